/** @module Questions about articles: their versions, and what stands in each. */
import type { Database } from 'better-sqlite3';
import type { Antecedent, Status } from '../../model.js';
import { ANTECEDENTS } from './citations.js';
import type { FactRow, FactRows, ShownNode } from './facts.js';

/** One text that an article's address had, with the page that it came from. */
export interface VersionRow {
  readonly id: string;
  readonly articleId: string;
  readonly url: string;
  readonly host: string;
  readonly isCurrent: boolean;
  readonly headline: string;
  readonly standfirst: string | null;
  readonly byline: readonly string[];
  readonly published: string | null;
  readonly modified: string | null;
  readonly language: string | null;
  readonly site: string | null;
  readonly text: string;
  readonly snapshotId: string;
  readonly snapshotSha256: string;
  readonly fetchedAt: string;
  /** The article from which this one was reprinted; its own address when it was not. */
  readonly originalUrl: string;
  /** Since when its page is not there any more. */
  readonly removedAt: string | null;
}

/** A version without its text. */
export type VersionHead = Pick<
  VersionRow,
  'id' | 'isCurrent' | 'headline' | 'published' | 'modified' | 'snapshotId' | 'fetchedAt'
>;

/** A name in a text, people's decisions applied; those of rejected candidates apart. */
export interface MentionRow extends ShownNode {
  readonly start: number;
  readonly end: number;
  readonly rule: string;
}

/** What a text says, and the fact that it speaks for. */
export interface ClaimRow {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly quote: string;
  /** What names its two outside the quote. */
  readonly antecedents: readonly Antecedent[];
  readonly status: Status;
  readonly attributedTo: string | null;
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly frame: string;
  readonly fact: FactRow;
}

type Stored<Row, Flags extends keyof Row, Json extends keyof Row = never> = Omit<Row, Flags | Json> &
  Record<Flags, 0 | 1> &
  Record<Json, string>;
type StoredClaim = Stored<Omit<ClaimRow, 'fact'>, never, 'qualifiers' | 'antecedents'> & { factId: string };

const VERSION = `
  SELECT v.id, v.article_id AS articleId, a.url, a.host, v.current AS isCurrent, v.headline, v.standfirst, v.byline,
    v.published, v.modified, v.language, v.site, v.text, v.snapshot_id AS snapshotId, s.sha256 AS snapshotSha256,
    s.fetched_at AS fetchedAt, coalesce((SELECT original_url FROM v_articles o WHERE o.article_id = v.article_id), a.url) AS originalUrl,
    (SELECT removed_at FROM v_articles o WHERE o.article_id = v.article_id) AS removedAt
  FROM article_versions v JOIN articles a ON a.id = v.article_id JOIN snapshots s ON s.id = v.snapshot_id`;

export class ArticleRows {
  readonly #current;
  readonly #version;
  readonly #idOf;
  readonly #versions;
  readonly #mentions;
  readonly #claims;
  readonly #facts;

  constructor(db: Database, facts: FactRows) {
    this.#facts = facts;
    type StoredVersion = Stored<VersionRow, 'isCurrent', 'byline'>;
    this.#current = db.prepare<[string], StoredVersion>(`${VERSION} WHERE v.article_id = ? AND v.current = 1`);
    this.#version = db.prepare<[string, string], StoredVersion>(`${VERSION} WHERE v.article_id = ? AND v.id = ?`);
    this.#idOf = db.prepare<[string], string>('SELECT id FROM articles WHERE url = ?').pluck();
    this.#versions = db.prepare<[string], Stored<VersionHead, 'isCurrent'>>(
      `SELECT v.id, v.current AS isCurrent, v.headline, v.published, v.modified, v.snapshot_id AS snapshotId,
         s.fetched_at AS fetchedAt
       FROM article_versions v JOIN snapshots s ON s.id = v.snapshot_id
       WHERE v.article_id = ? ORDER BY s.fetched_at DESC, v.id`,
    );
    this.#mentions = db.prepare<[string], Stored<MentionRow, 'isCandidate'>>(
      `SELECT m.start, m."end", m.rule, coalesce(e.id, n.id) AS id, n.kind, coalesce(e.name, n.name) AS name,
         coalesce(e.origin, n.origin) = 'candidate' AS isCandidate, iif(e.id IS NULL, d.decision, NULL) AS decision
       FROM mentions m JOIN nodes n ON n.id = m.node_id
       LEFT JOIN decisions d ON d.candidate_id = m.node_id AND d.standing = 1
       LEFT JOIN nodes e ON e.id = d.entity_id
       WHERE m.version_number = (SELECT number FROM article_versions WHERE id = ?) AND d.decision IS NOT 'rejected' ORDER BY m.start, m."end"`,
    );
    this.#claims = db.prepare<[string], StoredClaim>(
      `SELECT c.id, c.fact_id AS factId, t.start, t."end", t.quote, c.status, c.attributed_to AS attributedTo,
         c.qualifiers, c.frame, ${ANTECEDENTS} AS antecedents
       FROM citations t JOIN claims c ON c.id = t.claim_id AND c.version_number = t.version_number
       WHERE t.version_number = (SELECT number FROM article_versions WHERE id = ?) ORDER BY t.start, t."end", c.id`,
    );
  }

  /** The article as it stands now, or in one of its versions; undefined where there is no such article or version. */
  get(articleId: string, versionId?: string): VersionRow | undefined {
    const row = versionId === undefined ? this.#current.get(articleId) : this.#version.get(articleId, versionId);
    if (row === undefined) return undefined;
    return { ...row, isCurrent: row.isCurrent === 1, byline: JSON.parse(row.byline) as string[] };
  }

  /** The id of the article with this canonical address. */
  idOf(url: string): string | undefined {
    return this.#idOf.get(url);
  }

  /** All texts that the article had, the one fetched last first. */
  versions(articleId: string): VersionHead[] {
    return this.#versions.all(articleId).map((row) => ({ ...row, isCurrent: row.isCurrent === 1 }));
  }

  /** The names in a text, in its order. */
  mentions(versionId: string): MentionRow[] {
    return this.#mentions.all(versionId).map((row) => ({ ...row, isCandidate: row.isCandidate === 1 }));
  }

  /** What a text says, in its order; what is said of rejected candidates apart. */
  claims(versionId: string): ClaimRow[] {
    const claims = this.#claims.all(versionId);
    const facts = this.#facts.many(claims.map(({ factId }) => factId));
    return claims.flatMap(({ factId, qualifiers, antecedents, ...claim }) => {
      const fact = facts.get(factId);
      return fact === undefined
        ? []
        : [
            {
              ...claim,
              qualifiers: JSON.parse(qualifiers) as Record<string, string>,
              antecedents: JSON.parse(antecedents) as Antecedent[],
              fact,
            },
          ];
    });
  }
}
