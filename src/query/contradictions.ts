/** @module Where articles contradict each other: since when, and in which words each side. */
import type { FactBase } from '../store/fact-base.js';
import type { CitationRow } from '../store/reader/citations.js';
import type { FactRow } from '../store/reader/facts.js';
import type { Disagreement } from './disagreement.js';
import { cited, CLOSELY } from './fact.js';

/** A fact on which articles contradict each other. */
export interface Contradiction {
  readonly fact: FactRow;
  /** Which figure, or `status` where some say so and some deny it; with the citations of each side, the newest first. */
  readonly disagreement: Disagreement;
  /** The day on which the side that came last was first reported; ISO, as precise as the article's. */
  readonly since: string;
}

/** Of a fact as many citations are looked at, and beside these one for each other thing that is said of it. */
const CITATIONS = 4;

/** Of so many facts that could be contradicted, the newest are looked at. */
const MOST_FACTS = 50;

/**
 * Contradictions of which a side is new: no article before that day said so. The newest first.
 *
 * @param since ISO date of any precision
 * @param limit how many at most
 */
export function contradictionsSince(base: FactBase, since: string, limit: number) {
  const facts = base.reader.news.contested(since, MOST_FACTS).flatMap((id) => base.reader.facts.get(id) ?? []);
  const distinct = [...new Map(facts.map((fact) => [fact.id, fact])).values()];
  const found = contradictionsAmong(base, distinct).filter((each) => each.since >= since);
  return { rows: found.slice(0, limit), isCut: found.length > limit };
}

/** The contradictions between articles on these facts, the newest first. */
export function contradictionsAmong(base: FactBase, facts: readonly FactRow[]): Contradiction[] {
  return facts
    .flatMap((fact) =>
      cited(base, fact, { citations: CITATIONS, ...CLOSELY }).disagreements.map((disagreement) => ({
        fact,
        disagreement,
      })),
    )
    .filter(({ disagreement: { sides } }) => new Set(sides.flatMap(articlesOf)).size > 1)
    .map(({ fact, disagreement }) => ({ fact, disagreement, since: daysOf(disagreement).sort().at(-1)! }))
    .sort((a, b) => (a.since > b.since ? -1 : a.since < b.since ? 1 : 0));
}

/** The first day of each side. */
function daysOf({ sides }: Disagreement): string[] {
  return sides.map(({ citations }) => citations.map(dayOf).sort()[0]);
}

/** The day on which an article was published, as precise as it says; of an undated one that of the fetch. */
export function dayOf({ published, fetchedAt }: CitationRow): string {
  return published ?? fetchedAt.slice(0, 10);
}

function articlesOf({ citations }: { readonly citations: readonly CitationRow[] }): string[] {
  return citations.map(({ articleId }) => articleId);
}
