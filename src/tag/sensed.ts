/** @module What deciding a name's sense gives. */
import type { EntityKind, Span } from '../model.js';
import type { Reading } from './compile.js';
import type { Ranking } from './ranking.js';
import type { Vote } from './votes.js';

/** What was weighed for a name where it stands. */
export interface Weighed {
  /** What speaks here. */
  readonly votes: readonly Vote[];
  /** What speaks for each kind, over all its occurrences and short forms. */
  readonly scores: ReadonlyMap<EntityKind, number>;
  /** How likely it is of each kind, by the learned judge; undefined where there is none, or of an element's name. */
  readonly probabilities: ReadonlyMap<EntityKind, number> | undefined;
  /** The entries that bear the name. */
  readonly ranking: Ranking;
  /** The longer name that it stands for, folded; undefined where it stands for itself. */
  readonly standsFor: string | undefined;
}

/** An occurrence of a name, its sense decided. */
export interface Sensed extends Span {
  readonly kind: EntityKind;
  /** The name itself: the mention less the noun of a site or region that its capitals or its kind take in. */
  readonly name: string;
  /** Folded form of the name that it is, or stands for. */
  readonly key: string;
  /** The tables' entry, or undefined for a name that only the text gives. */
  readonly reading: Reading | undefined;
  readonly rule: string;
  readonly weighed: Weighed;
}

/** A name for which too little speaks. */
export interface PassedOver extends Span {
  readonly weighed: Weighed;
}

/** All names of an article: those decided, in order and without overlap, and those for which too little speaks. */
export interface Senses {
  readonly sensed: readonly Sensed[];
  readonly passedOver: readonly PassedOver[];
}
