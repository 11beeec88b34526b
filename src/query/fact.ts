/** @module One fact with all that speaks for it and against it. */
import type { FactBase } from '../store/fact-base.js';
import { disagreements, isContested, type Disagreement } from './disagreement.js';
import type { ValueRow } from '../store/reader/support.js';
import type { CitedFact } from './facts.js';

export interface FactView extends CitedFact {
  readonly disagreements: readonly Disagreement[];
  /** What figures and other qualifiers are given, and how many stand behind each. */
  readonly values: readonly ValueRow[];
}

/** How much of what is said of a fact is looked at, each time the newest. */
export interface Limits {
  readonly citations: number;
  /** Statuses and sets of figures to compare. */
  readonly variants: number;
  /** Claims by which values are told, and among which other ones are looked for. */
  readonly claims: number;
}

/** In more ways than these nobody compares what is said of one fact. */
export const CLOSELY = { variants: 20, claims: Number.MAX_SAFE_INTEGER } as const;

/**
 * The fact with this id; where a person's decision made several say the same, the one that stands for them.
 *
 * @param citations how many at most
 */
export function factView(base: FactBase, id: string, citations: number): FactView | undefined {
  const row = base.reader.facts.get(id);
  return row === undefined ? undefined : cited(base, row, { citations, ...CLOSELY });
}

/** A fact's row with its newest citations, and what they and one for each other thing that is said disagree on. */
export function cited<Row extends Omit<CitedFact, 'citations'>>(base: FactBase, row: Row, limits: Limits) {
  const citations = base.reader.citations.of(row, limits.citations);
  const values = base.reader.support.values(row, limits.claims);
  const mayDiffer = row.claims > citations.length && (isContested(values) || base.reader.support.isDenied(row));
  const known = new Set(citations.map(({ claimId }) => claimId));
  const older = mayDiffer ? base.reader.citations.variants(row, limits.variants, limits.claims, known) : [];
  return { ...row, citations, values, disagreements: disagreements({ citations: [...citations, ...older] }, values) };
}
