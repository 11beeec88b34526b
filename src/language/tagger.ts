/**
 * @module Parts of speech: a greedy tagger from left to right over joint universal and Penn tags.
 *
 * Joint, because VBD, VBN and VBG are told apart by the same evidence as VERB, ADJ and AUX, and the parser needs both.
 */
import type { Forms } from './forms.js';
import { best, type LinearModel } from './linear.js';
import { KeptSums } from './kept-sums.js';
import { KEPT_TAG_PROGRAMS, OTHER_TAG_PROGRAMS, TAG_FEATURES, fillTagValues } from './tag-features.js';
import { writeFeatures } from './templates.js';
import type { WordTable } from './word-table.js';

export interface TaggerModel {
  /** Universal and Penn code of each joint tag. */
  readonly upos: Uint8Array;
  readonly xpos: Uint8Array;
  /** The joint tag of a proper name. */
  readonly properName: number;
  /** Words (by `lower` hash) that have had one tag only, often enough to be sure. */
  readonly sure: WordTable;
  readonly linear: LinearModel;
  /** Sums of {@link linear}, see {@link keptTagSums}. */
  readonly kept: KeptSums;
}

/**
 * Kept sums alone decide where they put a tag this far ahead of all others, in steps of the linear model: the features that
 * would have to be looked up one by one then change the tag of one word in some thousands (see `models/README.md`).
 */
const DECIDING_LEAD = 350;
/** Sums that are kept of each kind, as bits. */
const KEPT_BITS = 13;

export function keptTagSums(linear: LinearModel): KeptSums {
  return new KeptSums(linear, KEPT_TAG_PROGRAMS.length, KEPT_BITS);
}

/** 1 where most words of the sentence begin with a capital, as in the headlines of some newsrooms. */
export function titleCase(forms: Forms, from: number, to: number): number {
  let words = 0;
  let capitals = 0;
  for (let i = from; i < to; i++) {
    if (forms.prefix3[i] === 0) continue;
    words++;
    capitals += forms.capital[i];
  }
  return words >= 3 && capitals * 4 >= words * 3 ? 1 : 0;
}

/**
 * Tags every token.
 *
 * @param sentences index of each sentence's first token, and `count` behind them
 * @param names tokens that are known to belong to a name (1) and are tagged so; their neighbours see it
 * @returns joint tags
 */
export function tag(model: TaggerModel, forms: Forms, sentences: Uint32Array, names: Uint8Array): Uint8Array {
  const count = sentences[sentences.length - 1];
  const tags = new Uint8Array(count);
  const { linear, kept } = model;
  const features = new Int32Array(TAG_FEATURES);
  const found = new Int32Array(KEPT_TAG_PROGRAMS.length);
  const sums = new Int32Array(linear.width);
  const scores = new Int32Array(linear.classes);
  for (let s = 0; s + 1 < sentences.length; s++) {
    const from = sentences[s];
    const to = sentences[s + 1];
    const titled = titleCase(forms, from, to);
    for (let i = from; i < to; i++) {
      if (names[i] === 1) {
        tags[i] = model.properName;
        continue;
      }
      const sure = model.sure.get(forms.lower[i]);
      if (sure >= 0) {
        tags[i] = sure;
        continue;
      }
      fillTagValues(forms, tags, from, to, i, titled);
      for (let kind = 0; kind < KEPT_TAG_PROGRAMS.length; kind++)
        found[kind] = kept.find(kind, KEPT_TAG_PROGRAMS[kind]);
      kept.total(found, found.length, sums);
      linear.read(sums, scores);
      const early = best(scores);
      if (leadOf(scores, early) > DECIDING_LEAD) {
        tags[i] = early;
        continue;
      }
      let n = 0;
      for (const program of OTHER_TAG_PROGRAMS) n = writeFeatures(program, features, n);
      linear.add(features, n, sums, 0);
      linear.read(sums, scores);
      tags[i] = best(scores);
    }
  }
  return tags;
}

/** By how much the class `top`, the best, leads all others. */
function leadOf(scores: Int32Array, top: number): number {
  let second = -Infinity;
  for (let c = 0; c < scores.length; c++) if (c !== top && scores[c] > second) second = scores[c];
  return scores[top] - second;
}
