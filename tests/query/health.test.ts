import { describe, expect, it } from 'vitest';
import { healthOf, isAlarming, type Health, type SourceChecks } from '../../src/query/health.js';

const NOW = Date.parse('2025-06-10T10:00:00Z');
const checks: SourceChecks = {
  checkedAt: '2025-06-10T09:00:00Z',
  newAt: '2025-06-09T09:00:00Z',
  failures: 0,
  reason: null,
  cadenceDays: 1,
};

describe('the health of a source', () => {
  it.each<[string, Partial<SourceChecks>, Health]>([
    ['brings news as expected', {}, 'ok'],
    ['was not asked yet', { checkedAt: null, newAt: null, cadenceDays: null }, 'new'],
    ['has no cadence yet', { newAt: '2025-01-01T00:00:00Z', cadenceDays: null }, 'ok'],
    ['was silent for four of its days', { newAt: '2025-06-06T09:00:00Z' }, 'quiet'],
    ['was silent for a day of many stories', { newAt: '2025-06-09T00:00:00Z', cadenceDays: 0.01 }, 'ok'],
    ['was silent for a month as usual', { newAt: '2025-05-10T00:00:00Z', cadenceDays: 30 }, 'ok'],
    ['does not let us in', { reason: 'robots', failures: 1 }, 'blocked'],
    ['wants a login', { reason: 'forbidden', failures: 1 }, 'blocked'],
    ['became a page', { reason: 'not-a-feed', failures: 1 }, 'not-a-feed'],
    ['cannot be unpacked', { reason: 'bad-encoding', failures: 1 }, 'parse-errors'],
    ['failed twice', { reason: 'timeout', failures: 2 }, 'ok'],
    ['failed thrice', { reason: 'timeout', failures: 3 }, 'failing'],
    ['is gone', { reason: 'gone', failures: 1 }, 'gone'],
  ])('that %s', (_, changed, expected) => {
    const health = healthOf({ ...checks, ...changed }, NOW);
    expect(health).toBe(expected);
    expect(isAlarming(health)).toBe(!['ok', 'new'].includes(expected));
  });
});
