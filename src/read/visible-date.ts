/** @module Dates as people write them, in the languages of the web's newsrooms. Month names come from Unicode CLDR, by `Intl`. */

/** Languages whose month names are known. Where two share a name, they mean the same month. */
const LANGUAGES =
  'en de fr es it pt nl sv nb da fi pl cs sk sl hr sr uk ru be bg ro hu el tr et lv lt ca id ms sw af is kk uz az ky'.split(
    ' ',
  );

let monthNames: ReadonlyMap<string, number> | null = null;

/** Lower-case month names and their usual abbreviations, nominative and genitive, to 1 … 12. */
function months(): ReadonlyMap<string, number> {
  if (monthNames !== null) return monthNames;
  const names = new Map<string, number>();
  for (const language of LANGUAGES) {
    for (const month of ['long', 'short'] as const) {
      for (const form of [
        new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' }),
        new Intl.DateTimeFormat(language, { month, day: 'numeric', year: 'numeric', timeZone: 'UTC' }),
      ]) {
        for (let i = 0; i < 12; i++) {
          const part = form.formatToParts(Date.UTC(2020, i, 15)).find(({ type }) => type === 'month');
          const name = part?.value.toLowerCase().replace(/\.$/, '') ?? '';
          if (/^\p{L}{3,}$/u.test(name) && !names.has(name)) names.set(name, i + 1);
        }
      }
    }
  }
  // Abbreviations that CLDR does not give.
  for (const [name, month] of [
    ['sept', 9],
    ['mär', 3],
    ['jän', 1],
    ['jänner', 1],
  ] as const)
    names.set(name, month);
  return (monthNames = names);
}

/** 24 hours, or English half days. */
const CLOCK = /(?:^|[^\d.:])(\d{1,2})[:.h](\d{2})(?::\d{2})?\s*(?:(a|p)\.?m\b)?/i;

/**
 * The first date with a year in the text, and the clock time within the forty characters behind it.
 *
 * @param text a line of a page; a long text costs time in proportion
 * @returns `2025-06-03`, or `2025-06-03T14:05:00` as written, without a zone; null where there is none
 */
export function dateInText(text: string): string | null {
  if (!/\d{4}|\d\.\d/.test(text)) return null;
  const found = numericDate(text) ?? wordedDate(text);
  if (found === null) return null;
  const date = `${found.year}-${pad(found.month)}-${pad(found.day)}`;
  const clock = CLOCK.exec(text.slice(found.end, found.end + 40));
  if (clock === null) return date;
  const half = (clock[3] as string | undefined)?.toLowerCase();
  const hour = (Number(clock[1]) % (half === undefined ? 24 : 12)) + (half === 'p' ? 12 : 0);
  return Number(clock[1]) > 23 || Number(clock[2]) > 59 ? date : `${date}T${pad(hour)}:${clock[2]}:00`;
}

interface FoundDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** Offset behind it. */
  readonly end: number;
}

const NUMERIC =
  /(?<![\d./-])(?:(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})([-/.])\s?(\d{1,2})\5\s?(\d{4}|\d{2}))(?![\d]|[./-]\d)/g;

function numericDate(text: string): FoundDate | null {
  for (const match of text.matchAll(NUMERIC)) {
    const end = match.index + match[0].length;
    const [, isoYear, isoMonth, isoDay, first, mark, second, lastYear] = match as readonly (string | undefined)[];
    if (isoYear !== undefined) {
      const date = valid(Number(isoYear), Number(isoMonth), Number(isoDay), end);
      if (date !== null) return date;
      continue;
    }
    // Two figures for the year are only clear in the German way with two for all: `03.06.25`.
    if (lastYear!.length === 2 && (mark !== '.' || first!.length + second!.length < 4)) continue;
    const year = lastYear!.length === 2 ? 2000 + Number(lastYear) : Number(lastYear);
    // Day before month, as everywhere but in the United States, unless that is no date.
    const date = valid(year, Number(second), Number(first), end) ?? valid(year, Number(first), Number(second), end);
    if (date !== null) return date;
  }
  return null;
}

const WORDED =
  /(?<!\d)(\d{1,2})(?:\.|º|ª|st|nd|rd|th|er|-)?\s?(?:de |of |del )?(\p{L}{3,})\.?,?\s?(?:de |del |)(\d{4})(?!\d)|(?<!\p{L})(\p{L}{3,})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?!\d)|(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})/giu;

function wordedDate(text: string): FoundDate | null {
  for (const match of text.matchAll(WORDED)) {
    const end = match.index + match[0].length;
    const [, day, name, year, nameFirst, dayThen, yearThen, eastYear, eastMonth, eastDay] = match as readonly (
      string | undefined
    )[];
    if (eastYear !== undefined) {
      const date = valid(Number(eastYear), Number(eastMonth), Number(eastDay), end);
      if (date !== null) return date;
      continue;
    }
    const month = months().get((name ?? nameFirst)!.toLowerCase());
    if (month === undefined) continue;
    const date = valid(Number(year ?? yearThen), month, Number(day ?? dayThen), end);
    if (date !== null) return date;
  }
  return null;
}

/** The web began in 1991; a page that dates itself before is counting something else. */
export const FIRST_YEAR = 1991;
const LAST_YEAR = 2099;

export function isDay(year: number, month: number, day: number): boolean {
  if (!(year >= FIRST_YEAR && year <= LAST_YEAR && month >= 1 && month <= 12 && day >= 1)) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

function valid(year: number, month: number, day: number, end: number): FoundDate | null {
  return isDay(year, month, day) ? { year, month, day, end } : null;
}

function pad(figure: number): string {
  return String(figure).padStart(2, '0');
}
