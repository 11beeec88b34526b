/**
 * @module What is known of a word before it is read in a sentence: the class of words that it is used like, the lists of
 * names that have it, and what it most likely is in a name. All are packed into one number a word, so that one look-up
 * gives them.
 */
import type { WordTable } from './word-table.js';

/** A word's entry by its `lower` hash; see {@link packEntry}. */
export type Lexicon = WordTable;

/** Classes come in families of so many: alike within a family, more alike within a class. */
export const FAMILY = 4;

/** Kinds of lists, as bits: a word may be on several. */
export const LISTS = { first: 1, last: 2, place: 4, organisation: 8, demonym: 16, person: 32 } as const;
const LIST_BITS = 6;

const CLASS_BITS = 12;

/** What a word can be in a name, the first being no word of a name. */
export const WORD_ROLES = ['none', 'first', 'last', 'place', 'organisation', 'demonym'] as const;

/**
 * A word's two likeliest roles as one number above 0, the likeliest first; the same twice where it is nearly sure.
 *
 * @param first index into {@link WORD_ROLES}
 */
export function packRoles(first: number, second: number): number {
  return 1 + first * WORD_ROLES.length + second;
}

/** The likeliest role in {@link packRoles}' number as a number above 0, 0 where none is known. */
export function likeliestRole(roles: number): number {
  return roles === 0 ? 0 : 1 + Math.floor((roles - 1) / WORD_ROLES.length);
}

/**
 * @param fine the word's class from 1, 0 where it has none; `family * FAMILY + member + 1`
 * @param lists bits of {@link LISTS}
 * @param roles as {@link packRoles} gives them, 0 where they are not known
 */
export function packEntry(fine: number, lists: number, roles: number): number {
  return (((roles << CLASS_BITS) | fine) << LIST_BITS) | lists;
}

/** The class in an entry, 0 where the word has none or is unknown (entry -1). */
export function fineClass(entry: number): number {
  return entry < 0 ? 0 : (entry >> LIST_BITS) & ((1 << CLASS_BITS) - 1);
}

/** The roles in an entry. */
export function rolesIn(entry: number): number {
  return entry < 0 ? 0 : entry >> (CLASS_BITS + LIST_BITS);
}

/** The family of a class, from 1, 0 for none. */
export function familyOf(fine: number): number {
  return Math.ceil(fine / FAMILY);
}

/** The lists in an entry. */
export function listsIn(entry: number): number {
  return entry < 0 ? 0 : entry & ((1 << LIST_BITS) - 1);
}
