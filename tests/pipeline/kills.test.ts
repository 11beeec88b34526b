import { copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { random } from '../../src/chance.js';
import { candidateOf, content, copiedPipeline, damage, isDecided, oldBase, orewire } from '../../bench/disturbed.mjs';

/** Stored pages that share facts, and one that is no article. */
const PAGES = [
  'agency-kyzyl-ompol-licence',
  'local-kyzyl-ompol-eighty-billion',
  'newsletter-serra-verde-565',
  'not-empty',
];
const fixtures = fileURLToPath(new URL('../../fixtures/pages/', import.meta.url));
const killer = new URL('kill-at.mjs', import.meta.url).href;

let folder: string;
let pipelines: { plain: string; edited: string };
/** The commands that make a base, by what each does. */
let commands: Record<'run' | 'reprocess' | 'accept', (db: string) => string[]>;
/** How often each writes, undisturbed. */
const writes = { run: 0, reprocess: 0, accept: 0 };
let candidate: string;
let undisturbed: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-killed-'));
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  for (const page of PAGES)
    for (const file of [`${page}.html`, `${page}.json`]) copyFileSync(join(fixtures, file), join(pages, file));
  pipelines = {
    plain: copiedPipeline(join(folder, 'plain'), [], pages),
    edited: copiedPipeline(join(folder, 'edited'), [['transparent: ', 'transparent: thingamajig ']], pages),
  };
  commands = {
    run: (db) => ['run', pipelines.plain, '--source', 'fixtures', '--db', db],
    reprocess: (db) => ['reprocess', pipelines.edited, '--db', db],
    accept: (db) => ['candidates', 'accept', candidate, '--by', 'test', '--db', db],
  };
  undisturbed = join(folder, 'undisturbed.db');
  for (const name of ['run', 'reprocess', 'accept'] as const) {
    if (name === 'accept') candidate = candidateOf(undisturbed);
    const { said } = await orewire(commands[name](undisturbed), { node: ['--import', killer] });
    writes[name] = Number(/^writes: (\d+)$/m.exec(said)?.[1]);
    expect(writes[name], name).toBeGreaterThan(0);
  }
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Kills a command right before its n-th write, and looks at what it leaves. */
async function killAt(n: number, args: string[], db: string): Promise<void> {
  const { killed } = await orewire(args, { node: ['--import', killer], env: { KILL_AT: String(n) } });
  expect(killed, `${args[0]} at write ${n}`).toBe(true);
  expect(damage(db)).toEqual([]);
}

/** Accepts the candidate, killed at a write; a process that died after it had decided leaves nothing to do. */
async function acceptKilledAt(n: number, db: string): Promise<void> {
  await killAt(n, commands.accept(db), db);
  if (!isDecided(db, candidate)) await orewire(commands.accept(db));
}

describe.concurrent('a process that is killed', () => {
  it('while it runs, works again or decides loses nothing', async () => {
    const next = random(1);
    const any = (most: number) => 1 + Math.floor(next() * most);
    const db = join(folder, 'run.db');
    await killAt(any(writes.run), commands.run(db), db);
    await orewire(commands.run(db));
    expect(damage(db)).toEqual([]);
    await killAt(any(writes.reprocess), commands.reprocess(db), db);
    await orewire(commands.reprocess(db));
    await acceptKilledAt(any(writes.accept), db);
    expect(damage(db)).toEqual([]);
    expect(content(db)).toBe(content(undisturbed));
  });

  it('while it brings an old base forward, or fills it again, loses nothing', async () => {
    const next = random(2);
    const db = join(folder, 'old.db');
    oldBase(undisturbed, db);
    // A migration writes three times: its record's table, its statements, its record.
    await killAt(1 + Math.floor(next() * 12), commands.reprocess(db), db);
    await killAt(20 + Math.floor((next() * writes.run) / 2), commands.reprocess(db), db);
    await orewire(commands.reprocess(db));
    await orewire(commands.accept(db));
    expect(damage(db)).toEqual([]);
    expect(content(db)).toBe(content(undisturbed));
  });
});
