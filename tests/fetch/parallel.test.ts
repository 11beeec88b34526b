import { describe, expect, it } from 'vitest';
import { parallel } from '../../src/fetch/parallel.js';
import { collect } from './collect.js';

describe('some things at a time', () => {
  it.each([
    [0, 3],
    [1, 3],
    [3, 3],
    [10, 3],
    [10, 1],
  ])('%i things by %i: all are done, and never more at once', async (count, width) => {
    let underWay = 0;
    let most = 0;
    const numbers = Array.from({ length: count }, (_, i) => i);
    const done = await collect(
      parallel(numbers, width, async (number) => {
        most = Math.max(most, ++underWay);
        await Promise.resolve();
        underWay--;
        return number;
      }),
    );
    expect(done.sort((a, b) => a - b)).toEqual(numbers);
    expect(most).toBe(Math.min(count, width));
  });

  it('hands on what is there first', async () => {
    const releases: (() => void)[] = [];
    const results = parallel(['slow', 'fast'], 2, async (name) => {
      if (name === 'slow') await new Promise<void>((resolve) => releases.push(resolve));
      return name;
    });
    expect((await results.next()).value).toBe('fast');
    releases[0]();
    expect((await results.next()).value).toBe('slow');
  });

  it('starts nothing more while nobody asks', async () => {
    const started: number[] = [];
    const results = parallel([1, 2, 3, 4, 5], 2, (number) => {
      started.push(number);
      return Promise.resolve(number);
    });
    expect(started).toEqual([]);
    await results.next();
    expect(started).toEqual([1, 2]);
    await results.return(undefined);
    expect(started).toEqual([1, 2]);
  });
});
