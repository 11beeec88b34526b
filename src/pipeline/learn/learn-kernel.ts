/**
 * @module The loops of learning over a network's units, in vector instructions: four units at a time. Every number is a float
 * of 32 bits, and every sum is taken in one order (W3C, "WebAssembly Core Specification", 4.3.3: no relaxed instruction is
 * among them), so that the same steps give the same bytes on every machine.
 */
import * as wasm from '../../language/assembler.js';

export interface Sizes {
  /** Units of the hidden layer, a multiple of 16. */
  readonly width: number;
  /** Rows of weights, one a feature. */
  readonly rows: number;
  /** Questions. */
  readonly columns: number;
  /** Most rows that are kept of an example. */
  readonly most: number;
}

/** One memory, seen as what stands in it, and the functions over it. */
export interface LearnKernel extends Functions {
  /** Numbers of the rows that an example is seen by: the first `count` of these, each once. */
  readonly kept: Int32Array;
  readonly units: Float32Array;
  /** What each unit is multiplied by; 0 for one that the example does without. */
  readonly gates: Float32Array;
  /** How the loss changes with each unit. */
  readonly slopes: Float32Array;
  readonly bias: Float32Array;
  readonly biasSquares: Float32Array;
  /** A weight a unit, row by row. */
  readonly weights: Float32Array;
  /** AdaGrad's, one a row. */
  readonly rowSquares: Float32Array;
  /** A weight a unit, question by question. */
  readonly answers: Float32Array;
  readonly answerSquares: Float32Array;
}

interface Functions {
  /** Sets the units to the bias and a share of the kept rows; what is below 0 becomes 0. */
  readonly sum: (count: number, share: number) => void;
  /** Multiplies the units by their gates, and takes their slopes for 0. */
  readonly gate: () => void;
  /** The product of a question's weights with the units. */
  readonly product: (column: number) => number;
  /** Adds to the slopes what an answer was off by, and moves the question's weights against it. */
  readonly moveAnswer: (column: number, error: number, rate: number) => void;
  /** Moves the bias and the kept rows against the slopes, each row by a step of its own. */
  readonly moveRows: (count: number, rate: number, rowRate: number) => void;
}

/** What of WebAssembly's interface is used: TypeScript has it among the browser's types only. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number }) => { readonly buffer: ArrayBuffer };
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Functions };
};
const PAGE = 1 << 16;
/** Bytes that a processor fetches together: a row that begins with them takes no more of them than it must. */
const LINE = 64;
/** Units that are summed side by side, those of one line: where a row has to be waited for, the next ones are fetched meanwhile. */
const BLOCK = 16;
/** Sums of a product that wait for one another no longer than they must. */
const SUMS = 4;

/** Where everything stands in the memory, in bytes. */
type Layout = Readonly<Record<Exclude<keyof LearnKernel, keyof Functions>, number>>;

/** All numbers are 0 at first. */
export function compileLearnKernel({ width, rows, columns, most }: Sizes): LearnKernel {
  let end = 0;
  const place = (numbers: number): number => {
    const start = end;
    end += LINE * Math.ceil((4 * numbers) / LINE);
    return start;
  };
  const layout: Layout = {
    kept: place(most),
    units: place(width),
    gates: place(width),
    slopes: place(width),
    bias: place(width),
    biasSquares: place(width),
    answers: place(columns * width),
    answerSquares: place(columns * width),
    rowSquares: place(rows),
    weights: place(rows * width),
  };
  const memory = new WebAssembly.Memory({ initial: Math.ceil(end / PAGE) });
  const code = wasm.assemble(
    [summing, gating, multiplying, movingAnswer, movingRows].map((write) => write(layout, width)),
  );
  const { exports } = new WebAssembly.Instance(new WebAssembly.Module(code), { env: { memory } });
  const floats = (start: number, length: number): Float32Array => new Float32Array(memory.buffer, start, length);
  return {
    ...exports,
    kept: new Int32Array(memory.buffer, layout.kept, most),
    units: floats(layout.units, width),
    gates: floats(layout.gates, width),
    slopes: floats(layout.slopes, width),
    bias: floats(layout.bias, width),
    biasSquares: floats(layout.biasSquares, width),
    answers: floats(layout.answers, columns * width),
    answerSquares: floats(layout.answerSquares, columns * width),
    rowSquares: floats(layout.rowSquares, rows),
    weights: floats(layout.weights, rows * width),
  };
}

/** Where an address is part of an instruction, what is added to it is nothing. */
const ORIGIN = wasm.constant(0);

/** The code of each vector of units, by the bytes that it stands behind the first. */
function eachVector(width: number, write: (offset: number, index: number) => wasm.Code): wasm.Code {
  return Array.from({ length: width / 4 }, (_, index) => write(16 * index, index));
}

/** `body` for each kept row, `row` being its number. @param count of the rows @param at local that counts bytes */
function eachKept({ kept }: Layout, count: number, at: number, row: number, body: wasm.Code): wasm.Code {
  return [
    wasm.set(at, ORIGIN),
    wasm.repeatIfAny(at, 4, wasm.multiply(wasm.get(count), wasm.constant(4)), [
      wasm.set(row, wasm.load32(wasm.get(at), kept)),
      body,
    ]),
  ];
}

/** Bytes that a row or a question stands behind the first. */
function bytesTo(index: number, width: number): wasm.Code {
  return wasm.multiply(wasm.get(index), wasm.constant(4 * width));
}

/** The sum of a vector's lanes. */
function total(vector: wasm.Code): wasm.Code {
  return [0, 1, 2, 3].map((lane) => wasm.laneFloat(vector, lane)).reduce((a, b) => wasm.addFloat(a, b));
}

function summing(layout: Layout, width: number): wasm.Func {
  const { units, bias, weights } = layout;
  const [count, share, at, row, ...sums] = Array.from({ length: 4 + BLOCK / 4 }, (_, local) => local);
  const body: wasm.Code[] = [];
  for (let block = 0; block < width; block += BLOCK) {
    const offset = (s: number): number => 4 * block + 16 * s;
    body.push(
      sums.map((sum) => wasm.set(sum, wasm.zero)),
      eachKept(layout, count, at, row, [
        wasm.set(row, bytesTo(row, width)),
        sums.map((sum, s) =>
          wasm.set(sum, wasm.addFloats(wasm.get(sum), wasm.load(wasm.get(row), weights + offset(s)))),
        ),
      ]),
      sums.map((sum, s) => {
        const part = wasm.multiplyFloats(wasm.get(sum), wasm.splatFloat(wasm.get(share)));
        const value = wasm.addFloats(part, wasm.load(ORIGIN, bias + offset(s)));
        return wasm.store(ORIGIN, units + offset(s), wasm.maxFloats(value, wasm.zero));
      }),
    );
  }
  const locals = [wasm.I32, wasm.I32, ...sums.map(() => wasm.V128)];
  return { name: 'sum', parameters: [wasm.I32, wasm.F32], gives: [], locals, body };
}

function gating({ units, gates, slopes }: Layout, width: number): wasm.Func {
  const body = eachVector(width, (offset) => [
    wasm.store(
      ORIGIN,
      units + offset,
      wasm.multiplyFloats(wasm.load(ORIGIN, units + offset), wasm.load(ORIGIN, gates + offset)),
    ),
    wasm.store(ORIGIN, slopes + offset, wasm.zero),
  ]);
  return { name: 'gate', parameters: [], gives: [], locals: [], body };
}

function multiplying({ units, answers }: Layout, width: number): wasm.Func {
  const [column, ...sums] = Array.from({ length: 1 + SUMS }, (_, local) => local);
  const body = [
    wasm.set(column, bytesTo(column, width)),
    eachVector(width, (offset, index) => {
      const sum = sums[index % SUMS];
      const weights = wasm.load(wasm.get(column), answers + offset);
      const product = wasm.multiplyFloats(weights, wasm.load(ORIGIN, units + offset));
      return wasm.set(sum, wasm.addFloats(wasm.get(sum), product));
    }),
    wasm.set(
      sums[0],
      sums.map(wasm.get).reduce((a, b) => wasm.addFloats(a, b)),
    ),
    total(wasm.get(sums[0])),
  ];
  const locals = sums.map(() => wasm.V128);
  return { name: 'product', parameters: [wasm.I32], gives: [wasm.F32], locals, body };
}

/** A unit whose gate is closed is 0: its weight stays, and what is added to its slope is taken away with the gate. */
function movingAnswer({ units, slopes, answers, answerSquares }: Layout, width: number): wasm.Func {
  const [column, error, rate, errors, rates, gradient, squares] = [0, 1, 2, 3, 4, 5, 6];
  const body = [
    wasm.set(column, bytesTo(column, width)),
    wasm.set(errors, wasm.splatFloat(wasm.get(error))),
    wasm.set(rates, wasm.splatFloat(wasm.get(rate))),
    eachVector(width, (offset) => {
      const share = wasm.multiplyFloats(wasm.get(errors), wasm.load(wasm.get(column), answers + offset));
      return [
        wasm.store(ORIGIN, slopes + offset, wasm.addFloats(wasm.load(ORIGIN, slopes + offset), share)),
        wasm.set(gradient, wasm.multiplyFloats(wasm.get(errors), wasm.load(ORIGIN, units + offset))),
        descending(wasm.get(column), answers + offset, answerSquares + offset, gradient, rates, squares),
      ];
    }),
  ];
  const locals = [errors, rates, gradient, squares].map(() => wasm.V128);
  return { name: 'moveAnswer', parameters: [wasm.I32, wasm.F32, wasm.F32], gives: [], locals, body };
}

function movingRows(layout: Layout, width: number): wasm.Func {
  const { gates, slopes, bias, biasSquares, weights, rowSquares } = layout;
  const [count, rate, rowRate, at, row, mean, rates, slope, squares, step] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];
  const squareOfRow = wasm.multiply(wasm.get(row), wasm.constant(4));
  const body = [
    wasm.set(rates, wasm.splatFloat(wasm.get(rate))),
    eachVector(width, (offset) => [
      wasm.set(slope, wasm.multiplyFloats(wasm.load(ORIGIN, slopes + offset), wasm.load(ORIGIN, gates + offset))),
      wasm.store(ORIGIN, slopes + offset, wasm.get(slope)),
      wasm.set(mean, wasm.addFloats(wasm.get(mean), wasm.multiplyFloats(wasm.get(slope), wasm.get(slope)))),
      descending(ORIGIN, bias + offset, biasSquares + offset, slope, rates, squares),
    ]),
    wasm.set(mean, wasm.splatFloat(wasm.multiplyFloat(total(wasm.get(mean)), wasm.constantFloat(1 / width)))),
    wasm.set(rates, wasm.splatFloat(wasm.get(rowRate))),
    eachKept(layout, count, at, row, [
      wasm.set(step, wasm.loadSplat32(squareOfRow, rowSquares)),
      wasm.set(step, wasm.addFloats(wasm.get(step), wasm.get(mean))),
      wasm.storeLane32(squareOfRow, rowSquares, wasm.get(step), 0),
      wasm.set(step, wasm.divideFloats(wasm.get(rates), wasm.squareRoots(wasm.get(step)))),
      wasm.set(row, bytesTo(row, width)),
      eachVector(width, (offset) => {
        const change = wasm.multiplyFloats(wasm.get(step), wasm.load(ORIGIN, slopes + offset));
        const moved = wasm.subtractFloats(wasm.load(wasm.get(row), weights + offset), change);
        return wasm.store(wasm.get(row), weights + offset, moved);
      }),
    ]),
  ];
  const locals = [wasm.I32, wasm.I32, ...[mean, rates, slope, squares, step].map(() => wasm.V128)];
  return { name: 'moveRows', parameters: [wasm.I32, wasm.F32, wasm.F32], gives: [], locals, body };
}

/** AdaGrad's step of four weights, each by a square of its own. @param squares local for the new squares */
function descending(
  base: wasm.Code,
  weights: number,
  squaresAt: number,
  gradient: number,
  rates: number,
  squares: number,
): wasm.Code {
  const square = wasm.multiplyFloats(wasm.get(gradient), wasm.get(gradient));
  const step = wasm.divideFloats(
    wasm.multiplyFloats(wasm.get(rates), wasm.get(gradient)),
    wasm.squareRoots(wasm.get(squares)),
  );
  return [
    wasm.set(squares, wasm.addFloats(wasm.load(base, squaresAt), square)),
    wasm.store(base, squaresAt, wasm.get(squares)),
    wasm.store(base, weights, wasm.subtractFloats(wasm.load(base, weights), step)),
  ];
}
