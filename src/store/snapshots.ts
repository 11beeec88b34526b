/** @module Snapshots as they came, which source each came from, and what conditional requests need. */
import { gunzipSync, gzipSync } from 'node:zlib';
import type { Database } from 'better-sqlite3';
import type { Snapshot } from '../model.js';

/** A source as the base remembers it, so that people see more than an id. */
export interface SourceRecord {
  readonly id: string;
  /** `feed`, `pages`, `folder` … */
  readonly kind: string;
  /** Its address or path; null where it has no single one. */
  readonly address: string | null;
  readonly title: string | null;
}

/** What a server gave for a conditional request. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

interface SnapshotRow {
  id: string;
  url: string;
  final_url: string;
  status: number;
  headers: string;
  sha256: string;
  fetched_at: string;
  body_gzip: Buffer;
}

/** A snapshot in the order of an archive, and the earlier one with the same body, if there is one. */
export interface ArchiveEntry {
  readonly id: string;
  readonly fetchedAt: string;
  readonly original: { readonly id: string; readonly finalUrl: string; readonly fetchedAt: string } | null;
}

/** Level 6 is where gzip stops paying for time: pages come out at about a fifth. */
const GZIP_LEVEL = 6;

/** The snapshots in the base. */
export class Snapshots {
  readonly #db: Database;
  readonly #putSource;
  readonly #has;
  readonly #insert;
  readonly #link;
  readonly #feedDate;
  readonly #latest;
  readonly #latestHeaders;
  readonly #returned;
  readonly #get;
  readonly #address;
  readonly #known;
  readonly #pending;
  readonly #putValidators;
  readonly #getValidators;

  constructor(db: Database) {
    this.#db = db;
    this.#putSource = db.prepare(
      `INSERT INTO sources (id, kind, address, title) VALUES (@id, @kind, @address, @title)
       ON CONFLICT (id) DO UPDATE SET kind = excluded.kind, address = excluded.address, title = excluded.title`,
    );
    this.#has = db.prepare('SELECT 1 FROM snapshots WHERE id = ?');
    this.#insert = db.prepare(
      `INSERT INTO snapshots (id, url, final_url, status, headers, sha256, size, fetched_at, body_gzip)
       VALUES (@id, @url, @finalUrl, @status, @headers, @sha256, @size, @fetchedAt, @body)`,
    );
    this.#link = db.prepare(
      `INSERT OR IGNORE INTO snapshot_sources (snapshot_id, source_id, published, fetched_at)
       SELECT id, ?, ?, fetched_at FROM snapshots WHERE id = ?`,
    );
    this.#feedDate = db
      .prepare<[string], string | null>('SELECT min(published) FROM snapshot_sources WHERE snapshot_id = ?')
      .pluck();
    this.#latest = db.prepare<[string], { id: string; at: string }>(
      'SELECT id, coalesce(returned_at, fetched_at) AS at FROM snapshots WHERE url = ? ORDER BY at DESC, id DESC LIMIT 1',
    );
    this.#latestHeaders = db
      .prepare<[string], string>(
        'SELECT headers FROM snapshots WHERE url = ? ORDER BY coalesce(returned_at, fetched_at) DESC, id DESC LIMIT 1',
      )
      .pluck();
    this.#returned = db.prepare('UPDATE snapshots SET returned_at = ? WHERE id = ?');
    this.#get = db.prepare<[string], SnapshotRow>('SELECT * FROM snapshots WHERE id = ?');
    this.#address = db.prepare<[string], string>('SELECT url FROM snapshots WHERE id = ?').pluck();
    this.#known = db.prepare('SELECT 1 FROM snapshots WHERE url = ? LIMIT 1');
    this.#pending = db
      .prepare<[string], string>(
        `SELECT s.id FROM snapshots s LEFT JOIN derivations d ON d.snapshot_id = s.id
         WHERE d.fingerprint IS NOT ? ORDER BY s.id`,
      )
      .pluck();
    this.#putValidators = db.prepare(
      `INSERT INTO validators (url, etag, last_modified) VALUES (?, ?, ?)
       ON CONFLICT (url) DO UPDATE SET etag = excluded.etag, last_modified = excluded.last_modified`,
    );
    this.#getValidators = db.prepare<[string], Validators>(
      'SELECT etag, last_modified AS lastModified FROM validators WHERE url = ?',
    );
  }

  putSource(source: SourceRecord): void {
    this.#putSource.run(source);
  }

  /**
   * Stores a snapshot, or notes that one which is stored already came again.
   *
   * @returns `new`; `known` when the address last gave the same bytes; `returned` when it had given others since
   */
  put(snapshot: Snapshot, sourceId: string, published: string | null): 'new' | 'known' | 'returned' {
    const fetchedAt = new Date(snapshot.fetchedAt).toISOString();
    const latest = this.#latest.get(snapshot.url);
    const isNew = this.#has.get(snapshot.id) === undefined;
    if (isNew) {
      this.#insert.run({
        id: snapshot.id,
        url: snapshot.url,
        finalUrl: snapshot.finalUrl,
        status: snapshot.status,
        headers: JSON.stringify(snapshot.headers),
        sha256: snapshot.sha256,
        size: snapshot.body.byteLength,
        fetchedAt,
        body: gzipSync(snapshot.body, { level: GZIP_LEVEL }),
      });
    }
    this.#link.run(sourceId, published, snapshot.id);
    if (isNew) return 'new';
    if (latest === undefined || latest.id === snapshot.id || latest.at >= fetchedAt) return 'known';
    this.#returned.run(fetchedAt, snapshot.id);
    return 'returned';
  }

  get(id: string): Snapshot | undefined {
    const row = this.#get.get(id);
    if (row === undefined) return undefined;
    return {
      id: row.id,
      url: row.url,
      finalUrl: row.final_url,
      status: row.status,
      headers: JSON.parse(row.headers) as Record<string, string>,
      body: gunzipSync(row.body_gzip),
      fetchedAt: row.fetched_at,
      sha256: row.sha256,
    };
  }

  /** All snapshots, the one fetched first in front. */
  inArchiveOrder(): ArchiveEntry[] {
    const rows = this.#db
      .prepare<[], { id: string; fetchedAt: string; finalUrl: string; originalId: string }>(
        `SELECT id, fetched_at AS fetchedAt, final_url AS finalUrl,
           first_value(id) OVER (PARTITION BY sha256 ORDER BY fetched_at, id) AS originalId
         FROM snapshots ORDER BY fetched_at, id`,
      )
      .all();
    const byId = new Map(rows.map((row) => [row.id, row]));
    return rows.map(({ id, fetchedAt, originalId }) => {
      const original = id === originalId ? undefined : byId.get(originalId);
      return {
        id,
        fetchedAt,
        original:
          original === undefined
            ? null
            : { id: original.id, finalUrl: original.finalUrl, fetchedAt: original.fetchedAt },
      };
    });
  }

  /** The earliest date that a feed gave the page; null where none did. */
  feedDate(id: string): string | null {
    return this.#feedDate.get(id) ?? null;
  }

  latestHeaders(url: string): Record<string, string> | undefined {
    const headers = this.#latestHeaders.get(url);
    return headers === undefined ? undefined : (JSON.parse(headers) as Record<string, string>);
  }

  /** @param id of a snapshot that is stored */
  addressOf(id: string): string {
    return this.#address.get(id) ?? id;
  }

  knows(url: string): boolean {
    return this.#known.get(url) !== undefined;
  }

  /** Ids of the snapshots that were not yet worked on by this state of the pipeline, in the order of their ids. */
  pending(fingerprint: string): string[] {
    return this.#pending.all(fingerprint);
  }

  putValidators(url: string, validators: Validators): void {
    this.#putValidators.run(url, validators.etag, validators.lastModified);
  }

  getValidators(url: string): Validators | undefined {
    return this.#getValidators.get(url);
  }
}
