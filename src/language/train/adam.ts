/** @module Adam (Kingma and Ba 2015, "Adam: a method for stochastic optimization") over weights of which a batch touches a few. */

/** Adam's memory of gradients and of their squares, as its authors advise. */
const MEMORY = 0.9;
const SQUARE_MEMORY = 0.999;

/** The rate of the n-th step, from 1, corrected for means that began at 0. */
export function correctedRate(rate: number, n: number): number {
  return (rate * Math.sqrt(1 - SQUARE_MEMORY ** n)) / (1 - MEMORY ** n);
}

/** Weights with their gradient and Adam's means. */
export class Weights {
  readonly values: Float32Array;
  readonly gradient: Float32Array;
  readonly #mean: Float32Array;
  readonly #square: Float32Array;

  constructor(values: Float32Array) {
    this.values = values;
    this.gradient = new Float32Array(values.length);
    this.#mean = new Float32Array(values.length);
    this.#square = new Float32Array(values.length);
  }

  /** Moves the weights `[from, to)` against their gradient, and forgets it. */
  step(rate: number, from = 0, to = this.values.length): void {
    const { values, gradient } = this;
    const mean = this.#mean;
    const square = this.#square;
    for (let i = from; i < to; i++) {
      const g = gradient[i];
      gradient[i] = 0;
      mean[i] = MEMORY * mean[i] + (1 - MEMORY) * g;
      square[i] = SQUARE_MEMORY * square[i] + (1 - SQUARE_MEMORY) * g * g;
      values[i] -= (rate * mean[i]) / (Math.sqrt(square[i]) + 1e-7);
    }
  }
}

/** Rows that a batch has touched, each once. */
export class Touched {
  readonly rows: number[] = [];
  readonly #seen: Uint8Array;

  constructor(count: number) {
    this.#seen = new Uint8Array(count);
  }

  add(row: number): void {
    if (this.#seen[row] === 1) return;
    this.#seen[row] = 1;
    this.rows.push(row);
  }

  clear(): void {
    for (const row of this.rows) this.#seen[row] = 0;
    this.rows.length = 0;
  }
}
