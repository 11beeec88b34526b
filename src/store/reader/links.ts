/** @module Questions about who is linked to whom. */
import type { Database } from 'better-sqlite3';
import type { EntityKind } from '../../model.js';
import { counting } from './counting.js';

/** A node that a fact links to another one. */
export interface Link {
  readonly factId: string;
  /** The node on the other side, with people's decisions applied. */
  readonly id: string;
  readonly kind: EntityKind;
  /** Articles that mention it now: how little it tells to be linked to it. */
  readonly articles: number;
}

const side = (own: string, other: string) => `
  SELECT * FROM (
    SELECT f.id AS factId, coalesce(e.id, n.id) AS id, n.kind, coalesce(m.article_count, n.article_count) AS articles
    FROM facts f
    JOIN nodes n ON n.id = f.${other}
    LEFT JOIN decisions d ON d.candidate_id = n.id AND d.standing = 1
    LEFT JOIN entities e ON e.id = d.entity_id
    LEFT JOIN nodes m ON m.id = e.id
    WHERE f.${own} IN (${counting('SELECT @id')}) AND f.retired = 0 AND d.decision IS NOT 'rejected'
    ORDER BY f.last_published DESC, f.id LIMIT @limit)`;

export class LinkRows {
  readonly #from;

  constructor(db: Database) {
    this.#from = db.prepare<{ id: string; limit: number }, Link>(
      `${side('subject_id', 'object_id')} UNION ALL ${side('object_id', 'subject_id')}`,
    );
  }

  /**
   * The nodes that facts link to this one, by the newest facts.
   *
   * @param limit of the facts whose subject it is, and of those whose object it is
   */
  from(id: string, limit: number): Link[] {
    return this.#from.all({ id, limit });
  }
}
