/** @module Questions about entities and candidates. */
import type { Database } from 'better-sqlite3';
import type { EntityKind } from '../../model.js';

/** An entity or candidate that answers to a name. */
export interface NodeMatch {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Only texts introduced it: nobody has confirmed it. */
  readonly isCandidate: boolean;
  /** The name or alias that matched. */
  readonly matched: string;
  /** The matched name, folded as by `searchKey`; from its `word`th word on. */
  readonly folded: string;
  readonly word: number;
  /** Facts that it takes part in. */
  readonly facts: number;
}

/** What the base knows of a node itself. */
export interface NodeRow {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  readonly isCandidate: boolean;
  readonly decision: 'accepted' | 'rejected' | null;
  readonly country: string | null;
  readonly aliases: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  /** Articles that mention it, as they stand now. */
  readonly articles: number;
  /** Newsrooms that state a fact of it; a reprint counts as its original's. */
  readonly sources: number;
}

interface StoredNode {
  id: string;
  kind: EntityKind;
  name: string;
  isCandidate: 0 | 1;
  decision: 'accepted' | 'rejected' | null;
  country: string | null;
  aliases: string | null;
  attributes: string | null;
  articles: number;
  sources: number;
}

/** More matches than anyone reads; keeps a look-up of "a" from giving everything. */
const MAX_MATCHES = 100;

export class NodeRows {
  readonly #find;
  readonly #facts;
  readonly #get;

  constructor(db: Database) {
    this.#find = db.prepare<
      { from: string; to: string; limit: number },
      Omit<NodeMatch, 'isCandidate'> & { isCandidate: 0 | 1 }
    >(
      `SELECT n.id, n.kind, n.name, n.origin = 'candidate' AS isCandidate, t.name AS matched, t.folded, t.word,
         (SELECT count(*) FROM facts WHERE subject_id = n.id AND retired = 0)
         + (SELECT count(*) FROM facts WHERE object_id = n.id AND retired = 0) AS facts
       FROM (SELECT * FROM node_names WHERE folded >= @from AND folded < @to ORDER BY folded LIMIT @limit) t
       JOIN nodes n ON n.id = t.node_id`,
    );
    this.#facts = db
      .prepare<{ id: string }, number>(
        `SELECT (SELECT count(*) FROM facts WHERE subject_id = @id AND retired = 0)
         + (SELECT count(*) FROM facts WHERE object_id = @id AND retired = 0)`,
      )
      .pluck();
    this.#get = db.prepare<{ id: string }, StoredNode>(
      `SELECT n.id, n.kind, n.name, n.origin = 'candidate' AS isCandidate, d.decision, e.country, e.aliases, e.attributes,
         n.article_count AS articles,
         (SELECT count(DISTINCT c.newsroom)
           FROM (SELECT id FROM facts WHERE subject_id = @id UNION SELECT id FROM facts WHERE object_id = @id) f
           JOIN claims c ON c.fact_id = f.id AND c.current = 1) AS sources
       FROM nodes n
       LEFT JOIN entities e ON e.id = n.id
       LEFT JOIN decisions d ON d.candidate_id = n.id
       WHERE n.id = @id`,
    );
  }

  /** Nodes with a name or alias that, from some word on, begins with `folded` (as by `searchKey`); at most 100, in no rank. */
  startingWith(folded: string): NodeMatch[] {
    const to = `${folded}\u{10FFFF}`;
    return this.#find
      .all({ from: folded, to, limit: MAX_MATCHES })
      .map((row) => ({ ...row, isCandidate: row.isCandidate === 1 }));
  }

  /** How many facts, retired ones apart, a node takes part in. */
  facts(id: string): number {
    return this.#facts.get({ id }) ?? 0;
  }

  get(id: string): NodeRow | undefined {
    const row = this.#get.get({ id });
    if (row === undefined) return undefined;
    return {
      ...row,
      isCandidate: row.isCandidate === 1,
      aliases: JSON.parse(row.aliases ?? '[]') as string[],
      attributes: JSON.parse(row.attributes ?? '{}') as Record<string, string>,
    };
  }
}
