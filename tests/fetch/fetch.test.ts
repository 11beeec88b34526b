import type { RequestListener } from 'node:http';
import { describe, expect, it } from 'vitest';
import { fetchSource } from '../../src/fetch/fetch.js';
import type { Source } from '../../src/fetch/source.js';
import { contentId, sha256 } from '../../src/identity.js';
import { collect } from './collect.js';
import { fetching, type TestPorts } from './fetching.js';
import { pages, type Site } from './site.js';

const { siteThat, ports } = fetching();

const html = { 'content-type': 'text/html' };

const serveFeed =
  (items: readonly string[], headers: { etag?: string; 'last-modified'?: string } = {}): RequestListener =>
  (request, response) => {
    if (headers.etag !== undefined && request.headers['if-none-match'] === headers.etag) response.writeHead(304).end();
    else {
      response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers });
      response.end(
        `<rss version="2.0"><channel>${items.map((item) => `<item>${item}</item>`).join('')}</channel></rss>`,
      );
    }
  };
const feedAt = (site: Site): Source => ({ id: 'news', type: 'feed', url: `${site.origin}/feed` });
/** What came, as paths or reasons; it is kept, as a run does. */
const brief = async (source: Source, given: TestPorts) =>
  (await collect(fetchSource(source, given))).map((fetched) => {
    given.frontier.keep(fetched);
    return fetched.ok ? new URL(fetched.snapshot.url).pathname : fetched.reason;
  });

describe('a feed', () => {
  it('leads to the pages of its entries, with what it says of them', async () => {
    const site = await siteThat(
      pages({
        '/feed': serveFeed(['<title>Ore</title><link>/a#top</link><pubDate>Tue, 03 Jun 2025 10:00:00 GMT</pubDate>']),
        '/a': (_, response) => response.writeHead(301, { location: '/b' }).end(),
        '/b': '<p>ore</p>',
      }),
    );
    const [fetched] = await collect(fetchSource(feedAt(site), ports()));
    expect(fetched).toMatchObject({
      ok: true,
      sourceId: 'news',
      hint: { title: 'Ore', published: '2025-06-03T10:00:00Z' },
      snapshot: {
        id: contentId('snapshot', `${site.origin}/a`, sha256('<p>ore</p>')),
        url: `${site.origin}/a`,
        finalUrl: `${site.origin}/b`,
        status: 200,
        headers: { 'content-type': 'text/html' },
        fetchedAt: '2025-06-03T10:00:00.000Z',
        sha256: sha256('<p>ore</p>'),
      },
    });
  });

  it('asks for each page once, and not for those that are stored', async () => {
    const links = ['/a', '/b', '/a', '/a#comments'].map((path) => `<link>${path}</link>`);
    const site = await siteThat(pages({ '/feed': serveFeed(links), '/a': 'a', '/b': 'b' }));
    expect(await brief(feedAt(site), ports([`${site.origin}/b`]))).toEqual(['/a']);
    expect(site.asked).toEqual(['/robots.txt', '/feed', '/a']);
  });

  it('takes an id that is an address for a missing link, and says where there is neither', async () => {
    const site = await siteThat(
      pages({
        '/feed': (request, response) => {
          const id = `<guid isPermaLink="false">http://${request.headers.host!}/a</guid>`;
          serveFeed([id, '<title>Lost</title>'])(request, response);
        },
        '/a': 'a',
      }),
    );
    const fetched = await collect(fetchSource(feedAt(site), ports()));
    expect(fetched).toMatchObject([{ ok: false, reason: 'no-address', url: `${site.origin}/feed` }, { ok: true }]);
    expect(fetched[0]).toHaveProperty('detail', expect.stringContaining('Lost'));
  });

  it('is asked for only if it has changed, and a change replaces both validators', async () => {
    const given = ports();
    const headers = { etag: '"1"', 'last-modified': 'Tue, 03 Jun 2025 10:00:00 GMT' };
    let serve = serveFeed([], headers);
    const site = await siteThat(
      pages({
        '/feed': (request, response) => {
          serve(request, response);
        },
      }),
    );
    expect(await brief(feedAt(site), given)).toEqual([]);
    expect(await brief(feedAt(site), given)).toEqual(['not-modified']);
    serve = serveFeed([], { etag: '"2"' });
    expect(await brief(feedAt(site), given)).toEqual([]);
    expect(given.frontier.kept.get(`${site.origin}/feed`)).toEqual({ etag: '"2"', lastModified: null });
  });

  it('has its pages kept before its validators, so that one who stops early goes on from there', async () => {
    const given = ports();
    const links = ['<link>/a</link>', '<link>/b</link>', '<link>/c</link>'];
    const site = await siteThat(
      pages({
        '/feed': serveFeed(links, { etag: '"1"' }),
        '/a': 'a',
        '/b': 'b',
        '/c': (_, response) => response.writeHead(503, { 'retry-after': '1' }).end(),
      }),
    );
    for await (const fetched of fetchSource(feedAt(site), given)) {
      given.frontier.keep(fetched);
      break;
    }
    expect(given.frontier.kept.get(`${site.origin}/feed`)).toEqual({ etag: '"1"', lastModified: null });
    expect((await brief(feedAt(site), given)).sort()).toEqual(['/b', 'not-modified', 'throttled']);
    expect(await brief(feedAt(site), given)).toEqual(['not-modified', 'throttled']);
    expect(site.asked.filter((path) => path === '/a')).toHaveLength(1);
  });

  it('is asked for where permanent redirects led, once it is a feed there', async () => {
    const given = ports();
    const redirect =
      (code: number, location: string): RequestListener =>
      (_, response) =>
        response.writeHead(code, { location }).end();
    const site = await siteThat(
      pages({
        '/feed': redirect(301, '/new'),
        '/new': redirect(308, '/newer'),
        '/newer': redirect(302, '/today'),
        '/today': serveFeed([], { etag: '"1"' }),
        '/rss': redirect(301, '/login'),
        '/login': '<!doctype html><p>Log in</p>',
      }),
    );
    await brief(feedAt(site), given);
    await brief(feedAt(site), given);
    expect(site.asked.slice(1)).toEqual(['/feed', '/new', '/newer', '/today', '/newer', '/today']);
    const lost: Source = { id: 'lost', type: 'feed', url: `${site.origin}/rss` };
    expect([await brief(lost, given), await brief(lost, given)]).toEqual([['not-a-feed'], ['not-a-feed']]);
    expect(site.asked.slice(7)).toEqual(['/rss', '/login', '/rss', '/login']);
  });

  it('is not held up by a page that can never be had', async () => {
    const given = ports();
    const links = [
      '<link>/gone</link>',
      '<link>http://10.0.0.7/</link>',
      '<link>ftp://news.example/a</link>',
      '<link>/a</link>',
    ];
    const site = await siteThat(
      pages({
        '/feed': serveFeed(links, { etag: '"1"' }),
        '/gone': (_, response) => response.writeHead(410).end(),
        '/a': 'a',
      }),
    );
    expect((await brief(feedAt(site), given)).sort()).toEqual(['/a', 'bad-scheme', 'gone', 'refused-address']);
    expect(await brief(feedAt(site), given)).toEqual(['not-modified']);
  });

  it.each<[string, RequestListener | string, string]>([
    ['a page', '<!doctype html><p>Log in</p>', 'not-a-feed'],
    ['a film', (_, response) => response.writeHead(200, { 'content-type': 'video/mp4' }).end(), 'unsupported-type'],
    ['nothing any more', (_, response) => response.writeHead(410).end(), 'gone'],
  ])('that is %s is one rejection', async (_, answer, reason) => {
    const site = await siteThat(pages({ '/feed': answer }));
    expect(await collect(fetchSource(feedAt(site), ports()))).toMatchObject([
      { ok: false, sourceId: 'news', url: `${site.origin}/feed`, reason },
    ]);
  });

  it('is read by the charset of its header where it says none', async () => {
    const site = await siteThat(
      pages({
        '/feed': (_, response) =>
          response
            .writeHead(200, { 'content-type': 'text/xml; charset="windows-1251"' })
            .end(
              Buffer.from(
                '<rss version="2.0"><channel><item><title>\u00d0\u00f3\u00e4\u00e0</title><link>/a</link></item></channel></rss>',
                'latin1',
              ),
            ),
        '/a': 'a',
      }),
    );
    expect(await collect(fetchSource(feedAt(site), ports()))).toMatchObject([{ hint: { title: 'Руда' } }]);
  });
});

describe('a page that asks not to be kept', () => {
  it.each<[string, Record<string, string>, string, string]>([
    ['in its header', { 'x-robots-tag': 'noindex, noarchive' }, '', 'noarchive'],
    ['with "none"', { 'x-robots-tag': 'none' }, '', 'noarchive'],
    ['in a header to us', { 'x-robots-tag': 'otherbot: nofollow, orewire-test: noarchive' }, '', 'noarchive'],
    ['in its meta element', {}, '<META name="Robots" content="max-image-preview:large, NOARCHIVE">', 'noarchive'],
    ['in a meta element to us', {}, '<meta name="orewire-test" content="none">', 'noarchive'],
    ['in a header to another', { 'x-robots-tag': 'otherbot: noarchive' }, '', '/a'],
    ['in a meta element to another', {}, '<meta name="otherbot" content="noarchive">', '/a'],
    ['by search engines only', { 'x-robots-tag': 'noindex' }, '<meta name="robots" content="noindex">', '/a'],
    ['not at all', { 'x-robots-tag': 'unavailable_after: 25 Jun 2030 15:00:00 PST' }, '', '/a'],
  ])('%s', async (_, headers, head, expected) => {
    const page: RequestListener = (_request, response) =>
      response.writeHead(200, { ...html, ...headers }).end(`<html><head>${head}</head><p>ore</p></html>`);
    const site = await siteThat(pages({ '/a': page }));
    expect(await brief({ id: 'one', type: 'pages', urls: [`${site.origin}/a`] }, ports())).toEqual([expected]);
  });
});

describe('pages', () => {
  it('come as they are had; what one lacks does not touch the others', async () => {
    const site = await siteThat(pages({ '/a': 'a', '/c': 'c' }));
    const urls = ['a', 'b', 'c', 'd'].map((page) => `${site.origin}/${page}`);
    expect((await brief({ id: 'list', type: 'pages', urls }, ports([urls[3]]))).sort()).toEqual([
      '/a',
      '/c',
      'not-found',
    ]);
  });

  it('of a slow host do not hold up those of another', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    const slow = await siteThat(
      pages({
        '/slow': (_, response) => void released.then(() => response.writeHead(200, html).end('slow')),
      }),
    );
    const fast = await siteThat(pages({ '/a': 'a' }));
    const came: string[] = [];
    for await (const fetched of fetchSource(
      { id: 'list', type: 'pages', urls: [`${slow.origin}/slow`, `${fast.origin}/a`] },
      ports(),
    )) {
      if (fetched.ok) came.push(new URL(fetched.snapshot.url).pathname);
      release();
    }
    expect(came).toEqual(['/a', '/slow']);
  });
});
