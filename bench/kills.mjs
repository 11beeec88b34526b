/**
 * Kills orewire (SIGKILL) at random moments of runs, reprocesses, decisions and migrations. After each, `doctor` finds nothing
 * wrong and `verify` nothing broken; at the end the base equals one that was never disturbed.
 *
 *   npm run build && node bench/kills.mjs --kills 200 --seed 1
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import Database from 'better-sqlite3';
import { verify } from '../dist/query/verify.js';
import { examine } from '../dist/store/examine.js';
import { FactBase } from '../dist/store/fact-base.js';
import { migrate, readMigrations } from '../dist/store/migrate.js';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const main = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url));
const root = fileURLToPath(new URL('../', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'orewire-kills-'));
const random = generator(Number(values.seed));

/** Mulberry32. @param {number} seed */
function generator(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** A copy of the pipeline over the stored pages, its relations edited. @param {string} name @param {[string, string][]} edits */
function pipeline(name, edits) {
  const copy = join(folder, name);
  const from = join(root, 'pipelines/critical-minerals');
  cpSync(from, copy, { recursive: true, filter: (path) => basename(path) !== 'annotated' });
  const sources = readFileSync(join(copy, 'pipeline.yaml'), 'utf8');
  writeFileSync(join(copy, 'pipeline.yaml'), sources.replaceAll('../../fixtures', join(root, 'fixtures')));
  for (const [before, after] of edits) {
    const text = readFileSync(join(copy, 'relations.yaml'), 'utf8');
    if (!text.includes(before)) throw new Error(`expected "${before}" in the relations`);
    writeFileSync(join(copy, 'relations.yaml'), text.replace(before, after));
  }
  return copy;
}

const plain = pipeline('plain', []);
const edited = pipeline('edited', [['verbs: acquire buy purchase', 'verbs: buy develop explore']]);
const relisted = pipeline('relisted', [['transparent: ', 'transparent: thingamajig ']]);

/**
 * Runs a command, and kills it after so many milliseconds. @param {string[]} args @param {number} [after]
 * @returns {Promise<{killed: boolean, milliseconds: number}>}
 */
async function orewire(args, after) {
  const begun = performance.now();
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (data) => (said += String(data)));
  const timer = after === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), after);
  const [code, signal] = await once(child, 'close');
  clearTimeout(timer);
  if (signal === null && code !== 0) throw new Error(`orewire ${args.join(' ')} ended with ${code}: ${said}`);
  return { killed: signal === 'SIGKILL', milliseconds: performance.now() - begun };
}

/** A base of the first schema with pages in it, as a migration finds it. @param {string} from a base @param {string} path */
function oldBase(from, path) {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  migrate(db, readMigrations().slice(0, 2), '2026-01-01T00:00:00.000Z');
  db.prepare('ATTACH ? AS newer').run(from);
  for (const table of ['sources', 'snapshots', 'snapshot_sources'])
    db.exec(`INSERT INTO ${table} SELECT * FROM newer.${table}`);
  db.close();
}

/** Rows of the fetched and derived tables, without clocks and without what numbers rows as they came. @param {string} path */
function content(path) {
  const db = new Database(path, { readonly: true });
  const apart =
    /^(sqlite_|schema_migrations|runs|run_events|fact_history|pipeline_states|requests|frontier|source_states|moves|validators|hosts|robots|searched_|.*_search)/;
  const tables = /** @type {string[]} */ (
    db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").pluck().all()
  ).filter((name) => !apart.test(name));
  const all = tables.map((table) => {
    const rows = /** @type {Record<string, unknown>[]} */ (db.prepare(`SELECT * FROM "${table}"`).all());
    const texts = rows.map((row) =>
      JSON.stringify(Object.fromEntries(Object.entries(row).filter(([column]) => !column.endsWith('_at')))),
    );
    return [table, texts.sort()];
  });
  db.close();
  return JSON.stringify(all);
}

/** @param {string} path */
function sound(path) {
  if (!existsSync(path)) return;
  // A process that died while it made or migrated the base: the next one that writes goes on.
  const wrong = examine(path).filter(({ level, check }) => level === 'wrong' && check !== 'schema');
  if (wrong.length > 0) throw new Error(JSON.stringify(wrong));
  if (examine(path)[0]?.level !== 'ok') return;
  const base = FactBase.open(path, { readonly: true });
  const { broken } = verify(base);
  base.close();
  if (broken.length > 0) throw new Error(JSON.stringify(broken[0]));
}

/** The candidate that is decided about. @param {string} path */
function candidateOf(path) {
  const db = new Database(path, { readonly: true });
  const id = db
    .prepare('SELECT candidate_id FROM v_candidates ORDER BY support DESC, candidate_id LIMIT 1')
    .pluck()
    .get();
  db.close();
  return String(id);
}

const undisturbed = join(folder, 'undisturbed.db');
const times = {
  run: (await orewire(['run', plain, '--source', 'fixtures', '--db', undisturbed])).milliseconds,
  again: 0,
};
times.again = (await orewire(['reprocess', edited, '--db', undisturbed])).milliseconds;
times.again = Math.max(times.again, (await orewire(['reprocess', relisted, '--db', undisturbed])).milliseconds);
const candidate = candidateOf(undisturbed);
const accept = ['candidates', 'accept', candidate, '--by', 'bench', '--db'];
await orewire([...accept, undisturbed]);
const expected = content(undisturbed);

/** @type {Record<string, number>} */
const kills = { run: 0, reprocess: 0, accept: 0, migration: 0 };
let rounds = 0;
const wanted = Number(values.kills);
const total = () => Object.values(kills).reduce((sum, n) => sum + n, 0);
/** Kills a command again and again until it is through, or has been killed often enough. @param {string} kind @param {string} db @param {string[]} args @param {number} longest */
async function disturb(kind, db, args, longest) {
  for (let tries = 0; tries < 6 && total() < wanted; tries++) {
    const { killed } = await orewire(args, 200 + random() * longest);
    sound(db);
    if (!killed) return;
    kills[kind]++;
  }
  await orewire(args);
  sound(db);
}

try {
  while (total() < wanted) {
    const db = join(folder, `round-${++rounds}.db`);
    if (rounds % 2 === 0) {
      oldBase(undisturbed, db);
      await disturb('migration', db, ['reprocess', plain, '--db', db], times.again);
    } else {
      await disturb('run', db, ['run', plain, '--source', 'fixtures', '--db', db], times.run);
    }
    await disturb('reprocess', db, ['reprocess', edited, '--db', db], times.again);
    await disturb('reprocess', db, ['reprocess', relisted, '--db', db], times.again);
    await acceptOnce(db);
    if (content(db) !== content(undisturbed) || content(db) !== expected) {
      throw new Error(`round ${rounds}: the finished base is not the undisturbed one`);
    }
    rmSync(db);
    console.log(`${total()} kills in ${rounds} rounds: ${JSON.stringify(kills)}`);
  }
  console.log('after each nothing was wrong and no citation broken; every finished base equals the undisturbed one');
} finally {
  rmSync(folder, { recursive: true });
}

/** Accepts the candidate; a process that died after it had decided leaves nothing to do. @param {string} db */
async function acceptOnce(db) {
  const { killed } = await orewire([...accept, db], 100 + random() * 400).catch(() => ({ killed: false }));
  if (killed) kills.accept++;
  sound(db);
  const reader = new Database(db, { readonly: true });
  const decided = reader.prepare('SELECT 1 FROM decisions WHERE candidate_id = ?').get(candidate) !== undefined;
  reader.close();
  if (!decided) await orewire([...accept, db]);
}
