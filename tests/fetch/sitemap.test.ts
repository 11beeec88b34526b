import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSitemap } from '../../src/fetch/sitemap.js';

const URL_OF_IT = 'https://news.example/sitemap.xml';
const LIMIT = 1_000_000;
const parse = (text: string | Uint8Array) =>
  parseSitemap(typeof text === 'string' ? new TextEncoder().encode(text) : text, URL_OF_IT, LIMIT);

const news = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:n="http://www.google.com/schemas/sitemap-news/0.9"
  xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
  <url>
    <loc> https://news.example/ore?a=1&amp;b=2 </loc>
    <lastmod>2026-11-28T10:00:00+02:00</lastmod>
    <image:image><image:loc>https://news.example/ore.jpg</image:loc></image:image>
  </url>
  <url><loc>/tin</loc><lastmod>2026-11-27</lastmod></url>
  <url><loc></loc></url>
</urlset>`;

describe('a sitemap', () => {
  it('lists pages with the day of their last change, and no pictures', () => {
    expect(parse(news)).toEqual({
      ok: true,
      value: {
        kind: 'pages',
        entries: [
          { url: 'https://news.example/ore?a=1&b=2', modified: '2026-11-28T08:00:00Z', published: null, title: null },
          { url: 'https://news.example/tin', modified: '2026-11-27T00:00:00Z', published: null, title: null },
        ],
      },
    });
  });

  it('says headline and day of publication where it is one of news', () => {
    const told = `<urlset><url><loc>https://news.example/a</loc><news:news><news:publication><news:name>Ore</news:name>
      <news:language>en</news:language></news:publication><news:publication_date>2026-11-28T09:30Z</news:publication_date>
      <news:title>Tin &amp; <![CDATA[lead
        rise]]></news:title></news:news></url></urlset>`;
    expect(parse(told)).toMatchObject({
      value: { entries: [{ published: '2026-11-28T09:30:00Z', title: 'Tin & lead rise', modified: null }] },
    });
  });

  it('may be an index of sitemaps', () => {
    const index = `<sitemapindex><sitemap><loc>https://news.example/1.xml.gz</loc><lastmod>2026-11-01</lastmod></sitemap>
      <sitemap><loc>https://news.example/2.xml.gz</loc></sitemap></sitemapindex>`;
    expect(parse(index)).toMatchObject({
      value: {
        kind: 'index',
        entries: [{ url: 'https://news.example/1.xml.gz' }, { url: 'https://news.example/2.xml.gz' }],
      },
    });
  });

  it.each([
    ['gzipped', gzipSync(news)],
    ['in UTF-16', Buffer.from(`\ufeff${news.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['behind white space', ` \n${news}`],
    ['that nothing closes', news.slice(0, news.indexOf('<url><loc></loc>'))],
  ])('is read %s', (_, bytes) => {
    const read = parse(bytes);
    expect(read.ok && read.value.entries.map(({ url }) => new URL(url).pathname)).toEqual(['/ore', '/tin']);
  });

  it.each([
    ['a page', '<!doctype html><title>Not here</title>', 'not-a-sitemap'],
    ['a feed', '<rss version="2.0"><channel><item><link>/a</link></item></channel></rss>', 'not-a-sitemap'],
    ['nothing', '', 'not-a-sitemap'],
    ['a gzip bomb', gzipSync(Buffer.alloc(LIMIT + 1)), 'too-large'],
    ['half a gzipped file', gzipSync(news).subarray(0, 60), 'bad-encoding'],
  ])('%s is none', (_, bytes, reason) => {
    expect(parse(bytes)).toMatchObject({ ok: false, reason });
  });

  it('gives back every address that it was written with, in order', () => {
    const address = fc.webUrl({ validSchemes: ['https'], withQueryParameters: true });
    fc.assert(
      fc.property(fc.array(address, { maxLength: 5 }), (addresses) => {
        const escaped = addresses.map((url) => url.replaceAll('&', '&amp;').replaceAll("'", '&apos;'));
        const read = parse(`<urlset>${escaped.map((url) => `<url><loc>${url}</loc></url>`).join('\n')}</urlset>`);
        expect(read.ok && read.value.entries.map(({ url }) => url)).toEqual(addresses);
      }),
    );
  });

  it('survives whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof parse(bytes).ok).toBe('boolean');
      }),
    );
  });
});
