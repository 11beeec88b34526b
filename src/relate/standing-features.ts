/** @module How much an article is about two of its actors, and what is known of them beforehand, as features. */
import { isLiteral } from '../model.js';
import type { Actor, Cast } from './cast.js';
import type { Features } from './features.js';
import { hashString, mix, tag } from '../learned/hash.js';

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
export function standingFeatures(cast: Cast, left: number, right: number, kinds: number, out: Features): void {
  const { at, actors, syntax, headlineEnd } = cast;
  out.add(mix(T.place, syntax.analysis.end[right] <= headlineEnd ? 1 : 2));
  out.add(mix(mix(T.place, 3 + Math.min(syntax.sentence[left], 4)), kinds));
  standing(cast, left, mix(kinds, 1), out);
  standing(cast, right, mix(kinds, 2), out);
  const leaders = (actors[at[left]].leads ? 1 : 0) + (actors[at[right]].leads ? 2 : 0);
  out.add(mix(mix(T.leads, leaders), kinds));
}

function standing({ at, actors, ofKind }: Cast, token: number, sided: number, out: Features): void {
  const { inHeadline, mentions, first, rank, kind } = actors[at[token]];
  out.add(mix(mix(T.headline, inHeadline ? 1 : 0), sided));
  out.add(mix(mix(T.frequency, Math.min(mentions, 4)), sided));
  out.add(mix(mix(T.first, first === token ? 1 : 0), sided));
  out.add(mix(mix(T.rank, Math.min(rank, 3)), sided));
  out.add(mix(mix(T.ofKind, Math.min(ofKind.get(kind) ?? 0, 4)), sided));
}

/** What the gazetteer says of the two: that makes a claim likelier or less likely, and is none by itself. */
export function knownFeatures(known: Known, from: Actor['is'], to: Actor['is'], out: Features): void {
  if (isLiteral(from) || isLiteral(to)) return;
  out.add(mix(mix(T.known, 1), hashString(known(from.id, to.id) ?? '')));
  out.add(mix(mix(T.known, 2), hashString(known(to.id, from.id) ?? '')));
}
