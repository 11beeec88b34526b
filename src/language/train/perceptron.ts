/**
 * @module The averaged perceptron (Collins 2002, "Discriminative training methods for hidden Markov models") with a
 * margin: it also learns from a right answer that was only just right (Crammer and others 2006, "Online
 * passive-aggressive algorithms", argue why). A feature gets a row of weights once an error has touched it.
 */
import { best, type LinearRows } from '../linear.js';
import { sparseRows } from './sparse-rows.js';

export class Perceptron {
  readonly classes: number;
  readonly #margin: number;
  #mask = (1 << 18) - 1;
  /** Slot k: the feature at 2k, its row + 1 at 2k + 1; 0 is free. */
  #table = new Int32Array((this.#mask + 1) * 2);
  #rows = 0;
  #weights = new Float32Array(0);
  /** Sum over all changes of change × step: what averaging takes off (Daumé 2006, figure 2.3). */
  #lags = new Float64Array(0);
  #step = 1;

  /** @param margin by how much the truth should lead, as a share of the number of features of an example */
  constructor(classes: number, margin: number) {
    this.classes = classes;
    this.#margin = margin;
  }

  /** Writes the sum of the weights of `features[0 … n)` into `scores`. */
  score(features: Int32Array, n: number, scores: Float64Array): void {
    const { classes } = this;
    const weights = this.#weights;
    scores.fill(0);
    for (let i = 0; i < n; i++) {
      const row = this.#table[this.#slot(features[i]) * 2 + 1];
      if (row === 0) continue;
      const at = (row - 1) * classes;
      for (let c = 0; c < classes; c++) scores[c] += weights[at + c];
    }
  }

  /**
   * One example is over: `truth` gains and its strongest rival loses, unless the truth leads by the margin.
   *
   * @param scores what `score` gave; classes that are no rivals hold -Infinity. Altered.
   */
  learn(features: Int32Array, n: number, truth: number, scores: Float64Array): void {
    this.#step++;
    const own = scores[truth];
    scores[truth] = -Infinity;
    const rival = best(scores);
    if (own - scores[rival] > this.#margin * n) return;
    for (let i = 0; i < n; i++) {
      const at = this.#rowOf(features[i]) * this.classes;
      this.#weights[at + truth] += 1;
      this.#lags[at + truth] += this.#step;
      this.#weights[at + rival] -= 1;
      this.#lags[at + rival] -= this.#step;
    }
  }

  /** The averaged weights in steps of `1 / scale`; those of at most `dropped` steps are left out. */
  freeze(scale: number, dropped: number): LinearRows {
    const slots: number[] = [];
    for (let slot = 0; slot <= this.#mask; slot++) if (this.#table[slot * 2 + 1] !== 0) slots.push(slot);
    slots.sort((a, b) => (this.#table[a * 2] >>> 0) - (this.#table[b * 2] >>> 0));
    const mean = (index: number, label: number): number => {
      const at = (this.#table[slots[index] * 2 + 1] - 1) * this.classes + label;
      return (this.#weights[at] - this.#lags[at] / this.#step) * scale;
    };
    return sparseRows(
      this.classes,
      Uint32Array.from(slots, (slot) => this.#table[slot * 2]),
      mean,
      dropped,
    );
  }

  #slot(key: number): number {
    const table = this.#table;
    let slot = key & this.#mask;
    while (table[slot * 2] !== key && table[slot * 2 + 1] !== 0) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #rowOf(key: number): number {
    let slot = this.#slot(key);
    const known = this.#table[slot * 2 + 1];
    if (known !== 0) return known - 1;
    if (this.#rows * 2 > this.#mask) {
      this.#grow();
      slot = this.#slot(key);
    }
    if ((this.#rows + 1) * this.classes > this.#weights.length) {
      const length = Math.max(1 << 16, this.#weights.length * 2);
      const weights = new Float32Array(length);
      weights.set(this.#weights);
      this.#weights = weights;
      const lags = new Float64Array(length);
      lags.set(this.#lags);
      this.#lags = lags;
    }
    this.#table[slot * 2] = key;
    this.#table[slot * 2 + 1] = ++this.#rows;
    return this.#rows - 1;
  }

  #grow(): void {
    const old = this.#table;
    this.#mask = this.#mask * 2 + 1;
    this.#table = new Int32Array((this.#mask + 1) * 2);
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === 0) continue;
      const slot = this.#slot(old[at]);
      this.#table[slot * 2] = old[at];
      this.#table[slot * 2 + 1] = old[at + 1];
    }
  }
}
