/** @module The journal of runs: what each did, and what went wrong in it. */
import type { Database } from 'better-sqlite3';

/** Something that happened in a run and that a person may ask about later. */
export interface RunEvent {
  /** Where: `fetch`, `read`, `tag`, `relate`, `store`. */
  readonly stage: string;
  /** What it happened to: an address, a file, a source. */
  readonly subject: string;
  /** `failed`, `rejected`, `skipped` … */
  readonly outcome: string;
  /** The reason code, where there is one. */
  readonly reason?: string;
  readonly detail?: string;
}

/** How a run ended: `interrupted` when it was told to stop, or died (then the next run says so). */
export type RunOutcome = 'finished' | 'failed' | 'interrupted';

/** The runs and their events in the base. */
export class Runs {
  readonly #interrupt;
  readonly #start;
  readonly #event;
  readonly #finish;

  constructor(db: Database) {
    this.#interrupt = db.prepare("UPDATE runs SET outcome = 'interrupted' WHERE outcome = 'running'");
    this.#start = db.prepare(
      "INSERT INTO runs (pipeline, fingerprint, started_at, outcome, counts) VALUES (?, ?, ?, 'running', '{}')",
    );
    this.#event = db.prepare(
      `INSERT INTO run_events (run_id, at, stage, subject, outcome, reason, detail)
       VALUES (@runId, @at, @stage, @subject, @outcome, @reason, @detail)`,
    );
    this.#finish = db.prepare('UPDATE runs SET finished_at = ?, outcome = ?, counts = ? WHERE id = ?');
  }

  /** Begins a run and marks those that never came to an end: one process writes to a base at a time. */
  start(pipeline: string, fingerprint: string, now: string): number {
    this.#interrupt.run();
    return Number(this.#start.run(pipeline, fingerprint, now).lastInsertRowid);
  }

  record(runId: number, event: RunEvent, now: string): void {
    this.#event.run({ reason: null, detail: null, ...event, runId, at: now });
  }

  finish(runId: number, outcome: RunOutcome, counts: Readonly<Record<string, number>>, now: string): void {
    this.#finish.run(now, outcome, JSON.stringify(counts), runId);
  }
}
