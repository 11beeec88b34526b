import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
// As built: a thread starts from a file of JavaScript.
import { Checkpoints } from '../../dist/store/checkpoints.js';
import { openDatabase } from '../../dist/store/connection.js';
import { newPath } from './stories.js';

interface Log {
  readonly log: number;
  readonly checkpointed: number;
}

/** A base of one table, and a function that adds a row of some pages to it. */
function opened(path: string) {
  const db = openDatabase(path, { readonly: false });
  db.exec('CREATE TABLE IF NOT EXISTS pages (page BLOB)');
  const put = db.prepare('INSERT INTO pages VALUES (zeroblob(20000))');
  const log = db.prepare<[], Log>('PRAGMA wal_checkpoint(NOOP)');
  return { db, add: () => put.run(), log: () => log.get()! };
}

describe('checkpoints beside the writer', () => {
  it('bring all of a long log into the file, so that the next transaction begins a new one', async () => {
    const { db, add, log } = opened(newPath());
    const checkpoints = new Checkpoints(db, 50);
    for (let i = 0; i < 20; i++) add();
    const long = log().log;
    checkpoints.look();
    while (log().checkpointed < long) await setTimeout(5);
    add();
    expect(log().log).toBeLessThan(long);
    checkpoints.end();
    db.close();
  });

  it('leave a short log alone', () => {
    const { db, add, log } = opened(newPath());
    const checkpoints = new Checkpoints(db, 50);
    add();
    checkpoints.look();
    expect(log().checkpointed).toBe(0);
    checkpoints.end();
    db.close();
  });

  it('have let go of the file when they are ended, at whatever moment', () => {
    for (let i = 0; i < 5; i++) {
      const path = newPath();
      const { db, add } = opened(path);
      const checkpoints = new Checkpoints(db, 1);
      for (let j = 0; j < i; j++) {
        add();
        checkpoints.look();
      }
      checkpoints.end();
      checkpoints.end();
      db.close();
      expect(existsSync(`${path}-wal`)).toBe(false);
    }
  });

  it('lose nothing when the process is killed', async () => {
    const path = newPath();
    opened(path).db.close();
    const dist = new URL('../../dist/store/', import.meta.url);
    const script = `
      const { Checkpoints } = await import('${dist.href}checkpoints.js');
      const { openDatabase } = await import('${dist.href}connection.js');
      const db = openDatabase(${JSON.stringify(path)}, { readonly: false });
      const checkpoints = new Checkpoints(db, 20);
      const put = db.prepare('INSERT INTO pages VALUES (zeroblob(20000))');
      for (;;) {
        process.stdout.write(put.run().lastInsertRowid + '\\n');
        checkpoints.look();
        await new Promise((go) => setImmediate(go));
      }`;
    for (let i = 0; i < 3; i++) {
      const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const closed = once(child, 'close');
      let said = '';
      child.stdout.on('data', (words: Buffer) => (said += words.toString()));
      await once(child.stdout, 'data');
      await setTimeout(150 * (i + 1));
      child.kill('SIGKILL');
      await closed;
      const last = Number(said.trimEnd().split('\n').at(-1));
      const db = new Database(path);
      expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
      expect(db.prepare<[], number>('SELECT max(rowid) FROM pages').pluck().get()).toBeGreaterThanOrEqual(last);
      db.close();
    }
  });
});
