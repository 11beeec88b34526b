/** @module When a source is asked again: its own pace, found from how often it brings something new. */
import { Cron } from 'croner';
import { retryPolicy, type FetchReason } from './reasons.js';
import { NOTHING_STATED, type StatedPace } from './stated-pace.js';

/** Within which bounds a source finds its pace. */
export interface PaceBounds {
  readonly floorMs: number;
  readonly ceilingMs: number;
  /** Times that a person wants instead, in UTC; null where the pace is found. */
  readonly cron: string | null;
}

/** What is known of a source. Times are milliseconds since 1970, UTC; null: never. */
export interface SourceState {
  /** Between two checks, as it was found. */
  readonly intervalMs: number;
  /** Null: not to be asked again, since it is gone. */
  readonly dueMs: number | null;
  readonly checkedMs: number;
  /** When it last could be read, changed or not. */
  readonly succeededMs: number | null;
  /** When it last had something new. */
  readonly newMs: number | null;
  /** Checks in a row that failed. */
  readonly failures: number;
  /** Of the last check; null where it succeeded. */
  readonly reason: FetchReason | null;
  readonly detail: string | null;
  readonly stated: StatedPace;
}

/** What came of asking a source. */
export type Check =
  | { readonly ok: true; readonly fresh: number; readonly stated: StatedPace }
  | { readonly ok: false; readonly reason: FetchReason; readonly detail: string };

/** A source begins at four times the floor: an hour at the usual one, which is right for most newsrooms. */
const FIRST_INTERVAL_FLOORS = 4;
/** Half as long after something new, half as long again after nothing: a feed with one story a day settles within a week. */
const AFTER_NEW = 0.5;
const AFTER_NOTHING = 1.5;

const HOUR_MS = 3_600_000;

/** The source's state after a check; the order of checks is all that it depends on. */
export function afterCheck(
  before: SourceState | undefined,
  check: Check,
  bounds: PaceBounds,
  nowMs: number,
): SourceState {
  const { floorMs, ceilingMs } = bounds;
  const interval = before?.intervalMs ?? floorMs * FIRST_INTERVAL_FLOORS;
  const stated = check.ok ? check.stated : (before?.stated ?? NOTHING_STATED);
  if (!check.ok) {
    const failures = (before?.failures ?? 0) + 1;
    const known = { succeededMs: before?.succeededMs ?? null, newMs: before?.newMs ?? null, stated };
    const { reason, detail } = check;
    const waitMs = failureWait(reason, interval, failures, bounds);
    const dueMs = reason === 'gone' ? null : next(nowMs, waitMs, stated, bounds);
    return { ...known, intervalMs: interval, dueMs, checkedMs: nowMs, failures, reason, detail };
  }
  const wanted = interval * (check.fresh > 0 ? AFTER_NEW : AFTER_NOTHING);
  const intervalMs = Math.round(Math.min(ceilingMs, Math.max(floorMs, wanted)));
  // What a feed asks for counts up to the ceiling: more than that is more likely a mistake, and would look like silence.
  const waitMs = Math.max(intervalMs, Math.min(ceilingMs, stated.minimumMs));
  return {
    intervalMs,
    dueMs: next(nowMs, waitMs, stated, bounds),
    checkedMs: nowMs,
    succeededMs: nowMs,
    newMs: check.fresh > 0 ? nowMs : (before?.newMs ?? null),
    failures: 0,
    reason: null,
    detail: null,
    stated,
  };
}

/** Growing with every failure in a row, up to the ceiling; at once the ceiling where only a person can mend it. */
function failureWait(reason: FetchReason, intervalMs: number, failures: number, bounds: PaceBounds): number {
  const { floorMs, ceilingMs } = bounds;
  if (reason === 'backing-off') return floorMs;
  if (retryPolicy(reason) === 'never') return ceilingMs;
  return Math.min(ceilingMs, Math.max(intervalMs, floorMs * 2 ** failures));
}

function next(nowMs: number, waitMs: number, stated: StatedPace, { cron }: PaceBounds): number {
  if (cron !== null) {
    // A pattern without a further time, such as one for a past year, leaves the pace as it was found.
    return new Cron(cron, { timezone: 'UTC' }).nextRun(new Date(nowMs))?.getTime() ?? nowMs + waitMs;
  }
  let dueMs = nowMs + waitMs;
  // A week of hours: there is one in it, since neither all hours nor all days are ruled out.
  for (let hour = 0; hour < 7 * 24 && isSkipped(dueMs, stated); hour++) {
    dueMs = (Math.floor(dueMs / HOUR_MS) + 1) * HOUR_MS;
  }
  return dueMs;
}

function isSkipped(ms: number, { skipHours, skipDays }: StatedPace): boolean {
  const date = new Date(ms);
  return skipHours.includes(date.getUTCHours()) || skipDays.includes(date.getUTCDay());
}
