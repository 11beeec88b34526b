/** @module A small number for each of many hashed words, faster than a Map and without objects. */
import type { SortedKeys } from './sorted-keys.js';

export class WordTable {
  readonly #words: SortedKeys;
  readonly #values: Int32Array;

  /** @param values of the words at the same index, not below 0 */
  constructor(words: SortedKeys, values: Int32Array) {
    this.#words = words;
    this.#values = values;
  }

  /** The word's value, or -1. */
  get(key: number): number {
    const index = this.#words.indexOf(key);
    return index < 0 ? -1 : this.#values[index];
  }
}
