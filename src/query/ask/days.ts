/** @module The days that a question names → the filters `since` and `until`. */

/** A stretch of the words, and the days that it means: ISO dates of any precision, both included. */
export interface Days {
  readonly from: number;
  readonly to: number;
  readonly since?: string;
  readonly until?: string;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const NUMBERS = [
  'zero',
  'one',
  'two',
  'three',
  'four',
  'five',
  'six',
  'seven',
  'eight',
  'nine',
  'ten',
  'eleven',
  'twelve',
];
const DAY_MS = 86_400_000;

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const DATE = String.raw`(?:\d{4}-\d{2}-\d{2}|\d{4}-\d{2}|(?:\d{1,2}(?:st|nd|rd|th)? )?${MONTH}(?: \d{1,2}(?:st|nd|rd|th)?)?(?: (?:19|20)\d{2})?|(?:19|20)\d{2})`;
const SPAN = String.raw`(?:(?:the )?(?:last|past) (?:(\d+|${NUMBERS.join('|')}) )?(day|week|month|quarter|year)s?|this (week|month|quarter|year)|today|yesterday)`;

/** The first of these that fits at a place is what stands there. */
const PATTERNS: readonly (readonly [
  RegExp,
  (match: RegExpExecArray, today: Date) => { since?: string; until?: string },
])[] = [
  [
    pattern(`(?:between|from) (${DATE}) (?:and|to|until|till|through) (${DATE})`),
    ([, a, b], today) => ({ since: iso(a, today), until: iso(b, today) }),
  ],
  [pattern(String.raw`((?:19|20)\d{2})-((?:19|20)\d{2})`), ([, since, until]) => ({ since, until })],
  [pattern(`(?:since|from|starting|as of) (${DATE})(?: on(?:wards?)?)?`), ([, a], today) => ({ since: iso(a, today) })],
  [pattern(`after (${DATE})`), ([, a], today) => ({ since: step(iso(a, today), 1) })],
  [pattern(`before (${DATE})`), ([, a], today) => ({ until: step(iso(a, today), -1) })],
  [pattern(`(?:until|till|up to|by|through) (${DATE})`), ([, a], today) => ({ until: iso(a, today) })],
  [
    pattern(`(?:(?:in|within|during|over|since|for|from) )?${SPAN}`),
    ([all, count, unit, current], today) => relative(all, count, unit, current, today),
  ],
  [pattern(`(?:in|during|on|of|for) (${DATE})`), ([, a], today) => ({ since: iso(a, today), until: iso(a, today) })],
  [pattern(String.raw`((?:19|20)\d{2}(?:-\d{2}){0,2})`), ([, a]) => ({ since: a, until: a })],
];

function pattern(source: string): RegExp {
  return new RegExp(`^${source}(?= |$)`, 'u');
}

/**
 * The days in some words, from the left, none twice.
 *
 * @param words in small letters
 * @param today what "last month" counts from, ISO
 */
export function daysIn(words: readonly string[], today: string): Days[] {
  const now = new Date(`${today.slice(0, 10)}T00:00:00Z`);
  const found: Days[] = [];
  for (let from = 0; from < words.length;) {
    const rest = words.slice(from).join(' ');
    const hit = PATTERNS.flatMap(([pattern, read]) => {
      const match = pattern.exec(rest);
      return match === null ? [] : [{ match, read }];
    }).at(0);
    if (hit === undefined) from++;
    else {
      const to = from + hit.match[0].split(' ').length;
      found.push({ from, to, ...hit.read(hit.match, now) });
      from = to;
    }
  }
  return found;
}

/** Words of a date → ISO; a month without its year is the last one that was. */
function iso(words: string, today: Date): string {
  if (/^\d{4}(?:-\d{2}){0,2}$/.test(words)) return words;
  const month = MONTHS.findIndex((name) => new RegExp(String.raw`\b${name}`).test(words));
  const year = /\b(?:19|20)\d{2}\b/.exec(words)?.[0];
  const day = /\b(\d{1,2})(?:st|nd|rd|th)?\b/.exec(words.replace(/\b(?:19|20)\d{2}\b/, ''))?.[1];
  const last = today.getUTCFullYear() - (month > today.getUTCMonth() ? 1 : 0);
  const head = `${year ?? last}-${String(month + 1).padStart(2, '0')}`;
  return day === undefined ? head : `${head}-${day.padStart(2, '0')}`;
}

/** The next or the last year, month or day. */
function step(date: string, by: 1 | -1): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
  if (month === undefined) return String(year + by);
  if (day === undefined) return new Date(Date.UTC(year, month - 1 + by, 1)).toISOString().slice(0, 7);
  return new Date(Date.UTC(year, month - 1, day) + by * DAY_MS).toISOString().slice(0, 10);
}

/** "this year", "last month", "the past two weeks", "yesterday". */
function relative(
  words: string,
  count: string | undefined,
  unit: string | undefined,
  current: string | undefined,
  today: Date,
): { since?: string; until?: string } {
  const day = (date: number) => new Date(date).toISOString().slice(0, 10);
  const now = today.getTime();
  if (words.endsWith('today')) return { since: day(now) };
  if (words.endsWith('yesterday')) return { since: day(now - DAY_MS) };
  const [year, month] = [today.getUTCFullYear(), today.getUTCMonth()];
  if (current !== undefined) {
    if (current === 'year') return { since: String(year) };
    if (current === 'month') return { since: day(now).slice(0, 7) };
    if (current === 'quarter') return { since: day(Date.UTC(year, month - (month % 3), 1)).slice(0, 7) };
    return { since: day(now - ((today.getUTCDay() + 6) % 7) * DAY_MS) };
  }
  const named = count === undefined ? 1 : NUMBERS.indexOf(count);
  const n = named >= 0 ? named : Number(count);
  // "last year" is the calendar's; "the last two years" count back from today.
  if (count === undefined && unit === 'year' && !words.includes('past'))
    return { since: String(year - 1), until: String(year - 1) };
  if (count === undefined && unit === 'month' && !words.includes('past')) {
    const last = day(Date.UTC(year, month - 1, 1)).slice(0, 7);
    return { since: last, until: last };
  }
  if (unit === 'year') return { since: day(Date.UTC(year - n, month, today.getUTCDate())) };
  if (unit === 'quarter' || unit === 'month') {
    return { since: day(Date.UTC(year, month - n * (unit === 'quarter' ? 3 : 1), today.getUTCDate())) };
  }
  return { since: day(now - n * (unit === 'week' ? 7 : 1) * DAY_MS) };
}
