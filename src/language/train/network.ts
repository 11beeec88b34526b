/**
 * @module Learning of the parser's network: gradients of a batch of choices, then a step of Adam on every weight that
 * they touched. Half a million choices a round: all loops are over flat arrays in single precision.
 */
import { MATRIX_SCALE, VECTOR_SCALE, WEIGHT_SCALE, type NetworkWeights } from '../network.js';
import { CLASSES } from '../parser.js';
import { FEATURES, FEATURE_ROWS, HASHED_ROWS, WORD_PLACES } from '../state.js';
import { Touched, Weights, correctedRate } from './adam.js';

const HIDDEN = 192;
/** The share of hidden units that are left out at each choice (Srivastava and others 2014). */
const DROPOUT = 0.35;

const { fround } = Math;

export class LearningNetwork {
  readonly #width: number;
  readonly #features: Weights;
  readonly #vectors: Weights;
  readonly #matrices: Weights;
  readonly #bias = new Weights(new Float32Array(HIDDEN));
  readonly #classes: Weights;
  readonly #classBias = new Weights(new Float32Array(CLASSES));
  readonly #touchedFeatures = new Touched(FEATURE_ROWS);
  readonly #touchedVectors: Touched;

  /** Products of vectors and matrices in this batch, what is to be blamed on each, and which they are. */
  #products = new Float32Array(HIDDEN << 12);
  #blames = new Float32Array(HIDDEN << 12);
  readonly #productKeys: number[] = [];
  readonly #productAt: Int32Array;

  readonly #chance: () => number;
  readonly #rows = new Int32Array(FEATURES);
  readonly #wordProducts = new Int32Array(WORD_PLACES);
  readonly #units = new Float32Array(HIDDEN);
  /** By how much a unit's output follows its input: 0 where it is not active or left out. */
  readonly #slopes = new Float32Array(HIDDEN);
  readonly #blame = new Float32Array(HIDDEN);
  #steps = 0;

  /**
   * @param vectors to begin with, `width` numbers each
   * @param chance numbers in [0, 1) for the first weights and the units left out
   */
  constructor(vectors: Float32Array, width: number, chance: () => number) {
    const drawn = (length: number, most: number): Float32Array =>
      Float32Array.from({ length }, () => (chance() * 2 - 1) * most);
    const features = new Float32Array(FEATURE_ROWS * HIDDEN);
    features.set(drawn(HASHED_ROWS * HIDDEN, 0.1));
    this.#chance = chance;
    this.#width = width;
    this.#features = new Weights(features);
    this.#vectors = new Weights(vectors.slice());
    this.#matrices = new Weights(drawn(WORD_PLACES * width * HIDDEN, 1 / Math.sqrt(width)));
    this.#classes = new Weights(drawn(CLASSES * HIDDEN, 0.1));
    this.#touchedVectors = new Touched(vectors.length / width);
    this.#productAt = new Int32Array((vectors.length / width) * WORD_PLACES).fill(-1);
  }

  /** Sets the hidden layer to what `look` saw, some units left out. */
  see(rows: Int32Array, vectors: Int32Array): void {
    const units = this.#units;
    units.set(this.#bias.values);
    this.#rows.set(rows);
    for (let i = 0; i < FEATURES; i++) addRow(units, 0, this.#features.values, rows[i] * HIDDEN);
    for (let place = 0; place < WORD_PLACES; place++) {
      const product = this.#productOf(vectors[place], place);
      this.#wordProducts[place] = product;
      addRow(units, 0, this.#products, product * HIDDEN);
    }
    const slopes = this.#slopes;
    const kept = 1 / (1 - DROPOUT);
    for (let k = 0; k < HIDDEN; k++) {
      slopes[k] = this.#chance() < DROPOUT || units[k] <= 0 ? 0 : kept;
      units[k] *= slopes[k];
    }
    this.#blame.fill(0);
  }

  /** The score of a class for what was seen last. */
  score(label: number): number {
    const units = this.#units;
    const { values } = this.#classes;
    const at = label * HIDDEN;
    let sum = this.#classBias.values[label];
    for (let k = 0; k < HIDDEN; k++) sum += values[at + k] * units[k];
    return sum;
  }

  /** The score of a class should have been lower by some multiple of `gradient`. */
  blame(label: number, gradient: number): void {
    const at = label * HIDDEN;
    const { values, gradient: own } = this.#classes;
    const blame = this.#blame;
    const units = this.#units;
    const by = fround(gradient);
    for (let k = 0; k < HIDDEN; k++) {
      blame[k] = fround(blame[k] + fround(by * values[at + k]));
      own[at + k] = fround(own[at + k] + fround(by * units[k]));
    }
    this.#classBias.gradient[label] += gradient;
  }

  /** Passes what was blamed on for what was seen last to its features and words. */
  passBlame(): void {
    const blame = this.#blame;
    for (let k = 0; k < HIDDEN; k++) blame[k] *= this.#slopes[k];
    for (const row of this.#rows) {
      this.#touchedFeatures.add(row);
      addRow(this.#features.gradient, row * HIDDEN, blame, 0);
    }
    for (const product of this.#wordProducts) addRow(this.#blames, product * HIDDEN, blame, 0);
    addRow(this.#bias.gradient, 0, blame, 0);
  }

  /** The batch is over: every weight that had a part in it moves. */
  update(rate: number): void {
    this.#steps++;
    const corrected = correctedRate(rate, this.#steps);
    this.#productKeys.forEach((key, product) => {
      this.#blameProduct(key, product);
    });
    for (const row of this.#touchedFeatures.rows) this.#features.step(corrected, row * HIDDEN, (row + 1) * HIDDEN);
    const width = this.#width;
    for (const row of this.#touchedVectors.rows) this.#vectors.step(corrected, row * width, (row + 1) * width);
    for (const weights of [this.#matrices, this.#bias, this.#classes, this.#classBias]) weights.step(corrected);
    this.#touchedFeatures.clear();
    this.#touchedVectors.clear();
    for (const key of this.#productKeys) this.#productAt[key] = -1;
    this.#productKeys.length = 0;
  }

  /** The weights in whole steps. */
  freeze(): NetworkWeights {
    return {
      hidden: HIDDEN,
      features: inBytes(this.#features.values, WEIGHT_SCALE),
      width: this.#width,
      vectors: inBytes(this.#vectors.values, VECTOR_SCALE),
      matrices: inBytes(this.#matrices.values, MATRIX_SCALE),
      bias: Int16Array.from(this.#bias.values, (value) => Math.round(value * WEIGHT_SCALE)),
      classes: inBytes(this.#classes.values, WEIGHT_SCALE),
      classBias: Int16Array.from(this.#classBias.values, (value) => Math.round(value * WEIGHT_SCALE)),
    };
  }

  #productOf(vector: number, place: number): number {
    const key = vector * WORD_PLACES + place;
    const known = this.#productAt[key];
    if (known >= 0) return known;
    const product = this.#productKeys.length;
    this.#productKeys.push(key);
    this.#productAt[key] = product;
    if ((product + 1) * HIDDEN > this.#products.length) {
      this.#products = doubled(this.#products);
      this.#blames = doubled(this.#blames);
    }
    const products = this.#products;
    const from = product * HIDDEN;
    products.fill(0, from, from + HIDDEN);
    this.#blames.fill(0, from, from + HIDDEN);
    const width = this.#width;
    const vectors = this.#vectors.values;
    const matrices = this.#matrices.values;
    for (let d = 0; d < width; d += 4) {
      const at = (place * width + d) * HIDDEN;
      const factor0 = fround(vectors[vector * width + d]);
      const factor1 = fround(vectors[vector * width + d + 1]);
      const factor2 = fround(vectors[vector * width + d + 2]);
      const factor3 = fround(vectors[vector * width + d + 3]);
      for (let k = 0; k < HIDDEN; k++) {
        const first = fround(fround(factor0 * matrices[at + k]) + fround(factor1 * matrices[at + HIDDEN + k]));
        const second = fround(
          fround(factor2 * matrices[at + 2 * HIDDEN + k]) + fround(factor3 * matrices[at + 3 * HIDDEN + k]),
        );
        products[from + k] = fround(products[from + k] + fround(first + second));
      }
    }
    return product;
  }

  #blameProduct(key: number, product: number): void {
    const width = this.#width;
    const vector = Math.floor(key / WORD_PLACES);
    const place = key % WORD_PLACES;
    const blames = this.#blames;
    const from = product * HIDDEN;
    const vectors = this.#vectors;
    const { values, gradient } = this.#matrices;
    this.#touchedVectors.add(vector);
    for (let d = 0; d < width; d += 2) {
      const at = (place * width + d) * HIDDEN;
      const factor0 = fround(vectors.values[vector * width + d]);
      const factor1 = fround(vectors.values[vector * width + d + 1]);
      let sum0 = fround(0);
      let sum1 = fround(0);
      for (let k = 0; k < HIDDEN; k++) {
        const blame = blames[from + k];
        gradient[at + k] = fround(gradient[at + k] + fround(factor0 * blame));
        gradient[at + HIDDEN + k] = fround(gradient[at + HIDDEN + k] + fround(factor1 * blame));
        sum0 = fround(sum0 + fround(values[at + k] * blame));
        sum1 = fround(sum1 + fround(values[at + HIDDEN + k] * blame));
      }
      vectors.gradient[vector * width + d] += sum0;
      vectors.gradient[vector * width + d + 1] += sum1;
    }
  }
}

/** Adds a row of `HIDDEN` numbers to another; four at a time, for the engine does not unroll. */
function addRow(to: Float32Array, at: number, from: Float32Array, start: number): void {
  for (let k = 0; k < HIDDEN; k += 4) {
    to[at + k] = fround(to[at + k] + from[start + k]);
    to[at + k + 1] = fround(to[at + k + 1] + from[start + k + 1]);
    to[at + k + 2] = fround(to[at + k + 2] + from[start + k + 2]);
    to[at + k + 3] = fround(to[at + k + 3] + from[start + k + 3]);
  }
}

function doubled(numbers: Float32Array): Float32Array<ArrayBuffer> {
  const more = new Float32Array(numbers.length * 2);
  more.set(numbers);
  return more;
}

function inBytes(values: Float32Array, scale: number): Int8Array {
  return Int8Array.from(values, (value) => Math.max(-127, Math.min(127, Math.round(value * scale))));
}
