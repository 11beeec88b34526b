/** @module A small number for each of many hashed words: open addressing over one typed array, faster than a Map and without objects. */

export class WordTable {
  /**
   * A key seeks its slot from its highest bits on. Keys are put in in ascending order and so lie in it: whoever meets a
   * greater one need seek no farther. Behind the last key there is a free slot.
   */
  readonly #shift: number;
  /** Slot k: the key at 2k, the value + 1 at 2k + 1, where 0 marks a free slot. */
  readonly #table: Uint32Array;

  /**
   * @param keys in ascending order
   * @param values of the keys at the same index, below 2^32 - 1
   */
  constructor(keys: Uint32Array, values: Uint32Array) {
    let bits = 4;
    while (1 << bits < keys.length * 2) bits++;
    const shift = 32 - bits;
    let slot = -1;
    for (let i = 0; i < keys.length; i++) slot = nextSlot(slot, keys[i] >>> shift);
    const table = new Uint32Array(2 * Math.max(slot + 2, 1 << bits));
    slot = -1;
    for (let i = 0; i < keys.length; i++) {
      slot = nextSlot(slot, keys[i] >>> shift);
      table[slot * 2] = keys[i];
      table[slot * 2 + 1] = values[i] + 1;
    }
    this.#shift = shift;
    this.#table = table;
  }

  /** The word's value, or -1. */
  get(key: number): number {
    const table = this.#table;
    const sought = key >>> 0;
    let at = (sought >>> this.#shift) * 2;
    while (table[at + 1] !== 0 && table[at] < sought) at += 2;
    return table[at] === sought ? table[at + 1] - 1 : -1;
  }
}

/** The slot of a key whose home is `home`, the key before it being in slot `before`. */
export function nextSlot(before: number, home: number): number {
  return home > before ? home : before + 1;
}
