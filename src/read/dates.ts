/** @module When a story was published and last changed, as precisely as the page says, and where it says so. */
import type { ArticleDate, DateOrigin } from '../model.js';
import type { Head } from './head.js';
import type { StructuredArticle } from './structured-data.js';
import { dateInText, FIRST_YEAR, isDay } from './visible-date.js';

export interface ArticleDates {
  readonly published: ArticleDate | null;
  readonly modified: ArticleDate | null;
  /** Everything that was found, best first, for people who ask why. */
  readonly candidates: readonly ArticleDate[];
}

const PUBLISHED_META = [
  'article:published_time',
  'article:published',
  'og:published_time',
  'og:article:published_time',
  'datepublished',
  'date.published',
  'parsely-pub-date',
  'sailthru.date',
  'publishdate',
  'publish-date',
  'publish_date',
  'published_date',
  'pubdate',
  'publication_date',
  'cxenseparse:recs:publishtime',
  'cxenseparse:publishtime',
  'dc.date.issued',
  'dcterms.created',
  'dcterms.date',
  'dc.date.created',
  'dc.date',
  'dc.created',
  'last-published',
  'date',
  'displaydate',
  'article_date_original',
  'bt:pubdate',
  'timestamp',
  'created',
];
const MODIFIED_META = [
  'article:modified_time',
  'article:modified',
  'og:updated_time',
  'datemodified',
  'dcterms.modified',
  'dc.date.modified',
  'lastmod',
  'last-modified',
  'revised',
];

/**
 * @param page its address, and when it was fetched where that is known: what is dated behind it is left out
 * @param visible the date that a reader sees beside the headline, as {@link dateInText} gives it
 * @param declared what stands where the site's declaration says that the date does
 * @param story offset in the HTML at which the story's headline stands: of several `<time>` elements the first behind it counts
 */
export function findDates(
  page: { readonly url: string; readonly fetchedAt?: string },
  head: Head,
  data: StructuredArticle | null,
  visible: string | null,
  story: number,
  declared: string | null = null,
): ArticleDates {
  const publishing = head.times.filter(({ marks }) => /publi|posted|created/.test(marks) || !/modif|updat/.test(marks));
  const times = [
    ...publishing.filter(({ start }) => start >= story),
    ...publishing.filter(({ start }) => start < story).reverse(),
  ];
  const published = [
    ...dated('declared', [declared]),
    ...dated('json-ld', [data?.published]),
    ...dated(
      'meta',
      PUBLISHED_META.map((key) => head.meta.get(key)?.[0]),
    ),
    ...dated(
      'microdata',
      head.times.filter(({ marks }) => /datepublished|datecreated/.test(marks)).map(({ value }) => value),
    ),
    ...dated(
      'time',
      times.map(({ value }) => value),
    ),
    ...dated('url', [dateInAddress(page.url)]),
    ...dated('text', [visible]),
  ];
  const modified = [
    ...dated('json-ld', [data?.modified]),
    ...dated(
      'meta',
      MODIFIED_META.map((key) => head.meta.get(key)?.[0]),
    ),
    ...dated(
      'microdata',
      head.times.filter(({ marks }) => marks.includes('datemodified')).map(({ value }) => value),
    ),
  ];
  const past = ({ value }: ArticleDate): boolean => page.fetchedAt === undefined || !isBehind(value, page.fetchedAt);
  const candidates = published.filter(past);
  return { published: precise(candidates), modified: precise(modified.filter(past)), candidates };
}

/** Clocks of servers and newsrooms may differ by so much. In milliseconds. */
const CLOCK_SKEW = 10 * 60 * 1000;

/** Whether a date lies behind a time wherever on earth it was written: the day begins first at UTC+14. */
function isBehind(date: string, time: string): boolean {
  const instant = ZONED.test(date) ? date : `${date.length > 10 ? date : `${date}T00:00:00`}+14:00`;
  return Date.parse(instant) > Date.parse(time) + CLOCK_SKEW;
}

const ZONED = /T.*(?:Z|[+-]\d\d:\d\d)$/;

/** The first date; where it is but a day, a later one that knows the time of that day. */
function precise(dates: readonly ArticleDate[]): ArticleDate | null {
  const first = dates.at(0);
  if (first === undefined) return null;
  if (first.value.length > 10) return first;
  return dates.find(({ value }) => value.startsWith(first.value) && ZONED.test(value)) ?? first;
}

function dated(origin: DateOrigin, texts: readonly (string | null | undefined)[]): ArticleDate[] {
  return texts.flatMap((text) => {
    const value = text === null || text === undefined ? null : normalDate(text);
    return value === null ? [] : [{ value, origin }];
  });
}

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?/i;

/**
 * A date as the page wrote it → ISO 8601, no more precise than it was: `2025-06-03`, `2025-06-03T14:05` where no zone was
 * stated, `2025-06-03T14:05:00+02:00` where one was. Null for what is no date.
 */
export function normalDate(text: string): string | null {
  const trimmed = text.trim();
  // Seconds or milliseconds since 1970.
  if (/^\d{10}(?:\d{3})?$/.test(trimmed)) {
    return new Date(trimmed.length === 10 ? Number(trimmed) * 1000 : Number(trimmed))
      .toISOString()
      .replace(/\.\d+Z$/, 'Z');
  }
  const iso = ISO.exec(trimmed);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone] = iso as readonly (string | undefined)[];
    if (!isDay(Number(year), Number(month), Number(day))) return null;
    if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59)
      return `${year}-${month}-${day}`;
    return `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute}:${second ?? '00'}${isoZone(zone)}`;
  }
  return internetDate(trimmed) ?? dateInText(trimmed.slice(0, 100));
}

/** RFC 5322 dates and what `Date.prototype.toString` prints: with a zone, as they stand in feeds, headers and careless scripts. */
function internetDate(text: string): string | null {
  if (!/\d:\d\d(?::\d\d)?\s*(?:GMT|UTC|Z|[+-]\d{4}|E[SD]T|P[SD]T|C[SD]T)/.test(text)) return null;
  const time = Date.parse(text);
  return Number.isNaN(time) || time < Date.UTC(FIRST_YEAR, 0)
    ? null
    : new Date(time).toISOString().replace('.000Z', 'Z');
}

function isoZone(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z';
  const digits = zone.replace(':', '');
  return `${digits.slice(0, 3)}:${digits.slice(3) || '00'}`;
}

function dateInAddress(url: string): string | null {
  const found = /[/_-](\d{4})[/_-]?(\d\d)[/_-]?(\d\d)(?=\D|$)/.exec(url);
  return found === null ? null : `${found[1]}-${found[2]}-${found[3]}`;
}
