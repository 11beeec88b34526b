/** A day of crawling in simulated time, killed every hour: what a crawler owes the sites, and what it owes the base. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import type { Clock } from '../../src/fetch/clock.js';
import { fetchSource } from '../../src/fetch/fetch.js';
import type { Exchange, HttpRejection, Kind, Validators } from '../../src/fetch/http.js';
import { PoliteClient } from '../../src/fetch/polite.js';
import type { Source } from '../../src/fetch/source.js';
import { crawlMemory, dueSources } from '../../src/pipeline/crawl-memory.js';
import { hostMemory } from '../../src/pipeline/host-memory.js';
import { FactBase } from '../../src/store/fact-base.js';

const START = Date.parse('2025-06-03T00:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HOSTS = 50;
const SOURCES = 200;
const PAUSE_MS = 2000;
const LATENCY_MS = 150;

/** Simulated time: it goes on to the next sleeper when nobody has anything to do. */
class World {
  now = START;
  #sleepers: { at: number; wake: () => void }[] = [];

  sleep(milliseconds: number): Promise<void> {
    return new Promise((wake) => this.#sleepers.push({ at: this.now + milliseconds, wake }));
  }

  /** Goes on until a time; those who sleep then are forgotten, as if their process had been killed. */
  async runUntil(end: number): Promise<void> {
    for (;;) {
      for (let turn = 0; turn < 4; turn++) await setImmediate();
      const next = this.#sleepers.reduce((least, { at }) => Math.min(least, at), Infinity);
      if (next > end) break;
      this.now = next;
      const awake = this.#sleepers.filter(({ at }) => at === next);
      this.#sleepers = this.#sleepers.filter(({ at }) => at !== next);
      for (const { wake } of awake) wake();
    }
    this.#sleepers = [];
    this.now = end;
  }
}

interface Asked {
  readonly at: number;
  readonly end: number;
  readonly host: string;
  readonly url: string;
  readonly status: number;
}

/** Fifty sites with four feeds each; a feed has a new story every so many hours, and answers 304 while it has none. */
class Sites {
  readonly asked: Asked[] = [];
  constructor(readonly world: World) {}

  readonly client = {
    userAgent: 'orewire-test',
    exchange: async (url: string, kind: Kind, validators?: Validators): Promise<Exchange | HttpRejection> => {
      const at = this.world.now;
      await this.world.sleep(LATENCY_MS);
      const answer = this.#answer(url, kind, validators?.etag ?? null);
      const { host } = new URL(url);
      this.asked.push({ at, end: this.world.now, host, url, status: answer.status ?? 0 });
      return answer;
    },
  };

  #answer(url: string, kind: Kind, etag: string | null): Exchange | HttpRejection {
    if (kind === 'robots') return { ok: false, reason: 'not-found', detail: url, status: 404 };
    const current = kind === 'feed' ? `"${stories(url, this.world.now)}"` : '"page"';
    if (etag === current) return { ok: false, reason: 'not-modified', detail: url, status: 304 };
    const body = new TextEncoder().encode(kind === 'feed' ? feed(url, this.world.now) : `<p>${url}</p>`);
    const fetchedAt = new Date(this.world.now).toISOString();
    return { ok: true, url, status: 200, headers: { etag: current }, body, fetchedAt };
  }
}

/** How many stories a feed has had by a time: its number says how often there is one. */
function stories(url: string, now: number): number {
  const number = Number(/(\d+)$/.exec(url)?.[1]);
  return 3 + Math.floor((now - START) / ((1 + (number % 12)) * HOUR));
}

function feed(url: string, now: number): string {
  const items = Array.from({ length: stories(url, now) }, (_, i) => `<item><link>${url}/story/${i}</link></item>`);
  return `<rss version="2.0"><channel><title>T</title>${items.join('')}</channel></rss>`;
}

const sources: Source[] = Array.from({ length: SOURCES }, (_, i) => ({
  id: `s${i}`,
  type: 'feed',
  url: `https://host${i % HOSTS}.example/feed/${i}`,
}));

const folder = mkdtempSync(join(tmpdir(), 'orewire-simulation-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Rounds over due sources, without an end: one life of the process. */
async function live(base: FactBase, world: World, sites: Sites): Promise<void> {
  const clock: Clock = { now: () => world.now, sleep: (ms) => world.sleep(ms) };
  const client = new PoliteClient(sites.client, { pauseMs: PAUSE_MS }, clock, hostMemory(base.hosts));
  const now = () => world.now;
  const pace = { floorMs: 15 * MINUTE, ceilingMs: 24 * HOUR };
  const ports = {
    client,
    frontier: crawlMemory(base, { now, pace, ignoreClock: false }),
    now,
    userAgent: 'orewire-test',
  };
  const crawl = async (source: Source) => {
    for await (const fetched of fetchSource(source, ports)) {
      if (fetched.ok) base.saveSnapshot(fetched.snapshot, source.id, null, fetched.visit);
      else if (fetched.visit !== undefined) base.crawl.visited(fetched.visit);
    }
  };
  for (;;) {
    await Promise.all(dueSources(base, sources, world.now).map(crawl));
    await world.sleep(MINUTE);
  }
}

function groupBy(asked: readonly Asked[], key: (one: Asked) => string): Map<string, Asked[]> {
  const groups = new Map<string, Asked[]>();
  for (const one of asked) groups.set(key(one), [...(groups.get(key(one)) ?? []), one]);
  return groups;
}

describe('a day of 200 sources at 50 hosts, killed every hour', () => {
  it('keeps every pace, asks nothing twice within its time, and loses nothing', async () => {
    const world = new World();
    const sites = new Sites(world);
    for (let hour = 1; hour <= 24; hour++) {
      const base = FactBase.open(join(folder, 'day.db'), { now: () => new Date(world.now).toISOString() });
      for (const { id } of sources) base.saveSource({ id, kind: 'feed', address: null, title: null });
      void live(base, world, sites);
      await world.runUntil(START + hour * HOUR + hour * 37);
      base.close();
    }

    const byHost = groupBy(sites.asked, ({ host }) => host);
    expect(byHost.size).toBe(HOSTS);
    for (const asked of byHost.values()) {
      for (let i = 1; i < asked.length; i++) expect(asked[i].at - asked[i - 1].end).toBeGreaterThanOrEqual(PAUSE_MS);
    }
    const byUrl = groupBy(sites.asked, ({ url }) => url);
    const pages = [...byUrl].filter(([url]) => url.includes('/story/'));
    for (const [url, visits] of pages) {
      expect([url, visits[0].status, visits.filter(({ status }) => status === 200).length]).toEqual([url, 200, 1]);
      const first = visits[0].end;
      visits.slice(1).forEach(({ at }, i) => {
        expect(at - first).toBeGreaterThanOrEqual([1, 6, 24][i] * HOUR);
      });
    }
    const feeds = [...byUrl].filter(([url]) => /\/feed\/\d+$/.test(url));
    for (const [, visits] of feeds) {
      for (let i = 1; i < visits.length; i++) {
        expect(visits[i].at - visits[i - 1].at).toBeGreaterThanOrEqual(15 * MINUTE);
        const changed = stories(visits[i].url, visits[i].end) !== stories(visits[i].url, visits[i - 1].end);
        expect(visits[i].status).toBe(changed ? 200 : 304);
      }
    }
    const robots = sites.asked.filter(({ url, at }) => url.endsWith('/robots.txt') && at < START + 24 * HOUR);
    expect(robots).toHaveLength(HOSTS);

    const base = FactBase.open(join(folder, 'day.db'), { readonly: true });
    for (const [url, visits] of feeds) {
      const seen = stories(url, visits.at(-1)!.end);
      const late = world.now - visits.at(-1)!.end < 10 * MINUTE;
      const missing = Array.from({ length: seen }, (_, i) => `${url}/story/${i}`).filter((page) => !base.knows(page));
      expect(late ? [] : missing).toEqual([]);
    }
    base.close();
  });
});
