import { expect, it } from 'vitest';
import { keeping } from '../../src/serve/kept.js';
import type { Question, Reply } from '../../src/serve/question.js';

const encoder = new TextEncoder();

/** A site that counts what it is asked, and answers when it is let. */
function counted(status = 200, bytes = 10) {
  const asked: string[] = [];
  let state = 'first';
  const ask = keeping(
    ({ address }) => {
      asked.push(address);
      const body = encoder.encode(`${address} of ${state}`.padEnd(bytes));
      return Promise.resolve<Reply>({ status, headers: [], body });
    },
    () => state,
  );
  const put = async (address: string, over: Partial<Question> = {}) => {
    const { body } = await ask({ address, acceptEncoding: 'gzip', now: 0, token: null, ...over });
    return new TextDecoder().decode(body).trim();
  };
  return { asked, put, change: (to: string) => (state = to) };
}

it('answers a question once as long as the base stays as it is', async () => {
  const { asked, put, change } = counted();
  await Promise.all([put('/a'), put('/a'), put('/b')]);
  expect(await put('/a')).toBe('/a of first');
  expect(asked).toEqual(['/a', '/b']);
  change('second');
  expect(await put('/a')).toBe('/a of second');
  expect(asked).toEqual(['/a', '/b', '/a']);
});

it('keeps nothing for more than a minute, for one who may decide, or in another encoding', async () => {
  const { asked, put } = counted();
  await put('/a');
  await put('/a', { now: 59_999 });
  expect(asked).toHaveLength(1);
  await put('/a', { now: 60_000 });
  await put('/a', { now: 60_000, token: 'key' });
  await put('/a', { now: 60_000, acceptEncoding: '' });
  expect(asked).toHaveLength(4);
});

it('keeps no failures', async () => {
  const { asked, put } = counted(404);
  await put('/nowhere');
  await put('/nowhere');
  expect(asked).toHaveLength(2);
});

it('lets go of what was used longest ago when it holds much', async () => {
  const megabyte = 1024 * 1024;
  const { asked, put } = counted(200, 20 * megabyte);
  for (const address of ['/a', '/b', '/c', '/a', '/d', '/a', '/b']) await put(address);
  expect(asked).toEqual(['/a', '/b', '/c', '/d', '/b']);
});
