/** @module The answer of a source's own address → which pages it leads to. A function of the answer alone. */
import type { Result } from '../model.js';
import { parseFeed, type FeedEntry } from './feed.js';
import { header, HTTP_LIMITS, type Exchange, type Kind } from './http.js';
import { linksOf } from './list-page.js';
import type { FetchReason } from './reasons.js';
import { parseSitemap, type SitemapEntry } from './sitemap.js';
import type { Hint } from './snapshot.js';
import type { FeedSource, ListedSource, ListSource, SitemapSource } from './source.js';

/** A page that a source leads to, with what it says of it. */
export interface Wanted {
  readonly url: string;
  readonly hint?: Hint;
}

export interface Listing {
  /** In the order of the document; of a sitemap the newest first. */
  readonly pages: readonly Wanted[];
  /** Further sitemaps that the source's own one leads to, the newest first. */
  readonly sitemaps: readonly string[];
  /** What was left out, and why. */
  readonly findings: readonly { readonly reason: FetchReason; readonly detail: string }[];
}

/** What a source's address is asked for. */
export const LISTING_KINDS: Readonly<Record<ListedSource['type'], Kind>> = {
  feed: 'feed',
  sitemap: 'sitemap',
  list: 'page',
};

/** How far back a sitemap is followed where its source does not say: longer than a weekly round, and no archive. */
const SITEMAP_DAYS = 14;
/** Sitemaps of one index that are asked for in a round. */
const MOST_SITEMAPS = 20;

/** What a source's address gave, read as the source says. */
export async function readListing(source: ListedSource, answer: Exchange): Promise<Result<Listing, FetchReason>> {
  switch (source.type) {
    case 'feed':
      return readFeed(source, answer);
    case 'sitemap':
      return readSitemap(source, answer);
    case 'list':
      return readList(source, answer);
  }
}

async function readFeed(source: FeedSource, answer: Exchange): Promise<Result<Listing, FetchReason>> {
  const feed = await parseFeed(answer.body, answer.url, charsetOf(answer));
  if (!feed.ok) return feed;
  const { entries } = feed.value;
  const pages = entries.flatMap((entry) => {
    const url = addressOf(entry);
    return url === null ? [] : [{ url, hint: { title: entry.title, published: entry.published ?? entry.updated } }];
  });
  const findings = entries
    .filter((entry) => addressOf(entry) === null)
    .map(({ title }) => ({
      reason: 'no-address' as const,
      detail: `${source.url}: the entry "${title ?? ''}" has neither a link nor an id that is one`,
    }));
  return { ok: true, value: { pages, sitemaps: [], findings } };
}

function readSitemap(source: SitemapSource, answer: Exchange): Result<Listing, FetchReason> {
  const sitemap = parseSitemap(answer.body, answer.url, HTTP_LIMITS.sitemapBytes);
  if (!sitemap.ok) return sitemap;
  const { kind, entries } = sitemap.value;
  const oldest = new Date(Date.parse(answer.fetchedAt) - (source.days ?? SITEMAP_DAYS) * 86_400_000).toISOString();
  const recent = newestFirst(entries).filter((entry) => (dateOf(entry) ?? oldest) >= oldest);
  if (kind === 'pages') {
    const pages = recent.map((entry) => ({
      url: withoutFragment(entry.url),
      hint: { title: entry.title, published: entry.published },
    }));
    return { ok: true, value: { pages, sitemaps: [], findings: [] } };
  }
  const left = recent.length - MOST_SITEMAPS;
  const detail = `${answer.url}: leads to ${recent.length} sitemaps, of which the first ${MOST_SITEMAPS} are asked for`;
  return {
    ok: true,
    value: {
      pages: [],
      sitemaps: recent.slice(0, MOST_SITEMAPS).map(({ url }) => url),
      findings: left > 0 ? [{ reason: 'too-many', detail }] : [],
    },
  };
}

function readList(source: ListSource, answer: Exchange): Result<Listing, FetchReason> {
  const links = linksOf(answer.body, answer.url, charsetOf(answer), source.select);
  if (links.length === 0) {
    return { ok: false, reason: 'no-links', detail: `${answer.url}: nothing on the page matches "${source.select}"` };
  }
  const pages = links.map(({ url, title }) => ({ url, hint: { title, published: null } }));
  return { ok: true, value: { pages, sitemaps: [], findings: [] } };
}

function dateOf(entry: SitemapEntry): string | null {
  return entry.published ?? entry.modified;
}

/** Undated ones last, in the order of the document. */
function newestFirst(entries: readonly SitemapEntry[]): SitemapEntry[] {
  return [...entries].sort((a, b) => {
    const [first, second] = [dateOf(a) ?? '', dateOf(b) ?? ''];
    return first === second ? 0 : first > second ? -1 : 1;
  });
}

/** The page of an entry: its link, else its id where that is a web address; without the fragment, which no server sees. */
function addressOf(entry: FeedEntry): string | null {
  const stated = entry.link ?? (/^https?:\/\//i.test(entry.id ?? '') ? entry.id : null);
  return stated === null ? null : withoutFragment(stated);
}

function withoutFragment(stated: string): string {
  if (!URL.canParse(stated)) return stated;
  const url = new URL(stated);
  url.hash = '';
  return url.href;
}

function charsetOf(answer: Exchange): string | null {
  return /charset\s*=\s*"?([\w.:-]+)/i.exec(header(answer.headers, 'content-type') ?? '')?.[1] ?? null;
}
