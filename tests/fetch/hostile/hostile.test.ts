import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HttpClient } from '../../../src/fetch/http.js';
import { readListing } from '../../../src/fetch/listing.js';
import { PoliteClient } from '../../../src/fetch/polite.js';
import { TestClock } from '../test-clock.js';
import { BEHAVIOURS, KINDS, type Behaviour } from './behaviours.js';

/** A loopback address for each behaviour, and the ones of the host that is as a host should be. */
const addressOf = (index: number) => `127.0.1.${index + 1}`;
const HONEST = '127.0.2.1';
const WAITING = '127.0.2.2';
const HONEST_PAGES = 30;
/** The crawler's memory may grow by this much. */
const MEGABYTES = 200;

/** Small, so that the slow ones are given up soon; long enough for a busy machine to answer in. */
const limits = {
  ...{ headersMs: 5000, bodyMs: 5000, wholeMs: 10_000 },
  ...{ bodyBytes: 512 * 1024, feedBytes: 512 * 1024, sitemapBytes: 512 * 1024, robotsBytes: 64 * 1024 },
};

let honestPagesLeft = HONEST_PAGES;
const waiting: (() => void)[] = [];
const server = createServer((request, response) => {
  response.on('error', () => undefined);
  const host = request.socket.localAddress ?? '';
  const behaviour = BEHAVIOURS.find((_, index) => addressOf(index) === host);
  if (request.url === '/robots.txt') {
    if (behaviour?.robots === undefined) response.writeHead(404).end();
    else behaviour.robots(request, response);
  } else if (behaviour !== undefined) behaviour.serve(request, response);
  else {
    const answer = () =>
      response.writeHead(200, { 'content-type': 'text/html', connection: 'close' }).end('<p>ore</p>');
    if (host === WAITING && honestPagesLeft > 0) waiting.push(answer);
    else answer();
    if (host === HONEST && --honestPagesLeft === 0) for (const go of waiting) go();
  }
});

let outcomes: ReadonlyMap<string, unknown>;
let honest: readonly boolean[];
let grownBytes: number;
beforeAll(async () => {
  server.listen(0, '0.0.0.0');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const clock = new TestClock();
  const allowedAddresses = [...BEHAVIOURS.map((_, index) => addressOf(index)), HONEST, WAITING];
  const http = new HttpClient({ userAgent: 'orewire-test', allowedAddresses, limits, clock });
  const client = new PoliteClient(http, { pauseMs: 1, retries: 0 }, clock);

  const outcomeOf = async ({ as }: Behaviour, index: number): Promise<unknown> => {
    const url = `http://${addressOf(index)}:${port}/a`;
    const answer = await client.get(url, KINDS[as]);
    if (!answer.ok) return answer.reason;
    if (as === 'page') return 'ok';
    const source = as === 'list' ? { id: 's', type: as, url, select: 'h2 a' } : { id: 's', type: as, url };
    const listing = await readListing(source, answer);
    return listing.ok ? listing.value.pages.length : listing.reason;
  };
  const pagesOf = async (host: string, pages: number) => {
    const got: boolean[] = [];
    for (let i = 0; i < pages; i++) got.push((await client.get(`http://${host}:${port}/${i}`, 'page')).ok);
    return got;
  };

  const before = process.memoryUsage.rss();
  const asked = BEHAVIOURS.map(async (behaviour, i) => [behaviour.name, await outcomeOf(behaviour, i)] as const);
  const served = Promise.all([pagesOf(WAITING, 1), pagesOf(HONEST, HONEST_PAGES)]);
  outcomes = new Map(await Promise.all(asked));
  honest = (await served).flat();
  grownBytes = process.resourceUsage().maxRSS * 1024 - before;
  await http.close();
}, 60_000);

afterAll(async () => {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
});

describe('among hosts that are all asked at the same time', () => {
  it.each(BEHAVIOURS)('one that $name: $outcome', ({ name, outcome }) => {
    expect(outcomes.get(name)).toBe(outcome);
  });

  it('one that is as it should be is served meanwhile: another waits for it, and neither for the hostile ones', () => {
    expect(honest).toEqual(Array.from({ length: HONEST_PAGES + 1 }, () => true));
  });

  it('none costs more memory than is allowed for them all', () => {
    expect(grownBytes).toBeLessThan(MEGABYTES * 1024 * 1024);
  });

  it('one whose name changes its address to a private one is not asked there', async () => {
    const { port } = server.address() as AddressInfo;
    const answers = [HONEST, '10.0.0.1'];
    const http = new HttpClient({
      userAgent: 'orewire-test',
      allowedAddresses: [HONEST],
      resolve: (_name, _options, callback) => {
        callback(null, [{ address: answers.shift() ?? '10.0.0.1', family: 4 }]);
      },
    });
    const url = `http://rebinding.example:${port}/0`;
    // The first connection is closed by the server, so that the second request looks the name up again.
    const first = await http.exchange(url, 'page');
    const second = await http.exchange(url, 'page');
    await http.close();
    expect([first.ok, second.ok || second.reason]).toEqual([true, 'refused-address']);
  });

  it('there are forty kinds at least', () => {
    expect(new Set(BEHAVIOURS.map(({ name }) => name)).size).toBeGreaterThanOrEqual(40);
  });
});
