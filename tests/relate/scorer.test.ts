import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { learnForest } from '../../src/pipeline/learn/boost.js';
import { shiftsOf } from '../../src/pipeline/learn/calibrate.js';
import type { JudgedTriple } from '../../src/pipeline/learn/examples.js';
import { learnNetwork } from '../../src/pipeline/learn/learn-network.js';
import { learnLinear, type Example } from '../../src/pipeline/learn/learner.js';
import { grow } from '../../src/learned/forest.js';
import { hashString } from '../../src/learned/hash.js';
import { Network } from '../../src/learned/network.js';
import { Scorer } from '../../src/relate/scorer.js';

/** Two questions: whether "red" is seen, and whether "round" is. */
const EXAMPLES: Example[] = Array.from({ length: 40 }, (_, n) => ({
  features: [hashString(n % 2 === 0 ? 'red' : 'blue'), hashString(n % 3 === 0 ? 'round' : 'square')],
  columns: [0, 1],
  answers: [n % 2 === 0 ? 1 : 0, n % 3 === 0 ? 1 : 0],
}));

const seen = (...words: string[]): number[] => words.map(hashString);

describe('a linear model', () => {
  it('answers each column by what it learned for it', () => {
    const model = learnLinear(EXAMPLES, 2, 1 << 10);
    const [red, round] = model.score(seen('red', 'square'), [0, 1]);
    expect(red).toBeGreaterThan(0);
    expect(round).toBeLessThan(0);
    expect(model.score(seen('red', 'square'), [1])[0]).toBe(round);
  });

  it('learns nothing from an answer that is left open', () => {
    const open = EXAMPLES.map((example) => ({ ...example, answers: [example.answers[0], -1] }));
    expect(learnLinear(open, 2, 1 << 10).score(seen('round'), [1])[0]).toBe(0);
  });
});

describe('a network', () => {
  it('comes back from its bytes as it was', () => {
    const network = learnNetwork(EXAMPLES, 2, 1 << 10);
    const again = Network.fromBytes(network.toBytes());
    fc.assert(
      fc.property(fc.array(fc.integer()), (features) => {
        expect(again.score(features, [0, 1])).toEqual(network.score(features, [0, 1]));
      }),
    );
    expect(again.score(seen('red'), [0, 1])).toEqual(network.score(seen('red'), [0, 1]));
  });

  /** Yes where exactly one of two features is seen, which no sum of the two tells. */
  const either: Example[] = Array.from({ length: 4000 }, (_, n) => {
    const [a, b] = [n % 2 === 0, n % 4 < 2];
    // Several features each, since an example does without some of them.
    const words = [1, 2, 3, 4, 5, 6].flatMap((copy) => [
      `${a ? 'red' : 'blue'} ${copy}`,
      `${b ? 'round' : 'square'} ${copy}`,
    ]);
    return { features: seen(...words), columns: [0], answers: [a === b ? 0 : 1] };
  });

  it('tells what only two features together tell', () => {
    const network = learnNetwork(either, 1, 1 << 10);
    for (const { features, answers } of either.slice(0, 4))
      expect(network.score(features, [0])[0] > 0).toBe(answers[0] === 1);
  });

  it('answers each column by itself, and none that is left open', () => {
    const open = EXAMPLES.map((example) => ({ ...example, answers: [example.answers[0], -1] }));
    const network = learnNetwork(open, 2, 1 << 10);
    const [red] = network.score(seen('red', 'square'), [0, 1]);
    expect(network.score(seen('red', 'square'), [0])[0]).toBe(red);
    expect(network.odds[1]).toBe(-3);
    expect(red).toBeGreaterThan(network.score(seen('blue', 'square'), [0])[0]);
  });

  it('takes of examples that could say one fact the likeliest for those that do', () => {
    const copies = (word: string): number[] => seen(...[1, 2, 3, 4, 5, 6].map((copy) => `${word} ${copy}`));
    // "round" stands beside "red" where the fact is stated, and by itself where none is.
    const examples = Array.from({ length: 400 }, (_, n): Example[] => {
      if (n % 2 === 0) return [{ features: copies('round'), columns: [0], answers: [0] }];
      const facts = [{ n }];
      return [
        { features: copies('red'), columns: [0], answers: [1], facts },
        { features: copies('round'), columns: [0], answers: [1], facts },
      ];
    }).flat();
    const apart = examples.map(({ features, columns, answers }): Example => ({ features, columns, answers }));
    const round = (of: readonly Example[]): number => learnNetwork(of, 1, 1 << 10).score(copies('round'), [0])[0];
    expect(round(apart)).toBeGreaterThan(-0.5);
    expect(round(examples)).toBeLessThan(-2);
  });

  it('learns what is answered oftener from examples in which nothing is seen', () => {
    const blind = Array.from({ length: 400 }, (_, n) => ({
      features: [],
      columns: [0, 1],
      answers: [1, n % 8 ? 0 : 1],
    }));
    const [always, seldom] = learnNetwork(blind, 2, 1 << 4).score([], [0, 1]);
    expect(always).toBeGreaterThan(-1.5);
    expect(seldom).toBeLessThan(-2);
  });

  it('is the same for the same examples', () => {
    const bytes = (): Uint8Array => learnNetwork(either.slice(0, 400), 1, 1 << 10).toBytes();
    expect(bytes()).toEqual(bytes());
  });
});

describe('a forest', () => {
  const rows = Array.from({ length: 400 }, (_, n) => [n % 20, Math.floor(n / 20)]);
  // Alone, either measure tells little.
  const truths = rows.map(([a, b]) => (a < 7 === b < 7 ? 1 : 0));

  it('tells what only two measures together tell', () => {
    const odds = grow(learnForest(rows, truths));
    const right = rows.filter((row, n) => odds(row) > 0 === (truths[n] === 1));
    expect(right.length).toBeGreaterThan(0.95 * rows.length);
  });

  it('is the same for the same rows', () => {
    expect(learnForest(rows, truths)).toEqual(learnForest(rows, truths));
  });
});

describe('what a predicate is off by', () => {
  const claims = (predicate: number, count: number, isTrue: (n: number) => boolean | null): JudgedTriple[] =>
    Array.from({ length: count }, (_, n) => ({
      triple: { predicate, subject: 0, object: 1, said: [] },
      measures: [],
      truth: isTrue(n),
    }));

  it('is what makes as many claims expected as are stated', () => {
    const stated = claims(0, 4000, (n) => n % 4 > 0);
    const [shift] = shiftsOf(stated, () => -1, 1);
    expect(1 / (1 + Math.exp(1 - shift))).toBeCloseTo(0.75, 2);
  });

  it('is little where few speak, and nothing where nobody does', () => {
    const few = claims(0, 4, () => true);
    const open = claims(1, 4000, () => null);
    const [little, nothing] = shiftsOf([...few, ...open], () => 0, 2);
    expect(little).toBeGreaterThan(0);
    expect(little).toBeLessThan(0.5);
    expect(nothing).toBe(0);
  });
});

describe('a scorer', () => {
  it('comes back from its bytes as it was', () => {
    const claims = learnNetwork(EXAMPLES, 2, 1 << 10);
    const forest = learnForest(
      Array.from({ length: 60 }, (_, n) => [n]),
      Array.from({ length: 60 }, (_, n) => (n < 30 ? 0 : 1)),
    );
    const statuses = learnLinear(
      EXAMPLES.map(({ features }) => ({ features, columns: [0, 1, 2, 3, 4], answers: [0, 1, 0, 0, 0] })),
      5,
      1 << 6,
    );
    const scorer = new Scorer(claims, forest, [0, -1.5], statuses);
    const again = Scorer.fromBytes(scorer.toBytes());
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: -100, max: 200 }), (features, measure) => {
        expect(again.claims.score(features, [0, 1])).toEqual(claims.score(features, [0, 1]));
        expect(again.probability(1, [measure])).toBe(scorer.probability(1, [measure]));
        expect(scorer.probability(1, [measure])).toBeLessThan(scorer.probability(0, [measure]));
        expect(again.status(features)).toBe(scorer.status(features));
      }),
    );
    expect(again.status(seen('red'))).toBe('planned');
  });
});
