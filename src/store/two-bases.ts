/** @module Two bases side by side: the rows of one that the other has not, or has otherwise. */
import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { BaseUnavailableError, explaining, openDatabase } from './connection.js';
import { readMigrations, requireSchema } from './migrate.js';

/** What a base says in one place; `before` or `after` is null where it says nothing there. */
export interface Changed<Row> {
  readonly before: Row | null;
  readonly after: Row | null;
}

export interface FactRow {
  readonly id: string;
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly status: string;
  readonly claims: number;
  readonly articles: number;
}

export interface ClaimRow {
  readonly url: string;
  readonly subject: string;
  readonly predicate: string;
  readonly object: string;
  readonly frame: string;
  readonly status: string;
  readonly attributedTo: string | null;
  readonly qualifiers: string;
  readonly quote: string;
}

export interface MentionRow {
  readonly url: string;
  readonly start: number;
  readonly text: string;
  readonly node: string;
  readonly rule: string;
}

export interface Differences {
  readonly facts: readonly Changed<FactRow>[];
  readonly claims: readonly Changed<ClaimRow>[];
  readonly mentions: readonly Changed<MentionRow>[];
  /** What the newest page's state of the pipeline was made of; null where a base does not say. */
  readonly parts: Changed<Readonly<Record<string, string>>>;
}

/**
 * Compares two bases of the newest schema, of which neither is changed.
 *
 * @throws {BaseUnavailableError} when one is not there, or not of this schema
 */
export function differencesOf(before: string, after: string): Differences {
  if (!existsSync(after)) {
    throw new BaseUnavailableError('expected a fact base, found no file', { where: after, hint: 'name another file' });
  }
  for (const path of [before, after]) {
    const db = openDatabase(path, { readonly: true });
    try {
      requireSchema(db, readMigrations());
    } finally {
      db.close();
    }
  }
  const db = openDatabase(before, { readonly: true });
  try {
    return explaining(before, () => {
      db.prepare('ATTACH ? AS after').run(after);
      return {
        facts: paired<FactRow>(db, FACTS, 'id', ['status', 'claims', 'articles']),
        claims: paired<ClaimRow>(db, CLAIMS, 'key', ['frame', 'status', 'attributedTo', 'qualifiers', 'quote']),
        mentions: paired<MentionRow>(db, MENTIONS, 'key', ['node', 'rule']),
        parts: { before: partsOf(db, 'main'), after: partsOf(db, 'after') },
      };
    });
  } finally {
    db.close();
  }
}

/** Facts that pages state now. */
const FACTS = (base: string): string =>
  `SELECT f.id, n.name AS subject, f.predicate, coalesce(o.name, f.object_value) AS object, f.status,
     f.claim_count AS claims, f.article_count AS articles
   FROM ${base}.facts f JOIN ${base}.nodes n ON n.id = f.subject_id LEFT JOIN ${base}.nodes o ON o.id = f.object_id
   WHERE f.retired = 0`;

/** Claims of current versions, known by fact and version: a version states a fact in one place. */
const CLAIMS = (base: string): string =>
  `SELECT c.fact_id || c.version_id AS key, a.url, n.name AS subject, f.predicate, coalesce(o.name, f.object_value) AS object,
     c.frame, c.status, c.attributed_to AS attributedTo, c.qualifiers, t.quote
   FROM ${base}.claims c JOIN ${base}.facts f ON f.number = c.fact_number JOIN ${base}.citations t ON t.claim_id = c.id AND t.version_number = c.version_number
   JOIN ${base}.article_versions v ON v.number = c.version_number JOIN ${base}.articles a ON a.id = v.article_id
   JOIN ${base}.nodes n ON n.id = f.subject_id LEFT JOIN ${base}.nodes o ON o.id = f.object_id
   WHERE c.current = 1`;

const MENTIONS = (base: string): string =>
  `SELECT m.version_id || m.start || '-' || m."end" AS key, a.url, m.start, m.text, m.node_id AS node, m.rule
   FROM ${base}.mentions m JOIN ${base}.article_versions v ON v.number = m.version_number AND v.current = 1
   JOIN ${base}.articles a ON a.id = v.article_id`;

/** Rows of the one base with those of the other that have the same key, where they are not the same in all `compared` columns. */
function paired<Row>(
  db: Database,
  rows: (base: string) => string,
  key: string,
  compared: readonly string[],
): Changed<Row>[] {
  const missing = (one: string, other: string): Row[] =>
    db.prepare<[], Row>(`${only(one)} EXCEPT ${only(other)}`).all();
  const only = (base: string): string => `SELECT ${key} AS key, ${compared.join()}, * FROM (${rows(base)})`;
  const keyOf = (row: Row): string => (row as { key: string }).key;
  const lost = missing('main', 'after');
  const gained = new Map(missing('after', 'main').map((row) => [keyOf(row), row]));
  const changed = lost.map((row) => {
    const after = gained.get(keyOf(row)) ?? null;
    gained.delete(keyOf(row));
    return { before: row, after };
  });
  const same = (a: Row, b: Row): boolean =>
    compared.every((column) => a[column as keyof Row] === b[column as keyof Row]);
  return [
    ...changed.filter(({ before, after }) => after === null || !same(before, after)),
    ...[...gained.values()].map((row) => ({ before: null, after: row })),
  ];
}

function partsOf(db: Database, base: string): Record<string, string> | null {
  const parts = db
    .prepare<[], string>(
      `SELECT s.parts FROM ${base}.runs r JOIN ${base}.pipeline_states s ON s.fingerprint = r.fingerprint ORDER BY r.id DESC LIMIT 1`,
    )
    .pluck()
    .get();
  return parts === undefined ? null : (JSON.parse(parts) as Record<string, string>);
}
