import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { random } from '../../src/chance.js';
import { grow } from '../../src/learned/forest.js';
import { assume } from '../../src/pipeline/learn/assume.js';
import { learnForest } from '../../src/pipeline/learn/boost.js';

/** The last measure says whether the first or the second is to be believed. */
const chance = random(1);
const ROWS = Array.from({ length: 2000 }, () => [chance(), chance(), Math.round(chance())]);
const FOREST = learnForest(
  ROWS,
  ROWS.map(([first, second, which]) => Number((which === 1 ? first : second) > 0.5)),
);

describe('a forest in which a measure is known', () => {
  it('says what the whole one says where the measure is that', () => {
    const odds = grow(FOREST);
    for (const value of [0, 1]) {
      const known = grow(assume(FOREST, 2, value));
      fc.assert(
        fc.property(fc.double({ noNaN: true }), fc.double({ noNaN: true }), (first, second) => {
          expect(known([first, second])).toBe(odds([first, second, value]));
        }),
      );
    }
  });

  it('asks for it no more', () => {
    expect(FOREST.trees.flatMap(({ measure }) => measure)).toContain(2);
    expect(assume(FOREST, 2, 1).trees.flatMap(({ measure }) => measure)).not.toContain(2);
  });
});
