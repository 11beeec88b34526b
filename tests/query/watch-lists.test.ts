import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/fetch/feed.js';
import { feedOf, loadWatchLists, watched } from '../../src/query/watch-lists.js';
import { hosts, openBase, tell } from '../store/stories.js';

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

function lists(yaml: string) {
  folder = mkdtempSync(join(tmpdir(), 'orewire-lists-'));
  const file = join(folder, 'lists.yaml');
  writeFileSync(file, yaml);
  return loadWatchLists(file);
}

describe('loadWatchLists', () => {
  it('reads titles and filters', () => {
    expect(lists('tin: { title: Tin & more, element: tin, said_by: Halden }')).toEqual([
      { id: 'tin', title: 'Tin & more', filters: { element: 'tin', saidBy: 'Halden' } },
    ]);
  });

  it.each([
    ['tin: { element: tin }', /title/],
    ['tin: { title: T, elemnt: tin }', /elemnt/],
    ['Tin List: { title: T }', /Tin List|hyphens/],
  ])('says what is wrong: %s', (yaml, message) => {
    expect(() => lists(yaml)).toThrow(
      expect.toSatisfy((error: Error & { where?: string }) => message.test(`${error.where} ${error.message}`)) as Error,
    );
  });
});

describe('feedOf', () => {
  const [list] = [{ id: 'tin', title: 'Tin & more', filters: { element: 'tin' } }];

  function facts(status: 'asserted' | 'planned') {
    const base = openBase();
    tell(base, {
      url: 'https://tarn.example/1',
      published: '2025-03',
      statements: [hosts('Vardø Ridge', 'tin', { status })],
    });
    const result = watched(base, list, 10);
    base.close();
    return result.ok ? result.value : [];
  }

  it.each(['atom', 'json'] as const)('gives a feed that a reader reads: %s', async (format) => {
    const text = feedOf(list, facts('planned'), [], format);
    const result = await parseFeed(new TextEncoder().encode(text), 'https://here.example/feed');
    expect(result).toMatchObject({
      ok: true,
      value: {
        title: 'Tin & more',
        entries: [{ title: 'Vardø Ridge hosts tin (planned)', link: 'https://tarn.example/1' }],
      },
    });
    expect(text).toContain('Vardø Ridge holds tin, geologists say.');
    expect(text).toContain('2025-03-01T00:00:00.000Z');
    expect(feedOf(list, facts('planned'), [], format)).toBe(text);
  });

  it('makes an entry of its own of a status that changed', () => {
    const ids = (status: 'asserted' | 'planned') =>
      (JSON.parse(feedOf(list, facts(status), [], 'json')) as { items: { id: string }[] }).items.map(({ id }) => id);
    expect(ids('planned')).not.toEqual(ids('asserted'));
    expect(ids('planned')).toHaveLength(1);
  });

  it('gives a text that looks like HTML as text', () => {
    const [fact] = facts('asserted');
    const marked = { ...fact, citations: [{ ...fact.citations[0], quote: '<b>tin</b> & more' }] };
    expect(feedOf(list, [marked], [], 'atom')).toContain('&lt;b&gt;tin&lt;/b&gt; &amp; more');
    expect(feedOf(list, [marked], [], 'json')).toContain('<b>tin</b> & more');
  });

  it('is a feed without a fact too', () => {
    expect(feedOf(list, [], [], 'atom')).toContain('<updated>1970-01-01');
  });
});
