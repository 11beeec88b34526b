import { describe, expect, it } from 'vitest';
import { afterVisit, knownPage, newPage, type PageState } from '../../src/fetch/visits.js';
import type { FetchReason } from '../../src/fetch/reasons.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2025-06-03T10:00:00Z');

/** Visits a page whenever it is due, with the answers given, and then with the last of them; the times of the visits. */
function visits(answers: readonly (FetchReason | null)[], page = newPage(START)): { hours: number[]; last: PageState } {
  const hours: number[] = [];
  let state = page;
  for (let i = 0; state.dueMs !== null && i < 20; i++) {
    hours.push((state.dueMs - START) / HOUR);
    state = afterVisit(state, answers[Math.min(i, answers.length - 1)], state.dueMs);
  }
  return { hours, last: state };
}

describe('a page', () => {
  it('that was had is looked at again after 1 h, 6 h, 1, 3, 7 and 30 days', () => {
    const { hours, last } = visits([null, 'not-modified']);
    expect(hours).toEqual([0, 1, 6, 24, 72, 168, 720]);
    expect(last).toMatchObject({ state: 'stored', dueMs: null, firstStoredMs: START, reason: null });
  });

  it('that was stored before is not asked for at once', () => {
    expect(knownPage(START)).toMatchObject({ state: 'stored', dueMs: START + HOUR });
  });

  it('makes one visit of those that we slept through', () => {
    const page = afterVisit(newPage(START), null, START);
    expect(afterVisit(page, 'not-modified', START + 2 * DAY).dueMs).toBe(START + 3 * DAY);
  });

  it('that fails is tried again at growing distances, and then given up', () => {
    const { hours, last } = visits(['server-error']);
    expect(hours).toEqual([0, 0.25, 1.25, 5.25, 21.25, 85.25]);
    expect(last).toMatchObject({ state: 'given-up', tries: 6, reason: 'server-error' });
  });

  it.each<FetchReason>(['gone', 'too-large', 'noarchive', 'refused-address'])(
    'is given up at once for %s',
    (reason) => {
      expect(visits([reason])).toMatchObject({ hours: [0], last: { state: 'given-up', dueMs: null } });
    },
  );

  it('is not counted as tried while its host is left alone', () => {
    const page = afterVisit(newPage(START), 'backing-off', START);
    expect(page).toMatchObject({ state: 'waiting', tries: 0, dueMs: START + HOUR / 4 });
  });

  it('that is not there any more is marked, looked for to the end of its time, and may come back', () => {
    const stored = afterVisit(newPage(START), null, START);
    const missing = afterVisit(stored, 'not-found', START + HOUR);
    expect(missing).toMatchObject({ state: 'removed', removedMs: START + HOUR, dueMs: START + 6 * HOUR });
    expect(afterVisit(missing, 'not-found', START + 6 * HOUR).removedMs).toBe(START + HOUR);
    expect(afterVisit(missing, null, START + 6 * HOUR)).toMatchObject({ state: 'stored', removedMs: null });
    expect(afterVisit(stored, 'gone', START + HOUR)).toMatchObject({ state: 'removed', dueMs: null });
  });

  it('that is stored stays so when a look at it fails', () => {
    const stored = afterVisit(newPage(START), null, START);
    expect(afterVisit(stored, 'timeout', START + HOUR)).toMatchObject({ state: 'stored', dueMs: START + 6 * HOUR });
  });
});
