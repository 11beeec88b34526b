/** @module When a story was published and last changed, as precisely as the page says, and where it says so. */
import type { ArticleDate, DateOrigin } from '../model.js';
import type { Head } from './outline.js';
import type { StructuredArticle } from './structured-data.js';

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

export function findDates(url: string, head: Head, data: StructuredArticle | null): ArticleDates {
  const published = [
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
      head.times.filter(({ marks }) => !/modified|updated/.test(marks)).map(({ value }) => value),
    ),
    ...dated('url', [dateInAddress(url)]),
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
  return { published: published[0] ?? null, modified: modified[0] ?? null, candidates: published };
}

function dated(origin: DateOrigin, texts: readonly (string | null | undefined)[]): ArticleDate[] {
  return texts.flatMap((text) => {
    const value = text === null || text === undefined ? null : normalDate(text);
    return value === null ? [] : [{ value, origin }];
  });
}

const ISO =
  /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ]+(\d\d?):?(\d\d)(?::?(\d\d)(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?/i;

/** The web began in 1991; a page that dates itself before is counting something else. */
const FIRST_YEAR = 1991;

/**
 * A date as the page wrote it → ISO 8601, no more precise than it was: `2025-06-03`, `2025-06-03T14:05` where no zone was
 * stated, `2025-06-03T14:05:00+02:00` where one was. Null for what is no date.
 */
export function normalDate(text: string): string | null {
  const trimmed = text.trim();
  const iso = ISO.exec(trimmed);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone] = iso as readonly (string | undefined)[];
    if (!isDay(Number(year), Number(month), Number(day))) return null;
    if (hour === undefined || minute === undefined || Number(hour) > 23 || Number(minute) > 59)
      return `${year}-${month}-${day}`;
    return `${year}-${month}-${day}T${hour.padStart(2, '0')}:${minute}:${second ?? '00'}${isoZone(zone)}`;
  }
  if (/^\d{10}(?:\d{3})?$/.test(trimmed)) {
    return new Date(trimmed.length === 10 ? Number(trimmed) * 1000 : Number(trimmed)).toISOString();
  }
  const numeric = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:\D+(\d{1,2}):(\d\d))?/.exec(trimmed);
  if (numeric !== null) {
    const [, first, second, year, hour, minute] = numeric as readonly (string | undefined)[];
    // Day before month everywhere but in the United States, which write slashes.
    const [day, month] = trimmed.includes('/') && Number(second) > 12 ? [second, first] : [first, second];
    if (!isDay(Number(year), Number(month), Number(day))) return null;
    const date = `${year}-${month!.padStart(2, '0')}-${day!.padStart(2, '0')}`;
    return hour === undefined ? date : `${date}T${hour.padStart(2, '0')}:${minute}:00`;
  }
  return /\b\d{4}\b/.test(trimmed) && /[a-z]{3}/i.test(trimmed) ? wordedDate(trimmed) : null;
}

/** RFC 2822 and English dates, by the engine's own parser; written figures are kept where no zone was stated. */
function wordedDate(text: string): string | null {
  const time = Date.parse(`${text} UTC`);
  const zoned = Number.isNaN(time) ? Date.parse(text) : time;
  if (Number.isNaN(zoned)) return null;
  const date = new Date(zoned).toISOString();
  if (Number(date.slice(0, 4)) < FIRST_YEAR) return null;
  if (!/\d:\d\d/.test(text)) return date.slice(0, 10);
  return Number.isNaN(time) ? date.replace('.000Z', 'Z') : date.slice(0, 19);
}

function isoZone(zone: string | undefined): string {
  if (zone === undefined) return '';
  if (/^(?:Z|UTC|GMT)$/i.test(zone)) return 'Z';
  const digits = zone.replace(':', '');
  return `${digits.slice(0, 3)}:${digits.slice(3) || '00'}`;
}

function isDay(year: number, month: number, day: number): boolean {
  return (
    year >= FIRST_YEAR &&
    year < 2100 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  );
}

function dateInAddress(url: string): string | null {
  const found = /[/_-](\d{4})[/_-]?(\d\d)[/_-]?(\d\d)(?=\D|$)/.exec(url);
  return found === null ? null : `${found[1]}-${found[2]}-${found[3]}`;
}
