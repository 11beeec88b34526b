/**
 * @module RSS 2.0 as most newsrooms publish it, read by rss-parser: well-formed, text in its elements and nothing else,
 * the usual prefixes. A feed of any other form is left to the next reader, so that the library is asked only for what it
 * reads well.
 */
import RssParser from 'rss-parser';
import { z } from 'zod';
import { absolute } from './address.js';
import { isoDate } from './dates.js';
import type { FeedEntry, FeedReader } from './model.js';
import { collapse, visibleText } from './text.js';

/** The start of a plain feed: no comment or document type before its root. */
const PLAIN_START = /^(?:<\?xml[^>]*\?>)?\s*<rss(\s[^>]*)>/;
/** In characters. The library makes an object of every element, which is much for a feed that is long on purpose. */
const LONGEST_PLAIN = 1_000_000;
const VERSION_2 = /\sversion\s*=\s*["']2/;
/** What rss-parser does not know, anywhere in a feed: default namespaces, XML Base, and Atom's elements among those of RSS. */
const BEYOND_PLAIN =
  /\sxmlns\s*=|\sxml:base\s*=|<(?:atom|a10):(?:published|updated|link(?![^<>]*\srel\s*=\s*["'](?:self|hub|next|prev|first|last)["']))/;
/** It knows elements by their prefixes, so these must stand for what they usually do. */
const USUAL: ReadonlyMap<string, string> = new Map([
  ['dc', 'http://purl.org/dc/elements/1.1/'],
  ['dcterms', 'http://purl.org/dc/terms/'],
]);

const text = z.array(z.string()).default([]);
/** An element as a string; one that has attributes too as an object. */
const guid = z.union([
  z.string().transform((_) => ({ _, $: { isPermaLink: 'true' } })),
  z.strictObject({ _: z.string().default(''), $: z.object({ isPermaLink: z.string().default('true') }) }),
]);
const item = z.object({
  titles: text,
  dcTitles: text,
  links: text,
  guids: z.array(guid).default([]),
  published: text,
  pubDates: text,
  issued: text,
  updated: text,
  modified: text,
  dcDates: text,
});
const schema = z.object({ titles: text, links: text, items: z.array(item) });

const parser = new RssParser({
  customFields: {
    feed: keepAll({ title: 'titles', link: 'links' }) as never,
    item: keepAll({
      title: 'titles',
      'dc:title': 'dcTitles',
      link: 'links',
      guid: 'guids',
      published: 'published',
      pubDate: 'pubDates',
      'dcterms:issued': 'issued',
      updated: 'updated',
      'dcterms:modified': 'modified',
      'dc:date': 'dcDates',
    }),
  },
});

/** Asks rss-parser for every element of a name as it stands, since a single one loses markup that is in it. */
function keepAll(fields: Readonly<Record<string, string>>): (string | { keepArray: boolean })[][] {
  return Object.entries(fields).map(([element, field]) => [element, field, { keepArray: true }]);
}

/** Reads a plain RSS 2.0 feed. */
export const readPlainRss: FeedReader = async (xml, url) => {
  if (xml.length > LONGEST_PLAIN) return null;
  const root = PLAIN_START.exec(xml)?.[1] ?? '';
  if (!VERSION_2.test(root) || BEYOND_PLAIN.test(xml) || !prefixesAreUsual(xml)) return null;
  const parsed = await parser.parseString(xml).then(
    (feed) => schema.safeParse(feed),
    () => null,
  );
  if (parsed?.success !== true) return null;
  const { titles, links, items } = parsed.data;
  const entries = items.map((one) => entryOf(one, url));
  // An entry may have its title from vocabularies that rss-parser has no place for.
  if (entries.some((entry) => entry.title === null)) return null;
  return { title: firstTitle(titles), link: firstLink(links, url), entries };
};

function prefixesAreUsual(xml: string): boolean {
  for (const [, prefix = '', namespace = ''] of xml.matchAll(/\sxmlns:([\w-]+)\s*=\s*["']([^"']*)["']/g)) {
    const usual = USUAL.get(prefix);
    if (usual === undefined ? [...USUAL.values()].includes(namespace) : usual !== namespace) return false;
  }
  return true;
}

function entryOf(one: z.infer<typeof item>, url: string): FeedEntry {
  const permalinks = one.guids.filter(({ $ }) => $.isPermaLink.toLowerCase() !== 'false').map(({ _ }) => _);
  return {
    title: firstTitle([...one.titles, ...one.dcTitles]),
    link: firstLink([...one.links, ...permalinks], url),
    id: one.guids.map(({ _ }) => _.trim()).find((words) => words !== '') ?? null,
    published: firstDate([...one.published, ...one.pubDates, ...one.issued]),
    updated: firstDate([...one.updated, ...one.modified, ...one.dcDates]),
  };
}

function firstTitle(titles: readonly string[]): string | null {
  return titles.map((title) => collapse(visibleText(title))).find((title) => title !== '') ?? null;
}

function firstLink(links: readonly string[], url: string): string | null {
  return links.map((link) => absolute(link, url)).find((link) => link !== null) ?? null;
}

function firstDate(dates: readonly string[]): string | null {
  return dates.map(isoDate).find((date) => date !== null) ?? null;
}
