/** @module What `verify` re-reads: every text with all that is said to stand in it, and every page. */
import { gunzipSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';

/** A stored text, what was noted of it, and the page it came from. */
export interface AuditedVersion {
  readonly id: string;
  readonly url: string;
  readonly headline: string;
  readonly text: string;
  readonly textSha256: string;
  readonly snapshotSha256: string;
}

/** A stretch that a row says stands in a text. */
export interface AuditedSpan {
  readonly start: number;
  readonly end: number;
  readonly quote: string;
}

export interface AuditedCitation extends AuditedSpan {
  readonly claimId: string;
  /** The fact in words: subject, predicate, object. */
  readonly fact: string;
  readonly quoteSha256: string;
  readonly textSha256: string;
  readonly snapshotSha256: string;
}

/** A stored page; `body` is null where it cannot be unpacked. */
export interface AuditedSnapshot {
  readonly id: string;
  readonly url: string;
  readonly sha256: string;
  readonly body: Uint8Array | null;
}

export class Audit {
  readonly #versions;
  readonly #citations;
  readonly #spans;
  readonly #snapshots;
  readonly #uncited;

  constructor(db: Database) {
    // Ids first, rows one by one: a statement that is still open would keep the same connection from asking further.
    this.#versions = {
      ids: db.prepare<[], string>('SELECT id FROM article_versions ORDER BY id').pluck(),
      get: db.prepare<[string], AuditedVersion>(
        `SELECT v.id, a.url, v.headline, v.text, v.text_sha256 AS textSha256, s.sha256 AS snapshotSha256
         FROM article_versions v JOIN articles a ON a.id = v.article_id JOIN snapshots s ON s.id = v.snapshot_id
         WHERE v.id = ?`,
      ),
    };
    this.#citations = db.prepare<[string], AuditedCitation>(
      `SELECT t.claim_id AS claimId, t.start, t."end", t.quote, t.quote_sha256 AS quoteSha256,
         t.text_sha256 AS textSha256, t.snapshot_sha256 AS snapshotSha256,
         n.name || ' ' || f.predicate || ' ' || coalesce(o.name, f.object_value) AS fact
       FROM citations t JOIN claims c ON c.id = t.claim_id AND c.version_number = t.version_number JOIN facts f ON f.number = c.fact_number
       JOIN nodes n ON n.id = f.subject_id LEFT JOIN nodes o ON o.id = f.object_id
       WHERE t.version_number = (SELECT number FROM article_versions WHERE id = ?) ORDER BY t.start, t.claim_id`,
    );
    this.#spans = {
      mention: db.prepare<[string], AuditedSpan>(
        'SELECT start, "end", text AS quote FROM mentions WHERE version_number = (SELECT number FROM article_versions WHERE id = ?) ORDER BY start, "end"',
      ),
      quotation: db.prepare<[string], AuditedSpan>(
        'SELECT start, "end", text AS quote FROM quotations WHERE version_number = (SELECT number FROM article_versions WHERE id = ?) ORDER BY start, "end"',
      ),
      antecedent: db.prepare<[string], AuditedSpan>(
        `SELECT DISTINCT start, "end", quote FROM antecedents WHERE version_number = (SELECT number FROM article_versions WHERE id = ?) ORDER BY start, "end"`,
      ),
    };
    this.#snapshots = {
      ids: db.prepare<[], string>('SELECT id FROM snapshots ORDER BY id').pluck(),
      get: db.prepare<[string], { id: string; url: string; sha256: string; body: Buffer }>(
        'SELECT id, url, sha256, body_gzip AS body FROM snapshots WHERE id = ?',
      ),
    };
    this.#uncited = db.prepare<[], { claimId: string; url: string }>(
      `SELECT c.id AS claimId, a.url FROM claims c JOIN article_versions v ON v.number = c.version_number JOIN articles a ON a.id = v.article_id
       WHERE NOT EXISTS (SELECT 1 FROM citations t WHERE t.claim_id = c.id AND t.version_number = c.version_number) ORDER BY c.id`,
    );
  }

  *versions(): Generator<AuditedVersion> {
    for (const id of this.#versions.ids.all()) yield this.#versions.get.get(id)!;
  }

  citations(versionId: string): AuditedCitation[] {
    return this.#citations.all(versionId);
  }

  spans(what: 'mention' | 'quotation' | 'antecedent', versionId: string): AuditedSpan[] {
    return this.#spans[what].all(versionId);
  }

  /** Claims without any citation; there must be none. */
  uncited(): { claimId: string; url: string }[] {
    return this.#uncited.all();
  }

  *snapshots(): Generator<AuditedSnapshot> {
    for (const id of this.#snapshots.ids.all()) {
      const { body, ...row } = this.#snapshots.get.get(id)!;
      yield { ...row, body: unpacked(body) };
    }
  }
}

function unpacked(body: Buffer): Uint8Array | null {
  try {
    return gunzipSync(body);
  } catch {
    return null;
  }
}
