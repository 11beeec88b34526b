/** @module Questions about when things happened. */
import type { Database } from 'better-sqlite3';
import { CITATION, CITED, citationRow, SAME, type CitationRow, type StoredCitation } from './citations.js';
import { NUMBER, type FactRow } from './facts.js';

/** The first article that states a fact with some status for some time. */
export interface EventRow {
  /** When it happened as the article says, ISO and as precise as that; null where it does not say. */
  readonly date: string | null;
  readonly citation: CitationRow;
}

export class EventRows {
  readonly #ofOne;
  readonly #ofAll;

  constructor(db: Database) {
    // With min() alone beside them, SQLite takes the bare columns from the row of the minimum (lang_select.html).
    const [ofOne, ofAll] = [`= ${NUMBER}`, `IN (${SAME})`].map((facts) =>
      db.prepare<{ id: string }, StoredCitation & { date: string | null }>(
        `${CITATION}, n.date FROM (
           SELECT number, happened AS date, min(coalesce(published, '~') || id) AS first FROM claims
           WHERE fact_number ${facts} AND current = 1 GROUP BY status, happened) n
         ${CITED} ORDER BY n.first`,
      ),
    );
    this.#ofOne = ofOne;
    this.#ofAll = ofAll;
  }

  /** For each status and time with which a fact is stated now, the article that was first to. */
  of({ id, byDecision }: Pick<FactRow, 'id' | 'byDecision'>): EventRow[] {
    return (byDecision ? this.#ofAll : this.#ofOne)
      .all({ id })
      .map(({ date, ...row }) => ({ date, citation: citationRow(row) }));
  }
}
