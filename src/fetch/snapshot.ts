/** @module What fetching gives: a snapshot of a page, or the reason why there is none. */
import { contentId, sha256 } from '../identity.js';
import type { Rejection, Snapshot } from '../model.js';
import type { FetchReason } from './reasons.js';
import type { PageState } from './visits.js';

/** What the feed said of the page that it led to. */
export interface Hint {
  readonly title: string | null;
  /** ISO 8601, UTC. */
  readonly published: string | null;
}

/** What follows for the frontier: to be kept together with the snapshot, so that a crash loses neither or both. */
export interface Visit {
  readonly url: string;
  readonly page: PageState;
  /** Milliseconds since 1970, UTC. */
  readonly atMs: number;
}

export interface FetchedPage {
  readonly ok: true;
  readonly sourceId: string;
  readonly snapshot: Snapshot;
  readonly hint?: Hint;
  /** None for stored pages, which no frontier leads to. */
  readonly visit?: Visit;
}

/** An expected failure, with the address (or the stored file's path) that it is about. */
export interface FetchRejection extends Rejection<FetchReason> {
  readonly sourceId: string;
  readonly url: string;
  /** Of a page that the frontier led to. */
  readonly visit?: Visit;
}

export type Fetched = FetchedPage | FetchRejection;

/** The one place where snapshots are made, so that id and hash always agree with the body. */
export function makeSnapshot(response: Omit<Snapshot, 'id' | 'sha256'>): Snapshot {
  const { url, finalUrl, status, headers, body, fetchedAt } = response;
  const hash = sha256(body);
  return { id: contentId('snapshot', url, hash), url, finalUrl, status, headers, body, fetchedAt, sha256: hash };
}
