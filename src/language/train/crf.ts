/**
 * @module Training of the names' conditional random field: the gradient of the log-likelihood by forward and backward
 * sums, a sentence at a time, steps by AdaGrad (Duchi, Hazan and Singer 2011).
 */
import type { LinearRows } from '../linear.js';
import { NAME_LABELS as L, canFollow } from '../names.js';
import { random, shuffled } from '../../chance.js';
import { meanOfRows } from './mean-rows.js';
import { sparseRows } from './sparse-rows.js';

/** Sentences as features and labels. `features` holds those of token i in `[first[i], first[i + 1])`. */
export interface LabelledSentences {
  readonly sentences: Uint32Array;
  readonly features: Int32Array;
  readonly first: Uint32Array;
  readonly labels: Uint8Array;
}

/** What a names model consists of, before it is stored. */
export interface NamesParts {
  readonly rows: LinearRows;
  readonly transitions: Int16Array;
}

const RATE = 0.15;
/** Shrinks a weight a little at each of its steps (L2). */
const DECAY = 3e-3;
/** The weights are the mean of those behind each of the last epochs, so that the last sentences count no more than others. */
const AVERAGED = 4;
/** Weights are kept in steps of 1 / 16; those of one step are left out. */
const SCALE = 16;
const DROPPED = 1;
/** A feature counts when it has been seen this often: rarer ones memorise, and with all of them the models were far more than 7 MB. */
const SEEN_MINIMUM = 13;

/**
 * Each feature takes part in a sentence with this chance, so that none leans on others that another text lacks (Wang, Wang,
 * Wager, Liang and Manning 2013, "Feature noising for log-linear structured prediction").
 */
const KEPT = 0.6;

/** The mean of fields trained over `epochs` rounds, one a seed. */
export function trainCrfs(data: LabelledSentences, epochs: number, seeds: readonly number[]): NamesParts {
  const all = seeds.map((seed) => trainCrf(data, epochs, seed));
  const sum = (k: number): number => all.reduce((total, { transitions }) => total + transitions[k], 0);
  return {
    rows: meanOfRows(
      all.map(({ rows }) => rows),
      DROPPED,
    ),
    transitions: all[0].transitions.map((_, k) => Math.round(sum(k) / all.length)),
  };
}

/** Trains over `epochs` rounds, in orders of chance from `seed`. */
function trainCrf(data: LabelledSentences, epochs: number, seed: number): NamesParts {
  const { sentences, first, labels } = data;
  const { index, keys } = numbered(data.features);
  // Of each feature its number, -1 where it is left out this time.
  const live = new Int32Array(index.length);
  const weights = new Float64Array(keys.length * L);
  const squares = new Float64Array(keys.length * L).fill(1e-2);
  const transitions = new Float64Array(L * L);
  const transitionSquares = new Float64Array(L * L).fill(1e-2);
  const mean = new Float64Array(weights.length);
  const transitionMean = new Float64Array(transitions.length);
  const chance = random(seed);
  const step = (w: Float64Array, g: Float64Array, k: number, gradient: number): void => {
    g[k] += gradient * gradient;
    w[k] += (RATE * (gradient - DECAY * w[k])) / Math.sqrt(g[k]);
  };
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const s of shuffled(sentences.length - 1, chance)) {
      const from = sentences[s];
      const n = sentences[s + 1] - from;
      if (n === 0) continue;
      for (let f = first[from]; f < first[from + n]; f++) live[f] = index[f] >= 0 && chance() < KEPT ? index[f] : -1;
      const emissions = new Float64Array(n * L);
      for (let i = 0; i < n; i++)
        for (let f = first[from + i]; f < first[from + i + 1]; f++) {
          const row = live[f] * L;
          if (row >= 0) for (let b = 0; b < L; b++) emissions[i * L + b] += weights[row + b] / KEPT;
        }
      const { unary, binary } = expectations(emissions, transitions, n);
      for (let i = 0; i < n; i++) {
        unary[i * L + labels[from + i]] -= 1;
        if (i > 0) binary[labels[from + i - 1] * L + labels[from + i]] -= 1;
      }
      // Feature by feature, for the weights of one lie side by side in memory.
      for (let i = 0; i < n; i++)
        for (let f = first[from + i]; f < first[from + i + 1]; f++) {
          if (live[f] < 0) continue;
          for (let b = 0; b < L; b++) {
            const gradient = -unary[i * L + b];
            if (Math.abs(gradient) >= 1e-4) step(weights, squares, live[f] * L + b, gradient / KEPT);
          }
        }
      for (let k = 0; k < L * L; k++) if (binary[k] !== 0) step(transitions, transitionSquares, k, -binary[k]);
    }
    if (epoch < epochs - AVERAGED) continue;
    for (let k = 0; k < mean.length; k++) mean[k] += weights[k] / AVERAGED;
    for (let k = 0; k < L * L; k++) transitionMean[k] += transitions[k] / AVERAGED;
  }
  return { rows: rowsOf(keys, mean), transitions: Int16Array.from(transitionMean, (w) => Math.round(w * SCALE)) };
}

/** Probabilities of labels at each token, and expected counts of pairs of labels. */
function expectations(
  emissions: Float64Array,
  transitions: Float64Array,
  n: number,
): { unary: Float64Array; binary: Float64Array } {
  const forward = new Float64Array(n * L);
  const backward = new Float64Array(n * L);
  const scales = new Float64Array(n);
  const potential = new Float64Array(n * L);
  const move = new Float64Array(L * L);
  for (let a = 0; a < L; a++)
    for (let b = 0; b < L; b++) move[a * L + b] = canFollow(a, b) ? Math.exp(transitions[a * L + b]) : 0;
  for (let i = 0; i < n; i++) {
    let top = -Infinity;
    for (let b = 0; b < L; b++) top = Math.max(top, emissions[i * L + b]);
    for (let b = 0; b < L; b++) potential[i * L + b] = Math.exp(emissions[i * L + b] - top);
    let total = 0;
    for (let b = 0; b < L; b++) {
      let sum = 0;
      if (i === 0) sum = canFollow(0, b) ? 1 : 0;
      else for (let a = 0; a < L; a++) sum += forward[(i - 1) * L + a] * move[a * L + b];
      forward[i * L + b] = sum * potential[i * L + b];
      total += forward[i * L + b];
    }
    scales[i] = total;
    for (let b = 0; b < L; b++) forward[i * L + b] /= total;
  }
  const binary = new Float64Array(L * L);
  backward.fill(1, (n - 1) * L);
  for (let i = n - 1; i > 0; i--) {
    for (let a = 0; a < L; a++) {
      let sum = 0;
      for (let b = 0; b < L; b++) {
        const onward = (move[a * L + b] * potential[i * L + b] * backward[i * L + b]) / scales[i];
        sum += onward;
        binary[a * L + b] += forward[(i - 1) * L + a] * onward;
      }
      backward[(i - 1) * L + a] = sum;
    }
  }
  const unary = backward;
  for (let k = 0; k < n * L; k++) unary[k] *= forward[k];
  return { unary, binary };
}

/** Features as numbers from 0, -1 for the rare ones. */
function numbered(features: Int32Array): { index: Int32Array; keys: number[] } {
  // Equal ones side by side: there are more than a table of counts holds.
  const sorted = features.slice().sort();
  const keys: number[] = [];
  for (let from = 0, to = 0; from < sorted.length; from = to) {
    while (to < sorted.length && sorted[to] === sorted[from]) to++;
    if (to - from >= SEEN_MINIMUM) keys.push(sorted[from]);
  }
  const numbers = new Map(keys.map((key, number) => [key, number]));
  return { index: features.map((feature) => numbers.get(feature) ?? -1), keys };
}

function rowsOf(keys: readonly number[], weights: Float64Array): LinearRows {
  const order = keys.map((_, k) => k).sort((a, b) => (keys[a] >>> 0) - (keys[b] >>> 0));
  const weightOf = (index: number, label: number): number => weights[order[index] * L + label] * SCALE;
  const features = Uint32Array.from(order, (k) => keys[k]);
  return sparseRows(L, features, weightOf, DROPPED);
}
