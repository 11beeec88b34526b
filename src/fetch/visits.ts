/** @module When a page is asked for, and asked for again: the frontier's rules, as functions of what came of the last visit. */
import { retryPolicy, type FetchReason } from './reasons.js';

/** How far we are with a page's address. Times are milliseconds since 1970, UTC. */
export interface PageState {
  /**
   * - `waiting`: not had yet.
   * - `stored`: had; it is looked at again for edits.
   * - `removed`: had, and later no longer there (404, 410); what was stored is kept.
   * - `given-up`: could not be had, and is not asked for any more.
   */
  readonly state: 'waiting' | 'stored' | 'removed' | 'given-up';
  /** Null: not to be asked for again. */
  readonly dueMs: number | null;
  /** Times in a row that it could not be had although the host was asked. */
  readonly tries: number;
  readonly firstStoredMs: number | null;
  readonly removedMs: number | null;
  /** Of the last visit; null where it gave the page. */
  readonly reason: FetchReason | null;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** After the first visit. News is corrected within hours, and most of what is not corrected within a month never is. */
const REVISITS_MS = [HOUR, 6 * HOUR, DAY, 3 * DAY, 7 * DAY, 30 * DAY];

/** Each try waits four times as long as the one before: 15 minutes, 1 h, 4 h, 16 h, 64 h; then the page is given up. */
const FIRST_RETRY_MS = 15 * MINUTE;
const RETRY_FACTOR = 4;
const MOST_TRIES = 6;

/** A page that was found just now. */
export function newPage(nowMs: number): PageState {
  return { state: 'waiting', dueMs: nowMs, tries: 0, firstStoredMs: null, removedMs: null, reason: null };
}

/** A page that was stored before the frontier knew of it. */
export function knownPage(nowMs: number): PageState {
  return afterVisit(newPage(nowMs), null, nowMs);
}

/** @param reason null where the page was given */
export function afterVisit(before: PageState, reason: FetchReason | null, nowMs: number): PageState {
  const { firstStoredMs } = before;
  if (reason === null || (reason === 'not-modified' && firstStoredMs !== null)) {
    const first = firstStoredMs ?? nowMs;
    const dueMs = nextRevisit(first, nowMs);
    return { state: 'stored', dueMs, tries: 0, firstStoredMs: first, removedMs: null, reason: null };
  }
  // The host was not asked: nothing is known of the page that was not known before.
  if (reason === 'backing-off') return { ...before, dueMs: nowMs + FIRST_RETRY_MS, reason };
  if (firstStoredMs !== null) return afterFailedRevisit({ ...before, firstStoredMs }, reason, nowMs);
  const tries = before.tries + 1;
  if (retryPolicy(reason) === 'never' || tries >= MOST_TRIES) {
    return { ...before, state: 'given-up', dueMs: null, tries, reason };
  }
  return { ...before, dueMs: nowMs + FIRST_RETRY_MS * RETRY_FACTOR ** before.tries, tries, reason };
}

/** A page that is not there any more may come back, so that it is looked at to the end of its time, unless it is gone for good. */
function afterFailedRevisit(
  before: PageState & { readonly firstStoredMs: number },
  reason: FetchReason,
  nowMs: number,
): PageState {
  const dueMs = retryPolicy(reason) === 'never' ? null : nextRevisit(before.firstStoredMs, nowMs);
  const tries = before.tries + 1;
  if (reason !== 'not-found' && reason !== 'gone') return { ...before, dueMs, tries, reason };
  return { ...before, state: 'removed', removedMs: before.removedMs ?? nowMs, dueMs, tries, reason };
}

/** The first of the times that is still to come: one that sleeps through several makes one visit of them. */
function nextRevisit(firstMs: number, nowMs: number): number | null {
  return REVISITS_MS.map((after) => firstMs + after).find((due) => due > nowMs) ?? null;
}
