/** @module Documents made by machine: templates with holes, filled with names from lists. */
import nlp from 'compromise';
import type { Exceptions } from '../exceptions.js';
import { segment } from '../segment.js';
import { labelled, type NamedText } from './names.js';
import { random } from '../../chance.js';

/** Kinds of holes by their letter: what compromise's lexicon tags the names that fill them with, and the names' kind. */
const FILLERS: Readonly<Partial<Record<string, { readonly tags: readonly string[]; readonly kind: string }>>> = {
  c: { tags: ['Country'], kind: 'place' },
  v: { tags: ['City'], kind: 'place' },
  o: { tags: ['Organization'], kind: 'organisation' },
  t: { tags: ['SportsTeam'], kind: 'organisation' },
};
/** Numbers are below this. */
const NUMBERS = 90;

/**
 * Fills templates, each as often as the others.
 *
 * @param templates as in `data/name-templates.txt`
 * @param count how many documents
 */
export function madeDocuments(templates: string, count: number, exceptions: Exceptions): NamedText[] {
  const documents = templates
    .split('\n')
    .filter((line) => !line.startsWith('#'))
    .join('\n')
    .trim()
    .split(/\n\n+/);
  const chance = random(11);
  const pools = namePools();
  return Array.from({ length: count }, (_, i) => filled(documents[i % documents.length], pools, chance, exceptions));
}

function namePools(): ReadonlyMap<string, readonly string[]> {
  const { lexicon } = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one;
  const pools = new Map<string, string[]>();
  for (const [name, tags] of Object.entries(lexicon))
    for (const tag of [tags].flat()) pools.set(tag, [...(pools.get(tag) ?? []), capitalised(name)]);
  return pools;
}

function capitalised(name: string): string {
  return name.replace(/(^|[ -])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
}

function filled(
  template: string,
  pools: ReadonlyMap<string, readonly string[]>,
  chance: () => number,
  exceptions: Exceptions,
): NamedText {
  const pick = (tags: readonly string[]): string => {
    const pool = tags.flatMap((tag) => pools.get(tag) ?? []);
    return pool[Math.floor(chance() * pool.length)];
  };
  const drawn = new Map<string, string>();
  const draw = (key: string, tags: readonly string[]): string => {
    const known = drawn.get(key) ?? pick(tags);
    drawn.set(key, known);
    return known;
  };
  const names: { kind: string; start: number; end: number }[] = [];
  let text = '';
  const fill = (letter: string, number: string): string => {
    if (letter === 'n') return String(1 + Math.floor(chance() * NUMBERS));
    const filler = FILLERS[letter];
    if (filler !== undefined) return draw(letter + number, filler.tags);
    const surname = draw(`s${number}`, ['LastName']);
    const first = draw(`f${number}`, ['MaleName', 'FemaleName']);
    return letter === 's' ? surname : letter === 'i' ? `${first.charAt(0)}. ${surname}` : `${first} ${surname}`;
  };
  for (const line of template.split('\n')) {
    if (text !== '') text += '\n\n';
    const shout = line.startsWith('^');
    const cased = (part: string): string => (shout ? part.toUpperCase() : part);
    let at = shout ? 1 : 0;
    for (const hole of line.matchAll(/\{([a-z])(\d?)\}/g)) {
      text += cased(line.slice(at, hole.index));
      const name = cased(fill(hole[1], hole[2]));
      if (hole[1] !== 'n')
        names.push({ kind: FILLERS[hole[1]]?.kind ?? 'person', start: text.length, end: text.length + name.length });
      text += name;
      at = hole.index + hole[0].length;
    }
    text += cased(line.slice(at));
  }
  return labelled(segment(text, exceptions), names, 'general');
}
