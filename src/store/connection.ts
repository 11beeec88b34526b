/** @module The SQLite file: how it is opened, and its failures in words that a person can act on. */
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { OrewireError } from '../model.js';

/** The base cannot be had as asked: not there, locked, full, damaged, or of a newer orewire. */
export class BaseUnavailableError extends OrewireError {}

/** How long a writer waits for another before it gives up. Longer than any one transaction of a run takes. */
const BUSY_TIMEOUT_MS = 5_000;

/**
 * Ids are hashes, so that every article touches pages all over the file. SQLite's own 2 MiB would be read again and again
 * from a base of a few hundred articles on. Who writes has eight times as much: a page is to be there until the next article
 * writes to it again.
 */
const CACHE_KIB = { reading: 64 * 1024, writing: 512 * 1024 };

/**
 * Of a base that is made now; one that is there keeps its own. An article's entries in the indexes of a large base are each on a
 * page of their own: of twice SQLite's 4096 bytes there are half as many to be looked for, and more of them are written to again
 * before they go to the disk. At 60,000 articles one more took 12 % less of the processor's time, at 4,000 4 %; 16,384 took as
 * long as 8,192 (bench/large-base.mjs).
 */
const PAGE_BYTES = 8192;

/**
 * How long a log is let grow: an article writes seventy pages and more, and many of them the same as one of the last few
 * hundred did. At SQLite's own 1000 pages the file would be brought up to date, and the disk waited for, after every few
 * articles. With 64 MiB a base of 100,000 articles took 66 to 81 more in a second of the processor's time, with this 78 to 92
 * (bench/large-base.mjs).
 */
const LOG_BYTES = 256 * 1024 * 1024;

/** The same in pages of a base. */
export function logPages(db: Database.Database): number {
  return Math.round(LOG_BYTES / (db.pragma('page_size', { simple: true }) as number));
}

/**
 * Opens a base's file, made where it is missing unless `readonly`.
 *
 * WAL lets readers go on while a run writes. With it, `synchronous = NORMAL` cannot damage the file (sqlite.org/pragma.html):
 * a killed process loses nothing that was committed. A power cut can take what was committed since the last checkpoint and
 * not written out by the operating system yet, the last few hundred articles, whole transactions from the end; the next
 * run fetches and does these again. Only a person's decision of that very moment would have to be taken again.
 *
 * @throws {BaseUnavailableError} when the file cannot be opened
 */
export function openDatabase(path: string, options: { readonly: boolean }): Database.Database {
  if (options.readonly && !existsSync(path)) {
    throw new BaseUnavailableError('expected a fact base, found no file', {
      where: path,
      hint: 'make one with `orewire run`, or name another file with --db',
    });
  }
  return explaining(path, () => {
    const db = new Database(path, { readonly: options.readonly, timeout: BUSY_TIMEOUT_MS });
    try {
      if (!options.readonly) {
        db.pragma(`page_size = ${PAGE_BYTES}`);
        db.pragma('journal_mode = WAL');
        db.pragma('synchronous = NORMAL');
        // The last resort: checkpoints.ts comes first.
        db.pragma(`wal_autocheckpoint = ${2 * logPages(db)}`);
        // What a statement would need to be undone, else a file: of an article some fifty pages.
        db.pragma('temp_store = MEMORY');
      }
      db.pragma(`cache_size = -${options.readonly ? CACHE_KIB.reading : CACHE_KIB.writing}`);
      db.pragma('foreign_keys = ON');
      // The first read of the file: fails here and not later where it is no database.
      db.prepare('SELECT count(*) FROM sqlite_schema').get();
      return db;
    } catch (error) {
      db.close();
      throw error;
    }
  });
}

/** What each of SQLite's primary result codes (sqlite.org/rescode.html) means for a person. */
const EXPLANATIONS: Readonly<Record<string, { message: string; hint: string }>> = {
  SQLITE_BUSY: { message: 'the base is locked by another process', hint: 'wait until its run has ended, then repeat' },
  SQLITE_LOCKED: {
    message: 'the base is locked by another process',
    hint: 'wait until its run has ended, then repeat',
  },
  SQLITE_FULL: { message: 'the disk is full', hint: 'make room and repeat; what was stored before is kept' },
  SQLITE_READONLY: { message: 'the base can only be read', hint: 'check the rights of the file and of its folder' },
  SQLITE_CANTOPEN: { message: 'the base cannot be opened', hint: 'check that the folder exists and may be written to' },
  SQLITE_PERM: { message: 'the base cannot be opened', hint: 'check the rights of the file and of its folder' },
  SQLITE_NOTADB: { message: 'the file is not a SQLite database', hint: 'name another file with --db' },
  SQLITE_CORRUPT: { message: 'the base is damaged', hint: 'restore a copy, or build it anew from the sources' },
  SQLITE_IOERR: {
    message: 'the disk failed while the base was read or written',
    hint: 'check the disk, its quota and the limit on file sizes (ulimit -f), then repeat; what was stored before is kept',
  },
};

/**
 * Does some work on the base at `path` and turns SQLite's failures that a person can mend into words.
 *
 * @throws {BaseUnavailableError} for these; anything else is a bug and passes as it is
 */
export function explaining<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError && error.message.includes('directory does not exist')) {
      throw unavailable(path, 'SQLITE_CANTOPEN', error);
    }
    if (error instanceof Database.SqliteError) {
      // Extended codes are the primary one with a suffix: SQLITE_IOERR_WRITE, SQLITE_BUSY_SNAPSHOT.
      const primary = error.code.split('_').slice(0, 2).join('_');
      if (primary in EXPLANATIONS) throw unavailable(path, primary, error);
    }
    throw error;
  }
}

function unavailable(path: string, code: string, cause: Error): BaseUnavailableError {
  const { message, hint } = EXPLANATIONS[code];
  return new BaseUnavailableError(`${message} (${code})`, { where: path, hint, cause });
}
