/** @module Questions about what supports facts: which article says it, in which words, and where they stand. */
import type { Database } from 'better-sqlite3';
import type { Antecedent, Status } from '../../model.js';
import { NUMBER, type FactRow } from './facts.js';
import { MEASURES } from './support.js';

/** What one article says, in which words, and where they stand. */
export interface CitationRow {
  readonly claimId: string;
  readonly factId: string;
  readonly status: Status;
  readonly attributedTo: string | null;
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly frame: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** What names its two outside the quote. */
  readonly antecedents: readonly Antecedent[];
  readonly articleId: string;
  /** The text in which the quote stands, and whether it is the article's current one. */
  readonly versionId: string;
  readonly isCurrent: boolean;
  readonly url: string;
  readonly host: string;
  readonly site: string | null;
  readonly headline: string;
  readonly published: string | null;
  readonly fetchedAt: string;
  readonly snapshotId: string;
  readonly snapshotSha256: string;
  /** The article from which this one was reprinted; its own address when it was not. */
  readonly originalUrl: string;
}

/** A row of {@link CITATION}. */
export type StoredCitation = Omit<CitationRow, 'qualifiers' | 'antecedents' | 'isCurrent'> & {
  qualifiers: string;
  antecedents: string;
  isCurrent: 0 | 1;
};

/** The numbers of a fact and of those that say the same once decisions are applied. */
export const SAME = 'SELECT same_number FROM same_facts WHERE fact_id = @id';

/** The antecedents of a claim `c` as JSON, in the order of the text. */
export const ANTECEDENTS = `(
  SELECT json_group_array(json_object('start', a.start, 'end', a."end", 'quote', a.quote))
  FROM (SELECT * FROM antecedents WHERE version_number = c.version_number AND claim_id = c.id ORDER BY start) a)`;

/** The original's address as `v_articles` has it, which is asked only for what is not found by one index. */
const ORIGINAL = `coalesce(
    CASE WHEN v.current = 1 AND NOT EXISTS (SELECT 1 FROM likenesses WHERE body_sha256 = v.body_sha256)
      THEN (SELECT o.url FROM article_versions w JOIN articles o ON o.id = w.article_id
        WHERE w.current = 1 AND w.body_sha256 = v.body_sha256
        ORDER BY w.wire IS NULL, w.published IS NULL, w.published, w.article_id LIMIT 1)
      ELSE (SELECT o.original_url FROM v_articles o WHERE o.article_id = v.article_id) END, a.url)`;

/** What is selected of {@link CITED} for a {@link CitationRow}; @id is the fact's, or null for the claim's own. */
export const CITATION = `
  SELECT c.id AS claimId, coalesce(@id, c.fact_id) AS factId, c.status, c.attributed_to AS attributedTo, c.qualifiers, c.frame,
    t.quote, t.start, t."end", ${ANTECEDENTS} AS antecedents,
    v.article_id AS articleId, c.version_id AS versionId, c.current AS isCurrent, a.url, a.host, v.site, v.headline, v.published,
    s.fetched_at AS fetchedAt, v.snapshot_id AS snapshotId, t.snapshot_sha256 AS snapshotSha256,
    ${ORIGINAL} AS originalUrl`;

/** Joined to rows `n` whose `number` is a claim's. By the tables themselves: `cited_claims` looks up more than is shown here. */
export const CITED = `
  JOIN claims c ON c.number = n.number
  JOIN citations t ON t.claim_id = c.id AND t.version_number = c.version_number
  JOIN article_versions v ON v.number = t.version_number
  JOIN articles a ON a.id = v.article_id
  JOIN snapshots s ON s.id = v.snapshot_id`;

/** What citations are told apart by: the status, and what each figure amounts to. When it was is no dissent. */
const FIGURES = MEASURES.map((role) => `coalesce(qualifiers ->> '${role}_value', qualifiers ->> '${role}') AS ${role}`);
const SAID = ['status', ...MEASURES].join(', ');

/** They are looked for among so many of the newest claims: what was last said in another way before these is history. */
const MOST_CLAIMS = 200;

export class CitationRows {
  readonly #newest;
  readonly #newestOfAll;
  readonly #last;
  readonly #variants;
  readonly #variantsOfAll;
  readonly #one;

  constructor(db: Database) {
    // Of one fact the index gives the newest; of several that say the same, all have to be sorted.
    const [newest, newestOfAll] = [`= ${NUMBER}`, `IN (${SAME})`].map((facts) =>
      db.prepare<{ id: string; limit: number }, StoredCitation>(
        `${CITATION} FROM (SELECT number, id, published FROM claims WHERE fact_number ${facts} AND current = 1
           ORDER BY published DESC, id DESC LIMIT 0 + @limit) n
         ${CITED} ORDER BY n.published DESC, n.id DESC`,
      ),
    );
    this.#newest = newest;
    this.#newestOfAll = newestOfAll;
    // An index has all that is compared. Rows, for their ids, are looked up of those days alone of which some will be among the
    // first. With max() alone beside them, SQLite takes the bare columns from the row of the maximum (lang_select.html).
    const [variants, variantsOfAll] = [`= ${NUMBER}`, `IN (${SAME})`].map((facts) =>
      db.prepare<{ id: string; limit: number }, StoredCitation>(
        `WITH said AS (
           SELECT number, status, coalesce(published, '') AS day, ${FIGURES.join(', ')} FROM (
             SELECT number, status, published, qualifiers FROM claims WHERE fact_number ${facts} AND current = 1
             ORDER BY published DESC LIMIT ${MOST_CLAIMS})
         ), last AS (
           SELECT *, dense_rank() OVER (ORDER BY day DESC) AS place,
             dense_rank() OVER (PARTITION BY status ORDER BY day DESC) AS place_of_status
           FROM (SELECT *, max(day) OVER (PARTITION BY ${SAID}) AS last FROM said) WHERE day = last
         )
         ${CITATION} FROM (SELECT number, max(day || id) AS newest FROM (
             SELECT l.*, c.id FROM last l CROSS JOIN claims c ON c.number = l.number
             WHERE l.place <= @limit OR l.place_of_status = 1)
           GROUP BY ${SAID}
           ORDER BY row_number() OVER (PARTITION BY status ORDER BY max(day || id) DESC) > 1, newest DESC
           LIMIT 0 + @limit) n
         ${CITED} ORDER BY n.newest DESC`,
      ),
    );
    this.#variants = variants;
    this.#variantsOfAll = variantsOfAll;
    this.#one = db.prepare<{ id: null; claim: string }, StoredCitation>(
      `${CITATION} FROM (SELECT number FROM claims WHERE substr(id, 7, 6) = substr(@claim, 7, 6) AND id = @claim) n ${CITED} LIMIT 1`,
    );
    this.#last = db.prepare<{ id: string; limit: number }, StoredCitation>(
      `${CITATION} FROM (SELECT number FROM claims WHERE fact_number IN (${SAME})) n ${CITED}
       ORDER BY s.fetched_at DESC, c.id LIMIT 0 + @limit`,
    );
  }

  /** The citations of a fact in the articles as they stand now, newest first; for a retired fact, in the last versions that stated it. */
  of({ id, retired, byDecision }: Pick<FactRow, 'id' | 'retired' | 'byDecision'>, limit: number): CitationRow[] {
    // Only an accepted candidate makes two facts say the same.
    const statement = retired ? this.#last : byDecision ? this.#newestOfAll : this.#newest;
    return statement.all({ id, limit }).map(citationRow);
  }

  /** What supports a claim; undefined where there is no such claim. */
  get(claimId: string): CitationRow | undefined {
    const row = this.#one.get({ id: null, claim: claimId });
    return row === undefined ? undefined : citationRow(row);
  }

  /**
   * For each status and each set of figures with which a fact is stated now, the newest citation; newest first. Of more such
   * than `limit`, the newest, with one of each status among them; of more than 200 claims, the newest count.
   */
  variants({ id, byDecision }: Pick<FactRow, 'id' | 'byDecision'>, limit: number): CitationRow[] {
    return (byDecision ? this.#variantsOfAll : this.#variants).all({ id, limit }).map(citationRow);
  }
}

export function citationRow(row: StoredCitation): CitationRow {
  const qualifiers = JSON.parse(row.qualifiers) as Record<string, string>;
  const antecedents = JSON.parse(row.antecedents) as Antecedent[];
  return { ...row, isCurrent: row.isCurrent === 1, qualifiers, antecedents };
}
