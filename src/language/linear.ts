/**
 * @module A sparse linear classifier as it is used: features → integer scores of the classes.
 *
 * A feature's row lists only the classes that it speaks for or against; the table is open addressing over the feature's
 * own 32 bits, key and row side by side so that a look-up touches one cache line.
 */
import { nextSlot } from './word-table.js';

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
 * class as far behind the half in the high ones. No class may come to more than 16 bits. There are at most 128 classes.
 */
export class LinearModel {
  readonly classes: number;
  /** Entries of a sum. */
  readonly width: number;
  /**
   * A key seeks its slot from its highest bits on. Keys are put in in ascending order and so lie in it: whoever meets a
   * greater one need seek no farther. Behind the last key there is a free slot.
   */
  readonly #shift: number;
  /**
   * Slot k: the key at 2k, 0 where it is free, and the row at 2k + 1. A row of one or two small weights stands there itself,
   * so that it costs memory no second look: see {@link inlined}. Of others there is where they begin × 32 + their length × 2,
   * the length 0 for a long row.
   */
  readonly #table: Int32Array;
  /** Short rows: weight × 256, + 128 for the high half, + the entry of a sum. */
  readonly #short: Int32Array;
  /** Long rows, as sums. */
  readonly #long: Int32Array;
  readonly #found = new Int32Array(MOST);

  constructor(rows: LinearRows) {
    const { keys, lengths, labels, weights } = rows;
    const width = (rows.classes + 1) >> 1;
    const longest = width * LONG;
    this.classes = rows.classes;
    this.width = width;
    let bits = 4;
    while (1 << bits < keys.length * 1.25) bits++;
    const shift = 32 - bits;
    let slot = -1;
    let longRows = 0;
    for (let i = 0; i < keys.length; i++) {
      slot = nextSlot(slot, keys[i] >>> shift);
      if (lengths[i] > longest) longRows++;
    }
    const table = new Int32Array(2 * Math.max(slot + 2, 1 << bits));
    const long = new Int32Array(longRows * width);
    const short = new Int32Array(labels.length);
    let shortAt = 0;
    let longAt = 0;
    let first = 0;
    slot = -1;
    for (let i = 0; i < keys.length; i++) {
      const length = lengths[i];
      const behind = first + length;
      let row = 0;
      if (length > longest) {
        row = longAt * 32;
        for (; first < behind; first++) {
          const high = labels[first] < width ? 0 : 1;
          long[longAt + labels[first] - high * width] += weights[first] << (high * 16);
        }
        longAt += width;
      } else if (length <= 2 && isSmall(weights[first]) && isSmall(weights[behind - 1])) {
        row = 1;
        for (let at = 1; first < behind; first++, at += 15) row |= inlined(labels[first], weights[first], width) << at;
      } else {
        row = shortAt * 32 + length * 2;
        for (; first < behind; first++) {
          const high = labels[first] < width ? 0 : 1;
          short[shortAt++] = weights[first] * 256 + high * 128 + labels[first] - high * width;
        }
      }
      slot = nextSlot(slot, keys[i] >>> shift);
      table[slot * 2] = keys[i];
      table[slot * 2 + 1] = row;
    }
    this.#shift = shift;
    this.#table = table;
    this.#long = long;
    this.#short = short.slice(0, shortAt);
  }

  /** Adds the rows of `features[0 … n)` to the sum that stands in `sums` from `at` on. */
  add(features: Int32Array, n: number, sums: Int32Array, at: number): void {
    const table = this.#table;
    const short = this.#short;
    const long = this.#long;
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
      while (there !== 0 && there >>> 0 < key >>> 0) there = table[++slot * 2];
      if (there !== key) continue;
      const row = table[slot * 2 + 1];
      if ((row & 1) === 1) {
        sums[at + ((row >> 1) & 63)] += ((row << 16) >> 24) << ((row >> 3) & 16);
        sums[at + ((row >> 16) & 63)] += ((row << 1) >> 24) << ((row >> 18) & 16);
        continue;
      }
      const first = row >>> 5;
      const length = (row >> 1) & 15;
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

/** An entry in 15 bits: the entry of a sum in 6, its half in one, the weight in 8. */
function inlined(label: number, weight: number, width: number): number {
  return label < width ? label | ((weight & 255) << 7) : (label - width) | 64 | ((weight & 255) << 7);
}

function isSmall(weight: number): boolean {
  return weight >= -128 && weight < 128;
}

/** The class with the highest score, the first of equals. */
export function best(scores: Int32Array | Float64Array): number {
  let top = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c] > scores[top]) top = c;
  return top;
}
