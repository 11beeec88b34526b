import { afterEach, describe, expect, it } from 'vitest';
import { discover } from '../../src/fetch/discover.js';
import { HttpClient } from '../../src/fetch/http.js';
import { PoliteClient } from '../../src/fetch/polite.js';
import { LOOPBACK, pages, startSite } from './site.js';
import { TestClock } from './test-clock.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const thing of open.splice(0)) await thing.close();
});

async function look(byPath: Parameters<typeof pages>[0], path = '/') {
  const site = await startSite(pages(byPath));
  const clock = new TestClock();
  const http = new HttpClient({ userAgent: 'orewire-test', allowedAddresses: [LOOPBACK], clock });
  open.push(site, http);
  const discovery = await discover(`${site.origin}${path}`, new PoliteClient(http, { pauseMs: 0 }, clock));
  const found = 'ok' in discovery ? discovery.reason : discovery.found.map((one) => one.url.replace(site.origin, ''));
  return { site, discovery, found };
}

const rss = `<rss version="2.0"><channel><title>Ore News</title>
  <item><title>Tin</title><link>/tin</link><pubDate>Tue, 03 Jun 2025 10:00:00 GMT</pubDate></item></channel></rss>`;
const urlset = '<urlset><url><loc>/tin</loc><lastmod>2025-06-03</lastmod></url></urlset>';
const link = (href: string, title = 'News') =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}">`;

describe('what a site has to offer', () => {
  it('are the feeds that its page names, and the sitemaps that its robots.txt names', async () => {
    const { discovery, site } = await look({
      '/': `<html lang="en-GB"><head>${link('/news.xml')}${link('/c.xml', 'Comments')}${link('/gone.xml')}</head>`,
      '/news.xml': rss,
      '/map.xml': urlset,
      '/robots.txt': (request, response) =>
        response.end(`User-agent: *\nSitemap: http://${request.headers.host!}/map.xml`),
    });
    expect(discovery).toEqual({
      home: `${site.origin}/`,
      language: 'en-GB',
      found: [
        { type: 'feed', url: `${site.origin}/news.xml`, title: 'Ore News', entries: 1, newest: '2025-06-03T10:00:00Z' },
        { type: 'sitemap', url: `${site.origin}/map.xml`, title: null, entries: 1, newest: '2025-06-03T00:00:00Z' },
      ],
    });
    expect(site.asked).not.toContain('/c.xml');
  });

  it('lie at the usual places where nothing names them', async () => {
    const { found } = await look({ '/': '<p>Welcome</p>', '/rss.xml': rss, '/sitemap.xml': urlset });
    expect(found).toEqual(['/rss.xml', '/sitemap.xml']);
  });

  it('is the address itself where it is a feed', async () => {
    const { found, site } = await look({ '/rss': rss }, '/rss');
    expect(found).toEqual(['/rss']);
    expect(site.asked).toEqual(['/robots.txt', '/rss']);
  });

  it('is nothing on a site that answers everything with its front page, in a bounded number of requests', async () => {
    const many = Array.from({ length: 200 }, (_, i) => link(`/${i}.xml`)).join('');
    const { found, site } = await look(
      new Proxy(
        {},
        { getOwnPropertyDescriptor: () => ({ configurable: true, enumerable: true, value: '' }), get: () => many },
      ),
    );
    expect(found).toEqual([]);
    expect(site.asked.length).toBeLessThan(40);
  });

  it('is a rejection where the site cannot be had', async () => {
    expect((await look({})).found).toBe('not-found');
  });
});
