import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { afterCheck, type Check, type PaceBounds, type SourceState } from '../../src/fetch/pace.js';
import { NOTHING_STATED, statedPace, type StatedPace } from '../../src/fetch/stated-pace.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const START = Date.parse('2025-06-03T10:00:00Z');
const bounds: PaceBounds = { floorMs: 15 * MINUTE, ceilingMs: 24 * HOUR, cron: null };
const brought = (fresh: number, stated: StatedPace = NOTHING_STATED): Check => ({ ok: true, fresh, stated });
const failed = (reason: 'timeout' | 'gone' | 'unsupported-type' | 'backing-off'): Check => {
  return { ok: false, reason, detail: 'x' };
};

/** Checks a source whenever it is due; the minutes between the checks. */
function minutes(checks: readonly Check[], within = bounds): (number | null)[] {
  let state: SourceState | undefined;
  let now = START;
  return checks.map((check) => {
    state = afterCheck(state, check, within, now);
    if (state.dueMs === null) return null;
    const waited = (state.dueMs - now) / MINUTE;
    now = state.dueMs;
    return waited;
  });
}

describe('the pace of a source', () => {
  it('grows faster with something new, down to the floor', () => {
    expect(minutes([brought(1), brought(2), brought(1)])).toEqual([30, 15, 15]);
  });

  it('grows slower with nothing, up to the ceiling', () => {
    const waits = minutes(Array.from({ length: 12 }, () => brought(0)));
    expect(waits.slice(0, 3)).toEqual([90, 135, 202.5]);
    expect(waits.at(-1)).toBe(24 * 60);
  });

  it('stays within its bounds, whatever comes', () => {
    const check = fc.oneof(
      fc.nat(3).map((fresh) => brought(fresh)),
      fc.constantFrom('timeout' as const, 'unsupported-type' as const, 'backing-off' as const).map(failed),
    );
    fc.assert(
      fc.property(fc.array(check, { minLength: 1, maxLength: 60 }), (checks) => {
        for (const wait of minutes(checks)) {
          expect(wait).toBeGreaterThanOrEqual(15);
          expect(wait).toBeLessThanOrEqual(24 * 60);
        }
      }),
    );
  });

  it('steps back from a source that fails, and forgets it with the first success', () => {
    expect(minutes([failed('timeout'), failed('timeout'), failed('timeout'), failed('timeout')])).toEqual([
      60, 60, 120, 240,
    ]);
    const state = afterCheck(afterCheck(undefined, failed('timeout'), bounds, START), brought(0), bounds, START);
    expect(state).toMatchObject({ failures: 0, reason: null, succeededMs: START, newMs: null });
  });

  it('ends for a source that is gone', () => {
    expect(minutes([failed('gone')])).toEqual([null]);
  });

  it('is what a person wrote down, in UTC', () => {
    expect(minutes([brought(1), brought(0)], { ...bounds, cron: '30 6,18 * * *' })).toEqual([8.5 * 60, 12 * 60]);
  });

  it.each<[string, Partial<StatedPace>, number]>([
    ['a ttl that is longer', { minimumMs: 6 * HOUR }, 360],
    ['a ttl that is shorter', { minimumMs: MINUTE }, 30],
    ['a ttl beyond the ceiling', { minimumMs: 1000 * HOUR }, 24 * 60],
    ['hours in which it is not to be asked', { skipHours: [10, 11, 12] }, 180],
    ['days on which it is not to be asked', { skipDays: [2, 3] }, 38 * 60],
  ])('heeds %s', (_, stated, expected) => {
    expect(minutes([brought(1, { ...NOTHING_STATED, ...stated })])).toEqual([expected]);
  });
});

describe('what a feed says of its pace', () => {
  const rss = (head: string) => `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${head}`;
  it.each<[string, string, Record<string, string>, Partial<StatedPace>]>([
    ['nothing', rss('<item><ttl>60</ttl></item>'), {}, {}],
    ['ttl', rss('<ttl> 60 </ttl><item/>'), {}, { minimumMs: HOUR }],
    ['max-age', rss(''), { 'cache-control': 'public, max-age=900' }, { minimumMs: 15 * MINUTE }],
    ['both, of which the longer counts', rss('<ttl>60</ttl>'), { 'cache-control': 'max-age=900' }, { minimumMs: HOUR }],
    ['hours', rss('<skipHours><hour>0</hour><hour>24</hour><hour>23</hour></skipHours>'), {}, { skipHours: [0, 23] }],
    ['days', rss('<skipDays><day>Sunday</day><day>saturday</day></skipDays>'), {}, { skipDays: [0, 6] }],
    [
      'nonsense',
      rss('<ttl>often</ttl><skipHours><hour>noon</hour></skipHours><skipDays><day>x</day></skipDays>'),
      {},
      {},
    ],
  ])('%s', (_, feed, headers, expected) => {
    expect(statedPace(Buffer.from(feed), headers)).toEqual({ ...NOTHING_STATED, ...expected });
  });

  it('is not heeded where it rules out every hour or day', () => {
    const hours = Array.from({ length: 24 }, (_, hour) => `<hour>${hour}</hour>`).join('');
    expect(statedPace(Buffer.from(rss(`<skipHours>${hours}</skipHours>`)), {})).toEqual(NOTHING_STATED);
  });
});
