/** @module A base as text: canonical rows of everything that is derived, so that two bases can be compared for equality. */
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';

/** Tables that hold what a run did or what people decided: no rebuild gives these back, and two runs differ in them. */
const KEPT = new Set(['schema_migrations', 'pipeline_states', 'runs', 'run_events', 'fact_history', 'decisions']);

/** What the crawler remembers. */
const CRAWL = new Set(['frontier', 'source_states', 'moves', 'validators', 'hosts', 'robots', 'requests']);

/** Full-text search: an index over what stands in the others, in the order in which it came. */
const isIndex = (table: string) => table.startsWith('searched_') || /_search(?:_|$)/.test(table);

/** A row's columns that say when something was done; all others are functions of the pages and the pipeline. */
const isClock = (column: string) => column.endsWith('_at');

/** A row's columns that follow the order in which rows came, and stand for ids that are there as well. */
const isNumber = (column: string) => ['number', 'fact_number', 'version_number'].includes(column);

/**
 * Every row of the fetched and derived tables but for its clock columns and numbers, as JSON, by table, in the order of the rows'
 * text. Bodies are unpacked first: what is compared is the page and not how this Node's zlib packs it.
 */
export function dump(path: string): Record<string, string[]> {
  const db = new Database(path, { readonly: true });
  try {
    const tables = db
      .prepare<[], string>(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name",
      )
      .pluck()
      .all()
      .filter((table) => !KEPT.has(table) && !CRAWL.has(table) && !isIndex(table));
    return Object.fromEntries(
      tables.map((table) => {
        const rows = db.prepare<[], Record<string, unknown>>(`SELECT * FROM ${table}`).all();
        return [table, rows.map(canonical).sort()];
      }),
    );
  } finally {
    db.close();
  }
}

function canonical(row: Record<string, unknown>): string {
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(row)
        .filter(([column]) => !isClock(column) && !isNumber(column))
        .map(([column, value]) => [column, Buffer.isBuffer(value) ? gunzipSync(value).toString('base64') : value]),
    ),
  );
}
