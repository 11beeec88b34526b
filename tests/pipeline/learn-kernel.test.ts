import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileLearnKernel, type LearnKernel } from '../../src/pipeline/learn/learn-kernel.js';

const ROWS = 6;
const COLUMNS = 3;
const MOST = 12;
const RATE = 0.5;
const ROW_RATE = 0.25;

/** Eighths: sums and products of these are no longer than a float of 32 bits, so that their order makes no difference. */
const eighths = (length: number): fc.Arbitrary<number[]> =>
  fc.array(
    fc.integer({ min: -16, max: 16 }).map((n) => n / 8),
    { minLength: length, maxLength: length },
  );

/** A network at any moment, and what one example gives it to do. */
const moments = fc.constantFrom(16, 48, 64, 128).chain((width) =>
  fc.record({
    width: fc.constant(width),
    bias: eighths(width),
    weights: eighths(ROWS * width),
    answers: eighths(COLUMNS * width),
    kept: fc.array(fc.nat({ max: ROWS - 1 }), { maxLength: MOST }),
    gates: fc.array(fc.constantFrom(0, 2), { minLength: width, maxLength: width }),
    column: fc.nat({ max: COLUMNS - 1 }),
    error: fc.integer({ min: -8, max: 8 }).map((n) => n / 8),
  }),
);
type Moment = typeof moments extends fc.Arbitrary<infer Of> ? Of : never;

function kernelOf({ width, bias, weights, answers, kept, gates }: Moment): LearnKernel {
  const kernel = compileLearnKernel({ width, rows: ROWS, columns: COLUMNS, most: MOST });
  kernel.bias.set(bias);
  kernel.weights.set(weights);
  kernel.answers.set(answers);
  kernel.kept.set(kept);
  kernel.gates.set(gates);
  for (const squares of [kernel.biasSquares, kernel.rowSquares, kernel.answerSquares]) squares.fill(0.5);
  return kernel;
}

const unitsOf = ({ width, bias, weights, kept }: Moment, share: number): number[] =>
  bias.map((own, k) => Math.max(0, kept.reduce((sum, row) => sum + weights[row * width + k], 0) * share + own));

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, own, k) => sum + own * b[k], 0);

function expectNear(actual: Float32Array, expected: readonly number[]): void {
  expect(actual.length).toBe(expected.length);
  const far = expected.findIndex((own, i) => !(Math.abs(actual[i] - own) <= 1e-5 * (1 + Math.abs(own))));
  expect(far < 0 ? undefined : [far, actual[far], expected[far]]).toBeUndefined();
}

describe('the loops of learning', () => {
  it('sum rows, with the bias, to what is above 0', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(0.5, 1), (moment, share) => {
        const kernel = kernelOf(moment);
        kernel.sum(moment.kept.length, share);
        expect(Array.from(kernel.units)).toEqual(unitsOf(moment, share));
      }),
    );
  });

  it('multiply a question with the units whose gates are open', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const { width, answers, kept, gates, column } = moment;
        const kernel = kernelOf(moment);
        kernel.sum(kept.length, 1);
        kernel.gate();
        const units = unitsOf(moment, 1).map((unit, k) => unit * gates[k]);
        expect(Array.from(kernel.units)).toEqual(units);
        expect(kernel.product(column)).toBe(dot(units, answers.slice(column * width)));
      }),
    );
  });

  it('move a question, the bias and the rows as AdaGrad does, and nothing else', () => {
    fc.assert(
      fc.property(moments, (moment) => {
        const { width, bias, weights, answers, kept, gates, column, error } = moment;
        const kernel = kernelOf(moment);
        kernel.sum(kept.length, 1);
        kernel.gate();
        // Twice, so that the second finds slopes and squares that the first has left.
        for (let time = 0; time < 2; time++) kernel.moveAnswer(column, error, RATE);
        kernel.moveRows(kept.length, RATE, ROW_RATE);

        const slopes = new Array<number>(width).fill(0);
        const answerSquares = answers.map(() => 0.5);
        unitsOf(moment, 1).forEach((unit, k) => {
          const gradient = error * unit * gates[k];
          const at = column * width + k;
          for (let time = 0; time < 2; time++) {
            slopes[k] += error * answers[at] * gates[k];
            answerSquares[at] += gradient ** 2;
            answers[at] -= (RATE * gradient) / Math.sqrt(answerSquares[at]);
          }
        });
        const rowSquares = new Array<number>(ROWS).fill(0.5);
        for (const row of kept) {
          rowSquares[row] += dot(slopes, slopes) / width;
          const step = ROW_RATE / Math.sqrt(rowSquares[row]);
          slopes.forEach((slope, k) => (weights[row * width + k] -= step * slope));
        }
        expectNear(kernel.answers, answers);
        expectNear(kernel.answerSquares, answerSquares);
        expectNear(
          kernel.bias,
          bias.map((own, k) => own - (RATE * slopes[k]) / Math.sqrt(0.5 + slopes[k] ** 2)),
        );
        expectNear(
          kernel.biasSquares,
          slopes.map((slope) => 0.5 + slope ** 2),
        );
        expectNear(kernel.weights, weights);
        expectNear(kernel.rowSquares, rowSquares);
      }),
    );
  });
});
