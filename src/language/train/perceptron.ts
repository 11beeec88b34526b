/**
 * @module The averaged perceptron (Collins 2002, "Discriminative training methods for hidden Markov models"), sparse:
 * a weight exists once an error has touched it.
 */
import type { LinearRows } from '../linear.js';

export class Perceptron {
  readonly classes: number;
  #mask: number;
  #keys: Int32Array;
  /** First entry of the feature's list, -1 for none. */
  #heads: Int32Array;
  #used = 0;
  #size = 0;
  #labels = new Uint8Array(1 << 16);
  #next = new Int32Array(1 << 16);
  #weights = new Float64Array(1 << 16);
  /** Sum of the weight over all steps before the entry's last change. */
  #totals = new Float64Array(1 << 16);
  #changed = new Int32Array(1 << 16);
  #step = 0;

  constructor(classes: number) {
    this.classes = classes;
    this.#mask = (1 << 18) - 1;
    this.#keys = new Int32Array(this.#mask + 1);
    this.#heads = new Int32Array(this.#mask + 1).fill(-1);
  }

  /** Writes the sum of the weights of `features[0 … n)` into `scores`. */
  score(features: Int32Array, n: number, scores: Float64Array): void {
    scores.fill(0);
    for (let i = 0; i < n; i++) {
      let entry = this.#heads[this.#slot(features[i])];
      while (entry >= 0) {
        scores[this.#labels[entry]] += this.#weights[entry];
        entry = this.#next[entry]!;
      }
    }
  }

  /** One example is over: `truth` gains and `guess` loses on its features, if they differ. */
  learn(features: Int32Array, n: number, truth: number, guess: number): void {
    this.#step++;
    if (truth === guess) return;
    for (let i = 0; i < n; i++) {
      this.#add(features[i], truth, 1);
      this.#add(features[i], guess, -1);
    }
  }

  /** The averaged weights in steps of `1 / scale`; those that round to nothing are left out. */
  freeze(scale: number): LinearRows {
    const rows: { key: number; entries: { label: number; weight: number }[] }[] = [];
    for (let slot = 0; slot <= this.#mask; slot++) {
      if (this.#keys[slot] === 0) continue;
      const entries: { label: number; weight: number }[] = [];
      for (let entry = this.#heads[slot]; entry >= 0; entry = this.#next[entry]!) {
        const total = this.#totals[entry] + this.#weights[entry] * (this.#step - this.#changed[entry]);
        const weight = Math.round((total / this.#step) * scale);
        if (weight !== 0) entries.push({ label: this.#labels[entry], weight });
      }
      if (entries.length > 0)
        rows.push({ key: this.#keys[slot] >>> 0, entries: entries.sort((a, b) => a.label - b.label) });
    }
    rows.sort((a, b) => a.key - b.key);
    const flat = rows.flatMap((row) => row.entries);
    return {
      classes: this.classes,
      keys: Uint32Array.from(rows, (row) => row.key),
      lengths: Uint8Array.from(rows, (row) => row.entries.length),
      labels: Uint8Array.from(flat, (entry) => entry.label),
      weights: Int16Array.from(flat, (entry) => entry.weight),
    };
  }

  #slot(key: number): number {
    let slot = key & this.#mask;
    while (this.#keys[slot] !== key && this.#keys[slot] !== 0) slot = (slot + 1) & this.#mask;
    return slot;
  }

  #add(key: number, label: number, amount: number): void {
    let slot = this.#slot(key);
    if (this.#keys[slot] === 0) {
      if (this.#used * 2 > this.#mask) {
        this.#growTable();
        slot = this.#slot(key);
      }
      this.#keys[slot] = key;
      this.#used++;
    }
    let entry = this.#heads[slot];
    while (entry >= 0 && this.#labels[entry] !== label) entry = this.#next[entry]!;
    if (entry < 0) {
      if (this.#size === this.#labels.length) this.#growEntries();
      entry = this.#size++;
      this.#labels[entry] = label;
      this.#next[entry] = this.#heads[slot]!;
      this.#heads[slot] = entry;
      this.#changed[entry] = this.#step;
    }
    this.#totals[entry] += this.#weights[entry] * (this.#step - this.#changed[entry]);
    this.#changed[entry] = this.#step;
    this.#weights[entry] += amount;
  }

  #growTable(): void {
    const keys = this.#keys;
    const heads = this.#heads;
    this.#mask = this.#mask * 2 + 1;
    this.#keys = new Int32Array(this.#mask + 1);
    this.#heads = new Int32Array(this.#mask + 1).fill(-1);
    for (let slot = 0; slot < keys.length; slot++) {
      if (keys[slot] === 0) continue;
      const free = this.#slot(keys[slot]);
      this.#keys[free] = keys[slot]!;
      this.#heads[free] = heads[slot]!;
    }
  }

  #growEntries(): void {
    const length = this.#labels.length * 2;
    const grown = <Numbers extends { set(from: Numbers): void }>(to: Numbers, from: Numbers): Numbers => {
      to.set(from);
      return to;
    };
    this.#labels = grown(new Uint8Array(length), this.#labels);
    this.#next = grown(new Int32Array(length), this.#next);
    this.#weights = grown(new Float64Array(length), this.#weights);
    this.#totals = grown(new Float64Array(length), this.#totals);
    this.#changed = grown(new Int32Array(length), this.#changed);
  }
}
