/** @module The schema's history: numbered SQL files, each applied once, in order, in a transaction of its own. */
import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { BaseUnavailableError } from './connection.js';

/** A step of the schema's history: the file `db/NNN_name.sql`. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

const SCHEMA_FOLDER = fileURLToPath(new URL('../../db/', import.meta.url));

/**
 * The migrations in a folder, in order; files that are not called `NNN_name.sql` are none.
 *
 * @throws {Error} when the numbers are not 1, 2, 3 …
 */
export function readMigrations(folder: string = SCHEMA_FOLDER): Migration[] {
  const migrations = readdirSync(folder)
    .flatMap((file) => {
      const parts = /^(\d{3})_(\w+)\.sql$/.exec(file);
      if (parts === null) return [];
      return [{ version: Number(parts[1]), name: parts[2], sql: readFileSync(`${folder}/${file}`, 'utf8') }];
    })
    .sort((a, b) => a.version - b.version);
  migrations.forEach(({ version, name }, index) => {
    if (version !== index + 1) {
      throw new Error(`expected migration ${index + 1} in ${folder}, got ${version} (${name})`);
    }
  });
  return migrations;
}

/** The number of the last migration that a database has seen; 0 for an empty one. */
export function schemaVersion(db: Database): number {
  const recorded = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'schema_migrations'").get();
  if (recorded === undefined) return 0;
  return db.prepare<[], number>('SELECT coalesce(max(version), 0) FROM schema_migrations').pluck().get() ?? 0;
}

/**
 * Brings a database up to the last migration. Two processes that do it at once take turns: each step looks again, inside
 * its transaction, whether it is still to be done.
 *
 * @param now the moment to record, ISO 8601
 * @throws {BaseUnavailableError} when the database is newer than these migrations, or belongs to another program
 */
export function migrate(db: Database, migrations: readonly Migration[], now: string): void {
  refuseForeign(db);
  refuseNewer(db, migrations);
  for (const { version, name, sql } of migrations) {
    if (version <= schemaVersion(db)) continue;
    db.transaction(() => {
      if (version <= schemaVersion(db)) return;
      db.exec(
        'CREATE TABLE IF NOT EXISTS schema_migrations (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT',
      );
      db.exec(sql);
      db.prepare('INSERT INTO schema_migrations VALUES (?, ?, ?)').run(version, name, now);
    }).immediate();
  }
}

/**
 * Refuses to read a database whose schema is not the one known here.
 *
 * @throws {BaseUnavailableError} when it is newer, older, or another program's
 */
export function requireSchema(db: Database, migrations: readonly Migration[]): void {
  refuseNewer(db, migrations);
  const version = schemaVersion(db);
  if (version === 0) {
    throw new BaseUnavailableError('the file is a SQLite database, but not a fact base', {
      where: db.name,
      hint: 'name another file with --db',
    });
  }
  if (version < migrations.length) {
    throw new BaseUnavailableError(`expected schema ${migrations.length}, got ${version}`, {
      where: db.name,
      hint: 'run `orewire run` once: it brings the base up to date',
    });
  }
}

function refuseNewer(db: Database, migrations: readonly Migration[]): void {
  const version = schemaVersion(db);
  if (version > migrations.length) {
    throw new BaseUnavailableError(
      `expected schema ${migrations.length} or older, got ${version}: a newer orewire wrote it`,
      {
        where: db.name,
        hint: 'update orewire, or name another file with --db',
      },
    );
  }
}

function refuseForeign(db: Database): void {
  const tables = db.prepare<[], number>("SELECT count(*) FROM sqlite_schema WHERE type = 'table'").pluck().get() ?? 0;
  if (tables > 0 && schemaVersion(db) === 0) {
    throw new BaseUnavailableError('the file is a SQLite database, but not a fact base', {
      where: db.name,
      hint: 'name another file with --db',
    });
  }
}
