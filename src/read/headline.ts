/** @module The headline: what the story is called, not the site and not the section. */
import type { Body } from './body.js';
import type { Head } from './head.js';
import { plain } from './marked-up.js';
import type { Block } from './outline.js';
import type { StructuredArticle } from './structured-data.js';
import { isByline } from './authors.js';
import { bare, plainText } from './tree-text.js';
import { dateInText } from './visible-date.js';

/** Where a headline can stand (`origin`): `json-ld`, a meta tag by its name, `h1`, `title`, or a `line` above the text. */
export interface HeadlineCandidate {
  readonly origin: string;
  readonly value: string;
}

export interface Headline {
  /** Empty where the page has none. */
  readonly text: string;
  readonly origin: string;
  /** What was done to the candidate, for people who ask why. */
  readonly changes: readonly string[];
  /** All that the page offers, the likeliest kind first. */
  readonly candidates: readonly HeadlineCandidate[];
}

/** Meta tags that give a title to other sites, readers and indexes, the most careful first. */
const TITLE_META = ['og:title', 'twitter:title', 'dc.title', 'dcterms.title', 'citation_title', 'parsely-title'];

/** What titles put between the story's name and the site's or the section's. */
const SEPARATOR = /\s+[|»•·–—-]\s+|\s*[|｜]\s*|\s+::?\s+/;
const OPENS_WITH_SEPARATOR = /^\s*(?:[|｜»•·–—:：]|[-<]\s)/;

/** Shorter words are too common to tell two titles' common part. In UTF-16 code units. */
const TELLING = 15;

/** Structured data is cut about here (Google's guidelines once asked for 110 characters at most). In UTF-16 code units. */
const CUT_FROM = 100;

/**
 * JSON-LD's headline first: it is the one least often lengthened by the site's name, and cut least often; then the titles
 * that go out to other sites. The page's own `<h1>` tells where these go on with something else.
 *
 * @param site the newsroom's name, where the page gives it
 * @param declared what stands where the site's declaration says that the headline does
 */
export function findHeadline(
  head: Head,
  data: StructuredArticle | null,
  site: string | null,
  declared: string | null = null,
): Headline {
  const title = head.title === null ? '' : plain(head.title);
  const headings = head.headings
    .filter((element) => element.name === 'h1')
    .map((element) => plainText(element, 500))
    .filter((text) => text !== '' && !same(text, site));
  // A page can have several first headings; the story's stands in the title too, and is the longest that does.
  const heading =
    headings.toSorted((a, b) => placeIn(title, b) - placeIn(title, a) || b.length - a.length).at(0) ?? null;
  if (declared !== null)
    return { text: declared, origin: 'declared', changes: [], candidates: [{ origin: 'declared', value: declared }] };
  const stated = [
    { origin: 'json-ld', value: plain(data?.headline ?? '') },
    ...TITLE_META.map((key) => ({ origin: key, value: plain(head.meta.get(key)?.[0] ?? '') })),
  ].filter(({ value }) => value !== '');
  const candidates = [
    ...stated,
    ...headings.map((value) => ({ origin: 'h1', value })),
    ...(title === '' ? [] : [{ origin: 'title', value: title }]),
  ];
  const social = stated.find(({ origin }) => origin === 'og:title')?.value ?? null;
  for (const { origin, value } of stated) {
    const alone = shorten(value, heading, site);
    if (alone === '' || same(alone, site)) continue;
    // One or two words name the section, where the page's heading and title agree on something else.
    if (alone.split(' ').length <= 2 && heading !== null && heading !== alone && title.includes(heading)) continue;
    const changes =
      alone === value ? [] : [alone === heading ? 'as the heading has it' : 'without the name of the site'];
    const refined = refine(alone, social, heading, head);
    return { ...refined, origin, changes: [...changes, ...refined.changes], candidates };
  }
  if (heading !== null && (heading.length > 10 || title.includes(heading)))
    return { text: heading, origin: 'h1', changes: [], candidates };
  const text = site === null ? longestPart(title) : shorten(title, heading, site);
  return { text, origin: 'title', changes: text === title ? [] : ['without the name of the site'], candidates };
}

function refine(
  headline: string,
  social: string | null,
  heading: string | null,
  head: Head,
): { text: string; changes: string[] } {
  if (social === null) return { text: headline, changes: [] };
  for (const [change, text] of [
    ['without its kicker', withoutKicker(headline, social, heading)],
    ['with the kicker that the heading has too', withKicker(headline, social, heading)],
    ['as it stands under the first heading', shownInstead(headline, social, heading, head)],
  ] as const) {
    if (text !== headline) return { text, changes: [change] };
  }
  return { text: headline, changes: [] };
}

/** 1 where the title has the heading as more than its last words, which are the site's name; else 0. */
function placeIn(title: string, heading: string): number {
  if (!title.includes(heading)) return 0;
  return title.length > heading.length * 2 && title.endsWith(heading) ? 0 : 1;
}

function same(text: string, other: string | null): boolean {
  return text.toLowerCase() === other?.toLowerCase();
}

/** `Story – Section | Site` → `Story`, as far as the page's heading or the site's name tell where the story's name ends. */
function shorten(title: string, heading: string | null, site: string | null): string {
  if (heading !== null && heading.length > 10 && title.startsWith(heading)) {
    const rest = title.slice(heading.length);
    if (OPENS_WITH_SEPARATOR.test(rest)) return heading;
  }
  const cut = title.length >= CUT_FROM ? title : /^(.*)(?:…|\.\.\.)$/.exec(title)?.[1];
  if (cut !== undefined && heading?.startsWith(cut) === true) return heading;
  const last = title.split(SEPARATOR).at(-1)!;
  if (last === title || !same(last, site)) return title;
  return title.slice(0, title.length - last.length).replace(/[\s|｜»•·–—:-]+$/, '');
}

/** What stands before a headline to say what it is about. */
const KICKER = /^.{3,60}?(?::|\s[–—|-])\s+/;

/** `Kicker: Headline` → `Headline`, where the page itself gives the headline alone elsewhere, or under another kicker. */
function withoutKicker(headline: string, social: string, heading: string | null): string {
  if (social.length > TELLING && headline.endsWith(`: ${social}`)) return social;
  const kicker = KICKER.exec(headline)?.[0];
  const other = heading === null ? undefined : KICKER.exec(heading)?.[0];
  if (kicker === undefined || heading === null || other === undefined) return headline;
  const rest = headline.slice(kicker.length);
  const samePart = rest.length > TELLING && heading.slice(other.length) === rest;
  return samePart && !bare(other).endsWith(bare(kicker)) ? rest : headline;
}

/** `Headline` → `Kicker: Headline`, where the page's heading and its title for other sites both have the kicker. */
function withKicker(headline: string, social: string, heading: string | null): string {
  if (heading === null || headline.length <= TELLING) return headline;
  const [own, whole] = [bare(headline), bare(social)];
  return whole.length > own.length && whole.endsWith(own) && bare(heading) === whole ? social : headline;
}

/**
 * Some pages carry a first heading for search engines that repeats their title, and show their readers another headline,
 * the one that they give to other sites: it then stands in the next heading, alone or behind a kicker.
 */
function shownInstead(headline: string, social: string, heading: string | null, head: Head): string {
  const words = bare(social);
  if (headline !== heading || social.length <= TELLING || words.startsWith(bare(headline))) return headline;
  const first = head.headings.findIndex((element) => element.name === 'h1' && plainText(element, 500) === heading);
  const next = head.headings.at(first + 1);
  return next?.name === 'h2' && bare(plainText(next, 500)).endsWith(words) ? social : headline;
}

function longestPart(title: string): string {
  return title.split(SEPARATOR).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}

/** How many blocks above the text a headline is looked for, and how long such a line is in UTF-16 code units. */
const LINES_ABOVE = 12;
const SHORTEST_LINE = 15;
const LONGEST_LINE = 200;

/**
 * The line above the text that is its headline, on a page that states none: the one that the page's title has too; where
 * the title is the site's own, the heading or the first line of the story's element that is neither byline nor sentence.
 *
 * @returns null where no line can be one
 */
export function headlineAbove(blocks: readonly Block[], body: Body, title: string): string | null {
  const first = body.kept.at(0);
  if (first === undefined) return null;
  const above: Block[] = [];
  for (let i = first; i >= Math.max(0, first - LINES_ABOVE); i--) {
    const { text, linkChars, kind } = blocks[i];
    const linked = linkChars * 2 > text.length && kind !== 'heading';
    if (!linked && text.length >= SHORTEST_LINE && text.length <= LONGEST_LINE) above.push(blocks[i]);
  }
  const repeated = above.find(({ text }) => title.includes(text));
  if (repeated !== undefined) return repeated.text;
  if (blocks.some(({ text }) => text.length <= LONGEST_LINE && text.includes(title))) return null;
  const spoken = above.filter(
    ({ text }) => !/[.!…。]$/.test(text) && text.split(' ').length >= 4 && dateInText(text) === null && !isByline(text),
  );
  return (spoken.find(({ kind }) => kind === 'heading') ?? spoken.at(0))?.text ?? null;
}
