/** @module The forms under which an entry is found: its name, aliases, demonyms, symbol, and a company's name without its legal form. */
import type { GazetteerEntry } from '../model.js';
import { attributeOf } from './gazetteer.js';
import { cellValues } from './table.js';

/** How a form names its entry. */
export type FormRole = 'name' | 'alias' | 'demonym' | 'symbol' | 'short';

/**
 * What case a form asks of the text:
 * `any` (common nouns: "copper", "Copper"), `proper` (first letter a capital: "Codelco", "CODELCO"),
 * `exact` (acronyms and symbols, which are words otherwise: "US" is not "us").
 */
export type FormCase = 'any' | 'proper' | 'exact';

export interface Form {
  readonly text: string;
  readonly role: FormRole;
  readonly case: FormCase;
}

/** Up to this many letters in capitals are an acronym rather than a name that a table shouts ("ALROSA"). */
const ACRONYM_LETTERS = 5;

/** All forms of an entry, each once. `withoutLegalForm` gives a company's name less its legal form, or the name itself. */
export function formsOf(entry: GazetteerEntry, withoutLegalForm: (name: string) => string): Form[] {
  const forms = new Map<string, Form>();
  const add = (text: string, role: FormRole): void => {
    const bare = text.replace(/^the\s+/i, '').trim();
    // "neodymium and praseodymium" names two elements, each with an entry of its own.
    const coordination = entry.kind === 'element' && bare.includes(' and ');
    if (bare !== '' && !coordination && !forms.has(bare))
      forms.set(bare, { text: bare, role, case: caseOf(bare, entry.kind) });
  };
  const spelled: [string, FormRole][] = [
    [entry.name, 'name'],
    ...entry.aliases.map((alias): [string, FormRole] => [alias, 'alias']),
    ...cellValues(attributeOf(entry, 'demonyms')).map((demonym): [string, FormRole] => [demonym, 'demonym']),
  ];
  for (const [text, role] of spelled) {
    // "Iran's Ministry of Mines" is two names in a text, Iran's and the ministry's.
    if (entry.kind === 'organisation' && /^\p{Lu}[^’']*['’]s (?:Ministry|Department)/u.test(text)) continue;
    for (const part of entry.kind === 'organisation' ? namesIn(text) : [text]) {
      add(part, role);
      if (entry.kind === 'organisation') add(withoutLegalForm(part), 'short');
    }
  }
  if (entry.kind === 'element') add(attributeOf(entry, 'symbol') ?? '', 'symbol');
  return [...forms.values()];
}

/** "Saudi Arabian Mining Company (Ma'aden)" is two names of one company; "Orex Minerals (New)" and "Staatsolie (Suriname)" are one. */
function namesIn(text: string): string[] {
  const [, name, inBrackets] = /^(.+?) \(([^()]+)\)$/.exec(text) ?? [undefined, text, ''];
  return /^(?:\p{Lu}[\p{Lu}\p{N}&]+|\p{L}+['’]\p{L}+)$/u.test(inBrackets) ? [name, inBrackets] : [name];
}

function caseOf(text: string, kind: GazetteerEntry['kind']): FormCase {
  const letters = text.replace(/[^\p{L}]/gu, '');
  if (kind === 'element') return /\p{Lu}/u.test(letters.slice(1)) || letters.length <= 2 ? 'exact' : 'any';
  return letters.length <= ACRONYM_LETTERS && !/\p{Ll}/u.test(letters) ? 'exact' : 'proper';
}

/** Whether a stretch of text has the case that a form asks for. */
export function fitsCase(form: Form, found: string): boolean {
  switch (form.case) {
    case 'any':
      return true;
    case 'exact':
      return found.replace(/[^\p{L}\p{N}]/gu, '') === form.text.replace(/[^\p{L}\p{N}]/gu, '');
    case 'proper': {
      // "de Beers" may begin small, as the table writes it; every other word that the table begins with a capital needs one.
      const wanted = capitals(form.text);
      const given = capitals(found);
      if (!given.includes(true)) return false;
      return wanted.length !== given.length
        ? /^\p{Lu}/u.test(found)
        : wanted.every((capital, i) => !capital || given[i]);
    }
  }
}

function capitals(text: string): boolean[] {
  return text
    .split(/[^\p{L}\p{N}\p{M}]+/u)
    .filter((word) => /^\p{L}/u.test(word))
    .map((word) => /^\p{Lu}/u.test(word));
}
