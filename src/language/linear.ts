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

/** Rows with entries for more than this share of the classes' pairs are kept as sums: adding them is one straight loop. */
const LONG = 0.25;
/** Room for the features of one example. */
const MOST = 128;

/**
 * Sums of rows have two classes an entry, so that one addition adds both: class c of the first half in the low 16 bits, the
 * class as far behind the half in the high ones. No class may come to more than 16 bits.
 */
export class LinearModel {
  readonly classes: number;
  /** Entries of a sum. */
  readonly width: number;
  readonly #mask: number;
  /** A key's slot is its highest bits: keys in ascending order fill the table from its beginning to its end. */
  readonly #shift: number;
  /** Slot k: the key at 2k, and at 2k + 1 where its row begins × 256 + its length, 0 for a long row. Key 0 is a free slot. */
  readonly #table: Int32Array;
  /** Short rows: weight × 256, + 128 for the high half, + the entry of a sum. */
  readonly #short: Int32Array;
  /** Long rows, as sums. */
  readonly #long: Int32Array;
  readonly #found = new Int32Array(MOST);

  constructor(rows: LinearRows) {
    this.classes = rows.classes;
    this.width = (rows.classes + 1) >> 1;
    let bits = 4;
    while (1 << bits < rows.keys.length * 2) bits++;
    const slots = 1 << bits;
    this.#mask = slots - 1;
    this.#shift = 32 - bits;
    this.#table = new Int32Array(slots * 2);
    let shortEntries = 0;
    let longRows = 0;
    for (const length of rows.lengths) {
      if (length > this.width * LONG) longRows++;
      else shortEntries += length;
    }
    this.#short = new Int32Array(shortEntries);
    this.#long = new Int32Array(longRows * this.width);
    let first = 0;
    let shortAt = 0;
    let longAt = 0;
    for (let i = 0; i < rows.keys.length; i++) {
      const key = rows.keys[i] | 0;
      const length = rows.lengths[i];
      let slot = key >>> this.#shift;
      while (this.#table[slot * 2] !== 0) slot = (slot + 1) & this.#mask;
      this.#table[slot * 2] = key;
      const isLong = length > this.width * LONG;
      this.#table[slot * 2 + 1] = isLong ? longAt * 256 : shortAt * 256 + length;
      for (let k = first; k < first + length; k++) {
        const label = rows.labels[k];
        const high = label < this.width ? 0 : 1;
        const entry = label - high * this.width;
        if (isLong) this.#long[longAt + entry] += rows.weights[k] << (high * 16);
        else this.#short[shortAt++] = rows.weights[k] * 256 + high * 128 + entry;
      }
      if (isLong) longAt += this.width;
      first += length;
    }
  }

  /** Adds the rows of `features[0 … n)` to the sum that stands in `sums` from `at` on. */
  add(features: Int32Array, n: number, sums: Int32Array, at: number): void {
    const table = this.#table;
    const short = this.#short;
    const long = this.#long;
    const mask = this.#mask;
    const shift = this.#shift;
    const width = this.width;
    const found = this.#found;
    // All first looks before all else: memory answers them side by side.
    for (let i = 0; i < n; i++) found[i] = table[(features[i] >>> shift) * 2];
    for (let i = 0; i < n; i++) {
      let there = found[i];
      if (there === 0) continue;
      const key = features[i];
      let slot = key >>> shift;
      while (there !== key && there !== 0) {
        slot = (slot + 1) & mask;
        there = table[slot * 2]!;
      }
      if (there === 0) continue;
      const row = table[slot * 2 + 1];
      const first = row >>> 8;
      const length = row & 255;
      if (length === 0) for (let k = 0; k < width; k++) sums[at + k] = (sums[at + k] + long[first + k]) | 0;
      else
        for (let k = first; k < first + length; k++) {
          const entry = short[k];
          sums[at + (entry & 127)] += (entry >> 8) << ((entry & 128) >> 3);
        }
    }
  }

  /** Writes what a sum comes to, a number a class, into `scores`, from `at` on. */
  read(sums: Int32Array, scores: Int32Array, at = 0): void {
    const { classes, width } = this;
    for (let k = 0; k < width; k++) {
      const low = (sums[k] << 16) >> 16;
      scores[at + k] = low;
      if (width + k < classes) scores[at + width + k] = (sums[k] - low) >> 16;
    }
  }
}

/** The class with the highest score, the first of equals. */
export function best(scores: Int32Array | Float64Array): number {
  let top = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c] > scores[top]) top = c;
  return top;
}
