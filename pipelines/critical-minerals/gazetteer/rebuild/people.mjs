/**
 * @module Heads of state and government, ministers and other holders of national office, from `people.tsv.gz` of the sources.
 *
 * Roles are written `role @ place:country start..end`: dates as precise as the source has them; an empty end is an office
 * held when the source was read (2026), `?` an end that the source does not know (it was read in mid 2022).
 */
import { join } from 'node:path';
import { fold, readRows, slug, values } from './tables.mjs';

const HAND = new URL('../people.tsv', import.meta.url);

/** What the factbook writes before a name. */
const TITLE =
  /^(?:represented by|co-prince|archbishop|taliban leader|acting|interim|governor(?: general)?|co-vice president|vice president|prime minister|president|king|queen|sultan|amir|emir|crown prince|prince|grand duke|chancellor|general|gen\.|maj\.|lt\.|col\.|colonel|captain|adm\.|dr\.|dr|sir|dame|sheikh|shaykh|ayatollah|supreme leader|his majesty|admiral|commissioner|administrator|lord|lieutenant|marshal|mr\.|ms\.|high commissioner)\s+/i;
/** Offices that the factbook's one line splits badly. */
const BAD_POSITION = /^(?:and|head of state)$|\band$/i;
/** Sovereigns stand once, for the country where they live. */
const ONE_CROWN = new Map([['Charles III', 'GB']]);

/**
 * Rows of `open/people.tsv`: one for each person, with all offices.
 *
 * @param {string} folder where the sources lie
 * @returns {import('./tables.mjs').Row[]}
 */
export function people(folder) {
  /** @type {Map<string, string>} */
  const byHand = new Map();
  for (const row of readRows(HAND))
    for (const spelling of [row.name, ...values(row.aliases)]) byHand.set(fold(spelling), row.id);
  /**
   * @type {Map<string, { id: string, names: Map<string, string>, roles: Set<string>, country: string, wikidata: string,
   *   sources: Set<string> }>}
   */
  const merged = new Map();
  /** @type {Map<string, string>} */
  const idOf = new Map();
  for (const source of readRows(join(folder, 'people.tsv.gz'))) {
    const name = bareName(source.name);
    if (!isFullName(name)) continue;
    if (ONE_CROWN.has(name) && ONE_CROWN.get(name) !== source.country) continue;
    const id = idOf.get(source.wikidata) ?? slug(name);
    if (id === '') continue;
    if (source.wikidata !== '') idOf.set(source.wikidata, id);
    const person = merged.get(id) ?? {
      id,
      names: new Map(),
      roles: new Set(),
      country: source.country,
      wikidata: '',
      sources: new Set(),
    };
    merged.set(id, person);
    for (const spelling of [name, ...values(source.aliases).map(bareName)])
      if (isFullName(spelling)) keepBest(person.names, spelling);
    const role = roleOf(source);
    if (role !== undefined) person.roles.add(role);
    if (person.wikidata === '') person.wikidata = source.wikidata;
    for (const code of values(source.sources)) person.sources.add(code);
  }
  // Who stands in the hand table under another id or spelling is left out: that row wins.
  const open = [...merged.values()].filter(({ id, names }) =>
    [...names.keys()].every((key) => (byHand.get(key) ?? id) === id),
  );
  return open.map(({ id, names, roles, country, wikidata, sources }) => {
    const [name, ...aliases] = names.values();
    return {
      id,
      name,
      aliases: aliases.join('|'),
      roles: [...roles].join('|'),
      country,
      wikidata,
      source: [...sources].join('|'),
    };
  });
}

/**
 * Keeps a spelling under its folded form: of two that differ in diacritics alone, the one that has them is the person's own.
 *
 * @param {Map<string, string>} names
 * @param {string} spelling
 */
function keepBest(names, spelling) {
  const key = fold(spelling);
  const known = names.get(key);
  if (known === undefined || marks(spelling) > marks(known)) names.set(key, spelling);
}

/** @param {string} name */
function marks(name) {
  return name.normalize('NFD').length - name.normalize('NFC').length;
}

/** @param {string} name */
function bareName(name) {
  let bare = name
    .replace(/\s*\([^)]*\)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  while (TITLE.test(bare)) bare = bare.replace(TITLE, '');
  return bare;
}

/**
 * Two words at least, or a sovereign's number: a single word is as often something else.
 *
 * @param {string} name
 */
function isFullName(name) {
  return (
    /^[\p{Lu}][\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){1,6}$/u.test(name) &&
    !/\b(?:and|of|the|vacant|council|represented)\b/i.test(name)
  );
}

/** @param {import('./tables.mjs').Row} row of the sources */
function roleOf({ position, role, country, start, end, sources }) {
  const office = BAD_POSITION.test(position) ? role.split('|')[0] : position.replace(/\s+/g, ' ');
  if (office === '' || country === '') return undefined;
  const until = end !== '' ? end : sources.includes('everypolitician') ? '?' : '';
  const title = `${office.charAt(0).toUpperCase()}${office.slice(1)}`;
  return `${title} @ place:${country.toLowerCase()}${start === '' && until === '' ? '' : ` ${start}..${until}`}`;
}
