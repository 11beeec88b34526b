/** @module Training of the parser: it follows its own choices and learns, wherever they led it, what loses the least. */
import { Configuration, LEFT, RIGHT, SHIFT } from '../configuration.js';
import type { NetworkWeights } from '../network.js';
import { ARC_KINDS, ROOT, bestAction, bestRelation, classOf, kindOfArc, type RelationChoices } from '../parser.js';
import { FEATURES, WORD_PLACES, look, type ParserWords } from '../state.js';
import { LearningNetwork } from './network.js';
import { cost } from './oracle.js';
import { random, shuffled } from '../../chance.js';
import type { WordVectors } from './word-vectors.js';

/** What a parser consists of, before it is stored. */
export interface ParserParts {
  readonly weights: NetworkWeights;
  readonly relations: RelationChoices;
}

/** Words with their gold tree. */
export interface Trees {
  readonly words: ParserWords;
  /** The vector of each word's ending, see `endingVector`. */
  readonly ending: Uint16Array;
  readonly head: Int32Array;
  readonly deprel: Uint8Array;
}

/** The step of the first update; later ones shrink to nothing evenly. */
const RATE = 0.003;
/** Sentences between updates. */
const BATCH = 16;
/** After the first round, how often a mistaken choice is followed (Goldberg and Nivre: 0.9). */
const FOLLOW = 0.9;
/** Gradients below this are left out. */
const NEGLIGIBLE = 1e-3;
/** A word seen n times stands for its ending with a chance of r / (r + n), so that endings are learned (Kiperwasser and Goldberg 2016). */
const ENDING_RATE = 0.3;

/**
 * Trains over `epochs` rounds with chance from `seed`.
 *
 * @param initial the vectors to begin with
 */
export function trainParser(trees: Trees, initial: WordVectors, epochs: number, seed: number): ParserParts {
  const { head: gold, deprel } = trees;
  const vector = trees.words.vector.slice();
  const words = { ...trees.words, vector };
  const relations = relationChoices(trees);
  const seen = new Uint32Array(initial.values.length / initial.width);
  for (const v of trees.words.vector) seen[v]++;
  const chance = random(seed);
  const network = new LearningNetwork(initial.values, initial.width, chance);
  const c = new Configuration(words.count);
  const rows = new Int32Array(FEATURES);
  const vectors = new Int32Array(WORD_PLACES);
  const sentences = words.sentences.length - 1;
  const updates = epochs * Math.ceil(sentences / BATCH);
  let updated = 0;
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (let i = 0; i < words.count; i++) {
      const known = trees.words.vector[i];
      vector[i] = chance() < ENDING_RATE / (ENDING_RATE + seen[known]) ? trees.ending[i] : known;
    }
    shuffled(sentences, chance).forEach((s, order) => {
      c.begin(words.sentences[s], words.sentences[s + 1]);
      while (!c.done) {
        if (c.depth === 0) {
          c.shift();
          continue;
        }
        look(c, words, rows, vectors);
        network.see(rows, vectors);
        const guess = bestAction(c, network);
        const right = learnAction(network, c, gold);
        const action = epoch > 0 && chance() < FOLLOW ? guess : right;
        if (action === SHIFT) {
          network.passBlame();
          c.shift();
          continue;
        }
        const head = c.headBy(action);
        const child = c.top(0);
        const choices = relations[kindOfArc(words, head, child)];
        const relation = bestRelation(network, action, choices);
        if (gold[child] === head) learnRelation(network, action, choices, deprel[child]);
        network.passBlame();
        c.attach(head, relation);
      }
      if (order % BATCH === BATCH - 1 || order === sentences - 1) {
        network.update(RATE * (1 - updated / updates));
        updated++;
      }
    });
  }
  return { weights: network.freeze(), relations };
}

/**
 * The actions that lose the least should share all the probability (their scores' softmax).
 *
 * @returns the best-scored of them
 */
function learnAction(network: LearningNetwork, c: Configuration, gold: Int32Array): number {
  const costs = [SHIFT, LEFT, RIGHT].map((action) => (c.can(action) ? cost(c, action, gold) : Infinity));
  const least = Math.min(...costs);
  const scores = costs.map((lost, action) => (lost === Infinity ? -Infinity : network.score(action)));
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  let all = 0;
  let good = 0;
  let right = -1;
  for (let action = SHIFT; action <= RIGHT; action++) {
    all += shares[action];
    if (costs[action] > least) continue;
    good += shares[action];
    if (right < 0 || scores[action] > scores[right]) right = action;
  }
  for (let action = SHIFT; action <= RIGHT; action++) {
    const wanted = costs[action] === least ? shares[action] / good : 0;
    if (shares[action] > 0) network.blame(action, shares[action] / all - wanted);
  }
  return right;
}

/** The relation `truth` should have all the probability among `choices`. */
function learnRelation(network: LearningNetwork, action: number, choices: Uint8Array, truth: number): void {
  const scores = Float64Array.from(choices, (relation) => network.score(classOf(action, relation)));
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const all = shares.reduce((sum, share) => sum + share, 0);
  choices.forEach((relation, k) => {
    const gradient = shares[k] / all - (relation === truth ? 1 : 0);
    if (Math.abs(gradient) > NEGLIGIBLE) network.blame(classOf(action, relation), gradient);
  });
}

/** The relations seen between words of each kind of arc; where there is none, those seen in its direction. */
function relationChoices({ words, head, deprel }: Trees): RelationChoices {
  const seen = Array.from({ length: ARC_KINDS }, () => new Set<number>());
  const directions = [new Set<number>(), new Set<number>()];
  for (let i = 0; i < words.count; i++) {
    if (head[i] < 0 || deprel[i] === ROOT) continue;
    const kind = kindOfArc(words, head[i], i);
    seen[kind].add(deprel[i]);
    directions[kind < ARC_KINDS / 2 ? 0 : 1].add(deprel[i]);
  }
  return seen.map((relations, kind) =>
    Uint8Array.from(relations.size > 0 ? relations : directions[kind < ARC_KINDS / 2 ? 0 : 1]).sort(),
  );
}
