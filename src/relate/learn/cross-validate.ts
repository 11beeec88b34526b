/** @module What a scorer learned from some of the articles states of the others: precision and recall by predicate and threshold. */
import type { Relations } from '../relations.js';
import type { AnnotatedText } from './annotated.js';
import type { LabelledProposal } from './examples.js';
import { learn } from './learner.js';

interface LabelledArticle {
  readonly text: AnnotatedText;
  readonly proposals: readonly LabelledProposal[];
}

const THRESHOLDS = [0.3, 0.4, 0.5, 0.6, 0.7, 0.8];

/** Prints a table a threshold, and one by predicate at 0.5; facts are counted an article, rows left open count neither way. */
export function crossValidate(
  articles: readonly LabelledArticle[],
  always: readonly LabelledProposal[],
  relations: Relations,
  folds: number,
): void {
  const verdicts = articles.map(
    () => new Map<string, { predicate: string; probability: number; truth: boolean | null }>(),
  );
  for (let fold = 0; fold < folds; fold++) {
    const train = articles
      .filter((_, index) => index % folds !== fold)
      .flatMap(({ proposals }) => proposals.filter(({ truth }) => truth !== null));
    const scorer = learn([...always, ...train]);
    articles.forEach(({ proposals }, index) => {
      if (index % folds !== fold) return;
      for (const { predicate, subject, object, features, truth } of proposals) {
        const probability = scorer.probability(predicate, features);
        const key = keyOf(relations, subject, predicate, object);
        const known = verdicts[index].get(key);
        verdicts[index].set(key, {
          predicate,
          probability: Math.max(probability, known?.probability ?? 0),
          // One place that states it makes it a fact of the article.
          truth:
            truth === true || known?.truth === true ? true : truth === null || known?.truth === null ? null : false,
        });
      }
    });
  }
  const stated = new Map<string, number>();
  for (const { text } of articles) {
    const keys = new Set(
      text.facts.filter(({ optional }) => !optional).map((f) => keyOf(relations, f.subject, f.predicate, f.object)),
    );
    for (const key of keys) {
      const predicate = key.split('\u0000')[0];
      stated.set(predicate, (stated.get(predicate) ?? 0) + 1);
    }
  }
  const total = [...stated.values()].reduce((a, b) => a + b, 0);
  const all = verdicts.flatMap((map) => [...map.values()]);
  for (const threshold of THRESHOLDS) print(`all at ${threshold}`, all, total, threshold);
  for (const [predicate, count] of [...stated].sort())
    print(
      predicate,
      all.filter((verdict) => verdict.predicate === predicate),
      count,
      0.5,
    );
}

function print(
  name: string,
  verdicts: readonly { probability: number; truth: boolean | null }[],
  stated: number,
  threshold: number,
): void {
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
