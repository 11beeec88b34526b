/**
 * @module A network with one hidden layer over hashed features that answers several questions at once. What a feature
 * adds to the hidden layer is a row of whole numbers; each question weighs the layer's units that are above nothing.
 */
import { rowOf } from './linear.js';

export class Network {
  /** Units of the hidden layer. */
  readonly hidden: number;
  /** Questions. */
  readonly columns: number;
  /** Features that share a row are rare at this many. */
  readonly rows: number;

  /**
   * @param weights row by row, a weight a unit; a power of two of rows
   * @param scale what one step of a weight is worth
   * @param bias what each unit begins with
   * @param answers question by question, a weight a unit
   * @param odds what each question begins with, in log odds
   */
  constructor(
    readonly weights: Int8Array,
    readonly scale: number,
    readonly bias: Float32Array,
    readonly answers: Float32Array,
    readonly odds: Float32Array,
  ) {
    this.hidden = bias.length;
    this.columns = odds.length;
    this.rows = weights.length / bias.length;
  }

  /** The log odds of some columns' questions, in their order. */
  score(features: readonly number[], columns: ArrayLike<number>): Float64Array {
    const { hidden, weights, rows, answers, odds } = this;
    const sums = new Int32Array(hidden);
    for (const feature of features) {
      const row = rowOf(feature, rows) * hidden;
      for (let unit = 0; unit < hidden; unit++) sums[unit] += weights[row + unit];
    }
    const active = Float64Array.from(sums, (sum, unit) => Math.max(0, sum * this.scale + this.bias[unit]));
    return Float64Array.from(columns, (column) => {
      let odd = odds[column];
      for (let unit = 0; unit < hidden; unit++) odd += answers[column * hidden + unit] * active[unit];
      return odd;
    });
  }
}
