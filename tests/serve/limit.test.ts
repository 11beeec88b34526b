import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { hosts, openBase, tell } from '../store/stories.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

/** The table of runs becomes a view that counts for ever before it gives a row: SQLite is at it until it is ended. */
const ENDLESS_RUNS = `
  ALTER TABLE runs RENAME TO runs_as_they_were;
  CREATE VIEW runs AS
    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
    SELECT * FROM runs_as_they_were WHERE id = (SELECT max(i) FROM n);
  CREATE TRIGGER runs_insert INSTEAD OF INSERT ON runs BEGIN SELECT 1; END;
  CREATE TRIGGER runs_update INSTEAD OF UPDATE ON runs BEGIN SELECT 1; END;`;

let folder: string;
let path: string;
let server: ChildProcess;
let url: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-limit-'));
  path = join(folder, 'base.db');
  const base = openBase(path);
  tell(base, { url: 'https://tarn.example/1', statements: [hosts('Lower Tarn', 'tin')] });
  base.startRun({ pipeline: 'test', fingerprint: 'test' });
  base.close();
  const db = new Database(path);
  db.exec(ENDLESS_RUNS);
  db.close();
  server = spawn(process.execPath, [main, 'serve', '--db', path, '--port', '0', '--question-limit', '4'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = (await once(server.stdout!.setEncoding('utf8'), 'data')) as [string];
  url = /http:\S+/.exec(said)![0];
});
afterAll(() => {
  server.kill();
  rmSync(folder, { recursive: true });
});

it('breaks a question off that has no end, says so, and answers other readers meanwhile', async () => {
  await Promise.all(Array.from({ length: 8 }, () => fetch(`${url}/help`)));
  let isAnswered = false;
  const slow = fetch(`${url}/sources`).finally(() => (isAnswered = true));
  for (const other of ['/search?q=tin', '/api/facts']) expect((await fetch(url + other)).status).toBe(200);
  expect(isAnswered).toBe(false);
  const answer = await slow;
  expect(answer.status).toBe(503);
  const $ = load(await answer.text());
  expect($('h1').text()).toBe('Not now');
  expect($('main').text()).toMatch(/\/sources took longer than 4 s and was broken off/);
});

it('puts others in the place of all processes that were ended, and tells programs the same', async () => {
  const answers = await Promise.all(Array.from({ length: 3 }, () => fetch(`${url}/api/status?format=json`)));
  for (const answer of answers) {
    expect(answer.status).toBe(503);
    expect(await answer.json()).toMatchObject({ detail: expect.stringContaining('/api/status?format=json') as string });
  }
  const facts = (await (await fetch(`${url}/api/facts`)).json()) as unknown[];
  expect(facts).toHaveLength(1);
});

it('leaves the file as sound as it was, and ends in order with a question still open', async () => {
  const open = fetch(`${url}/sources`).catch(() => 'cut off');
  await fetch(`${url}/help`);
  const exited = once(server, 'exit');
  server.kill('SIGTERM');
  expect(await exited).toEqual([0, null]);
  await open;
  const db = new Database(path, { readonly: true });
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  db.close();
});
