import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../src/query/revision.js';

const OPENED = 'The mine in the hills opened on Tuesday with forty men.';
const SPRING = 'Its owner expects to ship in spring.';
const WATER = 'Farmers below the dam go on measuring the water.';
const text = (...paragraphs: readonly string[]): string => paragraphs.join('\n\n');

describe('changes between two versions', () => {
  it('are none where the text is the same', () => {
    expect(changesBetween(text(OPENED, WATER), text(OPENED, WATER))).toEqual([]);
  });

  it('are paragraphs added, removed and changed, with the words, in reading order', () => {
    const corrected = 'The mine in the hills opened on Monday with sixty men.';
    expect(changesBetween(text(OPENED, SPRING, WATER), text(corrected, WATER, 'Correction: it was Monday.'))).toEqual([
      {
        kind: 'changed',
        before: OPENED,
        after: corrected,
        words: { removed: ['Tuesday', 'forty'], added: ['Monday', 'sixty'] },
      },
      { kind: 'removed', before: SPRING },
      { kind: 'added', after: 'Correction: it was Monday.' },
    ]);
  });

  it('take a paragraph of other words for another one', () => {
    expect(changesBetween(SPRING, WATER).map(({ kind }) => kind)).toEqual(['removed', 'added']);
  });

  it('lead from either version to the other', () => {
    const versions = fc.array(fc.constantFrom('a b c', 'a b d', 'e f', 'g', 'h i j k'), { maxLength: 8 });
    fc.assert(
      fc.property(versions, versions, (old, now) => {
        const changes = changesBetween(text(...old), text(...now));
        const sorted = (list: readonly string[]): string[] => list.toSorted();
        const gone = changes.flatMap((change) => (change.kind === 'added' ? [] : [change.before]));
        const come = changes.flatMap((change) => (change.kind === 'removed' ? [] : [change.after]));
        expect(sorted([...old, ...come])).toEqual(sorted([...now, ...gone]));
      }),
    );
  });
});
