/** @module How a source is: silence must never look like success. */

/** What the base knows of a source's checks. Times are ISO 8601; null: never. */
export interface SourceChecks {
  /** Null: not asked yet. */
  readonly checkedAt: string | null;
  /** When it last had something new. */
  readonly newAt: string | null;
  /** Checks in a row that failed. */
  readonly failures: number;
  /** Of the last check; null where it succeeded. */
  readonly reason: string | null;
  /** Days between two pieces of news of it, as seen so far; null where that is not known yet. */
  readonly cadenceDays: number | null;
}

/**
 * - `ok`: it can be read, and brings news as often as expected.
 * - `new`: it was not asked yet.
 * - `quiet`: it can be read, and has had nothing new for far longer than expected.
 * - `blocked`: its robots.txt or its server does not let us in.
 * - `not-a-feed`: its address gives something else than it should.
 * - `parse-errors`: what it gives cannot be read.
 * - `failing`: it could not be reached three times in a row.
 * - `gone`: it was removed for good, and is not asked any more.
 */
export type Health = 'ok' | 'new' | 'quiet' | 'blocked' | 'not-a-feed' | 'parse-errors' | 'failing' | 'gone';

const BY_REASON: ReadonlyMap<string, Health> = new Map([
  ['gone', 'gone'],
  ['robots', 'blocked'],
  ['forbidden', 'blocked'],
  ['refused-address', 'blocked'],
  ['not-a-feed', 'not-a-feed'],
  ['not-a-sitemap', 'not-a-feed'],
  ['no-links', 'not-a-feed'],
  ['unsupported-type', 'not-a-feed'],
  ['bad-encoding', 'parse-errors'],
  ['too-large', 'parse-errors'],
  ['unreadable', 'parse-errors'],
]);

/** Other failures pass: one that does not is worth a look. */
const FAILURES_IN_A_ROW = 3;
/** Newsrooms have holidays: only a silence of three times the usual, and of two days at least, is one. */
const QUIET_CADENCES = 3;
const QUIET_DAYS = 2;

/** How a source is at a moment, in milliseconds since 1970. */
export function healthOf({ checkedAt, newAt, failures, reason, cadenceDays }: SourceChecks, nowMs: number): Health {
  if (checkedAt === null) return 'new';
  if (reason !== null) return BY_REASON.get(reason) ?? (failures < FAILURES_IN_A_ROW ? 'ok' : 'failing');
  if (newAt === null || cadenceDays === null) return 'ok';
  const silentDays = (nowMs - Date.parse(newAt)) / 86_400_000;
  return silentDays > Math.max(QUIET_DAYS, QUIET_CADENCES * cadenceDays) ? 'quiet' : 'ok';
}

/** Whether a person should look at it. */
export function isAlarming(health: Health): boolean {
  return health !== 'ok' && health !== 'new';
}
