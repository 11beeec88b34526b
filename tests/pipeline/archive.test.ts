import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { makeSnapshot } from '../../src/fetch/snapshot.js';
import { readWarc } from '../../src/fetch/warc/read.js';
import { archive } from '../../src/pipeline/archive.js';
import { FactBase } from '../../src/store/fact-base.js';
import { collect } from '../fetch/collect.js';

const folder = mkdtempSync(join(tmpdir(), 'orewire-archive-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const page = (path: string, body: string, day: string) =>
  makeSnapshot({
    url: `https://news.example/${path}`,
    finalUrl: `https://news.example/${path}`,
    status: 200,
    headers: { 'content-type': 'text/html', 'transfer-encoding': 'chunked' },
    body: new Uint8Array(Buffer.from(body)),
    fetchedAt: `2026-11-${day}T00:00:00.000Z`,
  });

describe('the archive of a base', () => {
  it('holds every page, the oldest first, a body that comes again once, and gives the pages back', async () => {
    const base = FactBase.open(':memory:');
    base.saveSource({ id: 'wire', kind: 'feed', address: null, title: null });
    const pages = [page('a', '<p>ore</p>', '01'), page('b', '<p>tin</p>', '02'), page('c', '<p>ore</p>', '03')];
    for (const snapshot of [...pages].reverse()) base.saveSnapshot(snapshot, 'wire');
    const written = Buffer.concat([...archive(base, 'orewire/test')]);
    expect(Buffer.concat([...archive(base, 'orewire/test')]).equals(written)).toBe(true);
    const path = join(folder, 'pages.warc.gz');
    writeFileSync(path, written);
    const read = await collect(readWarc({ id: 'archive', type: 'warc', path }));
    expect(read.map((fetched) => fetched.ok && fetched.snapshot)).toEqual(pages);
    expect(base.archiveOrder().map(({ original }) => original?.id ?? null)).toEqual([null, null, pages[0].id]);
    base.close();
  });

  it('of an empty base says who wrote it', () => {
    const base = FactBase.open(':memory:');
    expect([...archive(base, 'orewire/test')]).toHaveLength(1);
    base.close();
  });
});
