/** @module The dates that feeds write, in the forms that their standards name and in those that are met all the same. */

/** Hours east of UTC: the zone names of RFC 822, section 5, and others that newsrooms write. `IST` and the like mean too many zones. */
const ZONES: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ ut: 0, utc: 0, gmt: 0, z: 0 },
    ...{ et: -5, est: -5, edt: -4, ct: -6, cst: -6, cdt: -5, mt: -7, mst: -7, mdt: -6, pt: -8, pst: -8, pdt: -7 },
    ...{ akst: -9, akdt: -8, hst: -10 },
    ...{ wet: 0, west: 1, bst: 1, cet: 1, cest: 2, eet: 2, eest: 3, msk: 3, jst: 9, aest: 10, aedt: 11 },
  }),
);
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

type Groups = Readonly<Record<string, string | undefined>>;

/** In characters. The longest that is met names day, month and zone in full, which is half of this. */
const LONGEST_DATE = 100;

interface Stated {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  readonly day: number;
  readonly hour?: number;
  readonly minute?: number;
  readonly second?: number;
  /** Minutes east of UTC. */
  readonly offset?: number;
}

/**
 * A feed's date as ISO 8601 in UTC, to the second; null where it is none, or names a day that does not exist.
 * A date without a zone, or in one whose name is not known, is taken for UTC; one without a day for the first of its month.
 *
 * @example isoDate('Thu, 01 Jan 04 19:48 EST') // '2004-01-02T00:48:00Z'
 */
export function isoDate(words: string): string | null {
  const text = words.trim();
  if (text.length > LONGEST_DATE) return null;
  const stated = numericDate(text) ?? namedDate(text);
  if (stated === null) return null;
  const { year, month, day, hour = 0, minute = 0, second = 0, offset = 0 } = stated;
  // The first and the last year that fit are what programs write for no date: 0001-01-01, 9999-12-31.
  if (year < 1000 || year > 9998 || month < 1 || month > 12 || day < 1 || hour > 24 || minute > 59 || second > 60)
    return null;
  const midnight = new Date(Date.UTC(year, month - 1, day));
  if (midnight.getUTCDate() !== day) return null;
  const time = midnight.getTime() + ((hour * 60 + minute - offset) * 60 + second) * 1000;
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

/**
 * W3C date-time (w3.org/TR/NOTE-datetime) and the wider ISO 8601: `2003-12-31T10:14:55.5+01:00`, `2003-12`, `20031231`,
 * `2003-365`, a space for the T, the two-digit years of ISO 8601:1988, also behind the hyphen that stands for the century.
 */
function numericDate(text: string): Stated | null {
  const parts = /^-?(?<days>\d[\d-]*)(?:(?:\s*T\s*|\s+)(?<clock>\S.*))?$/i.exec(text);
  if (parts === null) return null;
  const { days = '', clock } = parts.groups as Groups;
  const date =
    /^(?<year>\d{4}|\d\d)-(?<month>\d\d?)-(?<day>\d\d?)$/.exec(days) ??
    /^(?<year>\d{4}|\d\d)-?(?<ordinal>\d{3})$/.exec(days) ??
    /^(?<year>\d{4}|\d\d)(?<month>\d\d)(?<day>\d\d)$/.exec(days) ??
    /^(?<year>\d{4}|\d\d)-(?<month>\d\d)$/.exec(days) ??
    /^(?<year>\d{4})$/.exec(days);
  const time = clock === undefined ? {} : clockTime(clock);
  if (date === null || time === null) return null;
  const { year: digits = '', month = '1', day = '1', ordinal } = date.groups as Groups;
  const year = fullYear(digits);
  if (ordinal === undefined) return { year, month: Number(month), day: Number(day), ...time };
  const counted = new Date(Date.UTC(year, 0, Number(ordinal)));
  if (counted.getUTCFullYear() !== year) return null;
  return { year, month: counted.getUTCMonth() + 1, day: counted.getUTCDate(), ...time };
}

/**
 * RFC 822, RFC 2822 and asctime: the day of the week is passed over, and month, day, year, time and zone are known by
 * their shapes, so that their order may vary: `Thu, 01 Jan 2004 19:48:21 GMT`, `Sun Jul 15 01:16:00 +0000 2012`.
 */
function namedDate(text: string): Stated | null {
  const words = text
    .replace(/\([^)]*\)/g, ' ')
    .replace(/^[a-z]+\.?,\s*|^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?\s+/i, '')
    .split(/[\s,]+|(?<=\d)-(?=[a-z])|(?<=[a-z])-(?=\d)/i)
    .filter((word) => word !== '');
  const at = words.findIndex((word) => /^\d\d?:\d\d/.test(word));
  const monthAt = words.findIndex((word) => MONTHS.includes(word.slice(0, 3).toLowerCase()));
  if (monthAt < 0) return null;
  const numbers = words.filter((word) => /^\d{1,4}$/.test(word));
  const rest = words.filter((word, i) => i !== at && i !== monthAt && !/^\d{1,4}$/.test(word));
  if (numbers.length !== 2 || rest.length > 1) return null;
  const [day, year] = numbers[0].length === 4 ? [numbers[1], numbers[0]] : [numbers[0], numbers[1]];
  if (day.length > 2 || year.length < 2) return null;
  const time = at < 0 ? {} : clockTime([words[at], ...rest].join(' '));
  if (time === null) return null;
  const month = MONTHS.indexOf(words[monthAt].slice(0, 3).toLowerCase()) + 1;
  return { year: fullYear(year), month, day: Number(day), ...time };
}

/** `10:14`, `10:14:55.5`, `101455`, each with a zone behind it or without. */
function clockTime(text: string): Pick<Stated, 'hour' | 'minute' | 'second' | 'offset'> | null {
  const parts = /^(?<hour>\d\d?)(?::?(?<minute>\d\d)(?::?(?<second>\d\d)(?:[.,]\d+)?)?)?\s*(?<zone>\S.*)?$/.exec(text);
  if (parts === null) return null;
  const { hour, minute = '0', second = '0', zone = '' } = parts.groups as Groups;
  const offset = zoneOffset(zone);
  return offset === null ? null : { hour: Number(hour), minute: Number(minute), second: Number(second), offset };
}

/** Minutes east of UTC; null where the words are no zone. */
function zoneOffset(zone: string): number | null {
  if (zone === '') return 0;
  const numeric = /^(?:gmt|utc)?\s*(?<sign>[+-])(?<hours>\d\d?):?(?<minutes>\d\d)?$/i.exec(zone);
  if (numeric !== null) {
    const { sign, hours, minutes = '0' } = numeric.groups as Groups;
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
  }
  return /^[a-z]{1,5}$/i.test(zone) ? (ZONES.get(zone.toLowerCase()) ?? 0) * 60 : null;
}

/** Two digits as RFC 2822 reads them, section 4.3: 50 to 99 are of the last century. */
function fullYear(digits: string): number {
  const year = Number(digits);
  return digits.length > 2 ? year : year < 50 ? 2000 + year : 1900 + year;
}
