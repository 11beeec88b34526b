import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import type { RequestListener } from 'node:http';
import type { LookupAddress } from 'node:dns';
import { afterEach, describe, expect, it } from 'vitest';
import { HttpClient, type Exchange, type HttpOptions, type HttpRejection, type Kind } from '../../src/fetch/http.js';
import type { FetchReason } from '../../src/fetch/reasons.js';
import { LOOPBACK, startSite, type Site } from './site.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function siteThat(listener: RequestListener): Promise<Site> {
  const site = await startSite(listener);
  open.push(site);
  return site;
}

function client(options: Partial<HttpOptions> = {}): HttpClient {
  const http = new HttpClient({ userAgent: 'orewire-test', allowedAddresses: [LOOPBACK], ...options });
  open.push(http);
  return http;
}

async function ask(
  listener: RequestListener,
  limits: HttpOptions['limits'] = {},
  kind: Kind = 'page',
): Promise<Exchange | HttpRejection> {
  const site = await siteThat(listener);
  return client({ limits }).exchange(`${site.origin}/page`, kind);
}

const html = { 'content-type': 'text/html; charset=utf-8' };
const reasonOf = (answer: Exchange | HttpRejection): FetchReason | 'ok' => (answer.ok ? 'ok' : answer.reason);
const textOf = (answer: Exchange | HttpRejection) => (answer.ok ? Buffer.from(answer.body).toString() : answer.detail);

describe('an exchange that succeeds', () => {
  it('gives the body as sent, the headers in lower case and the time of the clock', async () => {
    const site = await siteThat((_, response) => {
      response.writeHead(200, { 'Content-Type': 'text/html', ETag: '"1"', 'X-Twice': ['a', 'b'] }).end('<p>ore</p>');
    });
    const answer = await client({ clock: { now: () => 0 } }).exchange(`${site.origin}/page`, 'page');
    expect(answer).toMatchObject({
      ok: true,
      url: `${site.origin}/page`,
      status: 200,
      fetchedAt: '1970-01-01T00:00:00.000Z',
      headers: { 'content-type': 'text/html', etag: '"1"', 'x-twice': 'a, b' },
    });
    expect(textOf(answer)).toBe('<p>ore</p>');
  });

  it('says who asks, sends both validators and no cookie', async () => {
    const heads: Record<string, unknown>[] = [];
    const site = await siteThat((request, response) => {
      heads.push(request.headers);
      response.writeHead(200, { ...html, 'set-cookie': 'visitor=1' }).end('ore');
    });
    const http = client();
    await http.exchange(site.origin, 'page', { etag: '"1"', lastModified: 'Tue, 03 Jun 2025 10:00:00 GMT' });
    await http.exchange(site.origin, 'page');
    expect(heads[0]).toMatchObject({
      'user-agent': 'orewire-test',
      'if-none-match': '"1"',
      'if-modified-since': 'Tue, 03 Jun 2025 10:00:00 GMT',
    });
    expect(heads[1]).not.toHaveProperty('if-none-match');
    expect(heads[1]).not.toHaveProperty('cookie');
  });

  it.each([
    ['gzip', gzipSync('ore')],
    ['x-gzip', gzipSync('ore')],
    ['br', brotliCompressSync('ore')],
    ['deflate', deflateSync('ore')],
    ['identity', Buffer.from('ore')],
    ['GZIP', gzipSync('ore')],
  ])('decompresses %s', async (encoding, body) => {
    const answer = await ask((_, response) => {
      response.writeHead(200, { ...html, 'content-encoding': encoding }).end(body);
    });
    expect(textOf(answer)).toBe('ore');
  });

  it('leaves redirects to the caller, and does not wait for their bodies', async () => {
    const answer = await ask((_, response) => {
      response.writeHead(301, { location: '/elsewhere' }).write('a body without an end');
    });
    expect(answer).toMatchObject({
      ok: true,
      status: 301,
      headers: { location: '/elsewhere' },
      body: new Uint8Array(),
    });
  });
});

describe('a status that is no success', () => {
  it.each<[number, Record<string, string>, FetchReason]>([
    [304, {}, 'not-modified'],
    [300, {}, 'unexpected-status'],
    [400, {}, 'client-error'],
    [401, {}, 'forbidden'],
    [402, {}, 'forbidden'],
    [403, {}, 'forbidden'],
    [404, {}, 'not-found'],
    [410, {}, 'gone'],
    [418, {}, 'client-error'],
    [429, {}, 'throttled'],
    [451, {}, 'forbidden'],
    [500, {}, 'server-error'],
    [503, {}, 'server-error'],
    [503, { 'retry-after': '120' }, 'throttled'],
    [599, {}, 'server-error'],
  ])('%i %j is %s', async (status, headers, reason) => {
    const answer = await ask((_, response) => response.writeHead(status, headers).end());
    expect(reasonOf(answer)).toBe(reason);
    expect(answer).toHaveProperty('detail', expect.stringContaining(String(status)));
    if ('retry-after' in headers) expect(answer).toHaveProperty('retryAfter', '120');
  });
});

describe('content types', () => {
  it.each<[Kind, string, FetchReason | 'ok']>([
    ['page', 'text/html', 'ok'],
    ['page', 'TEXT/HTML;charset=x', 'ok'],
    ['page', 'application/xhtml+xml', 'ok'],
    ['page', '', 'ok'],
    ['page', 'application/pdf', 'unsupported-type'],
    ['page', 'image/png', 'unsupported-type'],
    ['page', 'text/plain', 'unsupported-type'],
    ['feed', 'application/rss+xml', 'ok'],
    ['feed', 'application/feed+json', 'ok'],
    ['feed', 'text/html', 'ok'],
    ['feed', 'video/mp4', 'unsupported-type'],
    ['robots', 'video/mp4', 'ok'],
  ])('asked for a %s, "%s" is %s', async (kind, type, expected) => {
    const answer = await ask(
      (_, response) => response.writeHead(200, type === '' ? {} : { 'content-type': type }).end('ore'),
      {},
      kind,
    );
    expect(reasonOf(answer)).toBe(expected);
  });
});

describe('a hostile server', () => {
  const bomb = gzipSync(Buffer.alloc(64 * 1024 * 1024));

  it.each<[string, FetchReason, RequestListener, HttpOptions['limits']]>([
    ['never sends headers', 'timeout', () => undefined, { headersMs: 20 }],
    ['stops in the body', 'timeout', (_, r) => r.writeHead(200, html).write('<p>'), { bodyMs: 20 }],
    [
      'drips without an end',
      'timeout',
      (_, r) => {
        r.writeHead(200, html);
        const drip = setInterval(() => r.write('.'), 2);
        r.on('close', () => {
          clearInterval(drip);
        });
      },
      { wholeMs: 60 },
    ],
    [
      'sends without an end',
      'too-large',
      (_, r) => {
        r.writeHead(200, html);
        const flood = () => {
          while (!r.destroyed && r.write(Buffer.alloc(65_536)));
        };
        r.on('drain', flood);
        flood();
      },
      { bodyBytes: 1_000_000 },
    ],
    [
      'sends a small body that bursts',
      'too-large',
      (_, r) => r.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(bomb),
      { bodyBytes: 100_000 },
    ],
    [
      'packs twice',
      'bad-encoding',
      (_, r) => r.writeHead(200, { ...html, 'content-encoding': 'gzip, gzip' }).end(gzipSync(bomb)),
      {},
    ],
    [
      'names an unknown encoding',
      'bad-encoding',
      (_, r) => r.writeHead(200, { ...html, 'content-encoding': 'zpaq' }).end('x'),
      {},
    ],
    [
      'lies about gzip',
      'bad-encoding',
      (_, r) => r.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end('<p>ore'),
      {},
    ],
    [
      'cuts gzip short',
      'bad-encoding',
      (_, r) =>
        r.writeHead(200, { ...html, 'content-encoding': 'gzip' }).end(gzipSync('ore'.repeat(9999)).subarray(0, 60)),
      {},
    ],
    [
      'promises more than it sends',
      'connection',
      (_, r) => r.writeHead(200, { ...html, 'content-length': '100' }).write('<p>', () => r.destroy()),
      {},
    ],
    ['resets before the headers', 'connection', (_, r) => r.socket?.destroy(), {}],
    [
      'resets in the middle',
      'connection',
      (_, r) => r.writeHead(200, html).write('<p>', () => r.socket?.destroy()),
      {},
    ],
    ['answers no HTTP', 'connection', (_, r) => r.socket?.end('SSH-2.0-OpenSSH_9.6\r\n'), {}],
    [
      'sends endless headers',
      'connection',
      (_, r) => r.socket?.end(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(100_000)}\r\n`),
      {},
    ],
  ])('that %s is rejected with "%s"', async (_, reason, listener, limits) => {
    expect(reasonOf(await ask(listener, limits))).toBe(reason);
  });

  it('gives as much of a long robots.txt as is read of it', async () => {
    const answer = await ask((_, r) => r.end('User-agent: *\n'.repeat(200_000)), {}, 'robots');
    expect(answer.ok && answer.body.length).toBe(500 * 1024);
  });

  it('serves others again after a client that gave up', async () => {
    const site = await siteThat((request, response) => {
      if (request.url === '/endless') response.writeHead(200, html).write('x'.repeat(5000));
      else response.writeHead(200, html).end('ore');
    });
    const http = client({ limits: { bodyBytes: 1000 } });
    expect(reasonOf(await http.exchange(`${site.origin}/endless`, 'page'))).toBe('too-large');
    expect(textOf(await http.exchange(`${site.origin}/`, 'page'))).toBe('ore');
  });
});

describe('addresses', () => {
  it.each<[string, FetchReason]>([
    ['ore', 'bad-address'],
    ['http://', 'bad-address'],
    ['file:///etc/passwd', 'bad-scheme'],
    ['ftp://news.example/', 'bad-scheme'],
    ['javascript:alert(1)', 'bad-scheme'],
    ['http://127.0.0.1/', 'refused-address'],
    ['http://2130706433/', 'refused-address'],
    ['http://0x7f.1/', 'refused-address'],
    ['http://[::1]/', 'refused-address'],
    ['http://[::ffff:10.0.0.1]/', 'refused-address'],
    ['http://169.254.169.254/latest/meta-data/', 'refused-address'],
    ['http://localhost/', 'refused-address'],
  ])('%s is %s', async (url, reason) => {
    expect(reasonOf(await client({ allowedAddresses: [] }).exchange(url, 'page'))).toBe(reason);
  });

  const resolving = (...answers: string[][]) => {
    let asked = 0;
    return {
      asked: () => asked,
      resolve: (_: string, __: unknown, callback: (error: null, addresses: LookupAddress[]) => void) => {
        const found = answers[Math.min(asked++, answers.length - 1)];
        callback(
          null,
          found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
        );
      },
    };
  };

  it('refuses a name that stands at a private address, and says which', async () => {
    const answer = await client({ resolve: resolving(['10.0.0.7']).resolve }).exchange('http://news.example/', 'page');
    expect(answer).toMatchObject({ reason: 'refused-address', detail: expect.stringContaining('10.0.0.7') as string });
  });

  it('connects to the address that was checked: a name that changes its address is looked up once', async () => {
    const site = await siteThat((_, response) => response.writeHead(200, html).end('ore'));
    const dns = resolving([LOOPBACK], ['10.0.0.7']);
    const port = new URL(site.origin).port;
    const http = client({ resolve: dns.resolve });
    expect(textOf(await http.exchange(`http://news.example:${port}/`, 'page'))).toBe('ore');
    expect(dns.asked()).toBe(1);
  });

  it('passes over the private ones of several addresses', async () => {
    const site = await siteThat((_, response) => response.writeHead(200, html).end('ore'));
    const port = new URL(site.origin).port;
    const http = client({ resolve: resolving(['10.0.0.7', 'fd00::1', LOOPBACK]).resolve });
    expect(textOf(await http.exchange(`http://news.example:${port}/`, 'page'))).toBe('ore');
  });

  it('knows a name without an address', async () => {
    const resolve = (_: string, __: unknown, callback: (error: Error, addresses: LookupAddress[]) => void) => {
      callback(Object.assign(new Error('getaddrinfo ENOTFOUND news.example'), { code: 'ENOTFOUND' }), []);
    };
    expect(reasonOf(await client({ resolve }).exchange('http://news.example/', 'page'))).toBe('dns');
  });

  it('knows a port that nobody listens at', async () => {
    const site = await startSite(() => undefined);
    await site.close();
    expect(reasonOf(await client().exchange(site.origin, 'page'))).toBe('connection');
  });

  it('knows a server that speaks no TLS', async () => {
    const site = await siteThat((_, response) => response.end());
    expect(reasonOf(await client().exchange(site.origin.replace('http:', 'https:'), 'page'))).toBe('tls');
  });
});
