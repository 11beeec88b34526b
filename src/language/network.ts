/**
 * @module The parser's network as it is used: one hidden layer (Chen and Manning 2014, "A fast and accurate dependency
 * parser using neural networks") over rows that are summed, in whole numbers, so that every machine has the same answer.
 *
 * What a feature adds to the hidden layer is a row of the file. What a word adds depends on its place: its vector times
 * the place's matrix, made when it is first needed and kept while its slot is not needed for another.
 * The loops over numbers are vector instructions, see `network-kernel.ts`: all numbers stand in one memory.
 */
import { compileKernel, type Kernel } from './network-kernel.js';
import { FEATURES, WORD_PLACES } from './state.js';

/** A network as its file has it: weights in 64ths, but for the matrices (128ths) and the vectors (32nds). */
export interface NetworkWeights {
  /** Units of the hidden layer, a multiple of 32. */
  readonly hidden: number;
  /** A row of `hidden` numbers a feature. */
  readonly features: Int8Array;
  /** Numbers of a word's vector, an even number. */
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
/** How many products of a word and a place are kept; each place has its share. */
const KEPT = 1 << 15;
/** The largest number of a product; with it the sum of all rows stays within 16 bits. */
const LARGEST = 2000;

export class Network {
  readonly #weights: NetworkWeights;
  readonly #kernel: Kernel;
  /** Addresses of the first row of features, of the first class, of the first matrix and of the first product. */
  readonly #features: number;
  readonly #classes: number;
  readonly #matrices: number;
  readonly #products: number;
  /** The addresses that `see` adds up: of the features' rows, then of the products. */
  readonly #rows: Int32Array;
  readonly #vector: Int16Array;
  /** Number of the vector of each product that is kept, or -1. */
  readonly #keys = new Int32Array(KEPT).fill(-1);

  constructor(weights: NetworkWeights) {
    const { hidden, width } = weights;
    this.#weights = weights;
    let size = 0;
    const take = (bytes: number): number => {
      const at = size;
      size += Math.ceil(bytes / 16) * 16;
      return at;
    };
    const bias = take(2 * hidden);
    const units = take(2 * hidden);
    const rows = take(4 * (FEATURES + WORD_PLACES));
    const vector = take(2 * width);
    const layout = {
      hidden,
      width,
      bias,
      units,
      rows,
      products: rows + 4 * FEATURES,
      end: rows + 4 * (FEATURES + WORD_PLACES),
      vector,
    };
    this.#classes = take(weights.classes.length);
    this.#matrices = take(weights.matrices.length);
    this.#features = take(weights.features.length);
    this.#products = take(2 * KEPT * hidden);
    this.#kernel = compileKernel(size, layout, PRODUCT_BITS, LARGEST);
    const { buffer } = this.#kernel;
    new Int16Array(buffer, bias, hidden).set(weights.bias);
    new Int8Array(buffer, this.#classes, weights.classes.length).set(weights.classes);
    putInPairs(weights.matrices, hidden, new Int8Array(buffer, this.#matrices, weights.matrices.length));
    new Int8Array(buffer, this.#features, weights.features.length).set(weights.features);
    this.#rows = new Int32Array(buffer, rows, FEATURES + WORD_PLACES);
    this.#vector = new Int16Array(buffer, vector, width);
  }

  /** Sets the hidden layer to what `look` saw. */
  see(rows: Int32Array, vectors: Int32Array): void {
    const { hidden } = this.#weights;
    const all = this.#rows;
    for (let i = 0; i < FEATURES; i++) all[i] = this.#features + rows[i] * hidden;
    for (let place = 0; place < WORD_PLACES; place++) all[FEATURES + place] = this.#productOf(vectors[place], place);
    this.#kernel.see();
  }

  /** The score of a class for what was seen last. */
  score(label: number): number {
    const { hidden, classBias } = this.#weights;
    return classBias[label] * WEIGHT_SCALE + this.#kernel.score(this.#classes + label * hidden);
  }

  /** Address of the product of a vector with a place's matrix. */
  #productOf(vector: number, place: number): number {
    const { hidden, width, vectors } = this.#weights;
    const slot = place * (KEPT / WORD_PLACES) + ((Math.imul(vector, 0x9e3779b1) >>> 8) & (KEPT / WORD_PLACES - 1));
    const at = this.#products + 2 * slot * hidden;
    if (this.#keys[slot] === vector) return at;
    this.#keys[slot] = vector;
    for (let d = 0; d < width; d++) this.#vector[d] = vectors[vector * width + d];
    this.#kernel.product(this.#matrices + place * width * hidden, at);
    return at;
  }
}

/** Puts rows of `hidden` numbers two and two into `pairs`: the number of the second row stands beside that of the first. */
function putInPairs(rows: Int8Array, hidden: number, pairs: Int8Array): void {
  for (let first = 0; first < rows.length; first += 2 * hidden) {
    for (let k = 0; k < hidden; k++) {
      pairs[first + 2 * k] = rows[first + k];
      pairs[first + 2 * k + 1] = rows[first + hidden + k];
    }
  }
}
