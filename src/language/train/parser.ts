/** @module Training of the parser: it follows its own choices and learns, wherever they led it, what loses the least. */
import { DEPREL } from '../analysis.js';
import { ACTIONS, Configuration, LEFT, RIGHT, SHIFT } from '../configuration.js';
import { ARC_FEATURES, actionFeatures, relationFeatures, type ParserWords } from '../arcs.js';
import type { LinearRows } from '../linear.js';
import { ROOT, bestAction, bestRelation } from '../parser.js';
import { cost } from './oracle.js';
import { Perceptron } from './perceptron.js';
import { random, shuffled } from './random.js';

/** What a parser consists of, before it is stored. */
export interface ParserParts {
  readonly actions: LinearRows;
  readonly relations: LinearRows;
}

/** Words with their gold tree. */
export interface Trees {
  readonly words: ParserWords;
  readonly head: Int32Array;
  readonly deprel: Uint8Array;
}

/** Weights are kept in steps of 1 / 2. */
const SCALE = 2;
/** Weights up to this many steps are left out: a tenth of a point of attachment for half the size. */
const DROPPED = 2;
/** By how much of its features' weight the truth should lead. */
const MARGIN = 0.4;
/** After the first round, how often a mistaken choice is followed (Goldberg and Nivre: 0.9). */
const FOLLOW = 0.9;

/** Trains over `epochs` rounds with chance from `seed`. */
export function trainParser(trees: Trees, epochs: number, seed: number): ParserParts {
  const { words, head: gold, deprel } = trees;
  const actions = new Perceptron(ACTIONS, MARGIN);
  const relations = new Perceptron(DEPREL.length, MARGIN);
  const c = new Configuration(words.count);
  const features = new Int32Array(ARC_FEATURES);
  const actionScores = new Float64Array(ACTIONS);
  const relationScores = new Float64Array(DEPREL.length);
  const chance = random(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const s of shuffled(words.sentences.length - 1, chance)) {
      const from = words.sentences[s];
      const to = words.sentences[s + 1];
      c.begin(from, to);
      while (!c.done) {
        let action = SHIFT;
        if (c.depth > 0) {
          const n = actionFeatures(c, words, from, features);
          actions.score(features, n, actionScores);
          const guess = bestAction(c, actionScores);
          const right = keepRivals(c, actionScores, gold);
          actions.learn(features, n, right, actionScores);
          action = epoch > 0 && chance() < FOLLOW ? guess : right;
        }
        if (action === SHIFT) {
          c.shift();
          continue;
        }
        const head = c.headBy(action);
        const child = c.top(0);
        const n = relationFeatures(c, words, from, head, child, features);
        relations.score(features, n, relationScores);
        const guess = bestRelation(relationScores);
        if (gold[child] === head) {
          relationScores[ROOT] = -Infinity;
          relations.learn(features, n, deprel[child], relationScores);
        }
        c.attach(head, guess);
      }
    }
  }
  return { actions: actions.freeze(SCALE, DROPPED), relations: relations.freeze(SCALE, DROPPED) };
}

/**
 * Takes out of the scores the actions that are no rivals: those that cannot be done, and those that lose as little as
 * the best.
 *
 * @returns the best-scored of the actions that lose the least
 */
function keepRivals(c: Configuration, scores: Float64Array, gold: Int32Array): number {
  const costs = [SHIFT, LEFT, RIGHT].map((action) => (c.can(action) ? cost(c, action, gold) : Infinity));
  const least = Math.min(...costs);
  let right = -1;
  let score = -Infinity;
  for (let action = SHIFT; action <= RIGHT; action++) {
    if (costs[action] === least && (right < 0 || scores[action] > score)) {
      right = action;
      score = scores[action];
    }
    if (costs[action] === least || costs[action] === Infinity) scores[action] = -Infinity;
  }
  scores[right] = score;
  return right;
}
