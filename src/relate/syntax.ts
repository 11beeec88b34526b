/** @module An article's syntax with the entity that stands at a token, by name or by reference. */
import type { Analysis } from '../language/analysis.js';
import type { Mention } from '../model.js';
import { resolveReferences, type Referents } from './reference.js';
import type { References } from './references.js';
import type { Known } from './standing-features.js';
import { readTree, type Tree } from './tree.js';

export interface Syntax extends Tree, Referents {}

/**
 * @param mentions the spans that `analysis` was made with, in the same order
 * @param nouns the nouns that, behind "the", may go back to an entity
 * @param known what the gazetteer says of the entities
 */
export function readSyntax(analysis: Analysis, mentions: readonly Mention[], nouns: References, known: Known): Syntax {
  const tree = readTree(analysis, mentions);
  return { ...tree, ...resolveReferences(tree, nouns, known) };
}

/** A verb's lemma with its particle, as `take_over`; any other word's lemma. */
export function lemmaWithParticle(syntax: Syntax, token: number): string {
  const particle = syntax.childrenBy(token, 'compound:prt').at(0);
  return particle === undefined ? syntax.lemma[token] : `${syntax.lemma[token]}_${syntax.lower[particle]}`;
}

/** The tokens from one up to another above it, without that; undefined where it is not above, as in another sentence. */
export function wayUp(syntax: Syntax, from: number, above: number): number[] | undefined {
  const way: number[] = [];
  for (let token = from; token !== above; token = syntax.head[token]) {
    if (token < 0) return undefined;
    way.push(token);
  }
  return way;
}

/** Where the ways up from two tokens meet: the word that holds them together. */
export function meetingPoint(syntax: Syntax, a: number, b: number): number {
  const above = new Set<number>();
  for (let token = a; token >= 0; token = syntax.head[token]!) above.add(token);
  for (let token = b; token >= 0; token = syntax.head[token]!) if (above.has(token)) return token;
  return a;
}
