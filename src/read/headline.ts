/** @module The headline: what the story is called, not the site and not the section. */
import { plain } from './marked-up.js';
import type { Head } from './head.js';
import { plainText } from './tree-text.js';
import type { StructuredArticle } from './structured-data.js';

/** What titles put between the story's name and the site's or the section's. */
const SEPARATOR = /\s+[|»•·–—-]\s+|\s*\|\s*|\s+::?\s+/;
const OPENS_WITH_SEPARATOR = /^\s*(?:[|»•·–—:]|[-<]\s)/;

/**
 * JSON-LD's headline first: it is the one least often lengthened by the site's name, and cut least often; then the title
 * that goes out to other sites (`og:title`). The page's own `<h1>` tells where these go on with something else.
 *
 * @param site the newsroom's name, where the page gives it
 * @returns the headline; empty where the page has none
 */
export function findHeadline(head: Head, data: StructuredArticle | null, site: string | null): string {
  const title = head.title === null ? '' : plain(head.title);
  const headings = head.headings
    .filter((element) => element.name === 'h1')
    .map((element) => plainText(element, 500))
    .filter((text) => text !== '' && !same(text, site));
  // A page can have several first headings; the story's stands in the title too, and is the longest that does.
  const ranked = headings.toSorted(
    (a, b) => Number(title.includes(b)) - Number(title.includes(a)) || b.length - a.length,
  );
  const heading = ranked.at(0) ?? null;
  const social = head.meta.get('og:title')?.[0] ?? null;
  const stated = [data?.headline, social, head.meta.get('twitter:title')?.[0]];
  for (const text of stated) {
    if (text === undefined || text === null) continue;
    const candidate = shorten(plain(text), heading, site);
    if (candidate === '' || same(candidate, site)) continue;
    // One or two words name the section, where the page's heading and title agree on something else.
    if (candidate.split(' ').length <= 2 && heading !== null && heading !== candidate && title.includes(heading))
      continue;
    return withoutKicker(candidate, social);
  }
  if (heading !== null && (heading.length > 10 || title.includes(heading))) return heading;
  return site === null ? longestPart(title) : shorten(title, heading, site);
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
  const cut = /(?:…|\.\.\.)$/.exec(title);
  if (cut !== null && heading?.startsWith(title.slice(0, cut.index)) === true) return heading;
  const last = title.split(SEPARATOR).at(-1)!;
  if (last === title || !same(last, site)) return title;
  return title.slice(0, title.length - last.length).replace(/[\s|»•·–—:-]+$/, '');
}

/** `Kicker: Headline` → `Headline`, where the page itself gives the headline alone elsewhere. */
function withoutKicker(headline: string, social: string | null): string {
  const alone = social === null ? '' : plain(social);
  return alone.length > 15 && headline.endsWith(`: ${alone}`) ? alone : headline;
}

function longestPart(title: string): string {
  return title.split(SEPARATOR).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
}
