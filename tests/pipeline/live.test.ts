import { readdirSync, readFileSync, mkdtempSync, rmSync, writeFileSync, cpSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDefinition, type PipelineDefinition } from '../../src/pipeline/definition.js';
import { openNetwork } from '../../src/pipeline/network.js';
import { runPipeline, type RunSummary } from '../../src/pipeline/run.js';
import { loadStages } from '../../src/pipeline/stages.js';
import { FactBase } from '../../src/store/fact-base.js';

/** The stored pages behind a real server: `/page/NAME` answers with the page, `/feed` with a feed that leads to some of them. */
const pages = fileURLToPath(new URL('../../fixtures/pages/', import.meta.url));
const led = ['wire-cove-katpar-deal', 'ministry-kuirektykol', 'not-empty', 'gone-for-good'];

let server: Server;
let origin: string;
let folder: string;
let asked: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${path} ${request.headers['if-none-match'] ?? ''}`.trim());
    if (path === '/robots.txt') response.end('User-agent: *\nDisallow: /private/\n');
    else if (path === '/feed') {
      response.setHeader('etag', '"1"');
      if (request.headers['if-none-match'] === '"1"') response.writeHead(304).end();
      else response.setHeader('content-type', 'application/rss+xml').end(feed());
    } else {
      const name = path.replace('/page/', '');
      if (!readdirSync(pages).includes(`${name}.html`)) response.writeHead(410).end();
      else response.setHeader('content-type', 'text/html').end(readFileSync(join(pages, `${name}.html`)));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'orewire-live-'));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
  rmSync(folder, { recursive: true });
});

function feed(): string {
  const item = (name: string) =>
    `<item><title>${name}</title><link>${origin}/page/${name}</link><pubDate>Tue, 03 Jun 2025 08:00:00 GMT</pubDate></item>`;
  return `<rss version="2.0"><channel><title>Wire</title><link>${origin}/</link>${[...led, '../private/x'].map(item).join('')}</channel></rss>`;
}

function definition(): PipelineDefinition {
  const copy = join(folder, 'pipeline');
  cpSync(fileURLToPath(new URL('../../pipelines/critical-minerals/', import.meta.url)), copy, {
    recursive: true,
    filter: (source) => !source.includes('annotated'),
  });
  writeFileSync(
    join(copy, 'pipeline.yaml'),
    `name: live\ntitle: Live\nfetch: { contact: "https://example.org/crawler", delay_seconds: 0.1 }\nsources: [{ id: wire, type: feed, url: "${origin}/feed" }]\n`,
  );
  return loadDefinition(copy);
}

describe('a run over a feed of a live site', () => {
  it('asks robots.txt first, stores and derives what it may, counts the rest by reason, and asks for nothing twice', async () => {
    const declared = definition();
    const stages = loadStages(declared);
    const db = join(folder, 'live.db');
    const run = async (): Promise<RunSummary> => {
      const base = FactBase.open(db);
      const network = openNetwork(declared, declared.sources, base, 'test', {
        allowedAddresses: ['127.0.0.1'],
        ignoreClock: true,
      });
      const signal = new AbortController().signal;
      const ports = { base, fetch: network.fetch, progress: () => undefined, signal };
      const summary = await runPipeline(declared, stages, declared.sources, ports);
      await network.close();
      base.close();
      return summary;
    };
    const first = await run();
    expect(asked[0]).toBe('/robots.txt');
    expect(asked).not.toContain('/private/x');
    expect(first.snapshots.new).toBe(3);
    expect(first.refused).toEqual({ gone: 1, robots: 1 });
    expect(Object.values(first.refusedAt)).toEqual([{ gone: 1, robots: 1 }]);
    expect(first.rejected).toEqual({ empty: 1 });
    expect(first.articles).toBe(2);
    expect(first.facts).toBeGreaterThan(0);

    asked = [];
    const second = await run();
    expect([second.snapshots.new, second.facts]).toEqual([0, 0]);
    expect(asked.filter((path) => led.slice(0, 3).some((name) => path.includes(name)))).toEqual([]);

    const base = new Database(db, { readonly: true });
    const dates = base.prepare('SELECT DISTINCT published FROM snapshot_sources').pluck().all();
    base.close();
    expect(dates).toEqual(['2025-06-03T08:00:00Z']);
  });

  it('refuses the address of this machine unless it is allowed by name', async () => {
    const declared = definition();
    const base = FactBase.open(join(folder, 'guarded.db'));
    const network = openNetwork(declared, declared.sources, base, 'test');
    const fetched = [];
    for await (const page of network.fetch(declared.sources[0])) fetched.push(page.ok ? 'fetched' : page.reason);
    await network.close();
    base.close();
    expect(fetched).toEqual(['refused-address']);
  });
});
