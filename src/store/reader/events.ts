/** @module Questions about when things happened. */
import type { Database } from 'better-sqlite3';
import { CITATION, CITED, citationRow, SAME, type CitationRow, type StoredCitation } from './citations.js';

/** The first article that states a fact with some status for some time. */
export interface EventRow {
  /** When it happened as the article says, ISO and as precise as that; null where it does not say. */
  readonly date: string | null;
  readonly citation: CitationRow;
}

export class EventRows {
  readonly #of;

  constructor(db: Database) {
    // With min() alone beside them, SQLite takes the bare columns from the row of the minimum (lang_select.html).
    this.#of = db.prepare<{ id: string }, StoredCitation & { date: string | null }>(
      `${CITATION}, n.date FROM (
         SELECT id, qualifiers ->> 'date_value' AS date, min(coalesce(published, '~') || id) AS first FROM claims
         WHERE fact_id IN (${SAME}) AND current = 1 GROUP BY status, qualifiers ->> 'date_value') n
       ${CITED} ORDER BY n.first`,
    );
  }

  /** For each status and time with which a fact is stated now, the article that was first to. */
  of(factId: string): EventRow[] {
    return this.#of.all({ id: factId }).map(({ date, ...row }) => ({ date, citation: citationRow(row) }));
  }
}
