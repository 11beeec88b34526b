/** @module What a page says about itself besides headline, dates and authors: its site, language, section and subjects. */
import type { Head } from './head.js';
import { plain } from './marked-up.js';
import type { StructuredArticle } from './structured-data.js';

export interface Metadata {
  readonly standfirst: string | null;
  /** The newsroom's name as the page gives it. */
  readonly site: string | null;
  /** BCP 47 primary tag, lower case, as declared. */
  readonly language: string | null;
  /** The part of the site that it is filed under. */
  readonly section: string | null;
  /** The subjects that it is filed under, each once, in the order of the page. */
  readonly tags: readonly string[];
}

/** More subjects than this are a list of search words. */
const MOST_TAGS = 40;

/** Reads what meta tags and structured data say; what they do not say is null, or empty. */
export function readMetadata(head: Head, data: StructuredArticle | null): Metadata {
  const { meta } = head;
  return {
    standfirst: firstPlain(data?.description, meta.get('og:description')?.[0], meta.get('description')?.[0]),
    site: firstPlain(meta.get('og:site_name')?.[0] ?? data?.publisher ?? meta.get('application-name')?.[0]),
    language: declaredLanguage(head, data),
    section: firstPlain(
      data?.section,
      meta.get('article:section')?.[0],
      meta.get('parsely-section')?.[0],
      meta.get('section')?.[0],
    ),
    tags: findTags(head, data),
  };
}

/** `Story – Section | Site` → `Site`: the newsroom's name on a page that gives it nowhere else. */
export function siteInTitle(title: string | null, headline: string): string | null {
  const whole = plain(title ?? '');
  const rest = headline === '' || !whole.startsWith(headline) ? '' : whole.slice(headline.length);
  return /^\s*[|–—:·-]\s+(?:.*\s[|–—·-]\s+)?(\S.{1,39})$/.exec(rest)?.[1] ?? null;
}

function firstPlain(...texts: readonly (string | null | undefined)[]): string | null {
  const stated = texts.find((text) => typeof text === 'string');
  return typeof stated === 'string' ? plain(stated) || null : null;
}

function declaredLanguage(head: Head, data: StructuredArticle | null): string | null {
  const declared =
    head.language ?? data?.language ?? head.meta.get('og:locale')?.[0] ?? head.meta.get('content-language')?.[0];
  return /^[a-z]{2,3}(?![a-z])/i.exec(declared?.trim() ?? '')?.[0].toLowerCase() ?? null;
}

/** The first place that names subjects: a tag each, else a list with commas or semicolons. */
function findTags({ meta }: Head, data: StructuredArticle | null): readonly string[] {
  const lists = [data?.keywords ?? [], ...TAG_META.map((key) => meta.get(key) ?? [])];
  const stated = lists.find((list) => list.length > 0) ?? [];
  const tags = stated.flatMap((text) => plain(text).split(/\s*[,;]\s*/)).filter((tag) => tag !== '');
  return [...new Set(tags)].slice(0, MOST_TAGS);
}

const TAG_META = ['article:tag', 'news_keywords', 'parsely-tags', 'sailthru.tags', 'keywords'];
