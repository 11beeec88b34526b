/** @module The thread that checkpoints.ts starts. It waits to be asked, and answers by the word that both share alone. */
import { workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { STATE } from './checkpoints.js';

const { path, state } = workerData as { readonly path: string; readonly state: Int32Array };
const db = new Database(path);
for (;;) {
  Atomics.wait(state, 0, STATE.idle);
  if (Atomics.load(state, 0) === STATE.ending) break;
  try {
    // Takes what there is without waiting for anybody (sqlite.org/pragma.html#pragma_wal_checkpoint).
    db.pragma('wal_checkpoint(PASSIVE)');
  } catch (error) {
    // As where SQLite does it after a commit: the log has everything, and whatever is wrong shows when somebody writes.
    if (!(error instanceof Database.SqliteError)) throw error;
  }
  Atomics.compareExchange(state, 0, STATE.asked, STATE.idle);
}
db.close();
Atomics.store(state, 0, STATE.ended);
Atomics.notify(state, 0);
