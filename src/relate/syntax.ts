/**
 * @module An article's syntax as relate/ walks it: tokens with children, and the entity that stands at a token.
 *
 * Token numbers count over the whole source text; -1 stands for "none".
 */
import { DEPREL, UPOS, XPOS, type Analysis } from '../language/analysis.js';
import type { EntityKind, Mention } from '../model.js';
import { resolveReferences } from './reference.js';

export interface Syntax {
  readonly analysis: Analysis;
  readonly mentions: readonly Mention[];
  readonly count: number;
  /** Lower-case form of each token. */
  readonly lower: readonly string[];
  readonly lemma: readonly string[];
  readonly upos: readonly string[];
  readonly xpos: readonly string[];
  readonly deprel: readonly string[];
  readonly head: Int32Array;
  /** Index of the mention that stands at the token, or -1. */
  readonly mention: Int32Array;
  /** The same, and for a reference ("the company", "its") the mention that it goes back to. */
  readonly referent: Int32Array;
  /** The sentence that the token stands in. */
  readonly sentence: Int32Array;
  children(token: number): readonly number[];
  /** Children by universal relation; `nsubj` finds `nsubj` and its subtypes only if `subtypes` is set. */
  childrenBy(token: number, ...relations: readonly string[]): number[];
  text(token: number): string;
}

/**
 * @param mentions the spans that `analysis` was made with, in the same order
 * @param nouns noun lemma → the kind of entity that "the NOUN" may go back to
 */
export function readSyntax(
  analysis: Analysis,
  mentions: readonly Mention[],
  nouns: ReadonlyMap<string, EntityKind>,
): Syntax {
  const { count, text, start, end, head } = analysis;
  const children: number[][] = Array.from({ length: count }, () => []);
  for (let token = 0; token < count; token++) {
    const parent = head[token];
    if (parent >= 0) children[parent].push(token);
  }
  const sentence = new Int32Array(count);
  for (let s = 0; s + 1 < analysis.sentences.length; s++) {
    sentence.fill(s, analysis.sentences[s], analysis.sentences[s + 1]);
  }
  const deprel = Array.from(analysis.deprel, (code) => DEPREL[code]);
  const syntax = {
    analysis,
    mentions,
    count,
    lower: Array.from({ length: count }, (_, token) => text.slice(start[token], end[token]).toLowerCase()),
    lemma: analysis.lemma,
    upos: Array.from(analysis.upos, (code) => UPOS[code]),
    xpos: Array.from(analysis.xpos, (code) => XPOS[code]),
    deprel,
    head,
    mention: analysis.name,
    sentence,
    children: (token: number) => children[token],
    childrenBy: (token: number, ...relations: readonly string[]) =>
      children[token].filter((child) => relations.includes(deprel[child])),
    text: (token: number) => text.slice(start[token], end[token]),
  };
  return { ...syntax, referent: resolveReferences(syntax, nouns) };
}

/** Where the ways up from two tokens meet: the word that holds them together. */
export function meetingPoint(syntax: Syntax, a: number, b: number): number {
  const above = new Set<number>();
  for (let token = a; token >= 0; token = syntax.head[token]!) above.add(token);
  for (let token = b; token >= 0; token = syntax.head[token]!) if (above.has(token)) return token;
  return a;
}
