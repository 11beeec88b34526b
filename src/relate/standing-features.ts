/** @module How much an article is about two of its actors, and what is known of them beforehand, as features. */
import { isLiteral } from '../model.js';
import type { Actor, Cast } from './cast.js';
import { hashString, mix, tag } from './hash.js';

const T = {
  place: tag('place'),
  known: tag('known'),
  headline: tag('headline'),
  frequency: tag('frequency'),
  first: tag('first'),
  leads: tag('leads'),
  rank: tag('rank'),
  ofKind: tag('ofKind'),
};

/** How the gazetteer links two entities by their ids, if it does: a column's name. */
export type Known = (from: string, to: string) => string | undefined;

/** The two in the article as a whole. */
export function standingFeatures(
  { at, actors, syntax, headlineEnd, ofKind }: Cast,
  left: number,
  right: number,
  kinds: number,
  push: (feature: number) => void,
): void {
  push(mix(T.place, syntax.analysis.end[right] <= headlineEnd ? 1 : 2));
  push(mix(mix(T.place, 3 + Math.min(syntax.sentence[left], 4)), kinds));
  let leaders = 0;
  for (const [side, token] of [
    [1, left],
    [2, right],
  ] as const) {
    const { inHeadline, mentions, first, leads, rank, kind } = actors[at[token]];
    const sided = mix(kinds, side);
    if (leads) leaders += side;
    push(mix(mix(T.headline, inHeadline ? 1 : 0), sided));
    push(mix(mix(T.frequency, Math.min(mentions, 4)), sided));
    push(mix(mix(T.first, first === token ? 1 : 0), sided));
    push(mix(mix(T.rank, Math.min(rank, 3)), sided));
    push(mix(mix(T.ofKind, Math.min(ofKind.get(kind) ?? 0, 4)), sided));
  }
  push(mix(mix(T.leads, leaders), kinds));
}

/** What the gazetteer says of the two: that makes a claim likelier or less likely, and is none by itself. */
export function knownFeatures(known: Known, from: Actor['is'], to: Actor['is'], push: (feature: number) => void): void {
  if (isLiteral(from) || isLiteral(to)) return;
  push(mix(mix(T.known, 1), hashString(known(from.id, to.id) ?? '')));
  push(mix(mix(T.known, 2), hashString(known(to.id, from.id) ?? '')));
}
