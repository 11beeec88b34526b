/** @module A small number for each of many hashed words: open addressing over one typed array, faster than a Map and without objects. */

export class WordTable {
  /**
   * A key seeks its slot from its highest bits on. Keys are put in in ascending order and so lie in it: whoever meets a
   * greater one need seek no farther. Behind the last key there is a free slot.
   */
  readonly #shift: number;
  /** Slot k: the key at 2k, the value + 1 at 2k + 1, where 0 marks a free slot. */
  readonly #table: Int32Array;

  /**
   * @param words in ascending order
   * @param values of the words at the same index, below 2^31 - 1
   */
  constructor(words: Uint32Array, values: Uint32Array) {
    const keys = signed(words);
    let bits = 4;
    while (1 << bits < keys.length * 2) bits++;
    const shift = 32 - bits;
    const table = new Int32Array(2 * Math.max(lastSlot(keys, shift) + 2, 1 << bits));
    let slot = -1;
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
    let at = (key >>> this.#shift) * 2;
    while (table[at + 1] !== 0 && table[at] >>> 0 < key >>> 0) at += 2;
    return table[at] === (key | 0) ? table[at + 1] - 1 : -1;
  }
}

/** The same 32 bits as numbers that an engine need not box, however great they are. */
export function signed(numbers: Uint32Array): Int32Array {
  return new Int32Array(numbers.buffer, numbers.byteOffset, numbers.length);
}

/** The slot of a key whose home is `home`, the key before it being in slot `before`. */
export function nextSlot(before: number, home: number): number {
  return home > before ? home : before + 1;
}

/** The slot of the last of all `keys`, or -1. */
export function lastSlot(keys: Int32Array, shift: number): number {
  let slot = -1;
  for (let i = 0; i < keys.length; i++) slot = nextSlot(slot, keys[i] >>> shift);
  return slot;
}
