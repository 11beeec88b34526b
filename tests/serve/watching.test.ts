import { afterAll, beforeAll, expect, it } from 'vitest';
import { load } from 'cheerio';
import type { WatchList } from '../../src/query/watch-lists.js';
import { serveBase, type ServedBase } from './fixture-base.js';
import { hosts, openBase, tell } from '../store/stories.js';

const LISTS: WatchList[] = [
  { id: 'tin', title: 'Tin & more', filters: { object: 'tin' } },
  { id: 'nobody', title: 'Nobody', filters: { subject: 'Nobody at all' } },
];

const base = openBase();
let served: ServedBase;
beforeAll(async () => {
  tell(base, { url: 'https://tarn.example/1', statements: [hosts('Vardø Ridge', 'tin')] });
  served = await serveBase('', { base, editing: null, watchLists: LISTS });
});
afterAll(async () => {
  await served.close();
});

it('a list has a page that names its feeds, and these hold its facts', async () => {
  const $ = load(await (await fetch(`${served.url}/watch/tin`)).text());
  expect($('h1').text()).toBe('Tin & more');
  expect($('.fact .head').text()).toContain('Vardø Ridge');
  const feeds = $('link[rel=alternate]')
    .toArray()
    .map(({ attribs }) => [attribs.type, attribs.href]);
  expect(feeds).toEqual([
    ['application/atom+xml', '/watch/tin/atom'],
    ['application/feed+json', '/watch/tin/json'],
  ]);
  for (const [type, href] of feeds) {
    const response = await fetch(served.url + href);
    expect(response.headers.get('content-type')).toContain(type);
    expect(await response.text()).toContain('Vardø Ridge hosts tin');
  }
});

it('all lists stand on one page, each with what it lacks', async () => {
  const $ = load(await (await fetch(`${served.url}/watch`)).text());
  expect(
    $('h2 a')
      .toArray()
      .map(({ attribs }) => attribs.href),
  ).toEqual(['/watch/tin', '/watch/nobody']);
  expect($('.empty').text()).toContain('Nobody at all');
});

it.each(['/watch/copper', '/watch/copper/atom', '/watch/nobody/json'])('%s is not there', async (path) => {
  expect((await fetch(served.url + path)).status).toBe(404);
});
