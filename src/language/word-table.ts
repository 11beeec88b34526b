/** @module A small number for each of many hashed words: open addressing over typed arrays, faster than a Map and without objects. */

export class WordTable {
  readonly #mask: number;
  readonly #keys: Int32Array;
  /** Value + 1; 0 marks a free slot. */
  readonly #values: Uint32Array;

  /** @param values of the keys at the same index, below 2^32 - 1 */
  constructor(keys: Uint32Array, values: Uint32Array) {
    let slots = 16;
    while (slots < keys.length * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#keys = new Int32Array(slots);
    this.#values = new Uint32Array(slots);
    for (let i = 0; i < keys.length; i++) {
      const slot = this.#slot(keys[i] | 0);
      this.#keys[slot] = keys[i] | 0;
      this.#values[slot] = values[i] + 1;
    }
  }

  /** The word's value, or -1. */
  get(key: number): number {
    return this.#values[this.#slot(key)] - 1;
  }

  #slot(key: number): number {
    let slot = (key ^ (key >>> 15)) & this.#mask;
    while (this.#values[slot] !== 0 && this.#keys[slot] !== key) slot = (slot + 1) & this.#mask;
    return slot;
  }
}
