/** @module The learned judge: which claims of an article a careful reader would state, and with which status. */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { STATUSES, type Status } from '../model.js';
import { grow, type Forest } from '../learned/forest.js';
import { LinearModel } from '../learned/linear.js';
import { Network } from '../learned/network.js';

interface Header {
  readonly claims: {
    readonly columns: number;
    readonly hidden: number;
    readonly weights: number;
    readonly scale: number;
  };
  readonly statuses: { readonly columns: number; readonly weights: number; readonly scale: number };
  readonly forest: Forest;
  readonly shifts: readonly number[];
}

const STATUS_COLUMNS = Int32Array.from(STATUSES.keys());

export class Scorer {
  private readonly odds: (measures: ArrayLike<number>, least?: number) => number;

  /**
   * @param claims what a pair of names says of each predicate: features as pair-features.ts makes them, columns as columns.ts has them
   * @param forest what the whole article says of a triple: measures as triples.ts has them
   * @param shifts what to add to the forest's log odds, by predicate
   * @param statuses a column a status, in the order of `STATUSES`
   */
  constructor(
    readonly claims: Network,
    private readonly forest: Forest,
    private readonly shifts: readonly number[],
    private readonly statuses: LinearModel,
  ) {
    this.odds = grow(forest);
  }

  /** The probability that a careful reader would state a triple of a predicate; 0 where it is seen to be less than `least`. */
  probability(predicate: number, measures: ArrayLike<number>, least = 0): number {
    const shift = this.shifts[predicate];
    return 1 / (1 + Math.exp(-this.odds(measures, Math.log(least / (1 - least)) - shift) - shift));
  }

  /** The likeliest status of a claim. @param features as status-features.ts makes them */
  status(features: readonly number[]): Status {
    const sums = this.statuses.score(features, STATUS_COLUMNS);
    let best = 0;
    for (let status = 1; status < sums.length; status++) if (sums[status] > sums[best]) best = status;
    return STATUSES[best];
  }

  /** The form on disk: gzip over the length of a JSON header (four bytes), the header, the weights in eight bits, and the network's others as floats; all little-endian. */
  toBytes(): Uint8Array {
    const { claims, statuses, forest, shifts } = this;
    const header: Header = {
      claims: {
        columns: claims.columns,
        hidden: claims.hidden,
        weights: claims.weights.length,
        scale: claims.scale,
      },
      statuses: { columns: statuses.columns, weights: statuses.weights.length, scale: statuses.scale },
      forest,
      shifts,
    };
    const text = new TextEncoder().encode(JSON.stringify(header));
    const length = new Uint8Array(4);
    new DataView(length.buffer).setUint32(0, text.length, true);
    const floats = [claims.bias, claims.answers, claims.odds].map(floatBytes);
    const parts = [length, text, claims.weights, statuses.weights, ...floats];
    return gzipSync(Buffer.concat(parts.map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength))), {
      level: 9,
    });
  }

  static fromBytes(packed: Uint8Array): Scorer {
    const bytes = gunzipSync(packed);
    const length = bytes.readUInt32LE(0);
    const { claims, statuses, forest, shifts } = JSON.parse(bytes.toString('utf8', 4, 4 + length)) as Header;
    let at = 4 + length;
    const whole = (count: number): Int8Array => new Int8Array(bytes.subarray(at, (at += count)));
    const floats = (count: number): Float32Array =>
      Float32Array.from({ length: count }, () => bytes.readFloatLE((at += 4) - 4));
    const weights = whole(claims.weights);
    const ofStatus = new LinearModel(statuses.columns, whole(statuses.weights), statuses.scale);
    const { hidden, columns, scale } = claims;
    const network = new Network(weights, scale, floats(hidden), floats(columns * hidden), floats(columns));
    return new Scorer(network, forest, shifts, ofStatus);
  }
}

/** Little-endian, whatever the machine. */
function floatBytes(values: Float32Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, index) => {
    view.setFloat32(4 * index, value, true);
  });
  return new Uint8Array(view.buffer);
}

/** Reads the weights that a pipeline's learning has made. */
export function loadScorer(file: string): Scorer {
  return Scorer.fromBytes(readFileSync(file));
}
