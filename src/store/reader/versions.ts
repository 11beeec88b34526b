/** @module Questions about what articles said before, and what became of them. */
import type { Database } from 'better-sqlite3';
import type { Notice, Status } from '../../model.js';
import { SAME } from './citations.js';

/** A text that an article has had. */
export interface VersionRow {
  readonly id: string;
  readonly articleId: string;
  readonly url: string;
  readonly host: string;
  readonly site: string | null;
  /** 1 for the first that was fetched. */
  readonly number: number;
  readonly headline: string;
  /** ISO, as precise as the page. */
  readonly published: string | null;
  readonly notice: Notice['kind'] | null;
  readonly noticeQuote: string | null;
}

/** A version that took the place of the one before it, or the article's first. */
export interface Turn {
  /** When it was seen first, or again: ISO 8601, UTC. */
  readonly at: string;
  readonly versionId: string;
}

/** A claim as it stands in one version, whether that is the current one or not. */
export interface ClaimRow {
  readonly id: string;
  readonly factId: string;
  readonly versionId: string;
  readonly status: Status;
  readonly attributedTo: string | null;
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
}

/** An event of the kept history. */
export interface HistoryRow {
  readonly at: string;
  readonly event: 'retired' | 'returned' | 'withdrawn';
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
}

type StoredClaim = Omit<ClaimRow, 'qualifiers'> & { qualifiers: string };

/** A claim with the first of its citations. With min() alone beside them, SQLite takes the bare columns from that row. */
const CLAIM = `SELECT c.id, c.fact_id AS factId, c.version_id AS versionId, c.status, c.attributed_to AS attributedTo,
    c.qualifiers, t.quote, t.start, t."end", min(t.rowid)
  FROM claims c JOIN citations t ON t.claim_id = c.id AND t.version_number = c.version_number`;

/** Of a longer time, the newest pages are looked at. */
const MOST_PAGES = 2_000;

export class VersionRows {
  readonly #article;
  readonly #turns;
  readonly #version;
  readonly #text;
  readonly #claims;
  readonly #factClaims;
  readonly #removed;
  readonly #history;
  readonly #facts;
  readonly #startingWith;
  readonly #revised;
  readonly #noticed;
  readonly #removedSince;

  constructor(db: Database) {
    this.#article = db.prepare<[string], string>('SELECT id FROM articles WHERE url = ?').pluck();
    this.#turns = db.prepare<{ id: string }, Turn>(
      `SELECT at, versionId FROM (
         SELECT s.fetched_at AS at, s.id AS snapshot, v.id AS versionId FROM article_versions v
         JOIN derivations d ON d.version_number = v.number JOIN snapshots s ON s.id = d.snapshot_id WHERE v.article_id = @id
         UNION ALL
         SELECT s.returned_at, s.id, v.id FROM article_versions v
         JOIN derivations d ON d.version_number = v.number JOIN snapshots s ON s.id = d.snapshot_id
         WHERE v.article_id = @id AND s.returned_at IS NOT NULL)
       ORDER BY at, snapshot`,
    );
    this.#version = db.prepare<[string], VersionRow>(
      `SELECT v.version_id AS id, v.article_id AS articleId, v.url, a.host, v.site, v.number, v.headline, v.published, v.notice,
         v.notice_quote AS noticeQuote
       FROM v_versions v JOIN articles a ON a.id = v.article_id WHERE v.version_id = ?`,
    );
    this.#text = db
      .prepare<[string], string>('SELECT headline || char(10, 10) || text FROM article_versions WHERE id = ?')
      .pluck();
    this.#claims = db.prepare<[string], StoredClaim>(
      `${CLAIM} WHERE c.version_number = (SELECT number FROM article_versions WHERE id = ?) GROUP BY c.id ORDER BY t.start, c.id`,
    );
    this.#factClaims = db.prepare<{ id: string; limit: number }, StoredClaim>(
      `${CLAIM} WHERE c.number IN (SELECT number FROM claims WHERE fact_number IN (${SAME}) ORDER BY published DESC, id LIMIT 0 + @limit)
       GROUP BY c.id ORDER BY c.id`,
    );
    this.#removed = db
      .prepare<[string], string | null>(
        `SELECT r.removed_at FROM article_versions v JOIN snapshots s ON s.id = v.snapshot_id
         JOIN frontier r ON r.url = s.url WHERE v.article_id = ? AND v.current = 1`,
      )
      .pluck();
    this.#history = db.prepare<{ id: string }, HistoryRow>(
      `SELECT at, event, subject, predicate, object FROM fact_history
       WHERE fact_id IN (SELECT @id UNION SELECT same_id FROM same_facts WHERE fact_id = @id) ORDER BY id`,
    );
    this.#facts = db
      .prepare<{ subject: string; predicate: string; object: string | null }, string>(
        `SELECT id FROM facts WHERE subject_id = @subject AND predicate = @predicate
         AND (@object IS NULL OR coalesce(object_id, object_value) = @object) ORDER BY last_published DESC, id LIMIT 100`,
      )
      .pluck();
    this.#startingWith = db
      .prepare<{ from: string; to: string }, string>(
        `SELECT id FROM facts WHERE id >= @from AND id < @to
         UNION SELECT fact_id FROM fact_history WHERE fact_id >= @from AND fact_id < @to LIMIT 2`,
      )
      .pluck();
    this.#revised = db
      .prepare<{ since: string; limit: number }, string>(
        `SELECT DISTINCT v.article_id FROM (
           SELECT * FROM (SELECT id FROM snapshots WHERE fetched_at >= @since ORDER BY fetched_at DESC LIMIT ${MOST_PAGES})
           UNION ALL SELECT id FROM snapshots WHERE returned_at >= @since) s
         JOIN derivations d ON d.snapshot_id = s.id
         JOIN article_versions v ON v.number = d.version_number
         WHERE EXISTS (SELECT 1 FROM article_versions w WHERE w.article_id = v.article_id AND w.id <> v.id)
         LIMIT 0 + @limit`,
      )
      .pluck();
    this.#noticed = db
      .prepare<{ since: string; limit: number }, string>(
        `SELECT v.id FROM article_versions v JOIN snapshots s ON s.id = v.snapshot_id
         WHERE v.notice IS NOT NULL AND v.current = 1 AND s.fetched_at >= @since
         ORDER BY s.fetched_at DESC, v.id LIMIT 0 + @limit`,
      )
      .pluck();
    this.#removedSince = db.prepare<{ since: string; limit: number }, { at: string; versionId: string }>(
      `SELECT r.removed_at AS at, v.id AS versionId FROM frontier r
       CROSS JOIN snapshots s ON s.url = r.url CROSS JOIN article_versions v ON v.snapshot_id = s.id AND v.current = 1
       WHERE r.removed_at >= @since ORDER BY r.removed_at DESC, v.id LIMIT 0 + @limit`,
    );
  }

  /** The id of the article with this canonical address. */
  article(url: string): string | undefined {
    return this.#article.get(url);
  }

  /** Which version an article had from when on, in the order of time; the last one is current. Consecutive ones differ. */
  turns(articleId: string): Turn[] {
    const turns = this.#turns.all({ id: articleId });
    return turns.filter(({ versionId }, index) => index === 0 || turns[index - 1].versionId !== versionId);
  }

  /** @param id one that is in the base */
  version(id: string): VersionRow {
    return this.#version.get(id)!;
  }

  /** The text that offsets count in. */
  text(versionId: string): string {
    return this.#text.get(versionId)!;
  }

  /** What a version claims, in the order of its text. */
  claims(versionId: string): ClaimRow[] {
    return this.#claims.all(versionId).map(claimRow);
  }

  /** The claims of a fact in all versions of all articles; of more than `limit` those published last. */
  ofFact(factId: string, limit: number): ClaimRow[] {
    return this.#factClaims.all({ id: factId, limit }).map(claimRow);
  }

  /** Since when an article's page is not there any more; null where it is. */
  removedAt(articleId: string): string | null {
    return this.#removed.get(articleId) ?? null;
  }

  /** What became of a fact, and of those that are the same by a person's decision; also where its row is gone. */
  history(factId: string): HistoryRow[] {
    return this.#history.all({ id: factId });
  }

  /** Ids of facts by subject, predicate and, unless null, object (an id, or the words of a literal); retired ones too. */
  facts(subject: string, predicate: string, object: string | null): string[] {
    return this.#facts.all({ subject, predicate, object });
  }

  /** Ids of facts, those that are gone but for their history among them, that begin so: two at most. */
  startingWith(prefix: string): string[] {
    return this.#startingWith.all({ from: prefix, to: `${prefix}\uffff` });
  }

  /** Articles of more than one version of which a page was fetched then (ISO, any precision) or later. */
  revisedSince(since: string, limit: number): string[] {
    return this.#revised.all({ since, limit });
  }

  /** Current versions, first fetched then or later, that carry a notice; the newest first. */
  noticedSince(since: string, limit: number): string[] {
    return this.#noticed.all({ since, limit });
  }

  /** Current versions of pages that were found gone then or later; the newest first. */
  removedSince(since: string, limit: number): { at: string; versionId: string }[] {
    return this.#removedSince.all({ since, limit });
  }
}

function claimRow({
  id,
  factId,
  versionId,
  status,
  attributedTo,
  qualifiers,
  quote,
  start,
  end,
}: StoredClaim): ClaimRow {
  const parsed = JSON.parse(qualifiers) as Record<string, string>;
  return { id, factId, versionId, status, attributedTo, qualifiers: parsed, quote, start, end };
}
