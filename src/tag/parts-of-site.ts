/**
 * @module The deposits of one site told apart. Tables list the ore bodies of a mine or project as further names of it
 * ("Wheeler River": "Phoenix", "Gryphon"); an article that writes two such names means two deposits.
 */
import { foldKey } from './fold.js';
import { isAcronym } from './short-forms.js';
import type { Sensed } from './sensed.js';

/**
 * Parts the occurrences of one of the tables' deposits by their names. Of 213 times that an annotated article wrote two
 * names of one deposit which have no word in common, 203 meant two; of the other ten most were a name and its initials.
 *
 * @param site occurrences that bear one entry, in the order of the text
 * @returns the entry's own first: those under its name, or else under the first name that the article gives
 */
export function partsOfSite(site: readonly Sensed[]): Sensed[][] {
  const parts: Sensed[][] = [];
  for (const occurrence of site) {
    const akin = parts.filter((part) => part.some(({ key }) => isOneName(key, occurrence.key)));
    const own = akin.at(0);
    if (own === undefined) parts.push([occurrence]);
    else own.push(occurrence, ...akin.slice(1).flatMap((other) => other.splice(0)));
  }
  const entry = site.find(({ reading }) => reading !== undefined)?.reading?.entry;
  const bearsName = (part: readonly Sensed[]): boolean =>
    entry !== undefined && part.some(({ key }) => isOneName(key, foldKey(entry.name)));
  const found = parts.filter((part) => part.length > 0);
  return [...found.filter(bearsName), ...found.filter((part) => !bearsName(part))];
}

/** Whether two folded names may be forms of one: one within the other, or its initials. */
function isOneName(a: string, b: string): boolean {
  if (a.startsWith(b) || b.startsWith(a)) return true;
  if (isAcronym(a, b) || isAcronym(b, a)) return true;
  const [fewer, more] = [a.split(' '), b.split(' ')].sort((one, other) => one.length - other.length);
  return fewer.every((word) => more.some((other) => isOneSpelling(word, other)));
}

/** Letters at which two spellings of a word begin alike, though another alphabet's end is written in several ways: "Verkhnee", "Verkhniy". */
const STEM = 4;

function isOneSpelling(word: string, other: string): boolean {
  return word === other || (word.length > STEM && word.slice(0, STEM) === other.slice(0, STEM));
}
