import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contentId, sha256 } from '../../src/identity.js';
import type { Snapshot } from '../../src/model.js';
import { hosts, openBase, tell } from '../store/stories.js';
import { ATTACKS } from './attacks.js';
import { openBrowser } from './browser.mjs';
import { serveBase, type ServedBase } from './fixture-base.js';
import { watched } from './watched.js';

const SENTENCE = 'Tarnholm holds tin, geologists say.';
const SCRIPT = `"><script>document.title='taken';alert(1)</script><img src=/taken onerror=alert(1)>`;

let folder: string;
let served: ServedBase;
let browser: Browser;
const snapshots: { readonly attack: string; readonly id: string }[] = [];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-attack-'));
  const path = join(folder, 'base.db');
  const base = openBase(path);
  for (const attack of [...ATTACKS, ATTACKS.join('\n')]) {
    const snapshot = pageWith(attack);
    base.saveSnapshot(snapshot, 'stories');
    snapshots.push({ attack, id: snapshot.id });
  }
  tell(base, {
    url: 'https://tarn.example/1?"onload="alert(1)',
    headline: `Tin at Tarnholm ${SCRIPT}`,
    site: SCRIPT,
    statements: [
      hosts('deposit?Tarnholm', 'tin', { attributedTo: SCRIPT, qualifiers: { amount: SCRIPT } }),
      { says: [`deposit?Tarn${SCRIPT}`, 'hosts', { value: SCRIPT }], quote: `Tarn${SCRIPT} holds ${SCRIPT}.` },
    ],
  });
  base.close();
  [served, browser] = await Promise.all([serveBase(path), openBrowser()]);
});
afterAll(async () => {
  await browser.close();
  await served.close();
  rmSync(folder, { recursive: true });
});

function pageWith(attack: string): Snapshot {
  const url = `https://evil.example/${sha256(attack)}`;
  const body = new TextEncoder().encode(
    `<!doctype html><html><head><title>Tin</title></head><body><h1>Tin</h1><p>${SENTENCE}</p>${attack}<p>Behind it.</p></body></html>`,
  );
  const hash = sha256(body);
  return {
    id: contentId('snapshot', url, hash),
    url,
    finalUrl: url,
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', etag: SCRIPT },
    body,
    fetchedAt: '2026-01-01T00:00:00.000Z',
    sha256: hash,
  };
}

it('shows fetched pages that are full of attacks, by themselves and in their frame, and none of them acts', async () => {
  const { page, complaints, asked } = await watched(browser, served.url);
  await page.goto(`${served.url}/snapshot/${snapshots.at(-1)!.id}`);
  expect(await page.frameLocator('iframe.fetched').locator('body').innerText()).toContain(SENTENCE);
  expect(await page.title()).toMatch(/^The page as fetched/);
  for (const { attack, id } of snapshots) {
    await page.goto(`${served.url}/snapshot/${id}/page`);
    expect(await page.title(), attack).toBe('A page as it was fetched');
    for (const link of await page.locator('a, button, summary').all())
      await link.click({ force: true, timeout: 2_000 });
    expect(page.url(), attack).toBe(`${served.url}/snapshot/${id}/page`);
  }
  expect(asked.filter((url) => url.includes('taken'))).toEqual([]);
  expect(complaints).toEqual([]);
});

it('shows words that are written as code as words, wherever they come from', async () => {
  const { page, complaints, asked } = await watched(browser, served.url);
  const { base, url } = served;
  const [fact] = base.reader.facts.list({}, 1);
  const facts = base.reader.facts.list({}, 10);
  const [cited] = base.reader.citations.of(fact, 1);
  const paths = [
    '/',
    '/candidates',
    `/article/${cited.articleId}`,
    ...facts.flatMap(({ id, subject }) => [`/fact/${id}`, `/entity/${encodeURIComponent(subject.id)}`]),
    `/cite/${cited.claimId}`,
    `/nowhere/${encodeURIComponent(SCRIPT)}`,
    `/search?q=${encodeURIComponent(SCRIPT)}`,
    `/entity/${encodeURIComponent(SCRIPT)}`,
    `/article?url=${encodeURIComponent(SCRIPT)}`,
  ];
  for (const path of paths) {
    await page.goto(url + path);
    expect(await page.title(), path).toMatch(/ – orewire$/);
  }
  expect(asked.filter((each) => new URL(each).pathname.startsWith('/taken'))).toEqual([]);
  expect(complaints.filter((each) => !each.includes('404 (Not Found)'))).toEqual([]);
});

it('keeps other sites from framing its pages, and fetched pages from anything but their frame', async () => {
  const policy = async (path: string) => (await fetch(served.url + path)).headers.get('content-security-policy') ?? '';
  expect(await policy('/')).toContain("frame-ancestors 'none'");
  const framed = await policy(`/snapshot/${snapshots[0].id}/page`);
  expect(framed).toMatch(/(^|; ?)sandbox *(;|$)/);
  expect(framed).toContain("default-src 'none'");
  expect(framed).toContain("frame-ancestors 'self'");
  expect(framed).not.toMatch(/script-src|img-src|connect-src|unsafe|allow-/);
});
