/** @module What a scorer learned from some of the articles states of the others: precision and recall by predicate and threshold. */
import type { Relations } from '../../relate/relations.js';
import type { AnnotatedText } from './annotated.js';
import { examplesOf, type LabelledProposal } from './examples.js';
import { learn } from './learner.js';

interface LabelledArticle {
  readonly text: AnnotatedText;
  readonly proposals: readonly LabelledProposal[];
}

const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/** Prints a line a threshold, and one a predicate at 0.5. Facts are counted an article; rows that are optional count neither way. */
export function crossValidate(
  articles: readonly LabelledArticle[],
  always: readonly LabelledProposal[],
  relations: Relations,
  folds: number,
): void {
  const verdicts: Verdict[] = [];
  /** Right, wrong. */
  const statuses: [number, number] = [0, 0];
  const stated = new Map<string, number>();
  for (let fold = 0; fold < folds; fold++) {
    const train = articles
      .filter((_, index) => index % folds !== fold)
      .flatMap(({ proposals }) => examplesOf(proposals));
    const scorer = learn([...examplesOf(always), ...train]);
    for (const { text, proposals } of articles.filter((_, index) => index % folds === fold)) {
      const truths = new Map<string, boolean | null>();
      for (const { subject, predicate, object, optional } of text.facts) {
        const key = keyOf(relations, subject, predicate, object);
        if (!optional && truths.get(key) !== true) stated.set(predicate, (stated.get(predicate) ?? 0) + 1);
        truths.set(key, optional ? (truths.get(key) ?? null) : true);
      }
      const best = new Map<string, Verdict>();
      for (const { question: predicate, subject, object, features, status } of proposals) {
        if (status !== undefined) statuses[status.stated.has(scorer.status(status.features)) ? 0 : 1]++;
        const key = keyOf(relations, subject, predicate, object);
        const truth = truths.get(key);
        const probability = Math.max(scorer.probability(predicate, features), best.get(key)?.probability ?? 0);
        best.set(key, { predicate, probability, truth: truth === undefined ? false : truth });
      }
      verdicts.push(...best.values());
    }
  }
  const total = [...stated.values()].reduce((a, b) => a + b, 0);
  for (const threshold of THRESHOLDS) print(`all at ${threshold}`, verdicts, total, threshold);
  console.log(`status right ${((100 * statuses[0]) / (statuses[0] + statuses[1])).toFixed(1)} % of stated proposals`);
  for (const [predicate, count] of [...stated].sort()) {
    const own = verdicts.filter((verdict) => verdict.predicate === predicate);
    print(predicate, own, count, 0.5);
  }
}

interface Verdict {
  readonly predicate: string;
  readonly probability: number;
  /** null: the annotation leaves it open. */
  readonly truth: boolean | null;
}

function print(name: string, verdicts: readonly Verdict[], stated: number, threshold: number): void {
  const kept = verdicts.filter(({ probability, truth }) => probability >= threshold && truth !== null);
  const right = kept.filter(({ truth }) => truth === true).length;
  const proposed = verdicts.filter(({ truth }) => truth === true).length;
  const [p, r] = [right / kept.length, right / stated];
  const percent = (x: number): string => (100 * x).toFixed(1).padStart(6);
  console.log(
    `${name.padEnd(16)} P ${percent(p)}  R ${percent(r)}  F1 ${percent((2 * p * r) / (p + r))}  (stated ${stated}, proposed ${percent(proposed / stated)} %)`,
  );
}

function keyOf(relations: Relations, subject: string, predicate: string, object: string): string {
  const symmetric = relations.predicates.find(({ name }) => name === predicate)?.symmetric ?? false;
  return [predicate, ...(symmetric ? [subject, object].sort() : [subject, object])].join('\u0000');
}
