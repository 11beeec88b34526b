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
