/** @module Full-text search over entities, articles and quotes. */
import type { FactBase } from '../store/fact-base.js';
import type { ArticleHit, NameHit, QuoteHit, StatedFact } from '../store/reader/search.js';
import { searchKey } from '../store/search-key.js';
import { articleMatch, nameMatch } from './match.js';

/** A stretch of text, and whether it is one of the words that were looked for. */
export interface Run {
  readonly text: string;
  readonly isHit: boolean;
}

export interface FoundArticle extends Pick<
  ArticleHit,
  'versionId' | 'url' | 'host' | 'site' | 'headline' | 'published'
> {
  /** The words about the match; `…` where something is left out. */
  readonly snippet: readonly Run[];
  /** Addresses of articles with the same text. */
  readonly reprints: readonly string[];
}

export interface FoundQuote extends Omit<QuoteHit, 'quote'> {
  readonly quote: readonly Run[];
  /** The facts that it states. */
  readonly facts: readonly StatedFact[];
  /** Articles with the same words. */
  readonly repeated: number;
}

export interface SearchResult {
  readonly entities: readonly NameHit[];
  readonly articles: readonly FoundArticle[];
  readonly quotes: readonly FoundQuote[];
  /** No article has all the words; these have some. */
  readonly isLoose: boolean;
  /** Of the articles that match, how many stand where and are of which year (null: undated); most first. */
  readonly facets: {
    readonly hosts: readonly { readonly host: string; readonly articles: number }[];
    readonly years: readonly { readonly year: string | null; readonly articles: number }[];
  };
}

/** Each narrows the articles: published on a day or later, on a day or earlier (ISO, any precision), at a host. */
export interface SearchFilters {
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly host?: string | undefined;
}

/** Characters for private use (Unicode 23.5): no page has them for its own. */
const OPEN = '\uE000';
const CLOSE = '\uE001';

/** Among so many hits for each that is shown, reprints are looked for. */
const PER_SHOWN = 4;

/** More hosts than anyone narrows by. */
const MAX_FACETS = 20;

/**
 * Finds entities, articles and quotes that hold the words of `text`: all of them, in any form (`mines` finds `mining`), or
 * some where none holds all. Words between double quotes stand together; a word behind `-` must not stand there; `*` behind a
 * word stands for any ending. Case and diacritics make no difference.
 *
 * @param limit how many of each kind at most
 */
export function search(base: FactBase, text: string, limit: number, filters: SearchFilters = {}): SearchResult {
  const rows = base.reader.search;
  const conditions = { since: filters.since ?? null, until: filters.until ?? null, host: filters.host ?? null };
  const names = nameMatch(searchKey(text));
  const entities = names === null ? [] : distinct(rows.names(names, limit * PER_SHOWN), ({ id }) => id).slice(0, limit);
  const strict = articleMatch(text, 'AND');
  if (strict === null) return { entities, articles: [], quotes: [], isLoose: false, facets: { hosts: [], years: [] } };
  let match = strict;
  let hits = rows.articles(match, conditions, limit * PER_SHOWN);
  const isLoose = hits.length === 0;
  if (isLoose) {
    match = articleMatch(text, 'OR') ?? strict;
    hits = rows.articles(match, conditions, limit * PER_SHOWN);
  }
  return {
    entities,
    articles: foundArticles(base, match, grouped(hits, ({ bodySha256 }) => bodySha256).slice(0, limit)),
    quotes: quotes(base, match, limit),
    isLoose: isLoose && hits.length > 0,
    facets: facetsOf(rows.facets(match, conditions)),
  };
}

/** @param hits the articles of one text together */
function foundArticles(base: FactBase, match: string, hits: readonly [ArticleHit, ...ArticleHit[]][]): FoundArticle[] {
  const marking = { match, open: OPEN, close: CLOSE };
  const snippets = base.reader.search.snippets(
    hits.map(([{ number }]) => number),
    marking,
  );
  return hits.map(([{ number, versionId, url, host, site, headline, published }, ...others]) => {
    const snippet = runs(snippets.get(number) ?? '');
    return { versionId, url, host, site, headline, published, snippet, reprints: others.map((each) => each.url) };
  });
}

function quotes(base: FactBase, match: string, limit: number): FoundQuote[] {
  const rows = base.reader.search;
  const found = grouped(rows.quotes(match, limit * PER_SHOWN), ({ quote }) => quote).slice(0, limit);
  const marked = rows.marked(
    found.map(([{ number }]) => number),
    { match, open: OPEN, close: CLOSE },
  );
  return found.map(([hit, ...others]) => ({
    ...hit,
    quote: runs(marked.get(hit.number) ?? hit.quote),
    facts: rows.stated(hit),
    repeated: 1 + others.length,
  }));
}

/** Text with its matches between marks → its parts. */
function runs(marked: string): Run[] {
  return marked
    .split(new RegExp(`(${OPEN}[^${CLOSE}]*${CLOSE})`, 'u'))
    .filter((part) => part !== '')
    .map((part) => (part.startsWith(OPEN) ? { text: part.slice(1, -1), isHit: true } : { text: part, isHit: false }));
}

function facetsOf(rows: readonly { host: string; year: string | null; n: number }[]): SearchResult['facets'] {
  const tally = <K>(keyOf: (row: (typeof rows)[number]) => K): [K, number][] => {
    const counts = new Map<K, number>();
    for (const row of rows) counts.set(keyOf(row), (counts.get(keyOf(row)) ?? 0) + row.n);
    return [...counts].sort((a, b) => b[1] - a[1] || (String(a[0]) < String(b[0]) ? -1 : 1)).slice(0, MAX_FACETS);
  };
  return {
    hosts: tally(({ host }) => host).map(([host, articles]) => ({ host, articles })),
    years: tally(({ year }) => year).map(([year, articles]) => ({ year, articles })),
  };
}

/** Rows with the same key together, in the order of each key's first. */
function grouped<T>(rows: readonly T[], keyOf: (row: T) => string): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row));
    if (group === undefined) groups.set(keyOf(row), [row]);
    else group.push(row);
  }
  return [...groups.values()];
}

function distinct<T>(rows: readonly T[], keyOf: (row: T) => string): T[] {
  return grouped(rows, keyOf).map(([first]) => first);
}
