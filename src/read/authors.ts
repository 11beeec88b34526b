/** @module Who wrote it: people's names, and the agencies and desks that a page credits instead. */
import { plain } from './entities.js';
import type { Head } from './outline.js';
import type { StructuredArticle } from './structured-data.js';

export interface Credits {
  /** People's names, in the order of the page. */
  readonly people: readonly string[];
  /** Agencies, desks and newsrooms that are credited like an author. */
  readonly organisations: readonly string[];
}

const LEADING =
  /^(?:(?:written|reported|posted|published|story|words|text)\s+)?(?:by|von|par|por|di|da|door|av|af|autor(?:in)?|author|auteur|text)(?:\s*:\s*|\s+)/i;
const BETWEEN = /\s*(?:[,;|/•·]|\s(?:and|und|et|y|e|og|och|en|with|&)\s)\s*/i;
/** Words that no person is called by. */
const NO_PERSON =
  /\b(?:press|news|newsroom|reuters|afp|ap|dpa|sda|apa|ansa|efe|tass|redaktion|redaction|redacción|rédaction|redazione|staff|editors?|editorial|desk|team|online|agency|agentur|agence|correspondents?|reporters?|writers?|contributor|admin|associated|media|magazine|times|post|journal|wire|service|updated|ago|published)\b|\.(?:com|de|org|net|co)\b|\d|@|https?:/i;

export function findCredits(head: Head, data: StructuredArticle | null): Credits {
  const sources: string[][] = [
    data?.authors.map(({ name }) => name) ?? [],
    [...(head.meta.get('author') ?? []), ...(head.meta.get('article:author') ?? [])],
    head.meta.get('dc.creator') ?? head.meta.get('parsely-author') ?? [],
    head.authors.filter(({ marks }) => marks !== 'class').map(({ text }) => text),
    head.authors
      .filter(({ marks }) => marks === 'class')
      .map(({ text }) => text)
      .slice(0, 1),
  ];
  const organisations = new Set((data?.authors ?? []).filter(({ person }) => !person).map(({ name }) => plain(name)));
  let fallback: Credits = { people: [], organisations: [...organisations] };
  for (const source of sources) {
    const credits = sort(source, organisations);
    if (credits.people.length > 0) return credits;
    if (fallback.organisations.length === 0) fallback = credits;
  }
  return fallback;
}

function sort(texts: readonly string[], organisations: ReadonlySet<string>): Credits {
  const people = new Map<string, string>();
  const others = new Set<string>();
  for (const text of texts) {
    const whole = plain(text).replace(LEADING, '');
    if (/^https?:/i.test(whole)) continue;
    if (organisations.has(whole)) others.add(whole);
    else
      for (const name of whole.split(BETWEEN)) {
        const bare = name.replace(LEADING, '').trim();
        if (bare === '') continue;
        if (isPersonName(bare)) people.set(bare.toLowerCase(), people.get(bare.toLowerCase()) ?? bare);
        else if (bare.length < 60) others.add(bare);
      }
  }
  return { people: [...people.values()], organisations: [...others] };
}

function isPersonName(text: string): boolean {
  const words = text.split(/\s+/);
  return text.length <= 50 && words.length >= 2 && words.length <= 6 && !NO_PERSON.test(text) && /^\p{L}/u.test(text);
}
