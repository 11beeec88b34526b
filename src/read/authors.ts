/** @module Who wrote it: people's names, and the agencies and desks that a page credits instead. */
import { plain } from './marked-up.js';
import type { AuthorMark, Head } from './head.js';
import type { StructuredArticle } from './structured-data.js';

interface Named {
  /** People's names, in the order of the page. */
  readonly people: readonly string[];
  /** Agencies, desks and newsrooms that are credited like an author. */
  readonly organisations: readonly string[];
}

/** A byline and where it stands: in JSON-LD, a meta tag, an element marked as an author's, or a line beside the story. */
export interface Byline extends Named {
  readonly origin: 'declared' | 'json-ld' | 'meta' | 'marked' | 'line';
}

export interface Credits extends Named {
  /** All that the page offers, best first; those chosen are the first people, else the first organisations. */
  readonly candidates: readonly Byline[];
}

/** What stands before a name in a byline. */
const LEADING =
  /^[\s©/|–—-]*(?:(?:written|reporting|reported|posted|published|story|words|article|text|geschrieben|eingestellt|veröffentlicht|erstellt|publié|écrit|escrito|publicado|scritto|pubblicato|text(?:e)?(?: (?:&|und|and) (?:fotos?|photos?|bilder))?)\s*:?\s+)?(?:(?:by|von|vom|par|por|di|da|door|av|af|autor(?:in|es|a)?|author|auteur|text|reporting)(?:\s*:\s*|\s+)|text[^:]{0,20}:\s*)/i;
const BETWEEN = /\s*(?:[,;|/•·]|\s(?:and|und|et|y|e|og|och|en|with|&)\s)\s*/i;

/** Words that no person is called by: newsrooms, agencies, and what pages print beside names. */
const NO_PERSON =
  /(?<!\p{L})(?:press|presse|news|newsroom|reuters|afp|ap|dpa|sda|apa|ansa|efe|tass|redaktion|redaction|redacción|redacao|redação|rédaction|redazione|staff|editors?|editorial|desk|team|online|agency|agencia|agentur|presse-agentur|agence|correspondents?|reporters?|writers?|contributor|admin|webadmin|release|announcement|statement|radio|television|associated|media|magazine|times?|post|journal|wire|service|services|updated|ago|published|posted|nachrichten|zeitung|verband|university|universität|institut|institute|company|gmbh|ag|inc|ltd|says|sagt|comments?|name|website|blog|blogger|archiv)(?!\p{L})|\.(?:com|de|org|net|co)(?!\p{L})|\d|@|https?:|[:!?*]/iu;

/** Names of news agencies and desks (the word, or the agencies' own abbreviations). */
const AGENCY =
  /(?<![\p{L}.])(?:press|presse|reuters|afp|ap|dpa|sda|apa|ansa|efe|tass|bloomberg|redaktion|redaction|redacción|redação|rédaction|redazione|agency|agencia|agência|agentur|presse-agentur|agence|agenzia|ajansı|newsroom|staff)(?!\p{L}|\.\p{L})/iu;

/** Papers begin with an article, people do not ("El" and "La" stand in names too, but behind a first name). */
const ARTICLE = /^(?:the|der|die|das|le|la|les|il|el|los|las|de)$/i;

/** Small words inside names. */
const PARTICLE =
  /^(?:de|da|do|dos|das|du|di|del|della|der|den|ten|ter|van|von|vom|zu|zur|la|le|el|al|bin|ibn|bint|y|e|af|av|ben|ap|st)$/;

/** Looks like one person's name: two to five words, each beginning with a capital where the script has them. */
export function isPersonName(text: string): boolean {
  if (text.length > 50 || NO_PERSON.test(text)) return false;
  if (/^[\p{sc=Han}\p{sc=Hangul}\p{sc=Hiragana}\p{sc=Katakana}·]{2,8}$/u.test(text)) return true;
  const words = text.split(/\s+/);
  if (ARTICLE.test(words[0])) return false;
  if (words.length < 2 || words.length > 6) return false;
  return words.every(
    (word) => PARTICLE.test(word) || /^["'“‘(]?(?:\p{Lu}|\p{Lo}|\p{Lt}|[dlo]['’]\p{Lu}|al-)/u.test(word),
  );
}

/** The line that opens a wire's report: place, day, and the wire in brackets before a dash: `LONDON, June 3 (Example) - `. */
const DATELINE = /^[^\n(“"]{0,60}\((\p{Lu}[\p{L}&.’' -]{1,40})\)\s*[-–—]/u;

/** The wire that a text names in its opening line; none in a text that opens otherwise. */
export function wireInDateline(text: string): readonly string[] {
  const wire = DATELINE.exec(text)?.[1];
  return wire === undefined ? [] : [wire.trim()];
}

/** What people do in a newsroom, behind their name. */
const ROLE =
  /^(?:(?:[\p{L}-]+ ){0,3}(?:editor|reporter|correspondent|writer|columnist|analyst|chief|journalist|staff|contributor)\b.{0,40})$/iu;

/** `By Jane Roe` and its like in other languages, and `Jane Roe, Business Editor`. */
export function isByline(line: string): boolean {
  return nameWithRole(line) !== null || (LEADING.test(line) && peopleIn(line.replace(LEADING, '')).length > 0);
}

function nameWithRole(line: string): string | null {
  const [name, role] = line.split(/,\s+/, 2) as [string, string?];
  return role !== undefined && line.length <= 100 && ROLE.test(role) && isPersonName(name) ? name : null;
}

function peopleIn(line: string): readonly string[] {
  return sort([line], new Set(), null, false).people;
}

/**
 * @param site the newsroom's own name: it is nobody's byline where a person can be found
 * @param bylines short lines of the page between its headline and the end of its text
 * @param opening those of them between the headline and the first paragraph
 * @param story offsets in the HTML between which the story stands, headline and text: who is named in it comes first, who
 *   is named behind it last
 * @param named what stands where the site's declaration says that the byline does
 */
export function findCredits(
  head: Head,
  data: StructuredArticle | null,
  site: string | null,
  bylines: readonly string[],
  opening: readonly string[],
  story: { readonly start: number; readonly end: number },
  named: string | null = null,
): Credits {
  const declared: Source[] = [
    { origin: 'declared', texts: named === null ? [] : [named] },
    { origin: 'json-ld', texts: data?.authors.map(({ name }) => name) ?? [] },
    { origin: 'meta', texts: [...(head.meta.get('author') ?? []), ...(head.meta.get('article:author') ?? [])] },
    { origin: 'meta', texts: head.meta.get('dc.creator') ?? head.meta.get('parsely-author') ?? [] },
    // Highwire Press tags (scholar.google.com/intl/en/scholar/inclusion.html) give the surname first.
    {
      origin: 'meta',
      texts: (head.meta.get('citation_author') ?? []).map((name) => name.replace(/^([^,]+),\s*([^,]+)$/, '$2 $1')),
    },
  ];
  const shown: Source[] = [
    ...marked(head.authors.filter(({ start }) => start >= story.start && start < story.end)),
    ...marked(head.authors.filter(({ start }) => start < story.start)),
    ...bylines.filter((line) => line.length <= 100 && LEADING.test(line)).map(asLine),
    ...bylines
      .map(nameWithRole)
      .filter((name) => name !== null)
      .map(asLine),
    ...marked(head.authors.filter(({ start }) => start >= story.end)),
    ...opening
      .map((line) => nameBesideDate(line, site))
      .filter((name) => name !== null)
      .map(asLine),
  ];
  const organisations = new Set((data?.authors ?? []).filter(({ person }) => !person).map(({ name }) => plain(name)));
  const candidates: Byline[] = [];
  let chosen: Named = { people: [], organisations: [] };
  for (const source of [...declared, ...shown]) {
    const named = sort(source.texts, organisations, site, declared.includes(source));
    if (named.people.length + named.organisations.length === 0) continue;
    candidates.push({ origin: source.origin, ...named });
    if (chosen.people.length > 0) continue;
    const known = chosen.organisations.filter((name) => name.toLowerCase() !== site?.toLowerCase());
    const better = declared.includes(source) ? known.length === 0 : chosen.organisations.length === 0;
    if (named.people.length > 0 || better) chosen = named;
  }
  return { ...chosen, candidates };
}

interface Source {
  readonly origin: Byline['origin'];
  readonly texts: readonly string[];
}

const asLine = (line: string): Source => ({ origin: 'line', texts: [line] });

/** `23 Aug | Jane Roe`, `17:27, april 15, 2022 Jane Roe Example News`: the name in a line that else gives but time and site. */
function nameBesideDate(line: string, site: string | null): string | null {
  if (line.length > 100 || !/\d/.test(line)) return null;
  const bare = (site === null ? line : line.replace(site, ' ')).replace(DATE_WORDS, ' | ');
  const parts = bare.split(/\s*[|•·/,]\s*|\s+[-–—]\s+/).filter((part) => /\p{L}/u.test(part));
  const name = parts.length === 1 ? parts[0].trim() : '';
  return PLAIN_NAME.test(name) && isPersonName(name) ? name : null;
}

/** First name and surname, with one between them at most. */
const PLAIN_NAME = /^\p{Lu}\p{Ll}+(?:\s\p{Lu}(?:\.|\p{Ll}+))?\s\p{Lu}\p{Ll}+(?:[-’']\p{Lu}\p{Ll}+)?$/u;

/** A day with or without its year, and the time of day. */
const DATE_WORDS =
  /\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[ap]\.?m\b\.?)?|\d{1,4}[-./]\d{1,2}[-./]\d{1,4}|\d{1,2}(?:st|nd|rd|th|\.)?\s\p{L}{3,9}\.?,?(?:\s\d{4})?|\p{L}{3,9}\.?\s\d{1,2}(?:st|nd|rd|th)?(?:,?\s\d{4})?/giu;

/** Marks of one kind that stand for themselves name all authors together; classes mark one line each. */
function marked(marks: readonly AuthorMark[]): Source[] {
  return [
    marks.filter(({ marks: by }) => by !== 'class').map(({ text }) => text),
    ...marks.filter(({ marks: by }) => by === 'class').map(({ text }) => [text]),
  ].map((texts) => ({ origin: 'marked', texts }));
}

/** A line's label without the name that it announces. */
const LABEL = /^(?:(?:article|written|text|posted)? ?(?:by|von|par|por)|author(?:en|s)?|autor(?:en|es|i)?|auteurs?)$/i;

/** What follows a name in a byline: the time of writing. */
const TRAILING =
  /\s*(?:\([^)]*\)|\s[–—-]\s\p{Ll}.*|(?:\s(?:am|um|at|on|le|den))?(?:\s\p{L}{2,10}[.,]{0,2})?\s[\d|].*)$/u;

function sort(
  texts: readonly string[],
  organisations: ReadonlySet<string>,
  site: string | null,
  declared: boolean,
): Named {
  const people = new Map<string, string>();
  const others = new Set<string>();
  for (const text of texts) {
    const whole = plain(text).replace(LEADING, '');
    if (/^https?:/i.test(whole) || whole.length > 300) continue;
    if (organisations.has(whole) || whole.toLowerCase() === site?.toLowerCase()) {
      others.add(whole);
      continue;
    }
    for (const name of whole.split(BETWEEN)) {
      const bare = name.replace(LEADING, '').replace(TRAILING, '').trim();
      if (isPersonName(bare)) people.set(bare.toLowerCase(), people.get(bare.toLowerCase()) ?? bare);
      else if (bare !== '' && bare.length < 60) others.add(bare);
    }
  }
  // Beside people, only what can be an organisation's name is a credit; the rest are places, offices and dates.
  const credited = [...others].filter(
    (name) =>
      organisations.has(name) ||
      AGENCY.test(name) ||
      (people.size === 0 && (declared || !(NO_PERSON.test(name) || LABEL.test(name)))),
  );
  return { people: [...people.values()], organisations: credited };
}
