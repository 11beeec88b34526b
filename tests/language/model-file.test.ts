import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LinearModel } from '../../src/language/linear.js';
import * as file from '../../src/language/model-file.js';
import { SortedKeys } from '../../src/language/sorted-keys.js';
import { sparseRows } from '../../src/language/train/sparse-rows.js';
import { WordTable } from '../../src/language/word-table.js';

const keys = fc
  .uniqueArray(fc.integer({ min: 1, max: 0xffffffff }), { maxLength: 200 })
  .map((numbers) => Uint32Array.from(numbers).sort());

describe('model files', () => {
  it('give back what was put in', () => {
    const sections = { a: Uint8Array.of(1, 2, 10), empty: new Uint8Array(0), b: Uint8Array.of(0) };
    const content = file.encodeSections(sections);
    const back = file.decodeSections(file.decompress(file.compress(content)));
    expect(Object.keys(back)).toEqual(['a', 'empty', 'b']);
    expect(Array.from(back.a)).toEqual([1, 2, 10]);
    expect(back.empty.length).toBe(0);
  });

  it('tell a file that is cut short', () => {
    const content = file.encodeSections({ a: new Uint8Array(9) });
    expect(() => file.decodeSections(content.subarray(0, -1))).toThrow(/bytes of model/);
  });

  it('pack numbers without loss', () => {
    fc.assert(
      fc.property(keys, (numbers) => {
        const own = Int32Array.from(numbers);
        expect(file.unpackNumbers(file.packNumbers(own))).toEqual(own);
      }),
    );
    fc.assert(
      fc.property(fc.int16Array(), (numbers) => {
        expect(file.unpackShorts(file.packShorts(numbers))).toEqual(numbers);
      }),
    );
  });
});

describe('sorted keys', () => {
  it('are found, whichever bits they share', () => {
    const close = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 });
    fc.assert(
      fc.property(keys, close, fc.integer({ min: 0, max: 0xffff }), (numbers, lower, upper) => {
        const all = new Set([...numbers, ...lower.map((low) => upper * 0x10000 + low)]);
        const known = Uint32Array.from(all).sort();
        const found = new SortedKeys(SortedKeys.of(known).packed);
        expect(found.count).toBe(known.length);
        expect(Array.from(known, (key) => found.indexOf(key | 0))).toEqual(Array.from(known, (_, i) => i));
        expect(Array.from(known, (key, i) => found.keyAt(key >>> 16, i))).toEqual(Array.from(known, (key) => key | 0));
        for (const key of known) if (!all.has((key ^ 1) >>> 0)) expect(found.indexOf(key ^ 1)).toBe(-1);
      }),
    );
  });

  it('do not take what is no hash', () => {
    expect(() => SortedKeys.of(Uint32Array.from({ length: 300 }, (_, i) => i))).toThrow(/hashes/);
  });
});

describe('classifiers', () => {
  const tables = (weight: fc.Arbitrary<number>): fc.Arbitrary<[number, number, number][]> =>
    fc.array(fc.tuple(weight, weight, weight), { minLength: 200, maxLength: 200 });
  const add = (known: Uint32Array, table: [number, number, number][]): void => {
    const rows = sparseRows(3, known, (index, label) => table[index][label], 0);
    const features = Int32Array.from([...known, 12345, 0x7fffffff]);
    const expected = [0, 0, 0];
    for (const feature of features) {
      const at = known.indexOf(feature >>> 0);
      if (at >= 0) for (let c = 0; c < 3; c++) expected[c] += table[at][c];
    }
    const model = new LinearModel(file.unpackRows('', file.packRows('', rows)));
    const sums = new Int32Array(model.width);
    const scores = new Int32Array(3);
    for (let i = 0; i < features.length; i += 50)
      model.add(features.slice(i, i + 50), Math.min(50, features.length - i), sums, 0);
    model.read(sums, scores);
    expect(Array.from(scores)).toEqual(expected);
  };

  it('add the weights of the features that they know', () => {
    // None, those that a byte holds, and those that take several.
    const weight = fc.oneof(fc.constant(0), fc.integer({ min: -150, max: 150 }), fc.integer({ min: -600, max: 600 }));
    fc.assert(fc.property(keys, tables(weight), add));
  });

  it('add rows so long that they are kept as sums', () => {
    // All together within 16 bits.
    const few = keys.map((numbers) => numbers.subarray(0, 8));
    fc.assert(fc.property(few, tables(fc.integer({ min: -4000, max: 4000 })), add));
  });

  it('look up words', () => {
    fc.assert(
      fc.property(keys, (known) => {
        const table = new WordTable(
          SortedKeys.of(known),
          Int32Array.from(known, (_, i) => i),
        );
        expect(Array.from(known, (key) => table.get(key | 0))).toEqual(Array.from(known, (_, i) => i));
        if (!known.includes(77)) expect(table.get(77)).toBe(-1);
      }),
    );
  });
});
