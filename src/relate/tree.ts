/**
 * @module An article's syntax as relate/ walks it: tokens with children, and the names that stand at tokens.
 *
 * Token numbers count over the whole source text; -1 stands for "none".
 */
import { DEPREL, UPOS, XPOS, type Analysis } from '../language/analysis.js';
import type { Mention } from '../model.js';

export interface Tree {
  readonly analysis: Analysis;
  readonly mentions: readonly Mention[];
  readonly count: number;
  /** Lower-case form of each token. */
  readonly lower: readonly string[];
  readonly lemma: readonly string[];
  /** The same in lower case. */
  readonly base: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly deprel: readonly string[];
  readonly head: Int32Array;
  /** Index of the mention that stands at the token, or -1. */
  readonly mention: Int32Array;
  /** The sentence that the token stands in. */
  readonly sentence: Int32Array;
  children(token: number): readonly number[];
  /** Children by universal relation; `nsubj` finds `nsubj` and its subtypes only if `subtypes` is set. */
  childrenBy(token: number, ...relations: readonly string[]): number[];
  text(token: number): string;
}

/** Of most tokens: one list for all of them. */
const NO_CHILDREN: readonly number[] = [];

/** @param mentions the spans that `analysis` was made with, in the same order */
export function readTree(analysis: Analysis, mentions: readonly Mention[]): Tree {
  const { count, text, start, end, head } = analysis;
  const children: (readonly number[])[] = new Array<readonly number[]>(count).fill(NO_CHILDREN);
  for (let token = 0; token < count; token++) {
    const parent = head[token];
    if (parent < 0) continue;
    if (children[parent] === NO_CHILDREN) children[parent] = [token];
    else (children[parent] as number[]).push(token);
  }
  const sentence = new Int32Array(count);
  for (let s = 0; s + 1 < analysis.sentences.length; s++) {
    sentence.fill(s, analysis.sentences[s], analysis.sentences[s + 1]);
  }
  // Loops, since `Array.from` costs several times as much a token.
  const [lower, upos, xpos, deprel]: string[][] = [[], [], [], []];
  for (let token = 0; token < count; token++) {
    lower.push(text.slice(start[token], end[token]).toLowerCase());
    upos.push(UPOS[analysis.upos[token]]);
    xpos.push(XPOS[analysis.xpos[token]]);
    deprel.push(DEPREL[analysis.deprel[token]]);
  }
  return {
    analysis,
    mentions,
    count,
    lower,
    lemma: analysis.lemma,
    base: analysis.lemma.map((lemma) => lemma.toLowerCase()),
    upos,
    xpos,
    deprel,
    head,
    mention: analysis.name,
    sentence,
    children: (token: number) => children[token],
    childrenBy: (token: number, ...relations: readonly string[]) =>
      children[token] === NO_CHILDREN ? [] : children[token].filter((child) => relations.includes(deprel[child])),
    text: (token: number) => text.slice(start[token], end[token]),
  };
}
