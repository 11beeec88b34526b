/**
 * @module A page as its reader sees it: HTML in, an article out, or the reason why there is none. A pure function.
 *
 *   HTML ─parse─▶ tree ─outline─▶ blocks and what the head states ─┬─body─▶ text
 *                                                                 └─headline, dates, authors, canonical─▶ metadata
 */
import type { Article, ArticleDate, Result } from '../model.js';
import { findCredits } from './authors.js';
import { findBody } from './body.js';
import { canonicalAddress } from './canonical.js';
import { findDates } from './dates.js';
import { plain } from './entities.js';
import { findHeadline } from './headline.js';
import { type Head, outline } from './outline.js';
import { parse, type ParseReason } from './parse.js';
import { readStructuredData, type StructuredArticle } from './structured-data.js';
import type { RemovalReason } from './vocabulary.js';

export type ReadReason = ParseReason | 'no-article' | 'consent-wall';

/** A paragraph of the text and the stretch of HTML that it was read from. */
export interface Paragraph {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What was left out, why, and where it stands in the HTML. */
export interface RemovedBlock extends Paragraph {
  readonly reason: RemovalReason;
}

export interface ReadPage {
  readonly article: Article;
  /** Agencies and newsrooms that the page credits like authors. */
  readonly credits: readonly string[];
  /** Every published date that the page offers, best first. */
  readonly dates: readonly ArticleDate[];
  /** The text's paragraphs; joined by a blank line they are `article.text`. */
  readonly paragraphs: readonly Paragraph[];
  readonly removed: readonly RemovedBlock[];
  /** Whether the page says that what it shows is not the whole story. */
  readonly paywalled: boolean;
}

/** A text shorter than this is a caption, a teaser or an error message. In UTF-16 code units. */
const SHORTEST_TEXT = 80;

/**
 * Reads the article out of a page.
 *
 * @param page `url`: the address that answered; `html`: decoded characters
 */
export function read(page: { readonly url: string; readonly html: string }): Result<ReadPage, ReadReason> {
  const tree = parse(page.html);
  if (!tree.ok) return tree;
  const { blocks, regions, head } = outline(tree.value);
  const data = readStructuredData(head.jsonLd);
  const site = siteName(head, data);
  const headline = findHeadline(head, data, site);
  const standfirst =
    plain(data?.description ?? head.meta.get('og:description')?.[0] ?? head.meta.get('description')?.[0] ?? '') || null;
  const body = findBody({ blocks, regions, head }, { headline, standfirst });
  const paragraphs = body.kept.map((i) => blocks[i]);
  const text = paragraphs.map((block) => block.text).join('\n\n');
  if (text.length < SHORTEST_TEXT) {
    return { ok: false, reason: 'no-article', detail: `the longest text on the page has ${text.length} characters` };
  }
  const dates = findDates(page.url, head, data);
  const credits = findCredits(head, data);
  return {
    ok: true,
    value: {
      article: {
        url: canonicalAddress(page.url, head, data?.url ?? null),
        headline,
        standfirst,
        byline: credits.people,
        published: dates.published,
        modified: dates.modified,
        language: language(head, data),
        site,
        text,
      },
      credits: credits.organisations,
      dates: dates.candidates,
      paragraphs: paragraphs.map(({ text, start, end }) => ({ text, start, end })),
      removed: blocks.flatMap(({ text, start, end }, i) => {
        const reason = body.reasons[i] ?? null;
        return reason === null ? [] : [{ text, start, end, reason }];
      }),
      paywalled: data?.free === false,
    },
  };
}

function siteName(head: Head, data: StructuredArticle | null): string | null {
  const name = head.meta.get('og:site_name')?.[0] ?? data?.publisher ?? head.meta.get('application-name')?.[0];
  return name === undefined ? null : plain(name) || null;
}

function language(head: Head, data: StructuredArticle | null): string | null {
  const declared =
    head.language ?? data?.language ?? head.meta.get('og:locale')?.[0] ?? head.meta.get('content-language')?.[0];
  return /^[a-z]{2,3}(?![a-z])/i.exec(declared?.trim() ?? '')?.[0].toLowerCase() ?? null;
}
