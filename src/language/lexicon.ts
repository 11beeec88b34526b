/**
 * @module What is known of a word before it is read in a sentence: the class of words that it is used like, and the lists
 * of names that have it. Both are packed into one number a word, so that one look-up gives them.
 */
import type { WordTable } from './word-table.js';

/** A word's entry by its `lower` hash; see {@link packEntry}. */
export type Lexicon = WordTable;

/** Classes come in families of so many: alike within a family, more alike within a class. */
export const FAMILY = 4;

/** Kinds of lists, as bits: a word may be on several. */
export const LISTS = { first: 1, last: 2, place: 4, organisation: 8, demonym: 16, person: 32 } as const;
const LIST_BITS = 6;

/** @param fine the word's class from 1, 0 where it has none; `family * FAMILY + member + 1` */
export function packEntry(fine: number, lists: number): number {
  return (fine << LIST_BITS) | lists;
}

/** The class in an entry, 0 where the word has none or is unknown (entry -1). */
export function fineClass(entry: number): number {
  return entry < 0 ? 0 : entry >> LIST_BITS;
}

/** The family of a class, from 1, 0 for none. */
export function familyOf(fine: number): number {
  return Math.ceil(fine / FAMILY);
}

/** The lists in an entry. */
export function listsIn(entry: number): number {
  return entry < 0 ? 0 : entry & ((1 << LIST_BITS) - 1);
}
