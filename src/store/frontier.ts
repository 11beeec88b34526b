/** @module Addresses that sources led to: which are still to be asked for, and when those that are stored are looked at again. */
import type { Database } from 'better-sqlite3';

/** How far we are with an address. Times are milliseconds since 1970; null: never. */
export interface PageState {
  readonly state: 'waiting' | 'stored' | 'removed' | 'given-up';
  readonly dueMs: number | null;
  readonly tries: number;
  readonly firstStoredMs: number | null;
  readonly removedMs: number | null;
  readonly reason: string | null;
}

/** An address with what its source said of it. */
export interface FoundPage {
  readonly url: string;
  readonly title: string | null;
  /** ISO 8601, UTC. */
  readonly published: string | null;
}

export interface FrontierPage extends FoundPage, PageState {}

interface Row {
  url: string;
  title: string | null;
  published: string | null;
  state: PageState['state'];
  due_at: string | null;
  tries: number;
  first_stored_at: string | null;
  removed_at: string | null;
  reason: string | null;
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const milliseconds = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** The frontier in the base. Runs inside the transactions of those who call it. */
export class Frontier {
  readonly #add;
  readonly #due;
  readonly #visited;
  readonly #nextDue;
  readonly #waiting;

  constructor(db: Database) {
    this.#add = db.prepare(
      `INSERT OR IGNORE INTO frontier
         (url, source_id, title, published, found_at, state, due_at, tries, first_stored_at, removed_at, reason)
       VALUES (@url, @sourceId, @title, @published, @foundAt, @state, @dueAt, @tries, @firstStoredAt, @removedAt, @reason)`,
    );
    this.#due = db.prepare<[string, string], Row>(
      `SELECT url, title, published, state, due_at, tries, first_stored_at, removed_at, reason
       FROM frontier WHERE source_id = ? AND due_at <= ? ORDER BY due_at, rowid`,
    );
    this.#visited = db.prepare(
      `UPDATE frontier SET state = @state, due_at = @dueAt, tries = @tries, first_stored_at = @firstStoredAt,
         removed_at = @removedAt, reason = @reason, asked_at = @askedAt WHERE url = @url`,
    );
    this.#nextDue = db.prepare<[string], string | null>('SELECT min(due_at) FROM frontier WHERE source_id = ?').pluck();
    this.#waiting = db.prepare<[], number>("SELECT count(*) FROM frontier WHERE state = 'waiting'").pluck();
  }

  /** Keeps an address unless it is there already, from whichever source. @returns whether it was not */
  add(sourceId: string, { url, title, published }: FoundPage, state: PageState, nowMs: number): boolean {
    const page = { url, sourceId, title, published, foundAt: iso(nowMs), ...columns(state) };
    return this.#add.run(page).changes > 0;
  }

  /** Keeps what came of asking for an address. */
  visited(url: string, state: PageState, nowMs: number): void {
    this.#visited.run({ url, askedAt: iso(nowMs), ...columns(state) });
  }

  /** A source's addresses whose time has come, the longest due first. */
  due(sourceId: string, nowMs: number): FrontierPage[] {
    return this.#due.all(sourceId, new Date(nowMs).toISOString()).map((row) => ({
      url: row.url,
      title: row.title,
      published: row.published,
      state: row.state,
      dueMs: milliseconds(row.due_at),
      tries: row.tries,
      firstStoredMs: milliseconds(row.first_stored_at),
      removedMs: milliseconds(row.removed_at),
      reason: row.reason,
    }));
  }

  /** When the first of a source's addresses is due; null where none is. */
  nextDueMs(sourceId: string): number | null {
    return milliseconds(this.#nextDue.get(sourceId) ?? null);
  }

  /** Addresses that are not had yet, of all sources. */
  waiting(): number {
    return this.#waiting.get() ?? 0;
  }
}

function columns({ state, dueMs, tries, firstStoredMs, removedMs, reason }: PageState) {
  return {
    state,
    dueAt: iso(dueMs),
    tries,
    firstStoredAt: iso(firstStoredMs),
    removedAt: iso(removedMs),
    reason,
  };
}
