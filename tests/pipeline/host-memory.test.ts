import type { RequestListener } from 'node:http';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpClient } from '../../src/fetch/http.js';
import { PoliteClient } from '../../src/fetch/polite.js';
import { hostMemory } from '../../src/pipeline/host-memory.js';
import { FactBase } from '../../src/store/fact-base.js';
import { LOOPBACK, pages, startSite, type Site } from '../fetch/site.js';
import { TestClock } from '../fetch/test-clock.js';

const open: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

async function siteThat(listener: RequestListener): Promise<Site> {
  const site = await startSite(listener);
  open.push(() => site.close());
  return site;
}

/** Clients over one base and one clock, each as after a restart: nothing is shared but the file. */
function restarts(): { clock: TestClock; base: FactBase; start: () => PoliteClient } {
  const folder = mkdtempSync(join(tmpdir(), 'orewire-hosts-'));
  const clock = new TestClock();
  open.push(() => {
    rmSync(folder, { recursive: true });
  });
  const start = () => {
    const base = FactBase.open(join(folder, 'base.db'));
    const http = new HttpClient({ userAgent: 'orewire-test', allowedAddresses: [LOOPBACK], clock });
    open.push(
      () => {
        base.close();
      },
      () => http.close(),
    );
    return new PoliteClient(http, { pauseMs: 1000, patienceMs: 60_000 }, clock, hostMemory(base.hosts));
  };
  start();
  const base = FactBase.open(join(folder, 'base.db'));
  open.push(() => {
    base.close();
  });
  return { clock, base, start };
}

const robots =
  (text: string): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end();

describe('a restart', () => {
  it('keeps the pause between two requests to a host, and its robots.txt', async () => {
    const { clock, start } = restarts();
    const site = await siteThat(
      pages({ '/robots.txt': robots('User-agent: *\nCrawl-delay: 7\nDisallow: /b'), '/a': 'ore', '/c': 'ore' }),
    );
    await start().get(`${site.origin}/a`, 'page');
    clock.slept.length = 0;
    const next = start();
    expect(await next.get(`${site.origin}/b`, 'page')).toMatchObject({ ok: false, reason: 'robots' });
    expect(await next.get(`${site.origin}/c`, 'page')).toMatchObject({ ok: true });
    expect(clock.slept).toEqual([7000]);
    expect(site.asked).toEqual(['/robots.txt', '/a', '/c']);
    clock.pass(24 * 3_600_000);
    await start().get(`${site.origin}/a`, 'page');
    expect(site.asked.slice(3)).toEqual(['/robots.txt', '/a']);
  });

  it('keeps what a host asked us to wait', async () => {
    const { clock, start } = restarts();
    const site = await siteThat(pages({ '/a': status(429, { 'retry-after': '3600' }), '/b': 'ore' }));
    await start().get(`${site.origin}/a`, 'page');
    expect(await start().get(`${site.origin}/b`, 'page')).toMatchObject({ ok: false, reason: 'backing-off' });
    clock.pass(3_600_000);
    expect(await start().get(`${site.origin}/b`, 'page')).toMatchObject({ ok: true });
  });

  it('keeps that a robots.txt could not be had, for an hour', async () => {
    const { clock, start } = restarts();
    const site = await siteThat(pages({ '/robots.txt': status(500), '/a': 'ore' }));
    await start().get(`${site.origin}/a`, 'page');
    expect(await start().get(`${site.origin}/a`, 'page')).toMatchObject({ ok: false, reason: 'robots' });
    expect(site.asked).toEqual(['/robots.txt', '/robots.txt', '/robots.txt']);
    clock.pass(3_600_000);
    await start().get(`${site.origin}/a`, 'page');
    expect(site.asked.length).toBeGreaterThan(3);
  });
});

describe('receipts', () => {
  it('say of every request what was asked, when, and what came', async () => {
    const { base, start } = restarts();
    const site = await siteThat(
      pages({
        '/a': 'ore',
        '/b': (request, response) => response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end(),
      }),
    );
    const client = start();
    await client.get(`${site.origin}/a`, 'page');
    await client.get(`${site.origin}/b`, 'feed', { etag: '"1"', lastModified: null });
    const host = new URL(site.origin).host;
    const started = Date.parse('2025-06-03T10:00:00Z');
    expect(base.hosts.receipts(host)).toMatchObject([
      { atMs: started, url: `${site.origin}/robots.txt`, kind: 'robots', status: 404, reason: 'not-found', bytes: 0 },
      { atMs: started + 1000, url: `${site.origin}/a`, status: 200, reason: null, bytes: 3, conditional: false },
      { atMs: started + 2000, url: `${site.origin}/b`, status: 304, reason: 'not-modified', conditional: true },
    ]);
    expect(base.hosts.receipts('elsewhere.example')).toEqual([]);
    base.hosts.forgetOldReceipts(started + 91 * 24 * 3_600_000);
    expect(base.hosts.receipts(host)).toEqual([]);
  });
});
