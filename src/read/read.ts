/**
 * @module A page as its reader sees it: HTML in, an article out, or the reason why there is none. A pure function.
 *
 *   HTML ─parse─▶ tree ─outline─▶ blocks and what the head states ─┬─body─▶ text
 *                                                                 └─headline, dates, authors, canonical─▶ metadata
 */
import type { Article, ArticleDate, Result } from '../model.js';
import { type Byline, findCredits, wireInDateline } from './authors.js';
import { type Body, findBody } from './body.js';
import { canonicalAddress } from './canonical.js';
import { findDates } from './dates.js';
import { asksForConsent } from './consent.js';
import { paragraphsOf } from './marked-up.js';
import { findHeadline, headlineAbove, type Headline } from './headline.js';
import type { Head } from './head.js';
import { type Block, outline } from './outline.js';
import { type Places, placesOf } from './places.js';
import { asksForPayment } from './phrases.js';
import { readMetadata, siteInTitle } from './metadata.js';
import { noticeOf } from './notice.js';
import { parse, type ParseReason } from './parse.js';
import { readStructuredData, type StructuredArticle } from './structured-data.js';
import { dateInText } from './visible-date.js';
import { findDeclared, type SiteDeclaration } from './site.js';
import type { RemovalReason } from './vocabulary.js';

export type ReadReason = ParseReason | 'no-article' | 'not-found' | 'consent-wall';

export interface PageToRead {
  readonly url: string;
  readonly html: string;
  readonly fetchedAt?: string;
  /** What is declared about its site. */
  readonly site?: SiteDeclaration | undefined;
}

/** A paragraph of the text and the stretch of HTML that it was read from. */
export interface Paragraph {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Where each character of the text stands in the HTML. */
  readonly places: Places;
}

/** What was left out, why, and where it stands in the HTML. */
export interface RemovedBlock extends Omit<Paragraph, 'places'> {
  readonly reason: RemovalReason;
}

export interface ReadPage {
  readonly article: Article;
  /** How the headline was chosen. */
  readonly headline: Headline;
  /** Agencies and newsrooms that the page credits like authors. */
  readonly credits: readonly string[];
  /** The part of the site that it is filed under. */
  readonly section: string | null;
  /** The subjects that it is filed under. */
  readonly tags: readonly string[];
  /** Every published date that the page offers, best first; none that lies behind the time of the fetch. */
  readonly dates: readonly ArticleDate[];
  /** Every byline that it offers, best first. */
  readonly bylines: readonly Byline[];
  /** The text's paragraphs; joined by a blank line they are `article.text`. */
  readonly paragraphs: readonly Paragraph[];
  readonly removed: readonly RemovedBlock[];
  /** Whether the page says that what it shows is not the whole story. */
  readonly paywalled: boolean;
}

/** A text shorter than this is a caption, a teaser or an error message. In UTF-16 code units. */
const SHORTEST_TEXT = 80;

/** Texts of shorter paragraphs alone are lists of teasers. In UTF-16 code units. */
const SHORTEST_PARAGRAPH = 50;

/** Headlines of error pages that came with a good status. */
const NOT_FOUND =
  /^(?:(?:error )?40[34]\b|(?:page|article|story|seite|artikel)?\s*(?:could )?(?:not|nicht) (?:be )?(?:found|gefunden)\b|page introuvable|página no encontrada|pagina non trovata|we (?:can[’']t|cannot|could not) find (?:the|that|this) page)/i;

/** A consent dialog says less than this. In UTF-16 code units. */
const LONGEST_DIALOG = 6_000;

/**
 * Reads the article out of a page.
 *
 * @param page `url`: the address that answered; `html`: decoded characters; `fetchedAt`: when the page was fetched, ISO
 *   8601: a date behind it is not when the page was published. Without it every date counts. `site`: what the pipeline
 *   declares about its site, which goes before all else where it finds something
 */
export function read(page: PageToRead): Result<ReadPage, ReadReason> {
  const tree = parse(page.html);
  if (!tree.ok) return tree;
  const declared = page.site === undefined ? null : findDeclared(tree.value, page.site);
  const { blocks, regions, head } = outline(tree.value, declared?.removed);
  const data = readStructuredData(head.jsonLd.map(({ text }) => text));
  const { standfirst, language, section, tags, ...named } = readMetadata(head, data);
  const stated = findHeadline(head, data, named.site, declared?.headline ?? null);
  let headline = stated.text;
  let body = findBody({ blocks, regions, head }, { headline, standfirst }, declared?.body);
  const above = stated.origin === 'title' ? headlineAbove(blocks, body, stated.text) : null;
  if (above !== null) {
    headline = above;
    body = findBody({ blocks, regions, head }, { headline, standfirst }, declared?.body);
  }
  const found = body.kept.map((i) => blocks[i]);
  const paragraphs = completed(found, data, head);
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n\n');
  if (NOT_FOUND.test(headline) && text.length < LONGEST_DIALOG) {
    return {
      ok: false,
      reason: 'not-found',
      detail: `the page says "${headline.slice(0, 80)}" where a headline would stand`,
    };
  }
  const notice = noticeOf(
    headline,
    paragraphs.map((paragraph) => paragraph.text),
  );
  // Of a retracted article little more may be left than a line that says so.
  const isRetracted = notice?.kind === 'retraction' && paragraphs.length > 0;
  const short = text.length < LONGEST_DIALOG;
  if (
    (text.length < SHORTEST_TEXT && !isRetracted) ||
    (short && asksForConsent(paragraphs.map((paragraph) => paragraph.text)))
  ) {
    return asksForConsent(blocks.map((block) => block.text))
      ? { ok: false, reason: 'consent-wall', detail: 'the page asks for consent instead of showing an article' }
      : { ok: false, reason: 'no-article', detail: `the longest text on the page has ${text.length} characters` };
  }
  const areTeasers = paragraphs.every((paragraph) => paragraph.text.length < SHORTEST_PARAGRAPH);
  if (areTeasers && !isRetracted && !isDeclared(head, data)) {
    return { ok: false, reason: 'no-article', detail: 'the page has no paragraph longer than a teaser' };
  }
  const site = named.site ?? siteInTitle(head.title, headline);
  const story = Math.min(paragraphs[0].start, body.headline === null ? Infinity : blocks[body.headline].start);
  const around = aroundStory(blocks, body);
  const visible = around.lines.map((line) => dateInText(line)).find((date) => date !== null) ?? null;
  const dates = findDates(page, head, data, visible, story, declared?.published ?? null);
  const credits = findCredits(
    head,
    data,
    site,
    around.lines,
    around.opening,
    {
      start: story,
      end: paragraphs.at(-1)!.end,
    },
    declared?.byline,
  );
  return {
    ok: true,
    value: {
      article: {
        url: canonicalAddress(page.url, head, data?.url ?? null),
        headline,
        standfirst,
        byline: credits.people,
        credits: [...new Set([...credits.organisations, ...wireInDateline(text)])],
        published: dates.published,
        modified: dates.modified,
        language,
        site,
        text,
        notice,
      },
      headline: above === null ? stated : { ...stated, text: above, origin: 'line', changes: [] },
      credits: credits.organisations,
      bylines: credits.candidates,
      section,
      tags,
      dates: dates.candidates,
      paragraphs,
      removed: blocks.flatMap(({ text, start, end }, i) => {
        const reason = body.reasons[i] ?? null;
        return reason === null ? [] : [{ text, start, end, reason }];
      }),
      paywalled:
        data?.free === false ||
        blocks.some(({ text }, i) => body.reasons[i] === 'subscription' && asksForPayment(text)),
    },
  };
}

/** Whether the page says of itself that it is an article. */
function isDeclared({ meta }: Head, data: StructuredArticle | null): boolean {
  return (
    (data?.headline ?? null) !== null || meta.has('article:published_time') || meta.get('og:type')?.[0] === 'article'
  );
}

/** JSON-LD's text has to be so many times the page's own to stand in for it: it is often a summary, or lacks paragraphs. */
const MUCH_LONGER = 2;

/** The paragraphs of JSON-LD's `articleBody` where the page shows but a part of it; else those that were found. */
function completed(found: readonly Block[], data: StructuredArticle | null, head: Head): Paragraph[] {
  const shown = found.map(({ text, start, end, parts }) => ({ text, start, end, places: placesOf(parts) }));
  const stated = data?.body ?? '';
  const length = shown.reduce((sum, { text }) => sum + text.length, 0);
  if (stated.length < Math.max(SHORTEST_TEXT, length * MUCH_LONGER)) return shown;
  const script = head.jsonLd.find(({ text }) => text.includes('articleBody'));
  const whole = paragraphsOf(stated).map((text) => ({
    text,
    start: script?.start ?? 0,
    end: script?.end ?? 0,
    places: [],
  }));
  const wholeLength = whole.reduce((sum, { text }) => sum + text.length, 0);
  return wholeLength < length * MUCH_LONGER ? shown : whole;
}

/** Lines beyond this length are somebody's sentences. In UTF-16 code units. */
const LONGEST_LINE = 160;
/** How many lines above the headline, and below the text, may still speak of the story. */
const LINES_AROUND = 8;

/** Short lines that stand around the story, the likeliest place for a date and a byline first: below the headline, above it, below the text. */
function aroundStory(
  blocks: readonly Block[],
  { kept, reasons, headline }: Body,
): { lines: readonly string[]; opening: readonly string[] } {
  if (kept.length === 0) return { lines: [], opening: [] };
  const first = headline ?? kept[0];
  const open = kept.find((i) => i > first && blocks[i].text.length > LONGEST_LINE) ?? kept[0];
  const last = kept.at(-1)!;
  const lines = (from: number, to: number): string[] =>
    blocks
      .slice(Math.max(0, from), Math.max(0, to))
      .filter((_, i) => !ELSEWHERE.has(reasons[Math.max(0, from) + i] ?? 'byline'))
      .map(({ text }) => text.slice(0, LONGEST_LINE));
  const opening = lines(first, open + 1);
  return {
    lines: [...opening, ...lines(first - LINES_AROUND, first).reverse(), ...lines(last, last + 1 + LINES_AROUND)],
    opening,
  };
}

/** Blocks that speak of other stories or other people. */
const ELSEWHERE: ReadonlySet<RemovalReason> = new Set<RemovalReason>([
  'related',
  'comments',
  'links',
  'advertisement',
  'consent',
]);
