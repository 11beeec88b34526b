import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readFolder } from '../../src/fetch/folder.js';
import type { Fetched } from '../../src/fetch/snapshot.js';
import { collect } from './collect.js';
import { contentId, sha256 } from '../../src/identity.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'orewire-folder-'));
});
afterEach(() => rm(folder, { recursive: true }));

const store = (name: string, content: string | Uint8Array) => writeFile(join(folder, name), content);
const read = (): Promise<Fetched[]> => collect(readFolder({ id: 'stored', type: 'folder', path: folder }));

describe('a folder of stored pages', () => {
  it('gives the bytes of the file and what the JSON file beside it says', async () => {
    const body = Uint8Array.of(0xef, 0xbb, 0xbf, 0x3c, 0x70, 0x3e, 0xff, 0x00);
    await store('page.html', body);
    await store(
      'page.json',
      JSON.stringify({
        url: 'https://news.example/a',
        finalUrl: 'https://news.example/b',
        headers: { 'Content-Type': 'text/html' },
        fetchedAt: '2025-06-03T10:00:00+05:00',
      }),
    );
    expect(await read()).toEqual([
      {
        ok: true,
        sourceId: 'stored',
        snapshot: {
          id: contentId('snapshot', 'https://news.example/a', sha256(body)),
          url: 'https://news.example/a',
          finalUrl: 'https://news.example/b',
          status: 200,
          headers: { 'content-type': 'text/html' },
          body,
          fetchedAt: '2025-06-03T05:00:00.000Z',
          sha256: sha256(body),
        },
      },
    ]);
  });

  it('takes the time of the file where none is stated', async () => {
    await store('page.htm', '<p>ore</p>');
    await store('page.json', '{"url":"https://news.example/a"}');
    await utimes(join(folder, 'page.htm'), 0, 86_400);
    expect(await read()).toMatchObject([{ snapshot: { fetchedAt: '1970-01-02T00:00:00.000Z' } }]);
  });

  it('goes into folders, in the order of the paths, and passes over files that are no pages', async () => {
    await mkdir(join(folder, 'b'));
    for (const name of ['c.html', 'b/2.HTML', 'b/10.html', 'a.html', 'notes.txt', 'alone.json'])
      await store(name, `<link rel=canonical href="https://news.example/${name}">`);
    const pages = await read();
    expect(pages.map((page) => (page.ok ? page.snapshot.url : page.reason))).toEqual(
      ['a.html', 'b/10.html', 'b/2.HTML', 'c.html'].map((name) => `https://news.example/${name}`),
    );
  });

  it.each([
    ['canonical link', '<link href=" https://news.example/1 " rel="Canonical">', 'https://news.example/1'],
    ['og:url', '<meta property="og:url" content="https://news.example/2">', 'https://news.example/2'],
    [
      'canonical before og:url',
      '<meta property="og:url" content="https://news.example/2"><link rel="canonical" href="https://news.example/1">',
      'https://news.example/1',
    ],
    ['nothing', '<p>ore</p>', 'no-address'],
    ['a relative address only', '<link rel="canonical" href="/1">', 'no-address'],
    ['another scheme', '<link rel="canonical" href="file:///etc/passwd">', 'no-address'],
  ])('without a JSON file, uses the address that the page states: %s', async (_, html, expected) => {
    await store('page.html', html);
    const [page] = await read();
    expect(page.ok ? page.snapshot.url : page.reason).toBe(expected);
  });

  it.each([
    ['no JSON', '{', 'bad-sidecar', /page\.json|page\.html/],
    ['an unknown key', '{"url":"https://news.example/a","charset":"x"}', 'bad-sidecar', /charset/],
    ['an address of another kind', '{"url":"ftp://news.example/a"}', 'bad-sidecar', /url/],
    ['a page that was not there', '{"url":"https://news.example/a","status":404}', 'not-found', /404/],
    ['a page that is gone', '{"url":"https://news.example/a","status":410}', 'gone', /410/],
  ])('rejects %s and goes on', async (_, sidecar, reason, detail) => {
    await store('page.html', '<p>ore</p>');
    await store('page.json', sidecar);
    await store('sound.html', '<link rel="canonical" href="https://news.example/sound">');
    const [bad, sound] = await read();
    expect(bad).toMatchObject({ ok: false, sourceId: 'stored', reason });
    expect(bad).toHaveProperty('detail', expect.stringMatching(detail));
    expect(sound).toMatchObject({ ok: true });
  });

  it('is one rejection where the folder is not there', async () => {
    const missing = join(folder, 'missing');
    const pages = await collect(readFolder({ id: 'stored', type: 'folder', path: missing }));
    expect(pages).toMatchObject([{ ok: false, reason: 'unreadable', url: missing }]);
  });
});
