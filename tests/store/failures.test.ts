import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { verify } from '../../src/query/verify.js';
import { openDatabase, explaining } from '../../src/store/connection.js';
import { examine } from '../../src/store/examine.js';
import { FactBase } from '../../src/store/fact-base.js';
import { dump } from './dump.js';
import { hosts, newPath, openBase, tell } from './stories.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
const wrong = (path: string) => examine(path).filter(({ level, check }) => level === 'wrong' && check !== 'room');

describe('when the base cannot be written', () => {
  it('for want of room, a run says so, and nothing that was stored is lost or half there', () => {
    const path = newPath();
    const run = `exec "${process.execPath}" "${main}" run critical-minerals --source fixtures --db "${path}"`;
    const short = spawnSync('bash', ['-c', `ulimit -f 3000; ${run}`], { encoding: 'utf8' });
    expect(short.status).toBe(3);
    expect(short.stderr).toMatch(/to do: check the disk, its quota and the limit on file sizes/);
    expect(wrong(path)).toEqual([]);
    const base = FactBase.open(path, { readonly: true });
    expect(verify(base).broken).toEqual([]);
    expect(base.reader.overview.counts().articles).toBeLessThan(46);
    base.close();
    expect(spawnSync('bash', ['-c', run], { encoding: 'utf8' }).status).toBe(0);
    const whole = newPath();
    expect(spawnSync('bash', ['-c', run.replace(path, whole)], { encoding: 'utf8' }).status).toBe(0);
    expect(dump(path)).toEqual(dump(whole));
  });

  it('since SQLite may not make it larger, it says that the disk is full', () => {
    const path = newPath();
    openBase(path).close();
    const db = openDatabase(path, { readonly: false });
    db.pragma('max_page_count = 1');
    const write = () => db.prepare('INSERT INTO sources VALUES (?, ?, NULL, NULL)').run('x'.repeat(1e6), 'folder');
    expect(() => explaining(path, write)).toThrow(/the disk is full \(SQLITE_FULL\)/);
    db.close();
    expect(wrong(path)).toEqual([]);
  });

  it('since another process writes, it says so, and a reader goes on', () => {
    const path = newPath();
    const base = openBase(path);
    tell(base, { url: 'https://a.example/1', statements: [hosts('Lower Tarn', 'tin')] });
    const other = new Database(path);
    other.exec('BEGIN IMMEDIATE; DELETE FROM run_events');
    expect(() => base.startRun({ pipeline: 'p', fingerprint: 'f' })).toThrow(/locked by another process/);
    const reader = FactBase.open(path, { readonly: true });
    expect(reader.reader.overview.counts().facts).toBe(1);
    reader.close();
    other.exec('ROLLBACK');
    other.close();
    expect(base.startRun({ pipeline: 'p', fingerprint: 'f' })).toBe(1);
    base.close();
  });
});

describe('writes that go in together', () => {
  it('are all undone when one of them fails, and the base goes on', () => {
    const path = newPath();
    const base = openBase(path);
    const told = { url: 'https://a.example/1', statements: [hosts('Lower Tarn', 'tin')] };
    expect(() => {
      base.together(() => {
        tell(base, told);
        throw new Error('in the middle');
      });
    }).toThrow('in the middle');
    expect(base.reader.overview.counts()).toMatchObject({ snapshots: 0, articles: 0, facts: 0 });
    base.together(() => {
      tell(base, told);
      tell(base, { url: 'https://b.example/2', statements: [hosts('Lower Tarn', 'tin')] });
    });
    expect(base.reader.overview.counts()).toMatchObject({ articles: 2, facts: 1 });
    base.close();
    expect(wrong(path)).toEqual([]);
  });
});
