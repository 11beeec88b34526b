/**
 * @module A sparse linear classifier as it is used: features → integer scores of the classes.
 *
 * A feature's row lists only the classes that it speaks for or against; the table is open addressing over the feature's
 * own 32 bits, key and row side by side so that a look-up touches one cache line.
 */

/** Rows sorted by key: the form in which a model is stored. */
export interface LinearRows {
  readonly classes: number;
  /** Features in ascending order as unsigned numbers. */
  readonly keys: Uint32Array;
  /** How many classes the row of each key names, at most 255. */
  readonly lengths: Uint8Array;
  /** The classes of all rows, row after row. */
  readonly labels: Uint8Array;
  /** Their weights. */
  readonly weights: Int16Array;
}

export class LinearModel {
  readonly classes: number;
  readonly #mask: number;
  /** A key's slot is its highest bits: keys in ascending order fill the table from its beginning to its end. */
  readonly #shift: number;
  /** Slot k: the key at 2k, and at 2k + 1 the row's first entry × 256 + its length. Key 0 is a free slot. */
  readonly #table: Int32Array;
  /** Weight × 256 + class. */
  readonly #entries: Int32Array;

  constructor(rows: LinearRows) {
    this.classes = rows.classes;
    let bits = 4;
    while (1 << bits < rows.keys.length * 2) bits++;
    const slots = 1 << bits;
    this.#mask = slots - 1;
    this.#shift = 32 - bits;
    this.#table = new Int32Array(slots * 2);
    this.#entries = new Int32Array(rows.weights.length);
    for (let i = 0; i < rows.weights.length; i++) this.#entries[i] = rows.weights[i] * 256 + rows.labels[i];
    let first = 0;
    for (let i = 0; i < rows.keys.length; i++) {
      const key = rows.keys[i] | 0;
      let slot = key >>> this.#shift;
      while (this.#table[slot * 2] !== 0) slot = (slot + 1) & this.#mask;
      this.#table[slot * 2] = key;
      this.#table[slot * 2 + 1] = first * 256 + rows.lengths[i];
      first += rows.lengths[i];
    }
  }

  /** Writes the sum of the rows of `features[0 … n)` into `scores`. */
  score(features: Int32Array, n: number, scores: Int32Array): void {
    const table = this.#table;
    const entries = this.#entries;
    const mask = this.#mask;
    const shift = this.#shift;
    scores.fill(0);
    for (let i = 0; i < n; i++) {
      const key = features[i];
      let slot = key >>> shift;
      let found = table[slot * 2];
      while (found !== key && found !== 0) {
        slot = (slot + 1) & mask;
        found = table[slot * 2]!;
      }
      if (found === 0) continue;
      const row = table[slot * 2 + 1];
      const first = row >>> 8;
      const behind = first + (row & 255);
      for (let k = first; k < behind; k++) {
        const entry = entries[k];
        scores[entry & 255] += entry >> 8;
      }
    }
  }
}

/** The class with the highest score, the first of equals. */
export function best(scores: Int32Array | Float64Array): number {
  let top = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c] > scores[top]) top = c;
  return top;
}
