/** @module Whether a base's schema is what its version says. */
import Database from 'better-sqlite3';
import type { Migration } from './migrate.js';

interface SchemaRow {
  readonly type: string;
  readonly name: string;
  readonly sql: string;
}

/**
 * Names the tables, views, indexes and triggers that the migrations make and the base has not, or has otherwise. What it has
 * besides is its owner's business.
 */
export function differences(db: Database.Database, migrations: readonly Migration[]): string[] {
  const expected = new Database(':memory:');
  try {
    for (const { sql } of migrations) expected.exec(sql);
    const found = new Map(objectsOf(db).map((object) => [object.name, object]));
    return objectsOf(expected)
      .filter(({ name, sql }) => plain(found.get(name)?.sql ?? '') !== plain(sql))
      .map(({ type, name }) => `${type} ${name}`);
  } finally {
    expected.close();
  }
}

/** All that was declared, in the order of the names; what SQLite makes by itself has no words. */
export function objectsOf(db: Database.Database): SchemaRow[] {
  return db
    .prepare<[], SchemaRow>(
      "SELECT type, name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY name",
    )
    .all();
}

/** A declaration without its comments and white space. */
function plain(sql: string): string {
  return sql.replace(/--.*$/gm, '').replace(/\s+/g, '');
}
