/** @module Questions about what came since a day. */
import type { Database } from 'better-sqlite3';
import type { EntityKind } from '../../model.js';

/** An event in a fact's history. */
export interface HistoryRow {
  readonly at: string;
  readonly factId: string;
  readonly event: string;
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

/** A node that no article mentioned before. */
export interface NewNode {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Only texts introduced it, and nobody accepted it. */
  readonly isCandidate: boolean;
  readonly articles: number;
}

/** A digest of more is no digest: of a longer time the newest are looked at. */
const MOST_CLAIMS = 1_000;
const MOST_ARTICLES = 1_000;

export class NewsRows {
  readonly #stated;
  readonly #undated;
  readonly #said;
  readonly #contested;
  readonly #history;
  readonly #nodes;

  constructor(db: Database) {
    this.#stated = db
      .prepare<{ since: string; limit: number }, string>(
        `SELECT id FROM facts INDEXED BY facts_first WHERE retired = 0 AND first_published >= @since
         ORDER BY first_published DESC, id LIMIT 0 + @limit`,
      )
      .pluck();
    this.#undated = db
      .prepare<{ since: string; limit: number }, string>(
        `SELECT DISTINCT f.id FROM article_versions v INDEXED BY article_versions_undated
         CROSS JOIN snapshots s ON s.id = v.snapshot_id
         JOIN claims c ON c.version_number = v.number AND c.current = 1
         JOIN facts f ON f.number = c.fact_number AND f.first_published IS NULL AND f.retired = 0
         WHERE v.current = 1 AND v.published IS NULL AND s.fetched_at >= @since ORDER BY s.fetched_at DESC, f.id LIMIT 0 + @limit`,
      )
      .pluck();
    this.#contested = db
      .prepare<{ since: string; limit: number }, string>(
        `SELECT fact_id FROM (
           SELECT fact_id, fact_number, max(published) AS published FROM (
             SELECT fact_id, fact_number, published FROM claims WHERE current = 1 AND published >= @since
             ORDER BY published DESC LIMIT ${MOST_CLAIMS}) GROUP BY fact_id) r
         WHERE (
           SELECT max(c.status = 'denied') > min(c.status = 'denied')
             OR count(DISTINCT c.qualifiers ->> 'amount') > 1 OR count(DISTINCT c.qualifiers ->> 'grade') > 1
             OR count(DISTINCT c.qualifiers ->> 'share') > 1
           FROM claims c WHERE c.fact_number = r.fact_number AND c.current = 1)
         AND EXISTS (
           SELECT 1 FROM claims c WHERE c.fact_number = r.fact_number AND c.current = 1 AND c.version_number <> (
             SELECT version_number FROM claims WHERE fact_number = r.fact_number AND current = 1 LIMIT 1))
         ORDER BY published DESC, fact_id LIMIT 0 + @limit`,
      )
      .pluck();
    const said = (status: 'denied' | 'ended') =>
      db
        .prepare<{ since: string; limit: number }, string>(
          `SELECT DISTINCT fact_id FROM (
             SELECT fact_id FROM claims INDEXED BY claims_${status}
             WHERE current = 1 AND status = '${status}' AND published >= @since
             ORDER BY published DESC LIMIT ${MOST_CLAIMS}) LIMIT 0 + @limit`,
        )
        .pluck();
    this.#said = { denied: said('denied'), ended: said('ended') };
    this.#history = db.prepare<{ since: string; limit: number }, HistoryRow>(
      `SELECT at, fact_id AS factId, event, subject, predicate, object FROM fact_history
       WHERE at >= @since ORDER BY at DESC, id DESC LIMIT 0 + @limit`,
    );
    this.#nodes = db.prepare<{ since: string; limit: number }, Omit<NewNode, 'isCandidate'> & { isCandidate: 0 | 1 }>(
      `SELECT n.id, n.kind, n.name, n.origin = 'candidate' AND d.decision IS NULL AS isCandidate,
         n.article_count AS articles
       FROM (
         SELECT m.node_id, count(DISTINCT m.version_number) AS mentions FROM (
           SELECT number FROM article_versions WHERE current = 1 AND published >= @since
           ORDER BY published DESC LIMIT ${MOST_ARTICLES}) v
         CROSS JOIN mentions m ON m.version_number = v.number GROUP BY m.node_id) r
       JOIN nodes n ON n.id = r.node_id AND n.article_count = r.mentions
       LEFT JOIN decisions d ON d.candidate_id = n.id AND d.standing = 1
       WHERE d.decision IS NOT 'rejected' AND d.entity_id IS NULL
       ORDER BY n.article_count DESC, n.id LIMIT 0 + @limit`,
    );
  }

  /** Facts that were first reported on that day (ISO, any precision) or later, newest first; undated ones by the fetch. */
  firstStated(since: string, limit: number): string[] {
    return [...this.#stated.all({ since, limit }), ...this.#undated.all({ since, limit })].slice(0, limit);
  }

  /** Facts of which an article that was published then or later says this: denied, ended. */
  saidSince(since: string, status: 'denied' | 'ended', limit: number): string[] {
    return this.#said[status].all({ since, limit });
  }

  /**
   * Facts that an article of then or later states, and of which articles give a measure in different words, or that some
   * state and others deny; newest first. Whether the measures differ is not looked at.
   */
  contested(since: string, limit: number): string[] {
    return this.#contested.all({ since, limit });
  }

  /** What became of facts then or later, newest first. */
  history(since: string, limit: number): HistoryRow[] {
    return this.#history.all({ since, limit });
  }

  /** Nodes that only articles of then or later mention, the most mentioned first. */
  nodes(since: string, limit: number): NewNode[] {
    return this.#nodes.all({ since, limit }).map((row) => ({ ...row, isCandidate: row.isCandidate === 1 }));
  }
}
