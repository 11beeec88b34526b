/** @module The parser's network in vector instructions: sums of rows, scores of classes, products of words and places. */
import * as wasm from './assembler.js';

/** Where everything stands in the memory, in bytes, and the sizes of the network. */
export interface Layout {
  /** Units of the hidden layer, a multiple of 32. */
  readonly hidden: number;
  /** Numbers of a word's vector, an even number. */
  readonly width: number;
  /** `hidden` 16-bit numbers. */
  readonly bias: number;
  /** The hidden layer: `hidden` 16-bit numbers. */
  readonly units: number;
  /** Addresses of rows of `hidden` 8-bit numbers, behind them addresses of rows of `hidden` 16-bit numbers, and their end. */
  readonly rows: number;
  readonly products: number;
  readonly end: number;
  /** A word's vector as 16-bit numbers. */
  readonly vector: number;
}

export interface Kernel {
  /** The memory. */
  readonly buffer: ArrayBuffer;
  /** Sets the hidden layer to the bias and the rows at the addresses in the memory; what is below 0 becomes 0. */
  readonly see: () => void;
  /** The product of the hidden layer with `hidden` 8-bit numbers at an address. */
  readonly score: (address: number) => number;
  /**
   * Writes the product of the vector with a matrix to `to`, as `hidden` 16-bit numbers. The matrix has its rows in pairs:
   * the number of one row beside that of the other.
   */
  readonly product: (matrix: number, to: number) => void;
}

/** What of WebAssembly's interface is used: TypeScript has it among the browser's types only. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Omit<Kernel, 'buffer'> };
};
const PAGE = 1 << 16;
/** Units that are summed side by side, in four vectors. */
const BLOCK = 32;

/**
 * @param size of the memory, in bytes at least
 * @param bits by which a product is shifted, rounded half up
 * @param largest what no product is farther from 0 than
 */
export function compileKernel(size: number, layout: Layout, bits: number, largest: number): Kernel {
  const memory = new WebAssembly.Memory({ initial: Math.ceil(size / PAGE) });
  const code = wasm.assemble([seeing(layout), scoring(layout), multiplying(layout, bits, largest)]);
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
  return { ...exports, buffer: memory.buffer };
}

function seeing({ hidden, bias, units, rows, products, end }: Layout): wasm.Func {
  const [at, row, numbers, ...sums] = [0, 1, 2, 3, 4, 5, 6];
  const body: wasm.Code[] = [];
  const increase = (sum: number, by: wasm.Code): wasm.Code => wasm.set(sum, wasm.add16(wasm.get(sum), by));
  const nextRow = wasm.set(row, wasm.load32(wasm.get(at)));
  for (let k = 0; k < hidden; k += BLOCK) {
    sums.forEach((sum, s) => body.push(wasm.set(sum, wasm.load(wasm.constant(bias), 2 * k + 16 * s))));
    const bytes = [0, 1].map((half) => [
      wasm.set(numbers, wasm.load(wasm.get(row), k + 16 * half)),
      increase(sums[2 * half], wasm.widenLow(wasm.get(numbers))),
      increase(sums[2 * half + 1], wasm.widenHigh(wasm.get(numbers))),
    ]);
    const shorts = sums.map((sum, s) => increase(sum, wasm.load(wasm.get(row), 2 * k + 16 * s)));
    body.push(
      wasm.set(at, wasm.constant(rows)),
      wasm.repeat(at, 4, wasm.constant(products), [nextRow, bytes]),
      wasm.repeat(at, 4, wasm.constant(end), [nextRow, shorts]),
      ...sums.map((sum, s) => wasm.store(wasm.constant(units), 2 * k + 16 * s, wasm.max16(wasm.get(sum), wasm.zero))),
    );
  }
  const locals = [wasm.I32, wasm.I32, wasm.V128, ...sums.map(() => wasm.V128)];
  return { name: 'see', parameters: [], gives: [], locals, body };
}

function scoring({ hidden, units }: Layout): wasm.Func {
  const [address, numbers, low, high] = [0, 1, 2, 3];
  const body: wasm.Code[] = [];
  const increase = (sum: number, numbersOf: wasm.Code, at: number): wasm.Code =>
    wasm.set(sum, wasm.add32(wasm.get(sum), wasm.dot(numbersOf, wasm.load(wasm.constant(units), at))));
  for (let k = 0; k < hidden; k += 16) {
    body.push(
      wasm.set(numbers, wasm.load(wasm.get(address), k)),
      increase(low, wasm.widenLow(wasm.get(numbers)), 2 * k),
      increase(high, wasm.widenHigh(wasm.get(numbers)), 2 * k + 16),
    );
  }
  body.push(wasm.set(low, wasm.add32(wasm.get(low), wasm.get(high))));
  body.push([0, 1, 2, 3].map((lane) => wasm.lane32(wasm.get(low), lane)).reduce((a, b) => wasm.add(a, b)));
  return { name: 'score', parameters: [wasm.I32], gives: [wasm.I32], locals: [wasm.V128, wasm.V128, wasm.V128], body };
}

function multiplying({ hidden, width, vector }: Layout, bits: number, largest: number): wasm.Func {
  const [matrix, to, at, row, factors, numbers, ...sums] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const body: wasm.Code[] = [];
  const increase = (sum: number, by: wasm.Code): wasm.Code =>
    wasm.set(sum, wasm.add32(wasm.get(sum), wasm.dot(by, wasm.get(factors))));
  const steps = (sum: number): wasm.Code => {
    const rounded = wasm.shiftRight32(wasm.add32(wasm.get(sum), wasm.splat32(1 << (bits - 1))), bits);
    return wasm.min32(wasm.max32(rounded, wasm.splat32(-largest)), wasm.splat32(largest));
  };
  for (let k = 0; k < hidden; k += 16) {
    const pairs = [0, 1].map((half) => [
      wasm.set(numbers, wasm.load(wasm.get(row), 2 * k + 16 * half)),
      increase(sums[2 * half], wasm.widenLow(wasm.get(numbers))),
      increase(sums[2 * half + 1], wasm.widenHigh(wasm.get(numbers))),
    ]);
    body.push(
      ...sums.map((sum) => wasm.set(sum, wasm.zero)),
      wasm.set(row, wasm.get(matrix)),
      wasm.set(at, wasm.constant(vector)),
      wasm.repeat(at, 4, wasm.constant(vector + 2 * width), [
        wasm.set(factors, wasm.loadSplat32(wasm.get(at))),
        pairs,
        wasm.set(row, wasm.add(wasm.get(row), wasm.constant(2 * hidden))),
      ]),
      wasm.store(wasm.get(to), 2 * k, wasm.narrow(steps(sums[0]), steps(sums[1]))),
      wasm.store(wasm.get(to), 2 * k + 16, wasm.narrow(steps(sums[2]), steps(sums[3]))),
    );
  }
  const locals = [wasm.I32, wasm.I32, wasm.V128, wasm.V128, ...sums.map(() => wasm.V128)];
  return { name: 'product', parameters: [wasm.I32, wasm.I32], gives: [], locals, body };
}
