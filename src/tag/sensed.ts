/** @module What deciding a name's sense gives. */
import type { EntityKind } from '../model.js';
import type { Reading } from './compile.js';

/** An occurrence of a name, its sense decided. */
export interface Sensed {
  readonly start: number;
  readonly end: number;
  readonly kind: EntityKind;
  /** The name itself: the mention less the noun of a site or region that its capitals or its kind take in. */
  readonly name: string;
  /** Folded form of the name that it is, or stands for. */
  readonly key: string;
  /** The tables' entry, or undefined for a name that only the text gives. */
  readonly reading: Reading | undefined;
  readonly rule: string;
}
