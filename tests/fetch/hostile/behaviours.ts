/**
 * What servers do to a crawler, in malice or by mistake, and what has to come of it. A row a behaviour: each stands at a
 * host of its own and is asked for one thing.
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import type { Kind } from '../../../src/fetch/http.js';
import type { FetchReason } from '../../../src/fetch/reasons.js';
import type { ListedSource } from '../../../src/fetch/source.js';

export interface Behaviour {
  readonly name: string;
  /** What is asked for: a page, or what a source of that type leads to. */
  readonly as: 'page' | ListedSource['type'];
  readonly serve: RequestListener;
  /** The answer for robots.txt; 404 unless given. */
  readonly robots?: RequestListener;
  /** `ok`, or the reason; for a source the number of pages that it leads to. */
  readonly outcome: 'ok' | number | FetchReason;
}

const MEGABYTE = 1024 * 1024;
/** 100 MB of nothing in 100 KB: a gzip file may have any number of parts. */
const GZIP_BOMB = Buffer.concat(Array<Buffer>(100).fill(gzipSync(Buffer.alloc(MEGABYTE))));
const FASTEST = { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } };
const BROTLI_BOMB = brotliCompressSync(Buffer.alloc(32 * MEGABYTE), FASTEST);
const html = { 'content-type': 'text/html; charset=utf-8' };
const page: RequestListener = (_, response) => response.writeHead(200, html).end('<p>ore</p>');
const status =
  (code: number, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(code, headers).end();
const body =
  (content: string | Buffer, headers: Record<string, string> = html): RequestListener =>
  (_, response) =>
    response.writeHead(200, headers).end(content);
const to =
  (location: (url: string) => string): RequestListener =>
  (request, response) =>
    response.writeHead(302, { location: location(request.url ?? '') }).end();
/** Bytes on the wire as they are given, without HTTP in between. */
const raw =
  (bytes: string | Buffer, then: 'end' | 'open' | 'reset' = 'end'): RequestListener =>
  (_, { socket }) => {
    socket?.write(bytes, () => {
      if (then === 'end') socket.end();
      if (then === 'reset') socket.resetAndDestroy();
    });
  };
/** Goes on for as long as somebody listens, as fast as they do. */
const endless =
  (headers: Record<string, string>, piece: Buffer): RequestListener =>
  (_, response) => {
    response.writeHead(200, headers);
    const more = (): void => {
      while (!response.destroyed && response.write(piece));
      if (!response.destroyed) response.once('drain', more);
    };
    more();
  };
/** A little now and a little then, behind a beginning that goes on the wire as it is. */
const drip = (write: (response: ServerResponse) => unknown, beginning = ''): RequestListener => {
  return (_: IncomingMessage, response: ServerResponse) => {
    if (beginning !== '') response.socket?.write(beginning);
    const timer = setInterval(() => write(response), 50);
    response.once('close', () => {
      clearInterval(timer);
    });
  };
};
const feed = (inside: string, before = ''): string =>
  `<?xml version="1.0"?>${before}<rss version="2.0"><channel>${inside}</channel></rss>`;
const xml = { 'content-type': 'application/xml' };

const rows: readonly (readonly [string, Behaviour['as'], Behaviour['outcome'], RequestListener, RequestListener?])[] = [
  // Time.
  ['never answers', 'page', 'timeout', () => undefined],
  [
    'sends its headers line by line, slowly',
    'page',
    'timeout',
    drip(({ socket }) => socket?.write('x-more: ore\r\n'), 'HTTP/1.1 200 OK\r\n'),
  ],
  ['stops in the body', 'page', 'timeout', (_, response) => response.writeHead(200, html).write('<p>')],
  ['sends its body a byte at a time', 'page', 'timeout', drip((response) => response.write('x'))],
  ['never answers for robots.txt', 'page', 'timeout', page, () => undefined],
  // Size.
  ['sends a page without end', 'page', 'too-large', endless(html, Buffer.alloc(65_536, 'x'))],
  ['sends a feed without end', 'feed', 'too-large', endless(xml, Buffer.alloc(65_536, '<item>'))],
  ['sends a robots.txt without end', 'page', 'ok', page, endless({}, Buffer.alloc(65_536, '#'))],
  [
    'sends headers without end',
    'page',
    'connection',
    raw(`HTTP/1.1 200 OK\r\n${'x-more: ore\r\n'.repeat(20_000)}`, 'open'),
  ],
  ['sends a header of 100 KB', 'page', 'connection', raw(`HTTP/1.1 200 OK\r\nx-long: ${'x'.repeat(100_000)}\r\n\r\n`)],
  ['sends a gzip bomb', 'page', 'too-large', body(GZIP_BOMB, { ...html, 'content-encoding': 'gzip' })],
  ['sends a brotli bomb', 'page', 'too-large', body(BROTLI_BOMB, { ...html, 'content-encoding': 'br' })],
  [
    'packs a bomb twice',
    'page',
    'bad-encoding',
    body(gzipSync(GZIP_BOMB), { ...html, 'content-encoding': 'gzip, gzip' }),
  ],
  [
    'gives a bomb for a gzipped sitemap',
    'sitemap',
    'too-large',
    body(GZIP_BOMB, { 'content-type': 'application/gzip' }),
  ],
  [
    'has a robots.txt of 2 MB, the rule at its end',
    'page',
    'ok',
    page,
    body(`${'#'.repeat(2 * MEGABYTE)}\nUser-agent: *\nDisallow: /`, {}),
  ],
  // Lengths and encodings that are not as stated.
  ['promises more than it sends', 'page', 'connection', raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<p>ore')],
  ['sends more than it promised', 'page', 'ok', raw('HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nore and more')],
  [
    'says two lengths',
    'page',
    'connection',
    raw('HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 4\r\n\r\nore'),
  ],
  [
    'sends chunks of no length',
    'page',
    'connection',
    raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nore\r\n'),
  ],
  ['says gzip and sends none', 'page', 'bad-encoding', body('<p>ore</p>', { ...html, 'content-encoding': 'gzip' })],
  [
    'cuts its gzip off',
    'page',
    'bad-encoding',
    body(gzipSync('<p>ore</p>').subarray(0, 18), { ...html, 'content-encoding': 'gzip' }),
  ],
  ['packs in a way that nobody knows', 'page', 'bad-encoding', body('ore', { ...html, 'content-encoding': 'zip' })],
  [
    'lies about its charset',
    'page',
    'ok',
    body(Buffer.from('<p>\u00f6re</p>', 'latin1'), { 'content-type': 'text/html; charset=utf-8' }),
  ],
  [
    'says a charset that there is not',
    'feed',
    1,
    body(feed('<item><link>/a</link></item>'), { 'content-type': 'text/xml; charset=klingon' }),
  ],
  // Connections.
  ['resets before it answers', 'page', 'connection', (_, { socket }) => socket?.resetAndDestroy()],
  ['resets in the middle', 'page', 'connection', raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n<p>ore', 'reset')],
  ['hangs up without a word', 'page', 'connection', (_, { socket }) => socket?.end()],
  ['speaks another protocol', 'page', 'connection', raw('SSH-2.0-OpenSSH_9.6\r\n')],
  [
    'sends a thousand early hints',
    'page',
    'ok',
    raw(`${'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1000)}HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\nore`),
  ],
  // Redirects.
  ['redirects in a circle', 'page', 'too-many-redirects', to((url) => (url === '/a' ? '/b' : '/a'))],
  ['redirects on and on', 'page', 'too-many-redirects', to((url) => `${url}x`)],
  ['redirects to itself with a fragment', 'page', 'too-many-redirects', to((url) => `${url}#again`)],
  ['redirects to a private address', 'page', 'refused-address', to(() => 'http://10.0.0.1/')],
  ['redirects to the metadata of its cloud', 'page', 'refused-address', to(() => 'http://169.254.169.254/latest/')],
  ['redirects to this machine by another name', 'page', 'refused-address', to(() => 'http://[::ffff:127.0.0.1]/')],
  ['redirects to a file', 'page', 'bad-scheme', to(() => 'file:///etc/passwd')],
  ['redirects to nowhere', 'page', 'unexpected-status', status(301)],
  ['redirects its robots.txt in a circle', 'page', 'ok', page, to(() => '/robots.txt')],
  // Refusals.
  ['has enough of us, for so many seconds', 'page', 'throttled', status(429, { 'retry-after': '3600' })],
  [
    'has enough of us, until a date',
    'page',
    'throttled',
    status(429, { 'retry-after': 'Tue, 03 Jun 2025 12:00:00 GMT' }),
  ],
  ['is closed for a while', 'page', 'throttled', status(503, { 'retry-after': '600' })],
  ['fails', 'page', 'server-error', status(500)],
  ['fails for robots.txt', 'page', 'robots', page, status(503)],
  ['has no robots.txt', 'page', 'ok', page, status(404)],
  ['forbids everything', 'page', 'robots', page, body('User-agent: *\nDisallow: /', {})],
  [
    'has a rule that takes for ever to match',
    'page',
    'ok',
    page,
    body(`User-agent: *\nDisallow: /${'*a'.repeat(500)}*b$`, {}),
  ],
  ['wants to be paid', 'page', 'forbidden', status(402)],
  ['was taken down by a court', 'page', 'forbidden', status(451)],
  ['is a teapot', 'page', 'client-error', status(418)],
  ['is gone for good', 'page', 'gone', status(410)],
  ['says "not modified" unasked', 'page', 'not-modified', status(304)],
  ['gives a film for a page', 'page', 'unsupported-type', body('', { 'content-type': 'video/mp4' })],
  [
    'turns away who brings its cookie back',
    'page',
    'ok',
    (request, response) => {
      if (request.headers.cookie !== undefined) response.writeHead(400).end();
      else if (request.url === '/a') response.writeHead(302, { location: '/b', 'set-cookie': 'seen=1' }).end();
      else page(request, response);
    },
    (_, response) => response.writeHead(404, { 'set-cookie': 'robots=1' }).end(),
  ],
  // What is not what it should be.
  ['answers everything with its front page: a feed', 'feed', 'not-a-feed', page, page],
  ['answers everything with its front page: a sitemap', 'sitemap', 'not-a-sitemap', page, page],
  ['redesigned its list of pages', 'list', 'no-links', page],
  ['gives an empty feed', 'feed', 'not-a-feed', body('', xml)],
  [
    'gives a feed that grows when it is read',
    'feed',
    1,
    body(
      feed(
        '<item><title>&c;</title><link>/a</link></item>',
        `<!DOCTYPE rss [<!ENTITY a "${'x'.repeat(200)}"><!ENTITY b "${'&a;'.repeat(50)}"><!ENTITY c "${'&b;'.repeat(50)}">]>`,
      ),
      xml,
    ),
  ],
  [
    'gives a feed that reads a file of ours',
    'feed',
    1,
    body(
      feed(
        '<item><title>&f;</title><link>/a</link></item>',
        '<!DOCTYPE rss [<!ENTITY f SYSTEM "file:///etc/passwd">]>',
      ),
      xml,
    ),
  ],
  ['nests its feed without end', 'feed', 0, body(feed('<a>'.repeat(60_000)), xml)],
  ['nests its list of pages without end', 'list', 1, body(`<h2><a href="/a">A</a></h2>${'<div>'.repeat(40_000)}`)],
  [
    'has 2,162 addresses for one article',
    'feed',
    2162,
    body(feed(Array.from({ length: 2162 }, (_, i) => `<item><link>/a?session=${i}</link></item>`).join('')), xml),
  ],
  ['lists no web addresses', 'sitemap', 0, body('<urlset><url><loc></loc></url></urlset>', xml)],
];

export const BEHAVIOURS: readonly Behaviour[] = rows.map(([name, as, outcome, serve, robots]) => ({
  ...{ name, as, outcome, serve },
  ...(robots === undefined ? {} : { robots }),
}));

/** What each is asked as. */
export const KINDS: Readonly<Record<Behaviour['as'], Kind>> = {
  page: 'page',
  feed: 'feed',
  sitemap: 'sitemap',
  list: 'page',
};
