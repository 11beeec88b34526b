import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowOf } from '../../src/learned/linear.js';
import { RowSums } from '../../src/learned/row-sums.js';

const ROWS = 32;

describe('sums of rows', () => {
  it('are what adding number by number gives, whatever the width and however many the rows', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(16, 48, 64, 80, 144).chain((width) =>
          fc.record({
            width: fc.constant(width),
            weights: fc.int8Array({ minLength: ROWS * width, maxLength: ROWS * width }),
            features: fc.array(fc.integer(), { maxLength: 600, size: 'max' }),
          }),
        ),
        ({ width, weights, features }) => {
          const sums = new Int32Array(width).fill(7);
          new RowSums(weights, width).add(features, sums);
          const expected = Array.from({ length: width }, (_, k) =>
            features.reduce((sum, feature) => sum + weights[rowOf(feature, ROWS) * width + k], 7),
          );
          expect(Array.from(sums)).toEqual(expected);
        },
      ),
    );
  });

  it('stay exact where many large numbers meet', () => {
    const sums = new Int32Array(16);
    new RowSums(new Int8Array(16).fill(-128), 16).add(new Int32Array(700), sums);
    expect(Array.from(sums)).toEqual(Array.from({ length: 16 }, () => -128 * 700));
  });
});
