import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mix, pair } from '../../src/language/hash.js';
import { KeptSums } from '../../src/language/kept-sums.js';
import { LinearModel } from '../../src/language/linear.js';
import { compileGroups, writeFeatures } from '../../src/language/templates.js';
import { sparseRows } from '../../src/language/train/sparse-rows.js';

const CLASSES = 5;
const VALUES = 40;
const programs = compileGroups(
  ['a', 'b'],
  [
    { by: ['a'], templates: ['a'] },
    { by: ['a', 'b'], templates: ['b', ['a', 'b']] },
  ],
);
// A row for about half of all features there can be: short rows and long ones.
const known = new Map<number, Map<number, number>>();
for (let a = 0; a < VALUES; a++) {
  for (let b = 0; b < VALUES; b++) {
    [mix(0, a), mix(1, b), mix(2, pair(a, b))].forEach((feature, k) => {
      if ((a + b + k) % 2 === 0)
        known.set(feature >>> 0, new Map(Array.from({ length: 1 + (a % CLASSES) }, (_, c) => [c, a - 2 * b + c])));
    });
  }
}
const keys = Uint32Array.from(known.keys()).sort();
const linear = new LinearModel(sparseRows(CLASSES, keys, (index, label) => known.get(keys[index])!.get(label) ?? 0, 0));

describe('kept sums', () => {
  it('are what adding up gives, also where another sum had the place before', () => {
    // Four places a kind, so that most sums push another out.
    const kept = new KeptSums(linear, programs.length, 2);
    const value = fc.nat(VALUES - 1);
    fc.assert(
      fc.property(fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 30 }), (seen) => {
        for (const values of seen) {
          programs[0].values.set(values);
          const found = Int32Array.from([...programs.map((program, k) => kept.find(k, program)), kept.none, kept.none]);
          const sums = new Int32Array(linear.width);
          kept.total(found, 4, sums);
          const expected = new Int32Array(linear.width);
          const features = new Int32Array(3);
          const n = programs.reduce((at, program) => writeFeatures(program, features, at), 0);
          linear.add(features, n, expected, 0);
          expect(sums).toEqual(expected);
        }
      }),
    );
  });
});
