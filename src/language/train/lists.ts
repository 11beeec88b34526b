/** @module Words of names: those that compromise's lexicon (MIT) has in names of persons, places and organisations. */
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

/** `lower` hash (unsigned) of each word → the lists that have it, see {@link LISTS}. */
export function listedWords(): Map<number, number> {
  const { lexicon } = (nlp.model() as { one: { lexicon: Record<string, string | string[]> } }).one;
  const lists = new Map<number, number>();
  for (const [name, tags] of Object.entries(lexicon)) {
    const list = [tags].flat().reduce((bits, tag) => bits | (LIST_OF[tag] ?? 0), 0);
    if (list === 0) continue;
    for (const word of name.split(' ')) {
      if (word.length < SHORTEST && word !== name) continue;
      const hash = lowerHash(word) >>> 0;
      lists.set(hash, (lists.get(hash) ?? 0) | list);
    }
  }
  return lists;
}
