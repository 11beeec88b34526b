/**
 * @module Dependencies: a greedy parser that chooses an action a step, and a relation an arc.
 *
 * Both choices look at the same hidden layer: three classes twice a word, and once a word the relations that words of
 * these parts of speech can have.
 */
import { DEPREL, UPOS } from './analysis.js';
import { ACTIONS, Configuration, LEFT, RIGHT, SHIFT } from './configuration.js';
import type { Network } from './network.js';
import { FEATURES, WORD_PLACES, look, type ParserWords } from './state.js';
import type { SortedKeys } from './sorted-keys.js';

export interface ParserModel {
  /** Number of a known word by its `lower` hash, see `vectorOf`. */
  readonly vocabulary: SortedKeys;
  readonly network: Network;
  readonly relations: RelationChoices;
}

/** The relations that are to be chosen from, an entry a {@link kindOfArc}. */
export type RelationChoices = readonly Uint8Array[];

export const ROOT = DEPREL.indexOf('root');
export const ARC_KINDS = 2 * UPOS.length * UPOS.length;
/** The classes of the network: actions, then relations to the left, then relations to the right. */
export const CLASSES = ACTIONS + 2 * DEPREL.length;

/** A number for the direction of an arc with the parts of speech at its ends, below {@link ARC_KINDS}. */
export function kindOfArc(words: ParserWords, head: number, child: number): number {
  const direction = head < child ? 1 : 0;
  return (direction * UPOS.length + words.coarse[head]) * UPOS.length + words.coarse[child];
}

/** The class of a relation by an action, LEFT or RIGHT. */
export function classOf(action: number, relation: number): number {
  return ACTIONS + (action === LEFT ? 0 : DEPREL.length) + relation;
}

/** Heads (-1 at a root) and relations of every word. Each sentence has one root. */
export function parse(model: ParserModel, words: ParserWords): { head: Int32Array; deprel: Uint8Array } {
  const { network, relations } = model;
  const c = new Configuration(words.count);
  const rows = new Int32Array(FEATURES);
  const vectors = new Int32Array(WORD_PLACES);
  for (let s = 0; s + 1 < words.sentences.length; s++) {
    const from = words.sentences[s];
    const to = words.sentences[s + 1];
    if (from === to) continue;
    c.begin(from, to);
    while (!c.done) {
      if (c.depth === 0) {
        c.shift();
        continue;
      }
      look(c, words, rows, vectors);
      network.see(rows, vectors);
      const action = bestAction(c, network);
      if (action === SHIFT) {
        c.shift();
        continue;
      }
      const head = c.headBy(action);
      c.attach(head, bestRelation(network, action, relations[kindOfArc(words, head, c.top(0))]));
    }
    c.label[c.stack[0]] = ROOT;
  }
  return { head: c.head, deprel: c.label };
}

/** Whatever scores classes for what was seen last. */
interface Scorer {
  score(label: number): number;
}

/** The best of the actions that can be taken; SHIFT before LEFT before RIGHT among equals. */
export function bestAction(c: Configuration, scorer: Scorer): number {
  let top = -1;
  let most = -Infinity;
  for (let action = SHIFT; action <= RIGHT; action++) {
    if (!c.can(action)) continue;
    const score = scorer.score(action);
    if (top >= 0 && score <= most) continue;
    top = action;
    most = score;
  }
  return top;
}

/** The best of `choices` for an arc by `action`. */
export function bestRelation(scorer: Scorer, action: number, choices: Uint8Array): number {
  let top = choices[0];
  let most = -Infinity;
  if (choices.length === 1) return top;
  for (const relation of choices) {
    const score = scorer.score(classOf(action, relation));
    if (score <= most) continue;
    top = relation;
    most = score;
  }
  return top;
}
