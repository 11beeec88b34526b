/** @module Questions about candidates: what only texts introduced, and what stands behind it. */
import type { Database } from 'better-sqlite3';
import type { EntityKind } from '../../model.js';
import { searchKey } from '../search-key.js';

/** A candidate with its support, and the last decision on it. */
export interface CandidateRow {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Articles that mention it, as they stand now. */
  readonly articles: number;
  /** Newsrooms that do; a reprint counts as its original's. */
  readonly sources: number;
  readonly decision: 'accepted' | 'rejected' | null;
  /** The entity that it was accepted as. */
  readonly entityId: string | null;
  readonly decidedAt: string | null;
  readonly decidedBy: string | null;
  readonly note: string | null;
}

/** Where a text names a candidate. */
export interface Naming {
  readonly versionId: string;
  readonly start: number;
  readonly end: number;
  readonly rule: string;
  readonly headline: string;
  readonly text: string;
  readonly url: string;
  readonly site: string | null;
  readonly host: string;
  readonly published: string | null;
}

export interface CandidateConditions {
  readonly kind: EntityKind | null;
  /** Mentioned in so many articles at least. */
  readonly minSupport: number;
  /** Decided ones too. */
  readonly all: boolean;
}

const ROW = `SELECT candidate_id AS id, kind, name, support AS articles, sources, decision, entity_id AS entityId,
  decided_at AS decidedAt, decided_by AS decidedBy, note FROM v_candidates`;

export class CandidateRows {
  readonly #list;
  readonly #get;
  readonly #named;
  readonly #rules;
  readonly #namings;

  constructor(db: Database) {
    this.#list = db.prepare<Omit<CandidateConditions, 'all'> & { all: 0 | 1; limit: number }, CandidateRow>(
      // Newsrooms are counted for those alone that have the support to be among the first.
      `${ROW} WHERE support >= max(@minSupport, (
         SELECT coalesce(min(support), 0) FROM (
           SELECT n.article_count AS support FROM candidates c JOIN nodes n ON n.id = c.id
           LEFT JOIN decisions d ON d.candidate_id = c.id AND d.standing = 1
           WHERE (@kind IS NULL OR n.kind = @kind) AND (@all OR d.decision IS NULL)
           ORDER BY n.article_count DESC LIMIT 0 + @limit)))
         AND (@kind IS NULL OR kind = @kind) AND (@all OR decision IS NULL)
       ORDER BY support DESC, sources DESC, candidate_id LIMIT 0 + @limit`,
    );
    this.#get = db.prepare<[string], CandidateRow>(`${ROW} WHERE candidate_id = ?`);
    this.#named = db.prepare<[string], CandidateRow>(
      `${ROW} WHERE candidate_id IN (
         SELECT node_id FROM node_names WHERE folded = ? AND word = 0 AND node_id LIKE 'candidate:%')
       ORDER BY candidate_id`,
    );
    this.#rules = db
      .prepare<[string], string>(
        `SELECT m.rule FROM mentions m JOIN article_versions v ON v.number = m.version_number AND v.current = 1
         WHERE m.node_id = ? GROUP BY m.rule ORDER BY count(*) DESC, m.rule`,
      )
      .pluck();
    // With min() alone beside them, SQLite takes the bare columns from the row of the minimum (lang_select.html).
    this.#namings = db.prepare<[string, number], Naming>(
      `SELECT v.id AS versionId, m.start, m."end", m.rule, v.headline, v.text, a.url, v.site, a.host, v.published
       FROM (SELECT version_number, min(start) AS start, "end", rule FROM mentions WHERE node_id = ? GROUP BY version_number) m
       JOIN article_versions v ON v.number = m.version_number AND v.current = 1
       JOIN articles a ON a.id = v.article_id
       ORDER BY row_number() OVER (PARTITION BY v.newsroom ORDER BY v.published DESC, v.id), v.published DESC, v.id
       LIMIT 0 + ?`,
    );
  }

  /** By support: articles, then newsrooms. */
  list({ all, ...conditions }: CandidateConditions, limit: number): CandidateRow[] {
    return this.#list.all({ ...conditions, all: all ? 1 : 0, limit });
  }

  /** The candidate with this id, or all that are called so, case and diacritics apart; decided ones too. */
  find(nameOrId: string): CandidateRow[] {
    const row = this.#get.get(nameOrId);
    return row === undefined ? this.#named.all(searchKey(nameOrId)) : [row];
  }

  /** The rules that found it in the articles as they stand now, the one that found it most often first. */
  rules(id: string): string[] {
    return this.#rules.all(id);
  }

  /** Its first mention in each article, articles of different newsrooms first, then the newest. */
  namings(id: string, limit: number): Naming[] {
    return this.#namings.all(id, limit);
  }
}
