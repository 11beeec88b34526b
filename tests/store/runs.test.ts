import { describe, expect, it } from 'vitest';
import { FactBase } from '../../src/store/fact-base.js';
import { dump } from './dump.js';
import { derivationOf, hosts, lookup, newPath, openBase, snapshotOf, tell, type Page } from './stories.js';

const PAGES: Page[] = [1, 2, 3, 4].map((n) => ({
  url: `https://a.example/${n}`,
  statements: [hosts(n % 2 === 0 ? 'Lower Tarn' : 'deposit?Bleak Fell', 'tin')],
}));

describe('runs', () => {
  it('that never ended are marked by the next one', () => {
    const base = openBase();
    base.startRun({ pipeline: 'p', fingerprint: 'f' });
    const second = base.startRun({ pipeline: 'p', fingerprint: 'f' });
    base.recordEvent(second, { stage: 'fetch', subject: 'https://x.example/', outcome: 'refused', reason: 'robots' });
    base.finishRun(second, 'finished', { facts: 3 });
    const [last, first] = base.reader.overview.runs(5);
    base.close();
    expect(first).toMatchObject({ outcome: 'interrupted', finishedAt: null });
    expect(last).toMatchObject({
      outcome: 'finished',
      counts: { facts: 3 },
      events: [{ stage: 'fetch', outcome: 'refused', reason: 'robots', count: 1 }],
    });
  });

  it('that were cut off are finished to the same base', () => {
    const whole = newPath();
    const one = openBase(whole);
    for (const page of PAGES) tell(one, page);
    one.close();

    const cut = newPath();
    const before = openBase(cut);
    before.startRun({ pipeline: 'p', fingerprint: 'rules-1' });
    for (const page of PAGES.slice(0, 3)) before.saveSnapshot(snapshotOf(page), 'stories');
    before.saveDerivation(snapshotOf(PAGES[1]).id, 'rules-1', derivationOf(PAGES[1]), lookup);
    before.close();

    const after = FactBase.open(cut);
    for (const page of PAGES) after.saveSnapshot(snapshotOf(page), 'stories');
    const pending = after.pending('rules-1');
    expect(pending).toEqual([...pending].sort());
    expect(pending).toHaveLength(3);
    const pages = new Map(PAGES.map((page) => [snapshotOf(page).id, page]));
    for (const id of pending) after.saveDerivation(id, 'rules-1', derivationOf(pages.get(id)!), lookup);
    expect(after.pending('rules-1')).toEqual([]);
    after.close();
    expect(dump(cut)).toEqual(dump(whole));
  });
});

describe('snapshots', () => {
  it('come out as they went in, bytes and headers', () => {
    const base = openBase();
    const body = Uint8Array.from({ length: 1000 }, (_, index) => (index * 7) % 256);
    const snapshot = { ...snapshotOf(PAGES[0]), body, headers: { 'content-type': 'text/html; charset=koi8-r' } };
    expect(base.saveSnapshot(snapshot, 'stories')).toEqual({ isNew: true });
    expect(base.saveSnapshot(snapshot, 'stories')).toEqual({ isNew: false });
    const loaded = base.loadSnapshot(snapshot.id);
    expect({ ...loaded, body: Uint8Array.from(loaded.body) }).toEqual(snapshot);
    expect(base.knows(snapshot.url)).toBe(true);
    expect(base.knows('https://a.example/other')).toBe(false);
    expect(() => base.loadSnapshot('snapshot_0')).toThrow(/unknown id/);
    base.close();
  });

  it('remember every source that gave them', () => {
    const path = newPath();
    const base = openBase(path);
    base.saveSource({ id: 'other', kind: 'feed', address: 'https://a.example/rss', title: 'A' });
    base.saveSnapshot(snapshotOf(PAGES[0]), 'stories');
    base.saveSnapshot(snapshotOf(PAGES[0]), 'other');
    expect(base.reader.overview.sources()).toMatchObject([
      { id: 'other', snapshots: 1 },
      { id: 'stories', snapshots: 1 },
    ]);
    base.close();
  });
});
