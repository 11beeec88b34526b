/**
 * @module Hashing of features: a feature is a template's number and one to four values, mixed into 32 bits.
 *
 * The finaliser is MurmurHash3's (Austin Appleby, public domain): every bit of the input reaches every bit of the output,
 * so that a table can take any bits of it as its slot.
 */

/** The feature of a template with one value. Never 0, which marks a free slot. */
export function mix(template: number, a: number): number {
  let h = Math.imul(a ^ Math.imul(template + 1, 0x9e3779b1), 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  h ^= h >>> 16;
  return h === 0 ? 1 : h;
}

/** Two values as one, order kept. */
export function pair(a: number, b: number): number {
  const h = Math.imul(a, 0x9e3779b1);
  return Math.imul(h ^ (h >>> 15), 0x2c1b3c6d) + b;
}

/** The hash of a stretch of numbers, one step; start from {@link HASH_SEED}. FNV-1a over 16-bit units. */
export function step(hash: number, unit: number): number {
  return Math.imul(hash ^ unit, 0x01000193);
}

export const HASH_SEED = 0x811c9dc5 | 0;
