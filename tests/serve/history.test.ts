import { afterAll, beforeAll, expect, it } from 'vitest';
import { load } from 'cheerio';
import { serveBase, type ServedBase } from './fixture-base.js';
import { hosts, openBase, ref, tell } from '../store/stories.js';

const URL = 'https://a.example/1';
const NOTICE = 'Correction: an earlier version named another ridge.';

const base = openBase();
let served: ServedBase;
beforeAll(async () => {
  tell(base, { url: URL, statements: [hosts('Vardø Ridge', 'tin'), hosts('Lower Tarn', 'tin')] });
  tell(base, {
    url: URL,
    fetchedAt: '2026-01-05T00:00:00Z',
    statements: [hosts('Vardø Ridge', 'tin')],
    notice: { kind: 'correction', quote: NOTICE },
  });
  served = await serveBase('', { base, editing: null, now: () => Date.parse('2026-01-06T00:00:00Z') });
});
afterAll(async () => {
  await served.close();
});

async function page(path: string) {
  const response = await fetch(served.url + path);
  return load(await response.text());
}

const factOf = (subject: string) => base.reader.versions.facts(ref(subject).id, 'hosts', 'element:tin')[0];
const words = (text: string) => text.replace(/\s+/g, ' ').trim();

it('a fact says at its head that its article was corrected, and tells its history', async () => {
  const $ = await page(`/fact/${factOf('Vardø Ridge')}`);
  expect(words($('.notice').text())).toContain(NOTICE);
  expect(
    $('#history ~ ol .head')
      .toArray()
      .map((each) => words($(each).text())),
  ).toEqual(['Stated', 'Says that it was corrected']);
});

it('a fact that a new version dropped says so', async () => {
  const $ = await page(`/fact/${factOf('Lower Tarn')}`);
  expect(words($('#history ~ ol').text())).toContain('Not stated any more');
});

it('an article says that it was corrected, and how its versions differ', async () => {
  const $ = await page(`/article?url=${encodeURIComponent(URL)}`);
  expect(words($('header .notice').text())).toContain(NOTICE);
  expect($('.versions ol.plain > li').length).toBe(2);
  expect($('.differences').length).toBe(1);
  expect($('.differences del').text()).toContain('Lower Tarn');
  expect(words($('.differences li').text())).toContain('does not state any more: Lower Tarn');
  const earlier = await page($('.versions ol a[href*="version="]').attr('href')!);
  expect(earlier('header').text()).not.toContain(NOTICE);
});

it('the first page says at its head what was taken back within a week', async () => {
  const $ = await page('/');
  const lines = $('.alerts li')
    .toArray()
    .map((each) => words($(each).text()));
  expect(lines.length).toBe(2);
  expect(lines[0]).toMatch(/^Says that it was corrected/);
  expect(lines[1]).toMatch(/^Not stated any more Lower Tarn/);
  expect($('.alerts a[href$="#versions"]').length).toBe(1);
});

it('programs get both stories', async () => {
  const id = factOf('Lower Tarn');
  const told = (await (await fetch(`${served.url}/api/fact/${id}/log`)).json()) as { events: { kind: string }[] };
  expect(told.events.map(({ kind }) => kind).slice(0, 2)).toEqual(['stated', 'dropped']);
  const article = base.reader.versions.article(URL)!;
  const csv = await (await fetch(`${served.url}/api/article/${article}/versions?format=csv`)).text();
  expect(csv.trim().split('\r\n').length).toBe(3);
});
