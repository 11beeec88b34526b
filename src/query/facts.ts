/** @module Facts by their filters. */
import type { EntityKind, Result, Status } from '../model.js';
import type { FactBase } from '../store/fact-base.js';
import type { FactConditions } from '../store/reader/fact-filter.js';
import type { CitationRow } from '../store/reader/citations.js';
import type { FactRow } from '../store/reader/facts.js';
import { findEntity } from './find.js';

/** Which facts: each filter narrows. Names are names, aliases or ids; days are ISO dates of any precision. */
export interface FactFilters {
  readonly subject?: string | undefined;
  readonly predicate?: string | readonly string[] | undefined;
  /** A name, or the words of a literal object. */
  readonly object?: string | undefined;
  /** On either side; of two names, each narrows. */
  readonly about?: string | readonly string[] | undefined;
  /** Kind of the subject or of the object. */
  readonly kind?: EntityKind | undefined;
  /** A place's name or ISO 3166 code: the subject or the object is or lies in it, or belongs there. */
  readonly country?: string | undefined;
  /** An element on either side, its minerals and forms included; of a group, any of its members. */
  readonly element?: string | undefined;
  /** Of the newest claim. */
  readonly status?: Status | undefined;
  /** Stated by an article of then or later. */
  readonly since?: string | undefined;
  /** Stated by an article of then or earlier. */
  readonly until?: string | undefined;
  /** A newsroom's host (`example.com`), or the id of a source of the pipeline. */
  readonly source?: string | undefined;
  /** To whom a claim is attributed: a name, or the article's words ("two people familiar with the matter"). */
  readonly saidBy?: string | undefined;
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
  const conditions = conditionsOf(base, filters);
  if (!conditions.ok) return conditions;
  const facts = base.reader.facts.list(conditions.value, limits.facts);
  return {
    ok: true,
    value: facts.map((fact) => ({ ...fact, citations: base.reader.citations.of(fact, limits.citations) })),
  };
}

/** Filters as the store has them: names looked up, an element with its members. */
export function conditionsOf(base: FactBase, filters: FactFilters): Result<FactConditions, 'unknown-name'> {
  const { subject, object, about, element, country, predicate, saidBy, ...rest } = filters;
  const [first, second] = typeof about === 'string' ? [about] : (about ?? []);
  for (const name of [subject, first, second, element]) {
    if (name === undefined || idsOf(base, name).length > 0) continue;
    const detail = `expected the name of something in the base, got "${name}"`;
    return { ok: false, reason: 'unknown-name', detail };
  }
  const ids = (name: string | undefined) => (name === undefined ? undefined : idsOf(base, name));
  const objects = ids(object);
  const elements = ids(element);
  const value: FactConditions = {
    ...rest,
    subjects: ids(subject),
    ...(objects?.length === 0 ? { objectValue: object } : { objects }),
    involved: ids(first),
    alsoInvolved: ids(second),
    elements: elements === undefined ? undefined : base.reader.nodes.withMembers(elements),
    country: country === undefined ? undefined : countryOf(base, country),
    predicates: typeof predicate === 'string' ? [predicate] : predicate,
    saidBy: saidBy === undefined ? undefined : [saidBy, ...findEntity(base, saidBy).map(({ name }) => name)],
  };
  return { ok: true, value };
}

function idsOf(base: FactBase, name: string): string[] {
  const found = findEntity(base, name);
  const exact = found.filter(({ isExact }) => isExact);
  return (exact.length > 0 ? exact : found.slice(0, 1)).map(({ id }) => id);
}

/** A country as `node_countries` has it: by the id of the place of that name, else the words themselves. */
function countryOf(base: FactBase, country: string): string {
  const place = findEntity(base, country).find(({ kind, isExact }) => kind === 'place' && isExact);
  return (place?.id.replace(/^place:/, '') ?? country).toUpperCase();
}
