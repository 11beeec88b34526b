import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Network } from '../../src/language/network.js';
import { FEATURES, WORD_PLACES } from '../../src/language/state.js';

const HIDDEN = 32;
const WIDTH = 4;
const ROWS = 9;
const VECTORS = 5;
const CLASSES = 3;

const weight = fc.integer({ min: -127, max: 127 });
const weights = (count: number): fc.Arbitrary<Int8Array> =>
  fc.array(weight, { minLength: count, maxLength: count }).map((numbers) => Int8Array.from(numbers));
const indices = (count: number, below: number): fc.Arbitrary<Int32Array> =>
  fc.array(fc.nat(below - 1), { minLength: count, maxLength: count }).map((numbers) => Int32Array.from(numbers));

const networks = fc.record({
  hidden: fc.constant(HIDDEN),
  features: weights(ROWS * HIDDEN),
  width: fc.constant(WIDTH),
  vectors: weights(VECTORS * WIDTH),
  matrices: weights(WORD_PLACES * WIDTH * HIDDEN),
  bias: weights(HIDDEN).map((numbers) => Int16Array.from(numbers)),
  classes: weights(CLASSES * HIDDEN),
  classBias: weights(CLASSES).map((numbers) => Int16Array.from(numbers)),
});

describe('the network', () => {
  it('scores as the formula says, whatever it saw before', () => {
    const choices = fc.array(fc.tuple(indices(FEATURES, ROWS), indices(WORD_PLACES, VECTORS)), {
      minLength: 1,
      maxLength: 5,
    });
    fc.assert(
      fc.property(networks, choices, (own, seen) => {
        const network = new Network(own);
        for (const [rows, vectors] of seen) {
          network.see(rows, vectors);
          const units = Array.from({ length: HIDDEN }, (_, k) => {
            let sum = own.bias[k];
            for (const row of rows) sum += own.features[row * HIDDEN + k];
            vectors.forEach((vector, place) => {
              let product = 0;
              for (let d = 0; d < WIDTH; d++)
                product += own.vectors[vector * WIDTH + d] * own.matrices[(place * WIDTH + d) * HIDDEN + k];
              // 32nds × 128ths in 64ths, rounded half up.
              sum += Math.max(-2000, Math.min(2000, Math.floor(product / 64 + 0.5)));
            });
            return Math.max(0, sum);
          });
          for (let label = 0; label < CLASSES; label++) {
            const expected = units.reduce(
              (sum, unit, k) => sum + unit * own.classes[label * HIDDEN + k],
              own.classBias[label] * 64,
            );
            expect(network.score(label)).toBe(expected);
          }
        }
      }),
    );
  });
});
