/** @module Sums of hashed features' rows of 8-bit numbers, in vector instructions: sixteen numbers at a time. */
import * as wasm from '../language/assembler.js';
import { rowOf } from './linear.js';

/** Rows that are summed in one go: so many 8-bit numbers never come to more than 16 bits hold. */
const MOST = 256;
/** Numbers that are summed side by side, in eight vectors. */
const BLOCK = 64;
const PAGE = 1 << 16;

/** What of WebAssembly's interface is used: TypeScript has it among the browser's types only. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (
    module: object,
    imports: object,
  ) => { readonly exports: { readonly sum: (first: number) => void } };
};

/** Where everything stands in the memory, in bytes. */
const SUMS = 0;

export class RowSums {
  /** The rows, one behind the other. */
  readonly weights: Int8Array;
  readonly #width: number;
  /** Address of the first row. */
  readonly #base: number;
  /** Addresses of the rows to be summed, up to the end of this. */
  readonly #addresses: Int32Array;
  readonly #first: number;
  readonly #sums: Int16Array;
  readonly #sum: (first: number) => void;

  /** @param weights a power of two of rows @param width numbers a row, a multiple of sixteen */
  constructor(weights: Int8Array, width: number) {
    const first = SUMS + 2 * width;
    const end = first + 4 * MOST;
    const memory = new WebAssembly.Memory({ initial: Math.ceil((end + weights.length) / PAGE) });
    const code = wasm.assemble([summing(width, end)]);
    this.#sum = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } }).exports.sum;
    this.#width = width;
    this.#base = end;
    this.#first = first;
    this.#addresses = new Int32Array(memory.buffer, first, MOST);
    this.#sums = new Int16Array(memory.buffer, SUMS, width);
    this.weights = new Int8Array(memory.buffer, end, weights.length);
    this.weights.set(weights);
  }

  /** Adds the rows of features to `sums`. */
  add(features: ArrayLike<number>, sums: Int32Array): void {
    const width = this.#width;
    const base = this.#base;
    const addresses = this.#addresses;
    const own = this.#sums;
    const rows = this.weights.length / width;
    for (let from = 0; from < features.length; from += MOST) {
      const count = Math.min(MOST, features.length - from);
      const free = MOST - count;
      for (let i = 0; i < count; i++) addresses[free + i] = base + rowOf(features[from + i], rows) * width;
      this.#sum(this.#first + 4 * free);
      for (let k = 0; k < width; k++) sums[k] += own[k];
    }
  }
}

/** Sums the rows at the addresses from one place in the memory up to `end`. */
function summing(width: number, end: number): wasm.Func {
  const [first, at, row, numbers, ...sums] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const increase = (sum: number, by: wasm.Code): wasm.Code => wasm.set(sum, wasm.add16(wasm.get(sum), by));
  const body: wasm.Code[] = [];
  for (let block = 0; block < width; block += BLOCK) {
    const vectors = Math.min(BLOCK, width - block) / 16;
    const own = sums.slice(0, 2 * vectors);
    body.push(
      ...own.map((sum) => wasm.set(sum, wasm.zero)),
      wasm.set(at, wasm.get(first)),
      wasm.repeat(at, 4, wasm.constant(end), [
        ...wasm.set(row, wasm.load32(wasm.get(at))),
        ...Array.from({ length: vectors }, (_, v) => [
          ...wasm.set(numbers, wasm.load(wasm.get(row), block + 16 * v)),
          ...increase(own[2 * v], wasm.widenLow(wasm.get(numbers))),
          ...increase(own[2 * v + 1], wasm.widenHigh(wasm.get(numbers))),
        ]).flat(),
      ]),
      ...own.map((sum, s) => wasm.store(wasm.constant(SUMS), 2 * block + 16 * s, wasm.get(sum))),
    );
  }
  const locals = [wasm.I32, wasm.I32, wasm.V128, ...sums.map(() => wasm.V128)];
  return { name: 'sum', parameters: [wasm.I32], gives: [], locals, body: body.flat() };
}
