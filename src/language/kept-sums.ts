/**
 * @module Sums of a classifier's rows that come again and again, kept: what a word says by itself, or to its neighbours.
 *
 * What is kept is what would be added up anew: it changes how long an answer takes, not the answer.
 */
import { mix, pair } from './hash.js';
import type { LinearModel } from './linear.js';
import { writeFeatures, type Program } from './templates.js';

/** Room for the features of one program. */
const LONGEST = 64;

export class KeptSums {
  readonly #linear: LinearModel;
  readonly #shift: number;
  /** Entries of a sum; the last sum is of no rows at all. */
  readonly #width: number;
  readonly #sums: Int32Array;
  /** Two hashes of the values that decide a sum, the second never 0 where there is one. */
  readonly #keys: Int32Array;
  readonly #features = new Int32Array(LONGEST);

  /**
   * @param programs how many kinds of sums are kept
   * @param bits of the number of sums that are kept of each kind; one whose place another needs is made anew
   */
  constructor(linear: LinearModel, programs: number, bits: number) {
    this.#linear = linear;
    this.#shift = 32 - bits;
    this.#width = linear.width;
    this.#sums = new Int32Array(((programs << bits) + 1) * this.#width);
    this.#keys = new Int32Array((programs << bits) * 2);
  }

  /** The number of the sum of no rows. */
  get none(): number {
    return this.#keys.length / 2;
  }

  /** The number of the sum of a program's features for the values that were filled in. `kind` is the program's number. */
  find(kind: number, program: Program): number {
    const { values, by } = program;
    const first = values[by[0]];
    let rest = 0;
    for (let k = 1; k < by.length; k++) rest = pair(rest, values[by[k]]);
    const second = mix(0, rest);
    const place = (kind << (32 - this.#shift)) + (Math.imul(first ^ second, 0x9e3779b1) >>> this.#shift);
    const keys = this.#keys;
    if (keys[place * 2] === first && keys[place * 2 + 1] === second) return place;
    keys[place * 2] = first;
    keys[place * 2 + 1] = second;
    const at = place * this.#width;
    this.#sums.fill(0, at, at + this.#width);
    this.#linear.add(this.#features, writeFeatures(program, this.#features), this.#sums, at);
    return place;
  }

  /** Sets `sums` to the sum of sums `numbers[0 … n)`; `n` is a multiple of four. */
  total(numbers: Int32Array, n: number, sums: Int32Array): void {
    const width = this.#width;
    const kept = this.#sums;
    sums.fill(0);
    for (let i = 0; i < n; i += 4) {
      const a = numbers[i] * width;
      const b = numbers[i + 1] * width;
      const c = numbers[i + 2] * width;
      const d = numbers[i + 3] * width;
      for (let k = 0; k < width; k++) sums[k] = (sums[k] + kept[a + k] + kept[b + k] + kept[c + k] + kept[d + k]) | 0;
    }
  }
}
