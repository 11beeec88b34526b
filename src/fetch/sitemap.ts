/** @module A sitemap's bytes → the pages, or the further sitemaps, that it lists (sitemaps.org, Google's news extension). */
import { gunzipSync } from 'node:zlib';
import { Parser } from 'htmlparser2';
import type { Result } from '../model.js';
import { decodeDocument } from './charset.js';
import { isoDate } from './feed/dates.js';
import { absolute } from './feed/address.js';
import { collapse, DEEPEST } from './feed/text.js';

/** A page, or in an index a sitemap. Dates are ISO 8601 in UTC. */
export interface SitemapEntry {
  /** Absolute. */
  readonly url: string;
  /** When it was last changed. */
  readonly modified: string | null;
  /** When it was published, and under which headline: what a news sitemap says. */
  readonly published: string | null;
  readonly title: string | null;
}

export interface Sitemap {
  readonly kind: 'pages' | 'index';
  /** In the order of the document. */
  readonly entries: readonly SitemapEntry[];
}

export type SitemapRejection = 'not-a-sitemap' | 'too-large' | 'bad-encoding';

/** The element that holds an entry, by the element that holds them all. */
const HOLDERS: Readonly<Record<string, { kind: Sitemap['kind']; entry: string }>> = {
  urlset: { kind: 'pages', entry: 'url' },
  sitemapindex: { kind: 'index', entry: 'sitemap' },
};
/** Where, below an entry, what is read of it stands; prefixes left out. */
const FIELDS: Readonly<Record<string, 'url' | 'modified' | 'published' | 'title'>> = {
  loc: 'url',
  lastmod: 'modified',
  'news/publication_date': 'published',
  'news/title': 'title',
};

/**
 * Reads a sitemap, well-formed or not, also where the file itself is gzipped.
 *
 * @param url the sitemap's address, against which relative ones are resolved
 * @param limit bytes that a gzipped file may unfold to
 */
export function parseSitemap(bytes: Uint8Array, url: string, limit: number): Result<Sitemap, SitemapRejection> {
  const plain = unfold(bytes, url, limit);
  if (!plain.ok) return plain;
  const text = decodeDocument(plain.value);
  const sitemap = read(text, url);
  if (sitemap !== null) return { ok: true, value: sitemap };
  const start = text === '' ? 'nothing' : JSON.stringify(text.slice(0, 60));
  return { ok: false, reason: 'not-a-sitemap', detail: `${url}: expected a sitemap or an index of them, got ${start}` };
}

function unfold(bytes: Uint8Array, url: string, limit: number): Result<Uint8Array, SitemapRejection> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { ok: true, value: bytes };
  try {
    return { ok: true, value: gunzipSync(bytes, { maxOutputLength: limit }) };
  } catch (error) {
    const tooLarge = error instanceof RangeError;
    const detail = `${url}: the gzipped file ${tooLarge ? `is over the limit of ${limit} bytes` : 'is damaged'}`;
    return { ok: false, reason: tooLarge ? 'too-large' : 'bad-encoding', detail };
  }
}

function read(text: string, url: string): Sitemap | null {
  let holder: (typeof HOLDERS)[string] | undefined;
  const entries: SitemapEntry[] = [];
  /** Local names of the open elements. */
  const path: string[] = [];
  let found: Partial<Record<(typeof FIELDS)[string], string>> = {};
  const parser = new Parser(
    {
      onopentag(name) {
        path.push(name.slice(name.indexOf(':') + 1));
        if (path.length === 1) holder = Object.hasOwn(HOLDERS, path[0]) ? HOLDERS[path[0]] : undefined;
        if (path.length > DEEPEST || holder === undefined) parser.pause();
        if (path.length === 2) found = {};
      },
      ontext(words) {
        const place = path.slice(2).join('/');
        if (path[1] !== holder?.entry || !Object.hasOwn(FIELDS, place)) return;
        const field = FIELDS[place];
        found[field] = (found[field] ?? '') + words;
      },
      onclosetag() {
        if (path.length === 2 && path[1] === holder?.entry) {
          const entry = entryOf(found, url);
          if (entry !== null) entries.push(entry);
        }
        path.pop();
      },
    },
    { xmlMode: true, lowerCaseTags: true },
  );
  parser.end(text);
  return holder === undefined ? null : { kind: holder.kind, entries };
}

function entryOf(found: Partial<Record<string, string>>, url: string): SitemapEntry | null {
  const stated = absolute(found.url ?? '', url);
  if (stated === null) return null;
  return {
    url: stated,
    modified: isoDate(found.modified ?? ''),
    published: isoDate(found.published ?? ''),
    title: collapse(found.title ?? '') || null,
  };
}
