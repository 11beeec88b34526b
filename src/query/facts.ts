/** @module Facts by their filters. */
import type { EntityKind, Result, Status } from '../model.js';
import type { FactBase } from '../store/fact-base.js';
import type { CitationRow, FactRow } from '../store/reader/facts.js';
import { findEntity } from './find.js';

/** Which facts: each filter narrows. */
export interface FactFilters {
  /** A name, alias or id. */
  readonly subject?: string | undefined;
  readonly predicate?: string | undefined;
  /** A name, alias or id, or the words of a literal object. */
  readonly object?: string | undefined;
  /** Kind of the subject or of the object. */
  readonly kind?: EntityKind | undefined;
  /** Of the newest claim. */
  readonly status?: Status | undefined;
  /** ISO date of any precision: seen then or later. */
  readonly since?: string | undefined;
  /** A newsroom's host (`example.com`), or the id of a source of the pipeline. */
  readonly source?: string | undefined;
}

/** A fact with what supports it. */
export interface CitedFact extends FactRow {
  /** The newest first. */
  readonly citations: readonly CitationRow[];
}

/**
 * The facts that pass all filters and are stated by a page as it is now, newest first.
 *
 * A name stands for all that bear it exactly; where none does, for the one that comes nearest.
 *
 * @param limits how many facts at most, and how many citations of each
 */
export function listFacts(
  base: FactBase,
  filters: FactFilters,
  limits: { readonly facts: number; readonly citations: number },
): Result<CitedFact[], 'unknown-name'> {
  const { subject, object, ...rest } = filters;
  const subjects = subject === undefined ? undefined : idsOf(base, subject);
  if (subjects?.length === 0) {
    const detail = `expected the name of something in the base, got "${subject}"`;
    return { ok: false, reason: 'unknown-name', detail };
  }
  const objects = object === undefined ? undefined : idsOf(base, object);
  const isLiteral = objects?.length === 0;
  const conditions = {
    ...rest,
    subjects,
    ...(isLiteral ? { objectValue: object } : { objects }),
  };
  const facts = base.reader.facts.list(conditions, limits.facts);
  return {
    ok: true,
    value: facts.map((fact) => ({ ...fact, citations: base.reader.facts.citations(fact, limits.citations) })),
  };
}

function idsOf(base: FactBase, name: string): string[] {
  const found = findEntity(base, name);
  const exact = found.filter(({ isExact }) => isExact);
  return (exact.length > 0 ? exact : found.slice(0, 1)).map(({ id }) => id);
}
