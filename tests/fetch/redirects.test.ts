import { describe, expect, it } from 'vitest';
import type { Exchange, HttpRejection } from '../../src/fetch/http.js';
import { followRedirects } from '../../src/fetch/redirects.js';

const answer = (url: string, location?: string): Exchange => ({
  ok: true,
  url,
  status: location === undefined ? 200 : 302,
  headers: location === undefined ? {} : { location },
  body: new Uint8Array(),
  fetchedAt: '2025-06-03T10:00:00.000Z',
});

/** Follows `/0` → `/1` → … as `locations` say, and notes the way. */
async function follow(locations: Readonly<Record<string, string>>, most = 10) {
  const way: string[] = [];
  const result = await followRedirects('http://a.example/0', most, (url): Promise<Exchange | HttpRejection> => {
    way.push(url);
    return Promise.resolve(answer(url, locations[url]));
  });
  return { way, end: result.ok ? result.url : result.reason };
}

describe('redirects', () => {
  it.each([
    ['an absolute address', 'http://b.example/1', 'http://b.example/1'],
    ['a path', '/1', 'http://a.example/1'],
    ['a relative one', '1', 'http://a.example/1'],
    ['one without a scheme', '//b.example/1', 'http://b.example/1'],
    ['one with a fragment', '/1#top', 'http://a.example/1'],
  ])('are followed to %s', async (_, location, end) => {
    expect(await follow({ 'http://a.example/0': location })).toEqual({ way: ['http://a.example/0', end], end });
  });

  it.each([
    ['no address', '', 'unexpected-status'],
    ['what cannot be one', 'http://[', 'unexpected-status'],
    ['themselves', '/0', 'too-many-redirects'],
    ['themselves, but for the fragment', '/0#again', 'too-many-redirects'],
  ])('to %s end the way', async (_, location, reason) => {
    expect((await follow({ 'http://a.example/0': location })).end).toBe(reason);
  });

  it('are followed so often and not more', async () => {
    const chain = Object.fromEntries(Array.from({ length: 5 }, (_, i) => [`http://a.example/${i}`, `/${i + 1}`]));
    expect((await follow(chain, 5)).end).toBe('http://a.example/5');
    expect(await follow(chain, 4)).toMatchObject({ end: 'too-many-redirects', way: { length: 5 } });
  });

  it('end where a step is rejected', async () => {
    const result = await followRedirects('http://a.example/0', 10, (url) =>
      Promise.resolve(
        url.endsWith('/0')
          ? answer(url, 'http://10.0.0.7/')
          : { ok: false, reason: 'refused-address', detail: 'private' },
      ),
    );
    expect(result).toEqual({ ok: false, reason: 'refused-address', detail: 'private' });
  });
});
