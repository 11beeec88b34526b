/** @module The address of a site → the feeds and sitemaps at which its news can be had. */
import { Parser } from 'htmlparser2';
import { decodeDocument } from './charset.js';
import { parseFeed } from './feed.js';
import type { PageClient } from './fetch.js';
import { HTTP_LIMITS, type HttpRejection } from './http.js';
import { parseSitemap } from './sitemap.js';

/** What was found and read, so that it can be declared as a source. */
export interface Discovered {
  readonly type: 'feed' | 'sitemap';
  readonly url: string;
  readonly title: string | null;
  /** Entries of the feed, pages or further sitemaps of the sitemap. */
  readonly entries: number;
  /** ISO 8601, UTC: of the newest entry. */
  readonly newest: string | null;
}

export interface Discovery {
  readonly home: string;
  /** As the site's page declares it. */
  readonly language: string | null;
  /** The best first: feeds that the page names, then guessed ones, then sitemaps. */
  readonly found: readonly Discovered[];
}

/** Where feeds and sitemaps lie on most sites that do not say. */
const FEED_PATHS = ['/feed/', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml'];
const SITEMAP_PATHS = ['/news-sitemap.xml', '/sitemap-news.xml', '/sitemap.xml'];
/** Addresses of each kind that are tried; a page may name a feed for every tag. */
const MOST = 8;

/**
 * Asks a site for its page, then for the feeds that the page names (or, where it names none that is one, at the usual
 * paths), then for the sitemaps that its robots.txt names (or at the usual paths).
 *
 * @returns a rejection where the address itself cannot be had; an address that is a feed or sitemap is found itself
 */
export async function discover(url: string, client: PageClient): Promise<Discovery | HttpRejection> {
  const answer = await client.get(url, 'feed');
  if (!answer.ok) return answer;
  const itself = (await readFeed(answer.body, answer.url)) ?? readSitemap(answer.body, answer.url);
  if (itself !== null) return { home: new URL('/', answer.url).href, language: null, found: [itself] };
  const { feeds: named, language } = readPage(decodeDocument(answer.body), answer.url);
  const usual = (paths: readonly string[]) => paths.map((path) => new URL(path, answer.url).href);
  const feedsAt = (addresses: readonly string[], most: number) =>
    firstOf(addresses, most, async (address) => {
      const feed = await client.get(address, 'feed');
      return feed.ok ? readFeed(feed.body, address) : null;
    });
  const stated = await feedsAt(named, MOST);
  const feeds = stated.length > 0 ? stated : await feedsAt(usual(FEED_PATHS), 1);
  const robots = await client.get(new URL('/robots.txt', answer.url).href, 'robots');
  const lines = robots.ok ? decodeDocument(robots.body).matchAll(/^[ \t]*sitemap[ \t]*:[ \t]*(https?:\S+)/gim) : [];
  const listed = [...lines].map(([, address]) => address);
  const sitemaps = await firstOf(listed.length > 0 ? listed : usual(SITEMAP_PATHS), MOST, async (address) => {
    const sitemap = await client.get(address, 'sitemap');
    return sitemap.ok ? readSitemap(sitemap.body, address) : null;
  });
  return { home: answer.url, language, found: [...feeds, ...sitemaps] };
}

/** What the addresses give, one after the other, until `most` were asked that gave something, or twice as many that did not. */
async function firstOf(
  addresses: readonly string[],
  most: number,
  ask: (address: string) => Promise<Discovered | null>,
): Promise<Discovered[]> {
  const found: Discovered[] = [];
  for (const address of [...new Set(addresses)].slice(0, 2 * MOST)) {
    if (found.length === most) break;
    const discovered = await ask(address);
    if (discovered !== null) found.push(discovered);
  }
  return found;
}

async function readFeed(body: Uint8Array, url: string): Promise<Discovered | null> {
  const feed = await parseFeed(body, url);
  if (!feed.ok) return null;
  const { title, entries } = feed.value;
  const dates = entries.map(({ published, updated }) => published ?? updated);
  return { type: 'feed', url, title, entries: entries.length, newest: latest(dates) };
}

function readSitemap(body: Uint8Array, url: string): Discovered | null {
  const sitemap = parseSitemap(body, url, HTTP_LIMITS.sitemapBytes);
  if (!sitemap.ok) return null;
  const { entries } = sitemap.value;
  const dates = entries.map(({ published, modified }) => published ?? modified);
  return { type: 'sitemap', url, title: null, entries: entries.length, newest: latest(dates) };
}

function latest(dates: readonly (string | null)[]): string | null {
  return dates.reduce((newest, date) => ((date ?? '') > (newest ?? '') ? date : newest), null);
}

/** The feeds that a page names in its head, those of comments left out, and the language that it declares. */
function readPage(html: string, url: string): { feeds: string[]; language: string | null } {
  const feeds: string[] = [];
  let language: string | null = null;
  const parser = new Parser({
    onopentag(name, attributes: Readonly<Record<string, string | undefined>>) {
      const { rel = '', type = '', href = '', title = '', lang } = attributes;
      if (name === 'html' && /^[a-z]{2,3}(?:-[a-z0-9]+)*$/i.test(lang ?? '')) language = lang ?? null;
      const isFeed =
        /\balternate\b/i.test(rel) && /^application\/(?:rss\+xml|atom\+xml|feed\+json|rdf\+xml)\b/i.test(type);
      if (name !== 'link' || !isFeed || /comment/i.test(`${href} ${title}`)) return;
      if (URL.canParse(href, url)) feeds.push(new URL(href, url).href);
    },
  });
  parser.end(html);
  return { feeds, language };
}
