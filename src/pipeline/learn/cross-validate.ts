/** @module Judging texts by what was learned from others: log odds for the forest to learn from, and precision and recall. */
import type { Relations } from '../../relate/relations.js';
import { MEASURES } from '../../relate/triples.js';
import { grow, type Forest } from '../../learned/forest.js';
import type { Network } from '../../learned/network.js';
import { assume } from './assume.js';
import { learnForest } from './boost.js';
import { shiftsOf } from './calibrate.js';
import { firmFacts, judgedTriples, type JudgedTriple, type Lesson } from './examples.js';

/** A lesson's triples, judged by a model that did not learn from it. */
export interface Judged {
  readonly lesson: Lesson;
  readonly triples: readonly JudgedTriple[];
}

/** @param learnClaims learns a model from lessons */
export function judgeApart(
  lessons: readonly Lesson[],
  always: readonly Lesson[],
  relations: Relations,
  folds: number,
  learnClaims: (lessons: readonly Lesson[]) => Network,
): Judged[] {
  return inFolds(lessons, folds, (train, test) => {
    const model = learnClaims([...always, ...train]);
    return test.map((lesson) => ({
      lesson,
      triples: judgedTriples(lesson, relations, (index) => {
        const { features, columns } = lesson.pairs[index];
        return model.score(features, columns);
      }),
    }));
  });
}

/**
 * The forest that is learned from triples; what the annotation leaves open teaches nothing. Most articles are made up, and
 * state other things, and other things together, than newsrooms do: that one is rewritten from a real story is a measure of
 * its triples while the forest learns, which then takes every article for one (features of a domain beside those of all:
 * Daumé 2007, "Frustratingly easy domain adaptation").
 */
export function forestOf(judged: readonly Judged[]): Forest {
  const triples = judged.flatMap(({ lesson, triples: own }) =>
    own.flatMap(({ measures, truth }) => (truth === null ? [] : [{ measures, truth, isReal: lesson.text.isReal }])),
  );
  const forest = learnForest(
    triples.map(({ measures, isReal }) => [...measures, Number(isReal)]),
    triples.map(({ truth }) => Number(truth)),
  );
  return assume(forest, MEASURES.length, 1);
}

/** The triples of the articles that were rewritten from real stories. */
export function triplesOfReal(judged: readonly Judged[]): JudgedTriple[] {
  return judged.filter(({ lesson }) => lesson.text.isReal).flatMap(({ triples }) => triples);
}

const THRESHOLDS = [0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.6, 0.7];

/**
 * Prints a line a threshold, of all articles and of those after real stories, and of both and each predicate of the latter
 * at the predicates' own; gives back what all have at these, in percent. Facts are counted an article; rows that are
 * optional count neither way.
 *
 * @param thresholdOf a predicate's
 */
export function report(
  judged: readonly Judged[],
  relations: Relations,
  folds: number,
  thresholdOf: (predicate: string) => number,
): { precision: number; recall: number } {
  const verdicts = inFolds(judged, folds, (train, test): Verdict[] => {
    const odds = grow(forestOf(train));
    const shifts = shiftsOf(triplesOfReal(train), odds, relations.predicates.length);
    return test.flatMap(({ lesson, triples }) =>
      triples.map(({ triple, measures, truth }) => ({
        isReal: lesson.text.isReal,
        predicate: relations.predicates[triple.predicate].name,
        probability: 1 / (1 + Math.exp(-odds(measures) - shifts[triple.predicate])),
        truth,
      })),
    );
  });
  const real = verdicts.filter(({ isReal }) => isReal);
  const stated = statedIn(judged, relations);
  const reallyStated = statedIn(
    judged.filter(({ lesson }) => lesson.text.isReal),
    relations,
  );
  const all = sumOf(stated);
  for (const each of THRESHOLDS) print(`all at ${each}`, verdicts, all, () => each);
  for (const each of THRESHOLDS) print(`real at ${each}`, real, sumOf(reallyStated), () => each);
  print('all', verdicts, all, thresholdOf);
  print('real', real, sumOf(reallyStated), thresholdOf);
  for (const [predicate, count] of [...reallyStated].sort()) {
    const own = real.filter((verdict) => verdict.predicate === predicate);
    print(predicate, own, count, thresholdOf);
  }
  const { precision, recall } = scoreOf(verdicts, all, thresholdOf);
  return { precision: 100 * precision, recall: 100 * recall };
}

/** How many facts of each predicate count. */
function statedIn(judged: readonly Judged[], relations: Relations): Map<string, number> {
  const stated = new Map<string, number>();
  for (const { lesson } of judged)
    for (const { predicate } of firmFacts(lesson.text, relations).values())
      stated.set(predicate, (stated.get(predicate) ?? 0) + 1);
  return stated;
}

function sumOf(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((a, b) => a + b, 0);
}

interface Verdict {
  readonly isReal: boolean;
  readonly predicate: string;
  readonly probability: number;
  /** null: the annotation leaves it open. */
  readonly truth: boolean | null;
}

/** @param stated how many facts there are @param thresholdOf a predicate's */
function scoreOf(
  verdicts: readonly Verdict[],
  stated: number,
  thresholdOf: (predicate: string) => number,
): { precision: number; recall: number } {
  const kept = verdicts.filter(
    ({ predicate, probability, truth }) => truth !== null && probability >= thresholdOf(predicate),
  );
  const right = kept.filter(({ truth }) => truth === true).length;
  return { precision: right / kept.length, recall: right / stated };
}

function print(
  name: string,
  verdicts: readonly Verdict[],
  stated: number,
  thresholdOf: (predicate: string) => number,
): void {
  const proposed = verdicts.filter(({ truth }) => truth === true).length;
  const { precision: p, recall: r } = scoreOf(verdicts, stated, thresholdOf);
  const percent = (x: number): string => (100 * x).toFixed(1).padStart(6);
  console.log(
    `${name.padEnd(16)} P ${percent(p)}  R ${percent(r)}  F1 ${percent((2 * p * r) / (p + r))}  (stated ${stated}, proposed ${percent(proposed / stated)} %)`,
  );
}

/** What `judge` makes of each fold, having seen the others. */
export function inFolds<Item, Verdict>(
  items: readonly Item[],
  folds: number,
  judge: (train: readonly Item[], test: readonly Item[]) => readonly Verdict[],
): Verdict[] {
  return Array.from({ length: folds }, (_, fold) =>
    judge(
      items.filter((_, index) => index % folds !== fold),
      items.filter((_, index) => index % folds === fold),
    ),
  ).flat();
}
