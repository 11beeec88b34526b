/**
 * @module Learning what fills the roles of claims. Not all annotators gave qualifiers as often as they stand in the text; how
 * likely a filler of each role is goes by the articles after real stories.
 */
import { Network } from '../../learned/network.js';
import { judgeOffers, type JudgedOffer } from '../../relate/qualifiers.js';
import type { Relations } from '../../relate/relations.js';
import { interceptOf } from './calibrate.js';
import { inFolds } from './cross-validate.js';
import type { Lesson } from './examples.js';
import { fillerExamples, qualifiedTriples } from './fillers.js';
import { learnNetwork } from './learn-network.js';
import type { Example } from './learner.js';

const ROWS = 1 << 16;

/** The offers of a stated triple, judged by a model that did not learn from its article. */
export interface JudgedFillers {
  readonly isReal: boolean;
  readonly wanted: ReadonlySet<string>;
  readonly offers: readonly { readonly offer: JudgedOffer; readonly truth: boolean }[];
}

/** @param always lessons that every part learns from as well */
export function judgeFillersApart(
  articles: readonly Lesson[],
  always: readonly Lesson[],
  relations: Relations,
  folds: number,
): JudgedFillers[][] {
  const known = examplesOf(always, relations);
  const prepared = articles.map((lesson) => {
    const triples = qualifiedTriples(lesson, relations);
    return { isReal: lesson.text.isReal, triples, examples: fillerExamples(triples, relations) };
  });
  return inFolds(prepared, folds, (train, test) => {
    const model = learn([...known, ...train.flatMap(({ examples }) => examples)], relations);
    return test.map(({ isReal, triples }) =>
      triples.map(({ wanted, offers }): JudgedFillers => {
        const judged = judgeOffers(
          offers.map(({ offer }) => offer),
          model,
          relations.roles,
        );
        return {
          isReal,
          wanted: new Set(wanted.keys()),
          offers: judged.map((offer, index) => ({ offer, truth: offers[index].truth })),
        };
      }),
    );
  });
}

/** What to add to the log odds of each role, by the real stories. */
export function fillerShifts(judged: readonly (readonly JudgedFillers[])[], { roles }: Relations): number[] {
  const offers = judged.flat().flatMap((triple) => (triple.isReal ? triple.offers : []));
  return roles.map((role) =>
    interceptOf(
      offers
        .filter(({ offer }) => offer.role === role)
        .map(({ offer, truth }) => ({ odd: offer.logit, truth: truth ? 1 : 0 })),
    ),
  );
}

/** A network whose columns are the relations' roles, its log odds by the real stories. */
export function learnFillers(
  articles: readonly Lesson[],
  always: readonly Lesson[],
  relations: Relations,
  folds: number,
): Network {
  const shifts = fillerShifts(judgeFillersApart(articles, always, relations, folds), relations);
  const { weights, scale, bias, answers, odds } = learn(examplesOf([...always, ...articles], relations), relations);
  return new Network(
    weights,
    scale,
    bias,
    answers,
    odds.map((odd, role) => odd + shifts[role]),
  );
}

function examplesOf(lessons: readonly Lesson[], relations: Relations): Example[] {
  return lessons.flatMap((lesson) => fillerExamples(qualifiedTriples(lesson, relations), relations));
}

function learn(examples: readonly Example[], { roles }: Relations): Network {
  return learnNetwork(examples, roles.length, ROWS);
}
