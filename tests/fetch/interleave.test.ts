import { describe, expect, it } from 'vitest';
import { interleave } from '../../src/fetch/interleave.js';
import { collect } from './collect.js';

async function* line(name: string, length: number, started: string[] = []): AsyncGenerator<string> {
  for (let i = 0; i < length; i++) {
    started.push(`${name}${i}`);
    await Promise.resolve();
    yield `${name}${i}`;
  }
}

describe('lines that are walked at once', () => {
  it.each([
    [[], 3],
    [[4], 3],
    [[2, 0, 3], 3],
    [[2, 0, 3, 1, 1], 2],
    [[2, 0, 3], 1],
  ])('of the lengths %j, %i at a time, give all they have, each in its order', async (lengths, width) => {
    const names = lengths.map((_, i) => String.fromCharCode(97 + i));
    const got = await collect(
      interleave(
        names.map((name, i) => line(name, lengths[i])),
        width,
      ),
    );
    for (const [i, name] of names.entries()) {
      const own = got.filter((thing) => thing.startsWith(name));
      expect(own).toEqual(Array.from({ length: lengths[i] }, (_, n) => `${name}${n}`));
    }
    expect(got).toHaveLength(lengths.reduce((sum, length) => sum + length, 0));
  });

  it('do not wait for a slow one', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    async function* slow(): AsyncGenerator<string> {
      await released;
      yield 'slow';
    }
    const got: string[] = [];
    for await (const thing of interleave([slow(), line('a', 3)], 2)) {
      got.push(thing);
      if (thing === 'a2') release();
    }
    expect(got).toEqual(['a0', 'a1', 'a2', 'slow']);
  });

  it('are begun when there is room, and go one step ahead of the consumer', async () => {
    const started: string[] = [];
    const things = interleave([line('a', 3, started), line('b', 3, started), line('c', 3, started)], 2);
    expect(started).toEqual([]);
    await things.next();
    expect(started).toEqual(['a0', 'b0', 'a1']);
    await things.return(undefined);
    expect(started).not.toContain('c0');
  });
});
