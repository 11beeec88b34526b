/** @module A linear model over hashed features that answers several questions at once: a row a feature, a column a question. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { mix } from './hash.js';

/** Keeps a feature's row from being told by the low bits of its own hash. */
const SALT = 0x51ed270b;

export class LinearModel {
  /** Features that share a row are rare at this many, and cost little. */
  readonly rows: number;

  /**
   * @param weights row by row, `columns` of them a row; a power of two of rows
   * @param scale what one step of a weight is worth
   */
  constructor(
    readonly columns: number,
    readonly weights: Int8Array,
    readonly scale: number,
  ) {
    this.rows = weights.length / columns;
  }

  /** The log odds of some columns' questions, in their order. */
  score(features: ArrayLike<number>, columns: ArrayLike<number>): Float64Array {
    const sums = new Float64Array(columns.length);
    const { weights, rows, columns: width } = this;
    for (let f = 0; f < features.length; f++) {
      const row = rowOf(features[f], rows) * width;
      for (let c = 0; c < columns.length; c++) sums[c] += weights[row + columns[c]];
    }
    for (let c = 0; c < sums.length; c++) sums[c] *= this.scale;
    return sums;
  }

  /** The form on disk: gzip over the number of columns (four bytes), the scale as a float and the weights in eight bits; all little-endian. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(8 + this.weights.length);
    const view = new DataView(bytes.buffer);
    view.setUint32(0, this.columns, true);
    view.setFloat32(4, this.scale, true);
    bytes.set(new Uint8Array(this.weights.buffer, this.weights.byteOffset, this.weights.length), 8);
    return gzipSync(bytes, { level: 9 });
  }

  static fromBytes(packed: Uint8Array): LinearModel {
    const bytes = gunzipSync(packed);
    return new LinearModel(bytes.readUInt32LE(0), new Int8Array(bytes.subarray(8)), bytes.readFloatLE(4));
  }
}

/** The row of a feature's weights. @param rows a power of two */
export function rowOf(feature: number, rows: number): number {
  return mix(feature, SALT) & (rows - 1);
}
