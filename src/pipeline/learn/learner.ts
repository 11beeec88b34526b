/**
 * @module Learning a linear model: logistic regression by AdaGrad (Duchi, Hazan, Singer 2011) over hashed features, all
 * columns of an example at once, in a fixed order and without chance, so that the same data gives the same bytes.
 */
import { LinearModel, rowOf } from '../../learned/linear.js';
import { random, shuffle } from '../../chance.js';

/** What could be seen, and the answers to some columns' questions: 1 yes, 0 no, -1 left open. */
export interface Example {
  readonly features: ArrayLike<number>;
  readonly columns: ArrayLike<number>;
  readonly answers: ArrayLike<number>;
  /** For each answer that is yes the fact that says so, if other examples could be the one that says it. */
  readonly facts?: readonly (object | undefined)[];
}

/** Chosen by cross-validation over the annotated articles; nothing within a factor of two of these makes a difference. */
const EPOCHS = 4;
const RATE = 0.1;
/** L2 penalty, applied to the weights that an example touches. */
const PENALTY = 1e-3;
/** A feature seen in fewer examples is not learned from. */
const LEAST_SEEN = 2;
/** An answer that is off by less than this teaches nothing. */
const LEAST_ERROR = 0.01;

/** @param rows a power of two */
export function learnLinear(examples: readonly Example[], columns: number, rows: number): LinearModel {
  const weights = new Float32Array(rows * columns);
  const squares = new Float32Array(rows * columns).fill(1);
  const indexed = rowsOf(examples, rows);
  const order = Int32Array.from(indexed.keys());
  const chance = random(1);
  const sums = new Float64Array(columns);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, chance);
    for (const index of order) {
      const at = indexed[index];
      const { columns: asked, answers } = examples[index];
      sums.fill(0, 0, asked.length);
      for (const row of at) for (let c = 0; c < asked.length; c++) sums[c] += weights[row * columns + asked[c]];
      for (let c = 0; c < asked.length; c++) {
        if (answers[c] < 0) continue;
        const error = 1 / (1 + Math.exp(-sums[c])) - answers[c];
        if (Math.abs(error) < LEAST_ERROR) continue;
        for (const row of at) {
          const i = row * columns + asked[c];
          const gradient = error + PENALTY * weights[i];
          squares[i] += gradient * gradient;
          weights[i] -= (RATE * gradient) / Math.sqrt(squares[i]);
        }
      }
    }
  }
  return quantise(weights, columns);
}

/** The rows of each example's features, those too rare left out. */
function rowsOf(examples: readonly Example[], rows: number): Int32Array[] {
  const seen = new Uint32Array(rows);
  const all = examples.map(({ features }) => Int32Array.from(features, (feature) => rowOf(feature, rows)));
  for (const own of all) for (const row of own) seen[row]++;
  return all.map((own) => own.filter((row) => seen[row] >= LEAST_SEEN));
}

/** Eight bits a weight; the few that lie far out are cut off so that the many keep their precision. */
function quantise(weights: Float32Array, columns: number): LinearModel {
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const limit = sizes[Math.floor(sizes.length * 0.9999)] || 1;
  const scale = Math.fround(limit / 127);
  return new LinearModel(
    columns,
    Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
  );
}
