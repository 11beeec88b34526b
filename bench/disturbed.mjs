/** Bases whose process was killed: what bench/kills.mjs and tests/pipeline/kills.test.ts do them and ask of them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { verify } from '../dist/query/verify.js';
import { examine } from '../dist/store/examine.js';
import { FactBase } from '../dist/store/fact-base.js';
import { migrate, readMigrations } from '../dist/store/migrate.js';

const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const root = fileURLToPath(new URL('../', import.meta.url));

/**
 * A copy of the pipeline, its relations edited.
 *
 * @param {string} copy the folder that is made
 * @param {[string, string][]} edits what stands in relations.yaml, and what is to
 * @param {string} [pages] a folder of stored pages for its source "fixtures"; that of the repository unless given
 */
export function copiedPipeline(copy, edits, pages = join(root, 'fixtures/pages')) {
  const from = join(root, 'pipelines/critical-minerals');
  cpSync(from, copy, { recursive: true, filter: (path) => basename(path) !== 'annotated' });
  const sources = readFileSync(join(copy, 'pipeline.yaml'), 'utf8');
  writeFileSync(join(copy, 'pipeline.yaml'), sources.replace('../../fixtures/pages', pages));
  for (const [before, after] of edits) {
    const text = readFileSync(join(copy, 'relations.yaml'), 'utf8');
    if (!text.includes(before)) throw new Error(`expected "${before}" in the relations`);
    writeFileSync(join(copy, 'relations.yaml'), text.replace(before, after));
  }
  return copy;
}

/**
 * Runs a command to its end, whoever ends it.
 *
 * @param {readonly string[]} args
 * @param {object} [how]
 * @param {readonly string[]} [how.node] options of Node.js
 * @param {Record<string, string>} [how.env] besides this process's
 * @param {(child: import('node:child_process').ChildProcess) => void} [how.begun] is given the process
 * @returns {Promise<{killed: boolean, said: string}>} whether it was killed, and what it wrote to standard error
 * @throws {Error} when it failed by itself
 */
export async function orewire(args, { node = [], env = {}, begun } = {}) {
  const child = spawn(process.execPath, [...node, main, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  begun?.(child);
  const [code, signal] = await once(child, 'close');
  if (signal === null && code !== 0) throw new Error(`orewire ${args.join(' ')} ended with ${code}: ${said}`);
  return { killed: signal === 'SIGKILL', said };
}

/** A base of the first schemas with pages in it, as a migration finds it. @param {string} from a base @param {string} path */
export function oldBase(from, path) {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  migrate(db, readMigrations().slice(0, 2), '2026-01-01T00:00:00.000Z');
  db.prepare('ATTACH ? AS newer').run(from);
  for (const table of ['sources', 'snapshots', 'snapshot_sources']) {
    const columns = /** @type {string} */ (
      db.prepare('SELECT group_concat(name) FROM pragma_table_info(?)').pluck().get(table)
    );
    db.exec(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM newer.${table}`);
  }
  db.close();
}

/** Rows of the fetched and derived tables as text, without clocks and without what numbers rows as they came. @param {string} path */
export function content(path) {
  const db = new Database(path, { readonly: true });
  const apart =
    /^(sqlite_|schema_migrations|runs|run_events|fact_history|pipeline_states|requests|frontier|source_states|moves|validators|hosts|robots|searched_|.*_search)/;
  const tables = /** @type {string[]} */ (
    db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()
  ).filter((name) => !apart.test(name));
  const all = tables.map((table) => {
    const rows = /** @type {Record<string, unknown>[]} */ (db.prepare(`SELECT * FROM "${table}"`).all());
    const numbersRows = ['facts', 'claims', 'mentions'].includes(table);
    const kept = (/** @type {string} */ column) =>
      !column.endsWith('_at') && !(numbersRows && (column === 'number' || column === 'fact_number'));
    const texts = rows.map((row) =>
      JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => kept(column)))),
    );
    return [table, texts.sort()];
  });
  db.close();
  return JSON.stringify(all);
}

/** What `doctor` finds wrong with a base, and the citations that `verify` finds broken. @param {string} path @returns {unknown[]} */
export function damage(path) {
  if (!existsSync(path)) return [];
  const checks = examine(path);
  // A process that died while it made or migrated the base: the next one that writes goes on.
  const wrong = checks.filter(({ level, check }) => level === 'wrong' && check !== 'schema');
  if (wrong.length > 0 || checks[0]?.level !== 'ok') return wrong;
  const base = FactBase.open(path, { readonly: true });
  const { broken } = verify(base);
  base.close();
  return [...broken];
}

/** The candidate that most articles mention. @param {string} path */
export function candidateOf(path) {
  const db = new Database(path, { readonly: true });
  const id = db
    .prepare('SELECT candidate_id FROM v_candidates ORDER BY support DESC, candidate_id LIMIT 1')
    .pluck()
    .get();
  db.close();
  return String(id);
}

/** @param {string} path @param {string} candidate */
export function isDecided(path, candidate) {
  const db = new Database(path, { readonly: true });
  const row = db.prepare('SELECT 1 FROM decisions WHERE candidate_id = ?').get(candidate);
  db.close();
  return row !== undefined;
}
