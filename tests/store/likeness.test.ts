import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { containment, REPRINTED_SHARE, shinglesOf } from '../../src/store/likeness.js';
import { PAIRS } from './reprint-pairs.js';

const isReprint = (a: string, b: string): boolean => containment(shinglesOf(a), shinglesOf(b)) >= REPRINTED_SHARE;

describe('reprints', () => {
  it('are told from rewrites, stories of the same event and texts made from one template', () => {
    expect(PAIRS).toHaveLength(200);
    const judged = PAIRS.map((pair) => ({ ...pair, said: isReprint(pair.a, pair.b) }));
    const right = judged.filter(({ reprint, said }) => reprint && said).length;
    const precision = right / judged.filter(({ said }) => said).length;
    const recall = right / judged.filter(({ reprint }) => reprint).length;
    expect((2 * precision * recall) / (precision + recall)).toBeGreaterThanOrEqual(0.97);
  });

  it.each([...new Set(PAIRS.map(({ kind }) => kind))])('are told where the text was, or is: %s', (kind) => {
    const pairs = PAIRS.filter((pair) => pair.kind === kind);
    const right = pairs.filter(({ a, b, reprint }) => isReprint(a, b) === reprint);
    expect(right.length / pairs.length).toBeGreaterThanOrEqual(0.9);
  });

  it('share enough of their samples to be found', () => {
    for (const { a, b } of PAIRS.filter(({ reprint }) => reprint)) {
      const [one, other] = [shinglesOf(a).sample, new Set(shinglesOf(b).sample)];
      const shared = one.filter((hash) => other.has(hash)).length;
      expect(shared).toBeGreaterThanOrEqual(0.4 * Math.min(one.length, other.size));
    }
  });
});

const words = fc.array(fc.stringMatching(/^[a-zé]{2,8}$/), { minLength: 40, maxLength: 120 });

describe('containment', () => {
  it('is the same both ways, whole for a text in itself, and blind to case, punctuation and white space', () => {
    fc.assert(
      fc.property(words, words, (one, other) => {
        const [a, b] = [shinglesOf(one.join(' ')), shinglesOf(other.join(' '))];
        expect(containment(a, b)).toBe(containment(b, a));
        expect(containment(a, shinglesOf(one.join(',\n').toUpperCase()))).toBe(1);
        expect(containment(a, shinglesOf([...other, ...one].join(' ')))).toBe(1);
      }),
    );
  });

  it('is none of a text too short to say where it comes from', () => {
    const stub = shinglesOf('Subscribe to read on, and have the whole of our archive at hand for a month.');
    expect(containment(stub, stub)).toBe(0);
    expect(stub.sample).toEqual([]);
  });
});
