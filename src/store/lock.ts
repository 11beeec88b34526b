/** @module One process at a time works on a base: a lock that the operating system takes back from a process that dies. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { BaseUnavailableError } from './connection.js';

export interface Lock {
  release(): void;
}

/**
 * Takes the right to crawl into a base: an exclusive transaction on a SQLite file beside it (`PATH.lock`), which is never
 * written to. Others can read and write the base meanwhile; they only cannot take the lock.
 *
 * @throws {BaseUnavailableError} when another process has it
 */
export function lockBase(path: string): Lock {
  const db = new Database(`${path}.lock`, { timeout: 0 });
  try {
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    if (!(error instanceof Database.SqliteError) || error.code !== 'SQLITE_BUSY') throw error;
    throw new BaseUnavailableError('another run is at work on this base', {
      where: path,
      hint: 'wait until it has ended; should it be `orewire watch`, it does what you are about to do',
      cause: error,
    });
  }
  return {
    release: () => {
      db.close();
    },
  };
}

/** Whether some process has the right to crawl into a base now. */
export function isLocked(path: string): boolean {
  if (!existsSync(`${path}.lock`)) return false;
  const db = new Database(`${path}.lock`, { timeout: 0, readonly: true });
  try {
    db.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_BUSY') return true;
    throw error;
  } finally {
    db.close();
  }
}
