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

/** In the order of an index: as many as are asked for are looked at, however many facts there are. */
const side = (own: string, other: string) => `
  SELECT f.id AS factId, coalesce(e.id, n.id) AS id, n.kind, coalesce(m.article_count, n.article_count) AS articles,
    f.last_published AS last
  FROM facts f
  CROSS JOIN nodes n ON n.id = f.${other}
  LEFT JOIN decisions d ON d.candidate_id = n.id AND d.standing = 1
  LEFT JOIN entities e ON e.id = d.entity_id
  LEFT JOIN nodes m ON m.id = e.id
  WHERE f.${own} = @id AND f.retired = 0 AND d.decision IS NOT 'rejected'
  ORDER BY f.season DESC, f.last_published DESC, f.id LIMIT 0 + @limit`;

export class LinkRows {
  readonly #joined;
  readonly #sides;

  constructor(db: Database) {
    this.#joined = db.prepare<{ id: string }, string>(counting('SELECT @id')).pluck();
    this.#sides = [side('subject_id', 'object_id'), side('object_id', 'subject_id')].map((sql) =>
      db.prepare<{ id: string; limit: number }, Link & { last: string | null }>(sql),
    );
  }

  /**
   * The nodes that facts link to this one, by the newest facts.
   *
   * @param limit of the facts whose subject it is, and of those whose object it is
   */
  from(id: string, limit: number): Link[] {
    const ids = this.#joined.all({ id });
    return this.#sides.flatMap((statement) => {
      const links = ids.flatMap((each) => statement.all({ id: each, limit }));
      if (ids.length > 1) links.sort((a, b) => compare(b.last ?? '', a.last ?? '') || compare(a.factId, b.factId));
      return links.slice(0, limit).map(({ factId, id, kind, articles }) => ({ factId, id, kind, articles }));
    });
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
