/**
 * @module Parts of speech: a greedy tagger from left to right over joint universal and Penn tags.
 *
 * Joint, because VBD, VBN and VBG are told apart by the same evidence as VERB, ADJ and AUX, and the parser needs both.
 */
import type { Forms } from './forms.js';
import { mix, pair } from './hash.js';
import { best, type LinearModel } from './linear.js';
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
}

/** Room for the features of one token. */
export const TAG_FEATURES = 48;

/** Stands for the words before and behind a sentence. */
const EDGE = 0x3e3e3e3e;

/**
 * Writes the features of token `i` of the sentence `[from, to)` into `out`; `tags` holds the joint tags up to `i`.
 *
 * @param titled whether the sentence is written in title case, so that a capital says nothing
 * @returns how many features were written
 */
export function tagFeatures(
  forms: Forms,
  tags: Uint8Array,
  from: number,
  to: number,
  i: number,
  titled: number,
  out: Int32Array,
): number {
  const { lower, suffix2, suffix3, shape, cluster } = forms;
  const word = lower[i];
  const before = i > from ? lower[i - 1] : EDGE;
  const before2 = i > from + 1 ? lower[i - 2] : EDGE;
  const behind = i + 1 < to ? lower[i + 1] : EDGE;
  const behind2 = i + 2 < to ? lower[i + 2] : EDGE;
  const tag = i > from ? tags[i - 1] : 254;
  const tag2 = i > from + 1 ? tags[i - 2] : 254;
  const tagPair = tag * 256 + tag2;
  const ending = suffix3[i] === 0 ? word : suffix3[i];
  const behindEnding = i + 1 < to ? (suffix3[i + 1] === 0 ? behind : suffix3[i + 1]) : EDGE;
  const look = pair(shape[i], (i === from ? 2 : 0) + titled);
  const behindLook = i + 1 < to ? shape[i + 1] : EDGE;
  const kind = cluster[i];
  const kindBefore = i > from ? cluster[i - 1] : -1;
  const kindBehind = i + 1 < to ? cluster[i + 1] : -1;
  const kindBehind2 = i + 2 < to ? cluster[i + 2] : -1;
  let n = 0;
  out[n++] = mix(0, word);
  out[n++] = mix(1, forms.exact[i]);
  out[n++] = mix(2, suffix2[i]);
  out[n++] = mix(3, suffix3[i]);
  out[n++] = mix(4, forms.suffix4[i]);
  out[n++] = mix(5, forms.prefix2[i]);
  out[n++] = mix(6, forms.prefix3[i]);
  out[n++] = mix(7, look);
  out[n++] = mix(8, pair(look, ending));
  out[n++] = mix(9, tag);
  out[n++] = mix(10, tagPair);
  out[n++] = mix(11, pair(tag, word));
  out[n++] = mix(12, pair(tagPair, word));
  out[n++] = mix(13, before);
  out[n++] = mix(14, before2);
  out[n++] = mix(15, behind);
  out[n++] = mix(16, behind2);
  out[n++] = mix(17, pair(before, word));
  out[n++] = mix(18, pair(word, behind));
  out[n++] = mix(19, pair(before, behind));
  out[n++] = mix(20, pair(tag, behind));
  out[n++] = mix(21, pair(tag, ending));
  out[n++] = mix(22, pair(tagPair, ending));
  out[n++] = mix(23, pair(ending, behindEnding));
  out[n++] = mix(24, behindEnding);
  out[n++] = mix(25, pair(tag, behindEnding));
  out[n++] = mix(26, pair(look, behindLook));
  out[n++] = mix(27, i > from ? suffix3[i - 1] : EDGE);
  out[n++] = mix(28, pair(word, look));
  out[n++] = mix(29, pair(behind, behind2));
  out[n++] = mix(30, pair(before2, before));
  out[n++] = mix(31, kind);
  out[n++] = mix(32, kindBefore);
  out[n++] = mix(33, kindBehind);
  out[n++] = mix(34, pair(kindBehind, tag));
  out[n++] = mix(35, pair(kind, tag));
  out[n++] = mix(36, pair(kind, kindBehind));
  out[n++] = mix(37, kindBehind2);
  out[n++] = mix(38, pair(pair(kind, tag), kindBehind));
  out[n++] = mix(39, pair(look, tag));
  return n;
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
  const features = new Int32Array(TAG_FEATURES);
  const scores = new Int32Array(model.linear.classes);
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
      model.linear.score(features, tagFeatures(forms, tags, from, to, i, titled, features), scores);
      tags[i] = best(scores);
    }
  }
  return tags;
}
