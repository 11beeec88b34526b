/** Sources with an address of their own other than feeds: sitemaps, and pages that list pages. */
import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fetchSource } from '../../src/fetch/fetch.js';
import type { Source } from '../../src/fetch/source.js';
import { collect } from './collect.js';
import { fetching, type TestPorts } from './fetching.js';
import { pages, type Site } from './site.js';

const { siteThat: siteServing, ports } = fetching();
const siteThat = (byPath: Parameters<typeof pages>[0]): Promise<Site> => siteServing(pages(byPath));

/** What came, as paths or reasons; it is kept, as a run does. */
const brief = async (source: Source, given: TestPorts) =>
  (await collect(fetchSource(source, given))).map((fetched) => {
    given.frontier.keep(fetched);
    return fetched.ok ? new URL(fetched.snapshot.url).pathname : fetched.reason;
  });
const sitemapAt = (site: Site, days?: number): Source => ({
  id: 'map',
  type: 'sitemap',
  url: `${site.origin}/sitemap.xml`,
  ...(days === undefined ? {} : { days }),
});
const entry = (path: string, date?: string) =>
  `<url><loc>${path}</loc>${date === undefined ? '' : `<lastmod>${date}</lastmod>`}</url>`;
const xml =
  (text: string | Buffer, headers: { etag?: string; 'content-type'?: string } = {}): RequestListener =>
  (request, response) => {
    if (headers.etag !== undefined && request.headers['if-none-match'] === headers.etag) response.writeHead(304).end();
    else response.writeHead(200, { 'content-type': 'application/xml', ...headers }).end(text);
  };

describe('a sitemap', () => {
  it('leads to the pages of the last days, the newest first, and to those without a date', async () => {
    const entries = [
      entry('/old', '2025-05-01'),
      entry('/a', '2025-06-01'),
      entry('/undated'),
      entry('/b', '2025-06-02'),
    ];
    const site = await siteThat({
      '/sitemap.xml': xml(`<urlset>${entries.join('')}</urlset>`),
      ...{ '/old': 'old', '/a': 'a', '/b': 'b', '/undated': 'u' },
    });
    expect(await brief(sitemapAt(site), ports())).toEqual(['/b', '/a', '/undated']);
    expect(await brief(sitemapAt(site, 60), ports())).toEqual(['/b', '/a', '/old', '/undated']);
  });

  it('gives what it says of a page, its last change not being its publication', async () => {
    const told =
      '<news:news><news:publication_date>2025-06-02</news:publication_date><news:title>Tin</news:title></news:news>';
    const site = await siteThat({
      '/sitemap.xml': xml(`<urlset><url><loc>/a</loc>${told}</url>${entry('/b', '2025-06-01')}</urlset>`),
      ...{ '/a': 'a', '/b': 'b' },
    });
    expect(await collect(fetchSource(sitemapAt(site), ports()))).toMatchObject([
      { hint: { title: 'Tin', published: '2025-06-02T00:00:00Z' } },
      { hint: { title: null, published: null } },
    ]);
  });

  it('may be an index, whose sitemaps are asked for only if they are recent and have changed', async () => {
    const listed = [entry('/old.xml', '2024-01-01'), entry('/new.xml.gz', '2025-06-02'), entry('/plain.xml')].join('');
    const site = await siteThat({
      '/sitemap.xml': xml(`<sitemapindex>${listed.replaceAll('url>', 'sitemap>')}</sitemapindex>`, { etag: '"i"' }),
      '/new.xml.gz': xml(gzipSync(`<urlset>${entry('/a')}</urlset>`), {
        'content-type': 'application/x-gzip',
        etag: '"1"',
      }),
      '/plain.xml': xml(`<urlset>${entry('/b')}</urlset>`),
      ...{ '/a': 'a', '/b': 'b' },
    });
    const given = ports();
    expect(await brief(sitemapAt(site), given)).toEqual(['/a', '/b']);
    expect(await brief(sitemapAt(site), given)).toEqual(['not-modified']);
    expect(site.asked).not.toContain('/old.xml');
  });

  it('is followed one level deep, and over a bounded number of sitemaps', async () => {
    const many = Array.from({ length: 25 }, (_, i) => `<sitemap><loc>/${i}.xml</loc></sitemap>`);
    const site = await siteThat({
      '/sitemap.xml': xml(`<sitemapindex>${many.join('')}</sitemapindex>`),
      '/0.xml': xml('<sitemapindex><sitemap><loc>/sitemap.xml</loc></sitemap></sitemapindex>'),
    });
    const reasons = await brief(sitemapAt(site), ports());
    expect(reasons.slice(0, 2)).toEqual(['too-many', 'not-a-sitemap']);
    expect(site.asked.filter((path) => /^\/\d+\.xml$/.test(path))).toHaveLength(20);
  });

  it('that lists more pages than a round asks for is gone on with in the next', async () => {
    const all = Array.from({ length: 1003 }, (_, i) => `/${i}`);
    const site = await siteThat({
      '/sitemap.xml': xml(`<urlset>${all.map((path) => entry(path)).join('')}</urlset>`, { etag: '"1"' }),
      ...Object.fromEntries(all.map((path) => [path, path])),
    });
    const given = ports();
    const [first, ...firstPages] = await brief(sitemapAt(site), given);
    expect([first, firstPages.length]).toEqual(['too-many', 1000]);
    expect(await brief(sitemapAt(site), given)).toEqual(['not-modified', '/1000', '/1001', '/1002']);
    expect(await brief(sitemapAt(site), given)).toEqual(['not-modified']);
  });

  it('that is something else is said to be', async () => {
    const site = await siteThat({ '/sitemap.xml': '<!doctype html><p>Welcome</p>' });
    expect(await brief(sitemapAt(site), ports())).toEqual(['not-a-sitemap']);
  });
});

describe('a list page', () => {
  const listAt = (site: Site, select: string): Source => ({
    id: 'press',
    type: 'list',
    url: `${site.origin}/press`,
    select,
  });
  const press = '<a href="/">Home</a><h2><a href="/a">Tin</a></h2><h2><a href="/b">Lead</a></h2>';

  it('leads to the pages that its selector finds', async () => {
    const site = await siteThat({ '/press': press, '/a': 'a', '/b': 'b' });
    const known = [`${site.origin}/b`];
    expect(await collect(fetchSource(listAt(site, 'h2 a'), ports(known)))).toMatchObject([
      { ok: true, snapshot: { url: `${site.origin}/a` }, hint: { title: 'Tin', published: null } },
    ]);
  });

  it('on which the selector finds nothing says so, for the page may have been redesigned', async () => {
    const site = await siteThat({ '/press': press });
    expect(await brief(listAt(site, '.teaser a'), ports())).toEqual(['no-links']);
  });
});
