/** @module What came of each snapshot: so that a killed run knows what is left, and a new pipeline what is stale. */
import type { Database } from 'better-sqlite3';

/** A snapshot as far as a derivation needs it. */
export interface SnapshotKey {
  readonly id: string;
  readonly sha256: string;
  readonly fetchedAt: string;
}

/** Which version a snapshot gave when it was last worked on. */
export interface Standing {
  readonly fingerprint: string;
  readonly versionId: string;
  readonly articleId: string;
}

/** The derivations in the base: one a snapshot, the last. */
export class Derivations {
  readonly #snapshot;
  readonly #get;
  readonly #put;
  readonly #earliest;
  readonly #any;

  constructor(db: Database) {
    this.#snapshot = db.prepare<[string], SnapshotKey>(
      'SELECT id, sha256, fetched_at AS fetchedAt FROM snapshots WHERE id = ?',
    );
    this.#get = db.prepare<[string], Standing>(
      `SELECT d.fingerprint, d.version_id AS versionId, v.article_id AS articleId
       FROM derivations d JOIN article_versions v ON v.number = d.version_number WHERE d.snapshot_id = ?`,
    );
    this.#put = db.prepare(
      `INSERT INTO derivations (snapshot_id, fingerprint, outcome, version_number, version_id, stage, reason, detail)
       VALUES (@snapshotId, @fingerprint, @outcome, (SELECT number FROM article_versions WHERE id = @versionId), @versionId,
         @stage, @reason, @detail)
       ON CONFLICT (snapshot_id) DO UPDATE SET fingerprint = excluded.fingerprint, outcome = excluded.outcome,
         version_number = excluded.version_number, version_id = excluded.version_id, stage = excluded.stage, reason = excluded.reason, detail = excluded.detail`,
    );
    this.#earliest = db.prepare<[string, string, string], { id: string; fetchedAt: string }>(
      `SELECT s.id, s.fetched_at AS fetchedAt FROM derivations d JOIN snapshots s ON s.id = d.snapshot_id
       WHERE d.version_number = (SELECT number FROM article_versions WHERE id = ?) AND d.fingerprint = ? AND d.snapshot_id <> ?
       ORDER BY s.fetched_at, s.id LIMIT 1`,
    );
    this.#any = db.prepare(
      'SELECT 1 FROM derivations WHERE version_number = (SELECT number FROM article_versions WHERE id = ?) LIMIT 1',
    );
  }

  /** @throws {Error} when the snapshot was never stored */
  snapshot(id: string): SnapshotKey {
    const key = this.#snapshot.get(id);
    if (key === undefined) throw new Error(`expected a stored snapshot, got the unknown id ${id}`);
    return key;
  }

  get(snapshotId: string): Standing | undefined {
    return this.#get.get(snapshotId);
  }

  putVersion(snapshotId: string, fingerprint: string, versionId: string): void {
    this.#put.run({ snapshotId, fingerprint, outcome: 'ok', versionId, stage: null, reason: null, detail: null });
  }

  putRejection(
    snapshotId: string,
    fingerprint: string,
    rejection: { readonly stage: string; readonly reason: string; readonly detail: string },
  ): void {
    const { stage, reason, detail } = rejection;
    this.#put.run({ snapshotId, fingerprint, outcome: 'rejected', versionId: null, stage, reason, detail });
  }

  /**
   * Whether a version's content is to come from this snapshot. Several snapshots can give one text (another advert beside
   * it, say): the first fetched speaks for all, whichever is worked on first. Those that only an older state of the
   * pipeline has seen do not count: their turn is still to come.
   */
  speaksFor(versionId: string, snapshot: SnapshotKey, fingerprint: string): boolean {
    const other = this.#earliest.get(versionId, fingerprint, snapshot.id);
    if (other === undefined) return true;
    if (snapshot.fetchedAt !== other.fetchedAt) return snapshot.fetchedAt < other.fetchedAt;
    return snapshot.id < other.id;
  }

  /** Whether some snapshot still gives this version. */
  supports(versionId: string): boolean {
    return this.#any.get(versionId) !== undefined;
  }
}
