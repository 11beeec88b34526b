/** @module The learned judge: the probability that a careful reader would state a proposed claim. */
import { readFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import { STATUSES, type Status } from '../model.js';
import { FEATURE_BITS, hashString, weightIndex } from './features.js';

/** A logistic model with one shared table of weights, in which every feature is crossed with the question: a predicate, or a status. */
export class Scorer {
  /**
   * @param weights one a table entry; a feature's weight is `weights[i] * scale`
   * @param scale what one step of a quantised weight is worth
   */
  constructor(
    private readonly weights: Int8Array,
    private readonly scale: number,
  ) {}

  /** @param features as features.ts makes them */
  probability(predicate: string, features: readonly number[]): number {
    return 1 / (1 + Math.exp(-this.sum(predicate, features)));
  }

  /** The likeliest status of a claim. @param features as status-features.ts makes them */
  status(features: readonly number[]): Status {
    let best: Status = 'asserted';
    let most = -Infinity;
    for (const status of STATUSES) {
      const sum = this.sum(statusQuestion(status), features);
      if (sum > most) [best, most] = [status, sum];
    }
    return best;
  }

  private sum(question: string, features: readonly number[]): number {
    const salt = hashString(question);
    let sum = 0;
    for (const feature of features) sum += this.weights[weightIndex(feature, salt)];
    return sum * this.scale;
  }

  /** The form on disk: gzip over a little-endian float32 scale and the weights. */
  toBytes(): Uint8Array {
    const bytes = new Uint8Array(4 + this.weights.length);
    new DataView(bytes.buffer).setFloat32(0, this.scale, true);
    bytes.set(new Uint8Array(this.weights.buffer, this.weights.byteOffset, this.weights.length), 4);
    return gzipSync(bytes, { level: 9 });
  }

  static fromBytes(packed: Uint8Array): Scorer {
    const bytes = gunzipSync(packed);
    const scale = new DataView(bytes.buffer, bytes.byteOffset).getFloat32(0, true);
    return new Scorer(new Int8Array(bytes.subarray(4)), scale);
  }
}

/** What is asked of the weights to learn whether a claim has a status; a predicate's name asks whether it is stated. */
export function statusQuestion(status: Status): string {
  return `status ${status}`;
}

/** Reads the weights that a pipeline's learning has made. */
export function loadScorer(file: string): Scorer {
  return Scorer.fromBytes(readFileSync(file));
}

export const WEIGHTS = 1 << FEATURE_BITS;
