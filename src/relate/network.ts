/**
 * @module A network with one hidden layer over hashed features that answers several questions at once. What a feature
 * adds to the hidden layer is a row of whole numbers; each question weighs the layer's units that are above nothing.
 */
import { RowSums } from './row-sums.js';

export class Network {
  /** Units of the hidden layer. */
  readonly hidden: number;
  /** Questions. */
  readonly columns: number;
  /** Features that share a row are rare at this many. */
  readonly rows: number;

  readonly #sums: RowSums;

  /**
   * @param weights row by row, a weight a unit; a power of two of rows, a multiple of sixteen of units
   * @param scale what one step of a weight is worth
   * @param bias what each unit begins with
   * @param answers question by question, a weight a unit
   * @param odds what each question begins with, in log odds
   */
  constructor(
    weights: Int8Array,
    readonly scale: number,
    readonly bias: Float32Array,
    readonly answers: Float32Array,
    readonly odds: Float32Array,
  ) {
    this.hidden = bias.length;
    this.columns = odds.length;
    this.rows = weights.length / bias.length;
    this.#sums = new RowSums(weights, bias.length);
  }

  get weights(): Int8Array {
    return this.#sums.weights;
  }

  /** The log odds of some columns' questions, in their order. */
  score(features: ArrayLike<number>, columns: ArrayLike<number>): Float64Array {
    const { hidden, scale, bias, answers, odds } = this;
    const sums = new Int32Array(hidden);
    this.#sums.add(features, sums);
    const active = new Float64Array(hidden);
    for (let unit = 0; unit < hidden; unit++) active[unit] = Math.max(0, sums[unit] * scale + bias[unit]);
    const scores = new Float64Array(columns.length);
    for (let c = 0; c < columns.length; c++) {
      const own = columns[c] * hidden;
      let odd = odds[columns[c]];
      for (let unit = 0; unit < hidden; unit++) odd += answers[own + unit] * active[unit];
      scores[c] = odd;
    }
    return scores;
  }
}
