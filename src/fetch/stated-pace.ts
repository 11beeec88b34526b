/** @module How often a feed wants to be asked, as it says itself and as its server does. */
import { Parser } from 'htmlparser2';
import { decodeDocument } from './charset.js';
import { header, type Headers } from './http.js';

export interface StatedPace {
  /** Least time between two checks, in milliseconds; 0 where nothing is said. */
  readonly minimumMs: number;
  /** Hours of the day, 0 to 23 in UTC, in which it is not to be asked. */
  readonly skipHours: readonly number[];
  /** Days of the week in UTC, 0 for Sunday, on which it is not to be asked. */
  readonly skipDays: readonly number[];
}

export const NOTHING_STATED: StatedPace = { minimumMs: 0, skipHours: [], skipDays: [] };

const DAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** What is said of a channel stands before its items; a feed with more than this before them is read no further. */
const HEAD_BYTES = 32_768;

/**
 * Reads RSS's `ttl`, `skipHours` and `skipDays` (rssboard.org/rss-specification), and `Cache-Control: max-age` (RFC 9111).
 * The longer of `ttl` and `max-age` counts. Other formats (and lists that are no feed) say nothing of their own, and hours or days that rule out all are not heeded.
 */
export function statedPace(feed: Uint8Array, headers: Headers): StatedPace {
  const said = new Map<string, string[]>();
  let within: string | null = null;
  let over = false;
  const parser = new Parser(
    {
      onopentag: (name) => {
        over ||= name === 'item' || name === 'entry';
        within = over || !['ttl', 'hour', 'day'].includes(name) ? null : name;
      },
      ontext: (text) => {
        if (within !== null) said.set(within, [...(said.get(within) ?? []), text.trim().toLowerCase()]);
      },
      onclosetag: () => {
        within = null;
      },
    },
    { xmlMode: true },
  );
  parser.end(decodeDocument(feed.subarray(0, HEAD_BYTES)));
  const ttl = Number(said.get('ttl')?.[0] ?? 0);
  const maxAge = Number(/(?:^|[\s,])max-age=(\d+)/i.exec(header(headers, 'cache-control') ?? '')?.[1] ?? 0);
  // "24" is an hour of the first RSS 0.91, for midnight.
  const skipHours = unique((said.get('hour') ?? []).map((hour) => (/^\d+$/.test(hour) ? Number(hour) % 24 : -1)));
  const skipDays = unique((said.get('day') ?? []).map((day) => DAYS.indexOf(day)));
  return {
    minimumMs: Math.max(Number.isFinite(ttl) && ttl > 0 ? ttl * 60_000 : 0, maxAge * 1000),
    skipHours: skipHours.length < 24 ? skipHours : [],
    skipDays: skipDays.length < 7 ? skipDays : [],
  };
}

function unique(numbers: readonly number[]): number[] {
  return [...new Set(numbers.filter((number) => number >= 0))].sort((a, b) => a - b);
}
