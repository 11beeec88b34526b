/** @module A linear classifier of three classes whose weights stand beside the feature: one cache line a look-up. */
import type { LinearRows } from './linear.js';

/** The largest weight that its ten bits hold; larger ones are cut to it. */
const LIMIT = 511;

export class PackedModel {
  readonly #mask: number;
  /** Slot k: the key at 2k, and at 2k + 1 the weights of classes 0, 1, 2 in ten bits each, from the lowest. Key 0 is free. */
  readonly #table: Int32Array;

  constructor(rows: LinearRows) {
    let slots = 16;
    while (slots < rows.keys.length * 2) slots *= 2;
    this.#mask = slots - 1;
    this.#table = new Int32Array(slots * 2);
    let at = 0;
    for (let i = 0; i < rows.keys.length; i++) {
      const key = rows.keys[i] | 0;
      let slot = key & this.#mask;
      while (this.#table[slot * 2] !== 0) slot = (slot + 1) & this.#mask;
      let packed = 0;
      for (const behind = at + rows.lengths[i]; at < behind; at++)
        packed |= (Math.max(-LIMIT, Math.min(LIMIT, rows.weights[at])) & 1023) << (rows.labels[at] * 10);
      this.#table[slot * 2] = key;
      this.#table[slot * 2 + 1] = packed;
    }
  }

  /** Writes the sums of the weights of `features[0 … n)` into `scores[0 … 2]`. */
  score(features: Int32Array, n: number, scores: Int32Array): void {
    const table = this.#table;
    const mask = this.#mask;
    let first = 0;
    let second = 0;
    let third = 0;
    for (let i = 0; i < n; i++) {
      const key = features[i];
      let slot = key & mask;
      let found = table[slot * 2];
      while (found !== key && found !== 0) {
        slot = (slot + 1) & mask;
        found = table[slot * 2];
      }
      if (found === 0) continue;
      const packed = table[slot * 2 + 1];
      first += (packed << 22) >> 22;
      second += (packed << 12) >> 22;
      third += (packed << 2) >> 22;
    }
    scores[0] = first;
    scores[1] = second;
    scores[2] = third;
  }
}
