/**
 * @module Dependencies: a greedy parser that chooses an action a step, and a relation an arc.
 *
 * The two choices have models of their own: three classes twice a word, and all relations once a word.
 */
import { DEPREL } from './analysis.js';
import { ACTIONS, Configuration, RIGHT, SHIFT } from './configuration.js';
import { ARC_FEATURES, actionFeatures, relationFeatures, type ParserWords } from './arcs.js';
import type { LinearModel } from './linear.js';
import type { PackedModel } from './packed.js';

export interface ParserModel {
  readonly actions: PackedModel;
  readonly relations: LinearModel;
}

export const ROOT = DEPREL.indexOf('root');

/** Heads (-1 at a root) and relations of every word. Each sentence has one root. */
export function parse(model: ParserModel, words: ParserWords): { head: Int32Array; deprel: Uint8Array } {
  const c = new Configuration(words.count);
  const features = new Int32Array(ARC_FEATURES);
  const actionScores = new Int32Array(ACTIONS);
  const relationScores = new Int32Array(DEPREL.length);
  for (let s = 0; s + 1 < words.sentences.length; s++) {
    const from = words.sentences[s];
    const to = words.sentences[s + 1];
    if (from === to) continue;
    c.begin(from, to);
    while (!c.done) {
      let action = SHIFT;
      if (c.depth > 0) {
        model.actions.score(features, actionFeatures(c, words, from, features), actionScores);
        action = bestAction(c, actionScores);
      }
      if (action === SHIFT) {
        c.shift();
        continue;
      }
      const head = c.headBy(action);
      const n = relationFeatures(c, words, from, head, c.top(0), features);
      model.relations.score(features, n, relationScores);
      c.attach(head, bestRelation(relationScores));
    }
    c.label[c.stack[0]] = ROOT;
  }
  return { head: c.head, deprel: c.label };
}

/** The best of the actions that can be taken; SHIFT before LEFT before RIGHT among equals. */
export function bestAction(c: Configuration, scores: Int32Array | Float64Array): number {
  let top = -1;
  for (let action = SHIFT; action <= RIGHT; action++)
    if (c.can(action) && (top < 0 || scores[action] > scores[top])) top = action;
  return top;
}

/** The best relation; `root` is no relation of an arc. */
export function bestRelation(scores: Int32Array | Float64Array): number {
  let top = 0;
  for (let label = 1; label < DEPREL.length; label++) if (label !== ROOT && scores[label] > scores[top]) top = label;
  return top;
}
