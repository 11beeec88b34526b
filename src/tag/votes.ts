/** @module Votes: the reasons to take a name for one of a kind. */
import type { EntityKind } from '../model.js';

/** One reason to take a name for one of a kind. About 3 is enough by itself, 1 is a hint. */
export interface Vote {
  readonly kind: EntityKind;
  readonly weight: number;
  readonly rule: string;
  /** Cast by a plural noun: it holds for all names of a list. */
  readonly plural?: true;
}

/** Casts a vote. */
export type Cast = (kind: EntityKind, weight: number, rule: string, plural?: boolean) => void;

/** What votes for a kind come to. */
export function weightFor(kind: EntityKind, votes: readonly Vote[]): number {
  let weight = 0;
  for (const vote of votes) if (vote.kind === kind) weight += vote.weight;
  return weight;
}
