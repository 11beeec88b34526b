/** @module What happened about an entity, in the order of time. */
import type { FactBase } from '../store/fact-base.js';
import type { CitationRow } from '../store/reader/citations.js';
import type { FactRow } from '../store/reader/facts.js';

/** A fact with one status at one time, and the first article to say so. */
export interface TimelineEvent {
  /** ISO, as precise as it is known. */
  readonly date: string;
  /** The day is that of the report: the article does not say when it happened. */
  readonly isReport: boolean;
  readonly fact: FactRow;
  /** What the article says: the fact's own status is that of its newest claim. */
  readonly citation: CitationRow;
}

export interface Timeline {
  /** The earliest first. */
  readonly events: readonly TimelineEvent[];
  /** The entity has more facts than were looked at. */
  readonly isCut: boolean;
}

/** Days or months or years, ISO; `until` includes what begins with it. */
export interface TimeSpan {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
}

/** More than anyone reads down; of an entity with more facts (a country) the newest. */
const MAX_FACTS = 100;

/**
 * The events of an entity or candidate by the day on which they happened as the articles say, else by the day of the first
 * report. Of a fact, each status at each time is one event; what an undated report repeats is left out.
 *
 * @param id as `findEntity` gives it
 */
export function timeline(base: FactBase, id: string, { since, until }: TimeSpan = {}): Timeline {
  const rows = base.reader.facts.about(id, MAX_FACTS + 1);
  const facts = rows.slice(0, MAX_FACTS).filter(({ retired }) => !retired);
  const events = facts
    .flatMap((fact) => eventsOf(base, fact))
    .filter(({ date }) => (since === undefined || date >= since) && (until === undefined || date <= `${until}~`))
    .sort((a, b) => compare(a.date, b.date) || compare(a.fact.id, b.fact.id));
  return { events, isCut: rows.length > MAX_FACTS };
}

function eventsOf(base: FactBase, fact: FactRow): TimelineEvent[] {
  const rows = base.reader.events.of(fact);
  const dated = new Set(rows.filter(({ date }) => date !== null).map(({ citation }) => citation.status));
  return rows.flatMap(({ date, citation }): TimelineEvent[] => {
    if (date !== null) return [{ date, isReport: false, fact, citation }];
    if (dated.has(citation.status)) return [];
    return [{ date: (citation.published ?? citation.fetchedAt).slice(0, 10), isReport: true, fact, citation }];
  });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
