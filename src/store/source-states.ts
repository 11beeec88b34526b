/** @module What is remembered of each source: when it was asked, what came of it, when it is due, and where it went. */
import type { Database } from 'better-sqlite3';

/** Times are milliseconds since 1970; null: never. */
export interface SourceState {
  readonly intervalMs: number;
  readonly dueMs: number | null;
  readonly checkedMs: number;
  readonly succeededMs: number | null;
  readonly newMs: number | null;
  readonly failures: number;
  readonly reason: string | null;
  readonly detail: string | null;
  readonly stated: {
    readonly minimumMs: number;
    readonly skipHours: readonly number[];
    readonly skipDays: readonly number[];
  };
}

interface Row {
  interval_ms: number;
  due_at: string | null;
  checked_at: string;
  succeeded_at: string | null;
  new_at: string | null;
  failures: number;
  reason: string | null;
  detail: string | null;
  stated: string;
}

const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
const milliseconds = (at: string | null): number | null => (at === null ? null : Date.parse(at));

/** The sources' states in the base. Runs inside the transactions of those who call it. */
export class SourceStates {
  readonly #get;
  readonly #put;
  readonly #moved;
  readonly #move;
  readonly #forget;

  constructor(db: Database) {
    this.#get = db.prepare<[string], Row>(
      `SELECT interval_ms, due_at, checked_at, succeeded_at, new_at, failures, reason, detail, stated
       FROM source_states WHERE source_id = ?`,
    );
    this.#put = db.prepare(
      `INSERT OR REPLACE INTO source_states VALUES
         (@id, @intervalMs, @dueAt, @checkedAt, @succeededAt, @newAt, @failures, @reason, @detail, @stated)`,
    );
    this.#moved = db.prepare<[string], string>('SELECT address FROM moves WHERE declared = ?').pluck();
    this.#forget = db.prepare(
      'DELETE FROM source_states WHERE source_id = ? AND EXISTS (SELECT 1 FROM sources WHERE id = ? AND address IS NOT ?)',
    );
    this.#move = db.prepare('INSERT OR REPLACE INTO moves VALUES (?, ?, ?)');
  }

  get(id: string): SourceState | undefined {
    const row = this.#get.get(id);
    if (row === undefined) return undefined;
    return {
      intervalMs: row.interval_ms,
      dueMs: milliseconds(row.due_at),
      checkedMs: Date.parse(row.checked_at),
      succeededMs: milliseconds(row.succeeded_at),
      newMs: milliseconds(row.new_at),
      failures: row.failures,
      reason: row.reason,
      detail: row.detail,
      stated: JSON.parse(row.stated) as SourceState['stated'],
    };
  }

  put(id: string, state: SourceState): void {
    this.#put.run({
      id,
      intervalMs: state.intervalMs,
      dueAt: iso(state.dueMs),
      checkedAt: iso(state.checkedMs),
      succeededAt: iso(state.succeededMs),
      newAt: iso(state.newMs),
      failures: state.failures,
      reason: state.reason,
      detail: state.detail,
      stated: JSON.stringify(state.stated),
    });
  }

  /** Where a declared address went for good; itself where it did not. */
  address(declared: string): string {
    return this.#moved.get(declared) ?? declared;
  }

  move(declared: string, address: string, nowMs: number): void {
    this.#move.run(declared, address, iso(nowMs));
  }

  /** Forgets a source's state where it was declared with another address before. */
  forgetUnless(id: string, address: string | null): void {
    this.#forget.run(id, id, address);
  }
}
