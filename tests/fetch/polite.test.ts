import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpClient } from '../../src/fetch/http.js';
import { PoliteClient, retryAfterMs, type Manners } from '../../src/fetch/polite.js';
import { LOOPBACK, pages, startSite, type Site } from './site.js';
import { TestClock } from './test-clock.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function siteThat(listener: RequestListener): Promise<Site> {
  const site = await startSite(listener);
  open.push(site);
  return site;
}

function client(manners: Partial<Manners> = {}, clock = new TestClock()) {
  const http = new HttpClient({ userAgent: 'orewire-test', allowedAddresses: [LOOPBACK], clock });
  open.push(http);
  return new PoliteClient(http, { pauseMs: 1000, ...manners }, clock);
}

const robots =
  (text: string): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'text/plain' }).end(text);
const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end();

describe('robots.txt', () => {
  it('is asked for before the first page, and once a day', async () => {
    const clock = new TestClock();
    const site = await siteThat(pages({ '/a': 'ore', '/b': 'ore' }));
    const polite = client({}, clock);
    await Promise.all([polite.get(`${site.origin}/a`, 'page'), polite.get(`${site.origin}/b`, 'page')]);
    expect(site.asked).toEqual(['/robots.txt', '/a', '/b']);
    clock.pass(23 * 3_600_000);
    await polite.get(`${site.origin}/a`, 'page');
    expect(site.asked.slice(3)).toEqual(['/a']);
    clock.pass(3_600_000);
    await polite.get(`${site.origin}/a`, 'page');
    expect(site.asked.slice(4)).toEqual(['/robots.txt', '/a']);
  });

  it('keeps us from a page without asking for it', async () => {
    const site = await siteThat(
      pages({ '/robots.txt': robots('User-agent: *\nDisallow: /a'), '/a': 'ore', '/b': 'ore' }),
    );
    const polite = client();
    expect(await polite.get(`${site.origin}/a`, 'page')).toMatchObject({ ok: false, reason: 'robots' });
    expect(await polite.get(`${site.origin}/b`, 'page')).toMatchObject({ ok: true });
    expect(site.asked).toEqual(['/robots.txt', '/b']);
  });

  it('keeps us from a page that another redirects to', async () => {
    const site = await siteThat(
      pages({ '/robots.txt': robots('User-agent: *\nDisallow: /a'), '/b': status(302, { location: '/a' }) }),
    );
    expect(await client().get(`${site.origin}/b`, 'page')).toMatchObject({ ok: false, reason: 'robots' });
    expect(site.asked).toEqual(['/robots.txt', '/b']);
  });

  it('keeps us from everything while the server fails, which it is asked thrice about', async () => {
    const site = await siteThat(pages({ '/robots.txt': status(500), '/a': 'ore' }));
    const polite = client();
    expect(await polite.get(`${site.origin}/a`, 'page')).toMatchObject({ ok: false, reason: 'robots' });
    expect(await polite.get(`${site.origin}/a`, 'page')).toMatchObject({ ok: false, reason: 'robots' });
    expect(site.asked).toEqual(['/robots.txt', '/robots.txt', '/robots.txt']);
  });

  it('may stand behind five redirects and not behind six', async () => {
    const chain = (length: number) =>
      Object.fromEntries(
        Array.from({ length }, (_, i) => [i === 0 ? '/robots.txt' : `/r${i}`, status(301, { location: `/r${i + 1}` })]),
      );
    const forbidding = robots('User-agent: *\nDisallow: /');
    const five = await siteThat(pages({ ...chain(5), '/r5': forbidding, '/a': 'ore' }));
    const six = await siteThat(pages({ ...chain(6), '/r6': forbidding, '/a': 'ore' }));
    expect(await client().get(`${five.origin}/a`, 'page')).toMatchObject({ ok: false, reason: 'robots' });
    expect(await client().get(`${six.origin}/a`, 'page')).toMatchObject({ ok: true });
  });

  it('is asked for at each host that a redirect leads to', async () => {
    const there = await siteThat(pages({ '/robots.txt': robots('User-agent: *\nDisallow: /'), '/b': 'ore' }));
    const here = await siteThat(pages({ '/a': status(301, { location: `${there.origin}/b` }) }));
    expect(await client().get(`${here.origin}/a`, 'page')).toMatchObject({ ok: false, reason: 'robots' });
    expect(there.asked).toEqual(['/robots.txt']);
  });
});

describe('pace', () => {
  it.each([
    ['the pause of our manners', '', [1000, 1000, 1000]],
    ['a longer crawl-delay', 'User-agent: *\nCrawl-delay: 7', [1000, 7000, 7000]],
    ['not a shorter crawl-delay', 'User-agent: *\nCrawl-delay: 0.1', [1000, 1000, 1000]],
  ])('keeps %s between two requests to a host', async (_, text, slept) => {
    const clock = new TestClock();
    const site = await siteThat(pages({ '/robots.txt': robots(text), '/a': 'a', '/b': 'b', '/c': 'c' }));
    const polite = client({}, clock);
    await Promise.all(['a', 'b', 'c'].map((page) => polite.get(`${site.origin}/${page}`, 'page')));
    expect(clock.slept).toEqual(slept);
  });

  it('does not wait for time that has passed anyway', async () => {
    const clock = new TestClock();
    const site = await siteThat(pages({ '/a': 'a' }));
    const polite = client({}, clock);
    await polite.get(`${site.origin}/a`, 'page');
    clock.slept.length = 0;
    clock.pass(5000);
    await polite.get(`${site.origin}/a`, 'page');
    expect(clock.slept).toEqual([]);
  });

  it('asks one thing of a host at a time, and other hosts meanwhile', async () => {
    let release = (): void => undefined;
    const fastAnswered = new Promise<void>((resolve) => (release = resolve));
    let open = 0;
    let most = 0;
    const slow = await siteThat((request, response) => {
      if (request.url === '/robots.txt') return void response.writeHead(404).end();
      most = Math.max(most, ++open);
      response.on('finish', () => open--);
      void fastAnswered.then(() => response.writeHead(200, { 'content-type': 'text/html' }).end('slow'));
    });
    const fast = await siteThat(pages({ '/a': 'fast' }));
    const polite = client();
    const slowOnes = [1, 2, 3].map((n) => polite.get(`${slow.origin}/${n}`, 'page'));
    expect(await polite.get(`${fast.origin}/a`, 'page')).toMatchObject({ ok: true });
    release();
    expect((await Promise.all(slowOnes)).map((answer) => answer.ok)).toEqual([true, true, true]);
    expect(most).toBe(1);
  });
});

describe('stepping back', () => {
  it.each([
    ['in seconds', '120', 120_000],
    ['with a date', 'Tue, 03 Jun 2025 10:03:00 GMT', 179_000],
    ['without a word that can be read', 'soon', 2000],
  ])('waits as a 429 asks, %s', async (_, retryAfter, waited) => {
    const clock = new TestClock('2025-06-03T10:00:00Z');
    const site = await siteThat(pages({ '/a': status(429, { 'retry-after': retryAfter }), '/b': 'ore' }));
    const polite = client({}, clock);
    expect(await polite.get(`${site.origin}/a`, 'page')).toMatchObject({ ok: false, reason: 'throttled' });
    expect(await polite.get(`${site.origin}/b`, 'page')).toMatchObject({ ok: true });
    // One second stood between robots.txt and the page; the pause and the wish run at the same time.
    expect(clock.slept).toEqual([1000, waited]);
  });

  it('leaves a host alone that wants more patience than we have, and comes back', async () => {
    const clock = new TestClock();
    const site = await siteThat(pages({ '/a': status(503, { 'retry-after': '3600' }), '/b': 'ore' }));
    const polite = client({ patienceMs: 60_000 }, clock);
    await polite.get(`${site.origin}/a`, 'page');
    expect(await polite.get(`${site.origin}/b`, 'page')).toMatchObject({ ok: false, reason: 'backing-off' });
    expect(site.asked).toEqual(['/robots.txt', '/a']);
    clock.pass(3_600_000);
    expect(await polite.get(`${site.origin}/b`, 'page')).toMatchObject({ ok: true });
  });

  it('takes no wish for longer than a day', async () => {
    const clock = new TestClock();
    const site = await siteThat(pages({ '/a': status(429, { 'retry-after': '999999999' }), '/b': 'ore' }));
    const polite = client({}, clock);
    await polite.get(`${site.origin}/a`, 'page');
    clock.pass(24 * 3_600_000);
    expect(await polite.get(`${site.origin}/b`, 'page')).toMatchObject({ ok: true });
  });

  it('asks a failing server thrice, with growing pauses, and begins anew after a success', async () => {
    const clock = new TestClock();
    const site = await siteThat(pages({ '/a': status(500), '/b': 'ore' }));
    const polite = client({}, clock);
    expect(await polite.get(`${site.origin}/a`, 'page')).toMatchObject({ ok: false, reason: 'server-error' });
    expect(site.asked).toEqual(['/robots.txt', '/a', '/a', '/a']);
    expect(clock.slept).toEqual([1000, 2000, 4000]);
    await polite.get(`${site.origin}/b`, 'page');
    await polite.get(`${site.origin}/a`, 'page');
    expect(clock.slept.slice(3)).toEqual([8000, 1000, 2000, 4000]);
  });

  it('gives a dead host up after some minutes, whatever is still wanted of it', async () => {
    const clock = new TestClock();
    const site = await siteThat((request, response) => {
      if (request.url === '/robots.txt') response.writeHead(404).end();
      else response.socket?.destroy();
    });
    const polite = client({}, clock);
    const started = clock.now();
    const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => polite.get(`${site.origin}/${i}`, 'page')));
    expect(answers.at(-1)).toMatchObject({ ok: false, reason: 'backing-off' });
    expect(site.asked.length).toBeLessThan(12);
    expect(clock.now() - started).toBeLessThan(15 * 60_000);
  });

  it.each([404, 410, 403])('does not ask again after a %i', async (code) => {
    const site = await siteThat(pages({ '/a': status(code) }));
    await client().get(`${site.origin}/a`, 'page');
    expect(site.asked).toEqual(['/robots.txt', '/a']);
  });
});

describe('the way to a page', () => {
  it('ends at a private address that a redirect leads to', async () => {
    const site = await siteThat(pages({ '/a': status(302, { location: 'http://169.254.169.254/latest/meta-data/' }) }));
    expect(await client().get(`${site.origin}/a`, 'page')).toMatchObject({ ok: false, reason: 'refused-address' });
  });

  it('ends at another scheme', async () => {
    const site = await siteThat(pages({ '/a': status(302, { location: 'file:///etc/passwd' }) }));
    expect(await client().get(`${site.origin}/a`, 'page')).toMatchObject({ ok: false, reason: 'bad-scheme' });
  });

  it('leads through redirects to the address that answers', async () => {
    const site = await siteThat(pages({ '/a': status(301, { location: '/b' }), '/b': 'ore' }));
    expect(await client().get(`${site.origin}/a`, 'page')).toMatchObject({ ok: true, url: `${site.origin}/b` });
  });

  it.each([
    ['ore', 'bad-address'],
    ['mailto:editor@news.example', 'bad-scheme'],
  ])('does not begin at %s', async (url, reason) => {
    expect(await client().get(url, 'page')).toMatchObject({ ok: false, reason });
  });
});

describe('Retry-After', () => {
  it.each([
    ['0', 0],
    [' 30 ', 30_000],
    ['Tue, 03 Jun 2025 10:00:30 GMT', 30_000],
    ['Tue, 03 Jun 2025 09:00:00 GMT', 0],
    ['', 0],
    ['-5', 0],
  ])('%s is %d ms', (value, expected) => {
    expect(retryAfterMs(value, Date.parse('2025-06-03T10:00:00Z'))).toBe(expected);
  });
});
