/**
 * @module Ascending 32-bit keys as a file has them, used where they lie: how many keys have each upper half, then the two
 * lower bytes of all. Keys are hashes: an upper half has a few, and their lower bytes are so evenly spread that no packing
 * makes them smaller.
 */

/** Upper halves that a key can have. */
export const HALVES = 1 << 16;
/** Keys of one upper half, at most. */
const MOST = 255;

export class SortedKeys {
  /** A byte for each upper half, then the third bytes of all keys, then the fourth. */
  readonly packed: Uint8Array;
  /** How many keys there are. */
  readonly count: number;
  /** Where the keys of each upper half begin, and {@link count} behind them. */
  readonly starts: Uint32Array;

  /** @param packed what {@link packed} of other keys was; it must not change */
  constructor(packed: Uint8Array) {
    this.packed = packed;
    this.count = (packed.length - HALVES) / 2;
    this.starts = new Uint32Array(HALVES + 1);
    for (let half = 0, start = 0; half < HALVES; half++) this.starts[half + 1] = start += packed[half];
  }

  /**
   * @param keys in ascending order
   * @throws Error when more of them have the same upper half than hashes do
   */
  static of(keys: Uint32Array): SortedKeys {
    const packed = new Uint8Array(HALVES + 2 * keys.length);
    for (const [i, key] of keys.entries()) {
      if (packed[key >>> 16] === MOST) throw new Error('expected hashes as keys');
      packed[key >>> 16]++;
      packed[HALVES + i] = key >>> 8;
      packed[HALVES + keys.length + i] = key;
    }
    return new SortedKeys(packed);
  }

  /** Where a key stands, or -1. */
  indexOf(key: number): number {
    const { packed, count, starts } = this;
    const behind = HALVES + starts[(key >>> 16) + 1];
    const third = (key >>> 8) & 255;
    const fourth = key & 255;
    let at = HALVES + starts[key >>> 16];
    while (at < behind && (packed[at] < third || (packed[at] === third && packed[at + count] < fourth))) at++;
    return at < behind && packed[at] === third && packed[at + count] === fourth ? at - HALVES : -1;
  }

  /** The key at an index, with the bits of its upper half, as a number with a sign. */
  keyAt(half: number, index: number): number {
    return (half << 16) | (this.packed[HALVES + index] << 8) | this.packed[HALVES + this.count + index];
  }
}
