import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchSource, type FetchPorts, type ValidatorStore } from '../../src/fetch/fetch.js';
import { HttpClient, type Validators } from '../../src/fetch/http.js';
import { PoliteClient } from '../../src/fetch/polite.js';
import type { Source } from '../../src/fetch/source.js';
import { contentId, sha256 } from '../../src/identity.js';
import { collect } from './collect.js';
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

class Memory implements ValidatorStore {
  readonly kept = new Map<string, Validators>();
  get(url: string): Validators | undefined {
    return this.kept.get(url);
  }
  put(url: string, validators: Validators): void {
    this.kept.set(url, validators);
  }
}

function ports(known: readonly string[] = []): FetchPorts & { validators: Memory } {
  const clock = new TestClock();
  const http = new HttpClient({ userAgent: 'orewire-test', allowedAddresses: [LOOPBACK], clock });
  open.push(http);
  const client = new PoliteClient(http, { pauseMs: 0 }, clock);
  return { client, validators: new Memory(), known: (url) => known.includes(url) };
}

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
/** What came, as paths or reasons. */
const brief = async (source: Source, given: FetchPorts) =>
  (await collect(fetchSource(source, given))).map((fetched) =>
    fetched.ok ? new URL(fetched.snapshot.url).pathname : fetched.reason,
  );

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
    expect(fetched).toMatchObject([{ ok: true }, { ok: false, reason: 'no-address', url: `${site.origin}/feed` }]);
    expect(fetched[1]).toHaveProperty('detail', expect.stringContaining('Lost'));
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
    expect(given.validators.kept.get(`${site.origin}/feed`)).toEqual({ etag: '"2"', lastModified: null });
  });

  it.each<[string, RequestListener]>([
    ['failed', (_, response) => response.writeHead(503, { 'retry-after': '1' }).end()],
    ['was not there', (_, response) => response.writeHead(404).end()],
  ])('is asked for again in full while one of its pages %s', async (_, page) => {
    const given = ports();
    const site = await siteThat(pages({ '/feed': serveFeed(['<link>/a</link>'], { etag: '"1"' }), '/a': page }));
    await collect(fetchSource(feedAt(site), given));
    expect(given.validators.kept.size).toBe(0);
  });

  it('is asked for again in full by a consumer that stopped early', async () => {
    const given = ports();
    const links = ['<link>/a</link>', '<link>/b</link>'];
    const site = await siteThat(pages({ '/feed': serveFeed(links, { etag: '"1"' }), '/a': 'a', '/b': 'b' }));
    for await (const fetched of fetchSource(feedAt(site), given)) {
      expect(fetched.ok).toBe(true);
      break;
    }
    expect(given.validators.kept.size).toBe(0);
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
    expect(given.validators.kept.size).toBe(1);
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
