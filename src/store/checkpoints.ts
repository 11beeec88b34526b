/** @module Checkpoints beside the writer: another thread brings a base's file up to date from its log. */
import { Worker } from 'node:worker_threads';
import type { Database } from 'better-sqlite3';
import { logPages } from './connection.js';

/** What the two threads tell each other, in a word that they share. */
export const STATE = { idle: 0, asked: 1, ending: 2, ended: 3 } as const;

/**
 * Of the pages that a log is let grow to, so many make another checkpoint worth while: each waits twice for the disk, and who
 * writes to the log waits with it.
 */
const WORTHWHILE = 0.25;

/** Longer than a checkpoint takes. */
const ENDING_MS = 60_000;

interface Log {
  /** Pages in the log. */
  readonly log: number;
  /** Of these, those that stand in the file already. */
  readonly checkpointed: number;
}

/**
 * Has a base's log brought into its file by a thread of its own, so that who writes need not wait for it. The thread starts with
 * the first log that is long enough. Once all of a log stands in the file, the next transaction begins a new one
 * (sqlite.org/wal.html); what was written while the thread was at work, and is not worth another time, the writer's own
 * checkpoint takes up at last (connection.ts).
 *
 * A checkpoint that fails is none: the log has everything, and the next one tries again.
 */
export class Checkpoints {
  readonly #path;
  readonly #pages;
  readonly #log;
  #thread: { readonly worker: Worker; readonly state: Int32Array } | undefined;

  /**
   * @param db the writer's connection
   * @param pages how long a log is let grow
   */
  constructor(db: Database, pages: number = logPages(db)) {
    this.#path = db.name;
    this.#pages = pages;
    // Asks, and does nothing (SQLite 3.51).
    this.#log = db.prepare<[], Log>('PRAGMA wal_checkpoint(NOOP)');
  }

  /** To be called after a transaction. */
  look(): void {
    const { log, checkpointed } = this.#log.get()!;
    if (log < this.#pages || log - checkpointed < this.#pages * WORTHWHILE) return;
    const { state } = (this.#thread ??= this.#start());
    if (Atomics.compareExchange(state, 0, STATE.idle, STATE.asked) === STATE.idle) Atomics.notify(state, 0);
  }

  /** Ends the thread, and waits for it: it holds the file open. */
  end(): void {
    if (this.#thread === undefined) return;
    const { worker, state } = this.#thread;
    for (let was = Atomics.exchange(state, 0, STATE.ending); was !== STATE.ended; was = Atomics.load(state, 0)) {
      Atomics.notify(state, 0);
      if (Atomics.wait(state, 0, STATE.ending, ENDING_MS) === 'timed-out') break;
    }
    void worker.terminate();
    this.#thread = undefined;
  }

  #start() {
    const state = new Int32Array(new SharedArrayBuffer(4));
    const worker = new Worker(new URL('./checkpointer.js', import.meta.url), {
      workerData: { path: this.#path, state },
      // What Node was told about its own script is not for this one.
      execArgv: [],
    });
    worker.unref();
    return { worker, state };
  }
}
