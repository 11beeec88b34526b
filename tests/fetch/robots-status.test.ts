/** RFC 9309, section 2.3.1, row by row, as a host answers and the crawler then behaves. */
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpClient } from '../../src/fetch/http.js';
import { PoliteClient } from '../../src/fetch/polite.js';
import { LOOPBACK, pages, startSite } from './site.js';
import { TestClock } from './test-clock.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function outcome(robots: RequestListener, path = '/page'): Promise<string> {
  const site = await startSite(pages({ '/robots.txt': robots, '/moved': 'User-agent: *\nDisallow: /', [path]: 'ore' }));
  const clock = new TestClock();
  const http = new HttpClient({ userAgent: 'orewire-test', allowedAddresses: [LOOPBACK], clock });
  open.push(site, http);
  const answer = await new PoliteClient(http, { pauseMs: 0, retries: 0 }, clock).get(`${site.origin}${path}`, 'page');
  return answer.ok ? 'ok' : answer.reason;
}

const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end();
const text =
  (content: string, type = 'text/plain'): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': type }).end(content);

describe('a page, after robots.txt was answered with', () => {
  it.each<[string, RequestListener, string]>([
    ['200 and a rule against it', text('User-agent: *\nDisallow: /'), 'robots'],
    ['200 and no rule', text(''), 'ok'],
    ['200 and a web page', text('<!doctype html><p>Welcome</p>', 'text/html'), 'ok'],
    ['204', status(204), 'ok'],
    ['a redirect to rules against it', status(301, { location: '/moved' }), 'robots'],
    ['a redirect to nothing', status(302, { location: '/nothing' }), 'ok'],
    ['redirects in a circle', status(302, { location: '/robots.txt' }), 'ok'],
    ['a redirect to a private address', status(302, { location: 'http://10.0.0.1/robots.txt' }), 'refused-address'],
    ...[400, 401, 403, 404, 410, 418, 451].map((code): [string, RequestListener, string] => [
      `${code}`,
      status(code),
      'ok',
    ]),
    ['429', status(429), 'throttled'],
    ...[500, 502, 503, 504].map((code): [string, RequestListener, string] => [`${code}`, status(code), 'robots']),
    ['503 and a wish to wait', status(503, { 'retry-after': '60' }), 'throttled'],
    ['a reset', (_, { socket }) => socket?.resetAndDestroy(), 'connection'],
  ])('%s', async (_, robots, expected) => {
    expect(await outcome(robots)).toBe(expected);
  });

  it.each([
    ['within the first 500 KiB', 499, 'robots'],
    ['behind them', 501, 'ok'],
  ])('a rule that stands %s (section 2.5)', async (_, kibibytes, expected) => {
    const filling = `# ${'x'.repeat(1021)}\n`.repeat(kibibytes);
    expect(await outcome(text(`${filling}User-agent: *\nDisallow: /\n`))).toBe(expected);
  });
});
