/**
 * @module The parser's network as it is used: one hidden layer (Chen and Manning 2014, "A fast and accurate dependency
 * parser using neural networks") over rows that are summed, in whole numbers, so that every machine has the same answer.
 *
 * What a feature adds to the hidden layer is a row of the file. What a word adds depends on its place: its vector times
 * the place's matrix, made when it is first needed and kept while its slot is not needed for another.
 */
import { WORD_PLACES } from './state.js';

/** A network as its file has it: weights in 64ths, but for the matrices (128ths) and the vectors (32nds). */
export interface NetworkWeights {
  /** Units of the hidden layer, an even number. */
  readonly hidden: number;
  /** A row of `hidden` numbers a feature. */
  readonly features: Int8Array;
  /** Numbers of a word's vector, a multiple of four. */
  readonly width: number;
  /** A row of `width` numbers a vector. */
  readonly vectors: Int8Array;
  /** `width` rows of `hidden` numbers a place. */
  readonly matrices: Int8Array;
  /** `hidden` numbers. */
  readonly bias: Int16Array;
  /** A row of `hidden` numbers a class, and what each class has to begin with. */
  readonly classes: Int8Array;
  readonly classBias: Int16Array;
}

/** Steps of a weight's unit, for whoever writes a file: see {@link NetworkWeights}. */
export const WEIGHT_SCALE = 64;
export const MATRIX_SCALE = 128;
export const VECTOR_SCALE = 32;
/** From the product of a matrix's and a vector's steps to a weight's: 128 × 32 / 64, as bits. */
const PRODUCT_BITS = 6;
/** How many products of a word and a place are kept. */
const KEPT = 1 << 16;
/** The largest number of a product; with it the sum of all rows stays within 16 bits. */
const LARGEST = 2000;

export class Network {
  readonly #weights: NetworkWeights;
  readonly #half: number;
  /** Rows with two numbers an entry, unit k in the low half and unit k + hidden / 2 in the high half. */
  readonly #features: Int32Array;
  readonly #bias: Int32Array;
  readonly #products: Int32Array;
  /** vector × WORD_PLACES + place of each product that is kept, or -1. */
  readonly #keys = new Int32Array(KEPT).fill(-1);
  readonly #slots = new Int32Array(WORD_PLACES);
  readonly #product: Int32Array;
  readonly #sums: Int32Array;
  readonly #units: Float64Array;
  readonly #classes: Float64Array;

  constructor(weights: NetworkWeights) {
    const { hidden } = weights;
    this.#weights = weights;
    this.#half = hidden / 2;
    this.#features = paired(weights.features, hidden);
    this.#bias = paired(weights.bias, hidden);
    this.#products = new Int32Array(KEPT * this.#half);
    this.#product = new Int32Array(hidden);
    this.#sums = new Int32Array(this.#half);
    this.#units = new Float64Array(hidden);
    this.#classes = Float64Array.from(weights.classes);
  }

  /** Sets the hidden layer to what `look` saw. */
  see(rows: Int32Array, vectors: Int32Array): void {
    const half = this.#half;
    const sums = this.#sums;
    sums.set(this.#bias);
    addRows(sums, this.#features, rows);
    for (let place = 0; place < WORD_PLACES; place++) this.#slots[place] = this.#productOf(vectors[place], place);
    addRows(sums, this.#products, this.#slots);
    const units = this.#units;
    for (let k = 0; k < half; k++) {
      const low = (sums[k] << 16) >> 16;
      const high = (sums[k] - low) >> 16;
      units[k] = low > 0 ? low : 0;
      units[half + k] = high > 0 ? high : 0;
    }
  }

  /** The score of a class for what was seen last. */
  score(label: number): number {
    const { hidden, classBias } = this.#weights;
    const weights = this.#classes;
    const units = this.#units;
    const at = label * hidden;
    let sum = classBias[label] * WEIGHT_SCALE;
    for (let k = 0; k < hidden; k++) sum += weights[at + k] * units[k];
    return sum;
  }

  /** Index of the product of a vector with a place's matrix. */
  #productOf(vector: number, place: number): number {
    const key = vector * WORD_PLACES + place;
    const slot = (Math.imul(key, 0x9e3779b1) >>> 8) & (KEPT - 1);
    if (this.#keys[slot] === key) return slot;
    this.#keys[slot] = key;
    const { hidden, width, vectors, matrices } = this.#weights;
    const product = this.#product.fill(0);
    // Four rows at a time: a sum is read and written less often.
    for (let d = 0; d < width; d += 4) {
      const at = (place * width + d) * hidden;
      const factor0 = vectors[vector * width + d];
      const factor1 = vectors[vector * width + d + 1];
      const factor2 = vectors[vector * width + d + 2];
      const factor3 = vectors[vector * width + d + 3];
      for (let k = 0; k < hidden; k++) {
        const first = Math.imul(factor0, matrices[at + k]) + Math.imul(factor1, matrices[at + hidden + k]);
        const second =
          Math.imul(factor2, matrices[at + 2 * hidden + k]) + Math.imul(factor3, matrices[at + 3 * hidden + k]);
        product[k] = (product[k] + first + second) | 0;
      }
    }
    for (let k = 0; k < hidden; k++) {
      const steps = (product[k] + (1 << (PRODUCT_BITS - 1))) >> PRODUCT_BITS;
      product[k] = Math.max(-LARGEST, Math.min(LARGEST, steps));
    }
    const half = this.#half;
    for (let k = 0; k < half; k++) this.#products[slot * half + k] = product[k] + (product[half + k] << 16);
    return slot;
  }
}

/** Adds rows of `sums.length` entries to `sums`, four at a time. The number of rows is a multiple of four. */
function addRows(sums: Int32Array, table: Int32Array, rows: Int32Array): void {
  const { length } = sums;
  for (let i = 0; i < rows.length; i += 4) {
    const first = rows[i] * length;
    const second = rows[i + 1] * length;
    const third = rows[i + 2] * length;
    const fourth = rows[i + 3] * length;
    for (let k = 0; k < length; k++) {
      sums[k] = (sums[k] + table[first + k] + table[second + k] + table[third + k] + table[fourth + k]) | 0;
    }
  }
}

/** Rows of `hidden` numbers with the two halves of a row in the halves of each entry, so that one addition adds both. */
function paired(numbers: Int8Array | Int16Array, hidden: number): Int32Array {
  const half = hidden / 2;
  const pairs = new Int32Array(numbers.length / 2);
  for (let row = 0; row * hidden < numbers.length; row++) {
    for (let k = 0; k < half; k++) {
      const at = row * hidden + k;
      pairs[row * half + k] = numbers[at] + (numbers[at + half] << 16);
    }
  }
  return pairs;
}
