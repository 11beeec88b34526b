/** @module The learned judge: which claims of an article a careful reader would state, and with which status. */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { STATUSES, type Status } from '../model.js';
import { grow, type Forest } from './forest.js';
import { LinearModel } from './linear.js';

interface Header {
  readonly claims: { readonly columns: number; readonly weights: number; readonly scale: number };
  readonly statuses: { readonly columns: number; readonly weights: number; readonly scale: number };
  readonly forest: Forest;
}

const STATUS_COLUMNS = Int32Array.from(STATUSES.keys());

export class Scorer {
  /**
   * @param claims what a pair of names says of each predicate: features as pair-features.ts makes them, columns as columns.ts has them
   * @param forest what the whole article says of a triple: measures as triples.ts has them
   * @param statuses a column a status, in the order of `STATUSES`
   */
  constructor(
    readonly claims: LinearModel,
    private readonly forest: Forest,
    private readonly statuses: LinearModel,
  ) {}

  /** The probability that a careful reader would state a triple. */
  probability(measures: readonly number[]): number {
    return 1 / (1 + Math.exp(-grow(this.forest, measures)));
  }

  /** The likeliest status of a claim. @param features as status-features.ts makes them */
  status(features: readonly number[]): Status {
    const sums = this.statuses.score(features, STATUS_COLUMNS);
    let best = 0;
    for (let status = 1; status < sums.length; status++) if (sums[status] > sums[best]) best = status;
    return STATUSES[best];
  }

  /** The form on disk: gzip over the length of a JSON header (little-endian, four bytes), the header, and the weights. */
  toBytes(): Uint8Array {
    const { claims, statuses, forest } = this;
    const sizeOf = ({ columns, weights, scale }: LinearModel) => ({ columns, weights: weights.length, scale });
    const header: Header = { claims: sizeOf(claims), statuses: sizeOf(statuses), forest };
    const text = new TextEncoder().encode(JSON.stringify(header));
    const bytes = new Uint8Array(4 + text.length + claims.weights.length + statuses.weights.length);
    new DataView(bytes.buffer).setUint32(0, text.length, true);
    bytes.set(text, 4);
    bytes.set(new Uint8Array(claims.weights.buffer), 4 + text.length);
    bytes.set(new Uint8Array(statuses.weights.buffer), 4 + text.length + claims.weights.length);
    return gzipSync(bytes, { level: 9 });
  }

  static fromBytes(packed: Uint8Array): Scorer {
    const bytes = gunzipSync(packed);
    const length = bytes.readUInt32LE(0);
    const { claims, statuses, forest } = JSON.parse(bytes.toString('utf8', 4, 4 + length)) as Header;
    let at = 4 + length;
    const take = ({ columns, weights, scale }: Header['claims']): LinearModel =>
      new LinearModel(columns, new Int8Array(bytes.subarray(at, (at += weights))), scale);
    return new Scorer(take(claims), forest, take(statuses));
  }
}

/** Reads the weights that a pipeline's learning has made. */
export function loadScorer(file: string): Scorer {
  return Scorer.fromBytes(readFileSync(file));
}
