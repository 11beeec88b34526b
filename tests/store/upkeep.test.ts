import { existsSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/store/examine.js';
import { FactBase } from '../../src/store/fact-base.js';
import { prune } from '../../src/store/prune.js';
import { backUp, vacuum } from '../../src/store/upkeep.js';
import { dump } from './dump.js';
import { hosts, lookup, newPath, openBase, snapshotOf, tell } from './stories.js';

const NOW = '2026-01-01T00:00:00.000Z';
const page = (n: number) => ({ url: `https://a.example/${n}`, statements: [hosts('Lower Tarn', 'tin')] });

describe('a backup', () => {
  it('is the base as it was at one moment, while another process writes', async () => {
    const path = newPath();
    const base = openBase(path);
    for (let n = 0; n < 20; n++) tell(base, page(n));
    const before = dump(path);
    const copying = backUp(path, `${path}.copy`);
    tell(base, page(20));
    await copying;
    tell(base, page(21));
    base.close();
    const copied = dump(`${path}.copy`);
    expect([before, { ...copied }]).toContainEqual(copied);
    expect(copied.articles.length).toBeGreaterThanOrEqual(20);
    expect(copied.articles.length).toBeLessThanOrEqual(21);
    expect(examine(`${path}.copy`).filter(({ level }) => level === 'wrong')).toEqual([]);
  });

  it('never stands in the place of another file, and leaves none behind that is not whole', async () => {
    const path = newPath();
    openBase(path).close();
    writeFileSync(`${path}.copy`, 'mine');
    await expect(backUp(path, `${path}.copy`)).rejects.toThrow(/there already/);
    await expect(backUp(path, `${path}.d/copy`)).rejects.toThrow(/cannot be opened/);
    const foreign = newPath();
    writeFileSync(foreign, 'A text that is no database. '.repeat(40));
    await expect(backUp(foreign, `${foreign}.copy`)).rejects.toThrow(/not a SQLite database/);
    expect(existsSync(`${foreign}.copy`)).toBe(false);
    expect(existsSync(`${foreign}.copy.unfinished`)).toBe(false);
  });
});

describe('vacuum', () => {
  it('makes the file smaller and changes nothing in it', () => {
    const path = newPath();
    const base = openBase(path);
    for (let n = 0; n < 30; n++) tell(base, { ...page(n), advert: 'x'.repeat(n) });
    const run = base.startRun({ pipeline: 'p', fingerprint: 'f' });
    for (let n = 0; n < 200; n++) {
      base.recordEvent(run, { stage: 'fetch', subject: 'x'.repeat(2000), outcome: 'refused' });
    }
    base.startRun({ pipeline: 'p', fingerprint: 'f' });
    base.close();
    const policy = { requests: null, events: 0, rejected: null };
    expect(prune(path, policy, '2030-01-01T00:00:00.000Z', false).events).toBe(200);
    const before = dump(path);
    const sizes = vacuum(path);
    expect(sizes.after).toBeLessThan(sizes.before);
    expect(dump(path)).toEqual(before);
    expect(examine(path).filter(({ level }) => level === 'wrong')).toEqual([]);
  });
});

describe('prune', () => {
  /** A base with receipts, events and pages of two ages. */
  function grown(): string {
    const path = newPath();
    for (const at of ['2025-01-01T00:00:00.000Z', '2025-12-31T00:00:00.000Z']) {
      const base = FactBase.open(path, { now: () => at });
      base.saveSource({ id: 'stories', kind: 'folder', address: null, title: null });
      const run = base.startRun({ pipeline: 'p', fingerprint: `state ${at}` });
      base.savePipelineState(`state ${at}`, {});
      base.savePipelineState(`never at work ${at}`, {});
      base.recordEvent(run, { stage: 'fetch', subject: 'x', outcome: 'refused' });
      const list = snapshotOf({ url: `https://a.example/list-${at}`, fetchedAt: at, statements: [] });
      base.saveSnapshot(list, 'stories');
      base.saveDerivation(list.id, 'f', { ok: false, stage: 'read', reason: 'no-article', detail: '' }, lookup);
      tell(base, { url: `https://a.example/${at}`, fetchedAt: at, statements: [hosts('Lower Tarn', 'tin')] });
      base.close();
    }
    return path;
  }

  it('shows what would go, and takes that and no more', () => {
    const path = grown();
    const policy = { requests: 90, events: 90, rejected: 90 };
    const before = dump(path);
    const shown = prune(path, policy, NOW, true);
    expect(shown).toEqual({ requests: 0, events: 1, rejected: 1, robots: 0, states: 2 });
    expect(dump(path)).toEqual(before);
    expect(prune(path, policy, NOW, false)).toEqual(shown);
    expect(prune(path, policy, NOW, false)).toEqual({ requests: 0, events: 0, rejected: 0, robots: 0, states: 0 });
    const after = dump(path);
    for (const table of ['articles', 'article_versions', 'claims', 'citations', 'facts'])
      expect(after[table]).toEqual(before[table]);
    expect(after.snapshots).toHaveLength(3);
    expect(examine(path).filter(({ level }) => level === 'wrong')).toEqual([]);
  });

  it('keeps the events of the last run, and all pages unless it is told to', () => {
    const path = grown();
    const policy = { requests: null, events: 0, rejected: null };
    expect(prune(path, policy, '2030-01-01T00:00:00.000Z', true)).toMatchObject({ events: 1, rejected: 0 });
  });
});
