/** @module A base looked over without being changed: the file, its schema, what hangs together in it, and the room it has. */
import { statSync, statfsSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { explaining, openDatabase } from './connection.js';
import { CONSISTENCIES } from './consistency.js';
import { isLocked } from './lock.js';
import { readMigrations, schemaVersion } from './migrate.js';
import { differences } from './schema.js';

/** Something that was looked at. */
export interface Finding {
  /** `wrong` wants something done; a `note` is worth knowing; `ok` is as it should be. */
  readonly level: 'ok' | 'note' | 'wrong';
  readonly check: string;
  /** What was found, in words. */
  readonly found: string;
  /** What to do about it; null where there is nothing to do. */
  readonly todo: string | null;
}

/** Rows named one by one. */
const MOST_NAMED = 3;
/** A log that no checkpoint could shorten: some reader has held it for long, or a process died over it. */
const LONG_LOG_BYTES = 256 * 1024 * 1024;
/** Part of the file that is empty pages. */
const MUCH_FREE = 0.25;
/** Below this, or a tenth of the base's size where that is more, a run may fill the disk. */
const LITTLE_ROOM_BYTES = 32 * 1024 * 1024;

const REBUILD =
  'restore a backup; or `orewire export warc`, and run a pipeline over that archive into a new base, which loses decisions and history only';

/**
 * Looks a base over. Others may read and write it meanwhile.
 *
 * @throws {BaseUnavailableError} when there is no such file, or it cannot be read as a database at all
 */
export function examine(path: string): Finding[] {
  const db = openDatabase(path, { readonly: true });
  try {
    const schema = checkSchema(db);
    const intact = checkIntegrity(db);
    const whole = [schema, intact].every(({ level }) => level === 'ok');
    return [
      schema,
      intact,
      ...(whole
        ? [
            checkReferences(db),
            ...CONSISTENCIES.map((each) => checkConsistency(db, each)),
            checkPending(db),
            checkRuns(db, path),
          ]
        : []),
      checkLog(path),
      checkFreePages(db),
      checkRoom(path),
    ];
  } finally {
    db.close();
  }
}

const ok = (check: string, found: string): Finding => ({ level: 'ok', check, found, todo: null });
const note = (check: string, found: string, todo: string | null): Finding => ({ level: 'note', check, found, todo });
const wrong = (check: string, found: string, todo: string): Finding => ({ level: 'wrong', check, found, todo });

function checkSchema(db: Database.Database): Finding {
  const migrations = readMigrations();
  const version = explaining(db.name, () => schemaVersion(db));
  if (version === 0)
    return wrong('schema', 'the file is a SQLite database, but not a fact base', 'name another file with --db');
  if (version > migrations.length) {
    return wrong(
      'schema',
      `${version}, which is newer than this orewire knows (${migrations.length})`,
      'update orewire',
    );
  }
  const odd = differences(db, migrations.slice(0, version));
  if (odd.length > 0) {
    return wrong(
      'schema',
      `${version}, but not as orewire has it: ${listed(odd)}`,
      'restore a backup, or build the base anew from its sources',
    );
  }
  if (version < migrations.length) {
    return wrong(
      'schema',
      `${version} of ${migrations.length}`,
      'run `orewire run` or `orewire reprocess` once: it brings the base up to date',
    );
  }
  return ok('schema', `${version}, the newest`);
}

function checkIntegrity(db: Database.Database): Finding {
  let faults: string[];
  try {
    faults = (db.pragma('integrity_check(10)') as { integrity_check: string }[]).map((row) => row.integrity_check);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    faults = [error.message];
  }
  return faults.join() === 'ok' ? ok('integrity', 'the file is sound') : wrong('integrity', listed(faults), REBUILD);
}

function checkReferences(db: Database.Database): Finding {
  const broken = db.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[];
  if (broken.length === 0) return ok('references', 'every row finds the rows that it refers to');
  const each = [...new Set(broken.map(({ table, parent }) => `${table} → ${parent}`))];
  return wrong('references', `${broken.length} rows refer to rows that are not there: ${listed(each)}`, REBUILD);
}

function checkConsistency(db: Database.Database, { name, holds, sql }: (typeof CONSISTENCIES)[number]): Finding {
  const rows = db.prepare<[], string>(sql).pluck().all();
  if (rows.length === 0) return ok(name, holds);
  return wrong(name, `expected that ${holds}; of ${rows.length} that does not hold: ${listed(rows)}`, REBUILD);
}

function checkPending(db: Database.Database): Finding {
  const pending = db
    .prepare<[], number>('SELECT count(*) FROM snapshots WHERE id NOT IN (SELECT snapshot_id FROM derivations)')
    .pluck()
    .get()!;
  const states = db.prepare<[], number>('SELECT count(DISTINCT fingerprint) FROM derivations').pluck().get()!;
  if (pending > 0)
    return note('pages', `${pending} were not worked on yet`, 'the next `orewire run` or `orewire reprocess` does');
  if (states > 1) {
    return note(
      'pages',
      `they were worked on by ${states} states of the pipeline`,
      '`orewire reprocess` brings all to one',
    );
  }
  return ok('pages', 'all were worked on by one state of the pipeline');
}

function checkRuns(db: Database.Database, path: string): Finding {
  const running = db.prepare<[], number>("SELECT id FROM runs WHERE outcome = 'running' ORDER BY id").pluck().all();
  const locked = isLocked(path);
  if (locked) return note('runs', 'one is at work on the base now', null);
  if (running.length === 0) return ok('runs', 'none is at work, and each ended in order');
  return note(
    'runs',
    `${listed(running.map((id) => `run ${id}`))} died`,
    'nothing is lost: the next run goes on from there',
  );
}

function checkLog(path: string): Finding {
  const size = statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0;
  if (size < LONG_LOG_BYTES) return ok('write-ahead log', bytes(size));
  return note('write-ahead log', bytes(size), 'end what has held the base open for long, then `orewire vacuum`');
}

function checkFreePages(db: Database.Database): Finding {
  const pages = db.pragma('page_count', { simple: true }) as number;
  const free = db.pragma('freelist_count', { simple: true }) as number;
  const found = `${bytes(pages * (db.pragma('page_size', { simple: true }) as number))}, ${Math.round((100 * free) / pages)} % of it empty`;
  return free / pages < MUCH_FREE ? ok('size', found) : note('size', found, '`orewire vacuum` gives that back');
}

function checkRoom(path: string): Finding {
  const { bavail, bsize } = statfsSync(dirname(path));
  const room = bavail * bsize;
  const size = statSync(path).size;
  if (room >= Math.max(LITTLE_ROOM_BYTES, size / 10)) return ok('room', `${bytes(room)} free on the disk`);
  return wrong(
    'room',
    `${bytes(room)} free on the disk, for a base of ${bytes(size)}`,
    'make room, or move the base to another disk',
  );
}

/** `812 kB`, `3.4 GB`. */
export function bytes(size: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, size)) / 3)));
  const value = size / 1000 ** power;
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${units[power]}`;
}

function listed(items: readonly string[]): string {
  const more = items.length - MOST_NAMED;
  return [...items.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
}
