/**
 * @module A network with one hidden layer over hashed features that answers several questions at once. What a feature
 * adds to the hidden layer is a row of whole numbers; each question weighs the layer's units that are above nothing.
 */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { RowSums } from './row-sums.js';

export class Network {
  /** Units of the hidden layer. */
  readonly hidden: number;
  /** Questions. */
  readonly columns: number;
  /** Features that share a row are rare at this many. */
  readonly rows: number;

  readonly #rows: RowSums;
  // Room for one answer: to take it anew for each costs more than the answer.
  readonly #sums: Int32Array;
  readonly #units: Int32Array;
  readonly #active: Float64Array;

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
    this.#rows = new RowSums(weights, bias.length);
    this.#sums = new Int32Array(bias.length);
    this.#units = new Int32Array(bias.length);
    this.#active = new Float64Array(bias.length);
  }

  get weights(): Int8Array {
    return this.#rows.weights;
  }

  /** The log odds of some columns' questions, in their order. */
  score(features: ArrayLike<number>, columns: ArrayLike<number>): number[] {
    const { hidden, scale, bias, answers, odds } = this;
    const sums = this.#sums.fill(0);
    this.#rows.add(features, sums);
    const units = this.#units;
    const active = this.#active;
    let above = 0;
    for (let unit = 0; unit < hidden; unit++) {
      const value = sums[unit] * scale + bias[unit];
      if (value <= 0) continue;
      units[above] = unit;
      active[above++] = value;
    }
    const scores: number[] = [];
    for (let c = 0; c < columns.length; c++) {
      const own = columns[c] * hidden;
      let odd = odds[columns[c]];
      for (let k = 0; k < above; k++) odd += answers[own + units[k]] * active[k];
      scores.push(odd);
    }
    return scores;
  }

  /** The form on disk: gzip over units and questions (four bytes each), the scale, bias, answers and odds as floats, and the weights in eight bits; all little-endian. */
  toBytes(): Uint8Array {
    const floats = [this.scale, ...this.bias, ...this.answers, ...this.odds];
    const bytes = new Uint8Array(8 + 4 * floats.length + this.weights.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, this.hidden, true);
    view.setUint32(4, this.columns, true);
    floats.forEach((value, index) => {
      view.setFloat32(8 + 4 * index, value, true);
    });
    bytes.set(new Uint8Array(this.weights.buffer, this.weights.byteOffset, this.weights.length), 8 + 4 * floats.length);
    return gzipSync(bytes, { level: 9 });
  }

  static fromBytes(packed: Uint8Array): Network {
    const bytes = gunzipSync(packed);
    const [hidden, columns] = [bytes.readUInt32LE(0), bytes.readUInt32LE(4)];
    let at = 8;
    const floats = (count: number): Float32Array =>
      Float32Array.from({ length: count }, () => bytes.readFloatLE((at += 4) - 4));
    const [scale] = floats(1);
    const [bias, answers, odds] = [floats(hidden), floats(columns * hidden), floats(columns)];
    return new Network(new Int8Array(bytes.subarray(at)), scale, bias, answers, odds);
  }
}

/** Reads a network that a pipeline's learning has made. */
export function loadNetwork(file: string): Network {
  return Network.fromBytes(readFileSync(file));
}
