/**
 * @module A sparse linear classifier as it is used: features → integer scores of the classes.
 *
 * A feature's row lists only the classes that it speaks for or against; the table is open addressing over the feature's
 * own 32 bits, key and row side by side so that a look-up touches one cache line.
 */
import { HALVES, type SortedKeys } from './sorted-keys.js';

/** The form in which a model is stored. */
export interface LinearRows {
  readonly classes: number;
  /** Features, none of them 0. */
  readonly keys: SortedKeys;
  /** How many classes the row of each key names, at most 255. */
  readonly lengths: Uint8Array;
  /** The classes of all rows, row after row: shorter rows first, those of one length in the order of their keys. */
  readonly labels: Uint8Array;
  /** Their weights; a class that has more weight than a byte holds is named several times. */
  readonly weights: Int8Array;
}

/** Where the row of each key begins in {@link LinearRows.labels}. */
export function rowStarts(lengths: Uint8Array): Uint32Array {
  const next = lengthStarts(lengths);
  const starts = new Uint32Array(lengths.length);
  for (let i = 0; i < lengths.length; i++) {
    starts[i] = next[lengths[i]];
    next[lengths[i]] += lengths[i];
  }
  return starts;
}

/** Where the rows of each length begin in {@link LinearRows.labels}. */
function lengthStarts(lengths: Uint8Array): Uint32Array {
  const counts = new Uint32Array(LENGTHS);
  for (let i = 0; i < lengths.length; i++) counts[lengths[i]]++;
  const starts = new Uint32Array(LENGTHS + 1);
  for (let length = 0; length < LENGTHS; length++) starts[length + 1] = starts[length] + length * counts[length];
  return starts;
}

/** Lengths that a row may have, from 0 on. */
const LENGTHS = 256;
/** Rows of at most so many entries stand in the table itself. */
const INLINED = 2;
/**
 * Longer rows are kept as sums: the length of one that is not has five bits. So are those that name more than half as many
 * classes as a sum has entries: to add them entry by entry takes no longer than to go through their classes.
 */
const LONGEST = 31;
/** Homes a key. */
const ROOM = 1.25;
/** The highest bits of a key that decide its home. */
const HOME_BITS = 20;
/** Homes are 2^{@link HOME_BITS} × factor / 2^shift; a factor of so many bits comes near any number of them. */
const FACTOR_BITS = 11;
/** Slots behind the last home, for keys that find no free one before. */
const OVERRUN = 1024;
/** Room for the features of one example. */
const MOST = 128;

/**
 * Sums of rows have two classes an entry, so that one addition adds both: class 2k in the low 16 bits of entry k, class
 * 2k + 1 in the high ones. No class may come to more than 16 bits. There are at most 128 classes.
 */
export class LinearModel {
  readonly classes: number;
  /** Entries of a sum. */
  readonly width: number;
  /**
   * A key is sought from its home on, see {@link homeOf}. Keys are put in in ascending order and so lie in it: whoever meets
   * a greater one need seek no farther. Behind the last key there is a free slot.
   */
  readonly #factor: number;
  readonly #shift: number;
  /**
   * Slot k: the key at 2k, 0 where it is free, and the row at 2k + 1. A row of one or two entries stands there itself, so
   * that it costs memory no second look: see {@link inlined}. Of others there is where they begin × 64 + their length × 2,
   * the length 0 for a row that is kept as a sum.
   */
  readonly #table: Int32Array;
  /** Classes and weights of all rows, where the file's content lies. */
  readonly #labels: Uint8Array;
  readonly #weights: Int8Array;
  /** Long rows, as sums. */
  readonly #long: Int32Array;
  readonly #found = new Int32Array(MOST);

  constructor(rows: LinearRows) {
    const { keys, lengths, labels, weights } = rows;
    const { count } = keys;
    const width = (rows.classes + 1) >> 1;
    const homes = Math.max(2, count * ROOM);
    let shift = HOME_BITS + FACTOR_BITS;
    while (homes * 2 ** shift >= 2 ** (HOME_BITS + FACTOR_BITS)) shift--;
    const factor = Math.ceil(homes * 2 ** (shift - HOME_BITS));
    const slots = homeOf(-1, factor, shift) + 2 + Math.min(OVERRUN, count);
    const table = new Int32Array(2 * slots);
    const next = lengthStarts(lengths);
    const longest = Math.min(LONGEST, Math.max(INLINED, width >> 1));
    const long = new Int32Array(countLonger(next, longest) * width);
    let longAt = 0;
    let slot = -1;
    for (let half = 0; half < HALVES; half++) {
      for (let i = keys.starts[half]; i < keys.starts[half + 1]; i++) {
        const key = keys.keyAt(half, i);
        const length = lengths[i];
        const first = next[length];
        next[length] = first + length;
        let row = 0;
        if (length <= INLINED) {
          row = 1;
          for (let k = 0; k < length; k++) row |= inlined(labels[first + k], weights[first + k]) << (1 + 15 * k);
        } else if (length <= longest) row = first * 64 + length * 2;
        else {
          row = longAt * 64;
          for (let k = first; k < first + length; k++) long[longAt + (labels[k] >> 1)] += inHalf(labels[k], weights[k]);
          longAt += width;
        }
        slot = Math.max(slot + 1, homeOf(key, factor, shift));
        table[slot * 2] = key;
        table[slot * 2 + 1] = row;
      }
    }
    if (slot + 1 >= slots) throw new Error('expected hashes as keys');
    this.classes = rows.classes;
    this.width = width;
    this.#factor = factor;
    this.#shift = shift;
    this.#table = table;
    this.#labels = labels;
    this.#weights = weights;
    this.#long = long;
  }

  /** Adds the rows of `features[0 … n)` to the sum that stands in `sums` from `at` on. */
  add(features: Int32Array, n: number, sums: Int32Array, at: number): void {
    const table = this.#table;
    const labels = this.#labels;
    const weights = this.#weights;
    const long = this.#long;
    const factor = this.#factor;
    const shift = this.#shift;
    const width = this.width;
    const found = this.#found;
    // All first looks before all else: memory answers them side by side.
    for (let i = 0; i < n; i++) found[i] = table[homeOf(features[i], factor, shift) * 2];
    for (let i = 0; i < n; i++) {
      let there = found[i];
      if (there === 0) continue;
      const key = features[i];
      let slot = homeOf(key, factor, shift);
      while (there !== 0 && there >>> 0 < key >>> 0) there = table[++slot * 2];
      if (there !== key) continue;
      const row = table[slot * 2 + 1];
      if ((row & 1) === 1) {
        sums[at + ((row >> 2) & 63)] += ((row << 16) >> 24) << ((row << 3) & 16);
        sums[at + ((row >> 17) & 63)] += ((row << 1) >> 24) << ((row >> 12) & 16);
        continue;
      }
      const first = row >>> 6;
      const length = (row >> 1) & LONGEST;
      if (length === 0) for (let k = 0; k < width; k++) sums[at + k] = (sums[at + k] + long[first + k]) | 0;
      else for (let k = first; k < first + length; k++) sums[at + (labels[k] >> 1)] += inHalf(labels[k], weights[k]);
    }
  }

  /** Writes what a sum comes to, a number a class, into `scores`, from `at` on. */
  read(sums: Int32Array, scores: Int32Array, at = 0): void {
    const { classes } = this;
    for (let c = 0; c < classes; c += 2) {
      const sum = sums[c >> 1];
      const low = (sum << 16) >> 16;
      scores[at + c] = low;
      if (c + 1 < classes) scores[at + c + 1] = (sum - low) >> 16;
    }
  }
}

/** The slot from which a key is sought: the greater the key, the farther on. */
function homeOf(key: number, factor: number, shift: number): number {
  return Math.imul(key >>> (32 - HOME_BITS), factor) >>> shift;
}

/** A class's weight as it is added to its entry of a sum. */
function inHalf(label: number, weight: number): number {
  return weight << ((label & 1) << 4);
}

/** A class and its weight in 15 bits. */
function inlined(label: number, weight: number): number {
  return label | ((weight & 255) << 7);
}

/** How many rows are longer than `longest`; `starts` is what {@link lengthStarts} gave. */
function countLonger(starts: Uint32Array, longest: number): number {
  let rows = 0;
  for (let length = longest + 1; length < LENGTHS; length++) rows += (starts[length + 1] - starts[length]) / length;
  return rows;
}

/** The class with the highest score, the first of equals. */
export function best(scores: Int32Array | Float64Array): number {
  let top = 0;
  for (let c = 1; c < scores.length; c++) if (scores[c] > scores[top]) top = c;
  return top;
}
