/**
 * @module Learning the scorer: logistic regression by AdaGrad (Duchi, Hazan, Singer 2011) over hashed features, in a
 * fixed order and without chance, so that the same data gives the same bytes.
 */
import { hashString, weightIndex } from '../../relate/features.js';
import { Scorer, WEIGHTS } from '../../relate/scorer.js';

/** A question (scorer.ts), what could be seen, and the answer. */
export interface Example {
  readonly question: string;
  readonly features: readonly number[];
  readonly positive: boolean;
}

export interface LearningOptions {
  readonly epochs: number;
  readonly rate: number;
  /** L2 penalty, applied to the weights that an example touches. */
  readonly penalty: number;
}

/** Chosen by ten-fold cross-validation over the annotated articles. */
export const DEFAULTS: LearningOptions = { epochs: 6, rate: 0.1, penalty: 1e-3 };

export function learn(examples: readonly Example[], { epochs, rate, penalty }: LearningOptions = DEFAULTS): Scorer {
  const weights = new Float32Array(WEIGHTS);
  const squares = new Float32Array(WEIGHTS).fill(1);
  const indexed = examples.map(({ question, features, positive }) => {
    const salt = hashString(question);
    return { at: Int32Array.from(features, (feature) => weightIndex(feature, salt)), target: positive ? 1 : 0 };
  });
  const order = Int32Array.from(indexed.keys());
  let seed = 1;
  for (let epoch = 0; epoch < epochs; epoch++) {
    seed = shuffle(order, seed);
    for (const index of order) {
      const { at, target } = indexed[index];
      let sum = 0;
      for (const i of at) sum += weights[i];
      const error = 1 / (1 + Math.exp(-sum)) - target;
      for (const i of at) {
        const gradient = error + penalty * weights[i];
        squares[i] += gradient * gradient;
        weights[i] -= (rate * gradient) / Math.sqrt(squares[i]);
      }
    }
  }
  return quantise(weights);
}

/** Eight bits a weight; the few that lie far out are cut off so that the many keep their precision. */
function quantise(weights: Float32Array): Scorer {
  const sizes = weights.map(Math.abs).sort();
  const limit = sizes[Math.floor(sizes.length * 0.9999)] || 1;
  const scale = Math.fround(limit / 127);
  return new Scorer(
    Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale)))),
    scale,
  );
}

/** Fisher–Yates over mulberry32. @returns the generator's state to go on from */
function shuffle(order: Int32Array, seed: number): number {
  let state = seed;
  for (let last = order.length - 1; last > 0; last--) {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    const chosen = ((t ^ (t >>> 14)) >>> 0) % (last + 1);
    [order[last], order[chosen]] = [order[chosen], order[last]];
  }
  return state;
}
