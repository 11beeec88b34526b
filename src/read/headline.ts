/** @module The headline: what the story is called, not the site and not the section. */
import { type Head, plainText } from './outline.js';
import type { StructuredArticle } from './structured-data.js';
import { plain } from './entities.js';

/** Where titles put the site's or the section's name behind the story's. */
const SEPARATOR = /\s+[|»•·–—-]\s+|\s*\|\s*|\s+::?\s+|\s+[<>]\s+/;

/**
 * @param site the newsroom's name, where the page gives it
 * @returns the headline; empty where the page has none
 */
export function findHeadline(head: Head, data: StructuredArticle | null, site: string | null): string {
  const social = head.meta.get('og:title')?.[0] ?? head.meta.get('twitter:title')?.[0] ?? null;
  const headings = head.headings.filter((element) => element.name === 'h1').map((element) => plainText(element, 500));
  const title = head.title === null ? null : withoutSite(plain(head.title), site);
  const stated = [data?.headline ?? null, social].flatMap((text) =>
    text === null ? [] : [withoutSite(plain(text), site)],
  );
  const candidates = stated.filter((text) => text !== '' && !isSite(text, site));
  if (candidates.length > 0) return candidates[0];
  const heading =
    headings.find((text) => text.length > 10 && !isSite(text, site) && title?.includes(text)) ??
    headings.find((text) => text.length > 10 && !isSite(text, site));
  return heading ?? title ?? '';
}

function isSite(text: string, site: string | null): boolean {
  return text.toLowerCase() === site?.toLowerCase();
}

/** `Story – Section | Site` → `Story – Section`, where the site's name is known; a last part of few words goes otherwise. */
function withoutSite(title: string, site: string | null): string {
  const parts = title.split(SEPARATOR);
  const last = parts.at(-1);
  if (site === null || parts.length < 2 || last?.toLowerCase() !== site.toLowerCase()) return title;
  const cut = title.slice(0, title.length - last.length);
  return cut.replace(/[\s|»•·–—:<>-]+$/, '');
}
