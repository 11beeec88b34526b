import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { neighbourhood } from '../../src/query/neighbourhood.js';
import { hosts, openBase, tell } from '../store/stories.js';
import { serveBase, type ServedBase } from './fixture-base.js';

let folder: string;
let served: ServedBase;
let ridge: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-graph-'));
  const base = openBase(join(folder, 'base.db'));
  const owns = 'Halden Metals owns Vardø Ridge.';
  tell(base, {
    url: 'https://fjord.example/1',
    statements: [
      hosts('Vardø Ridge', 'dysprosium'),
      hosts('Vardø Ridge', 'tin'),
      hosts('Lower Tarn', 'tin'),
      { says: ['Halden Metals', 'owns', 'Vardø Ridge'], quote: owns },
      { says: ['Vardø Ridge', 'valued_at', { value: '$5m' }], quote: 'Vardø Ridge is valued at $5m.' },
    ],
  });
  base.close();
  served = await serveBase(join(folder, 'base.db'));
  ridge = served.base.reader.deposits.placed()[0].id;
});
afterAll(async () => {
  await served.close();
  rmSync(folder, { recursive: true });
});

async function graph(query = '') {
  const text = await (await fetch(`${served.url}/entity/${encodeURIComponent(ridge)}/graph${query}`)).text();
  const $ = load(text);
  return {
    $,
    text,
    names: $('.knot-name')
      .toArray()
      .map((each) => $(each).text()),
  };
}

it('has an entity and those that facts join it to, a tie each, and every fact in the table', async () => {
  const { $, names } = await graph();
  expect(names.sort()).toEqual(['Halden Metals', 'Vardø Ridge', 'dysprosium', 'tin']);
  expect($('.tie').length).toBe(3);
  expect($('tbody tr').length).toBe(3);
});

it('opens a mark to what that is joined to, and closes it again', async () => {
  const { $ } = await graph();
  const open = $('a[aria-label="Open what tin is joined to"]').attr('href')!;
  const opened = load(await (await fetch(served.url + open)).text());
  expect(opened('.knot-name').text()).toContain('Lower Tarn');
  const close = opened('a[aria-label="Close tin"]').attr('href')!;
  expect(close).toBe(`/entity/${ridge}/graph`.replace('ø', encodeURIComponent('ø')));
});

it('is drawn the same at every look', async () => {
  expect((await graph()).text).toBe((await graph()).text);
});

it('keeps its marks within the drawing and apart', async () => {
  const { $ } = await graph('?open=element:tin');
  const places = $('.knot')
    .toArray()
    .map((each) => [Number($(each).attr('cx')), Number($(each).attr('cy'))]);
  for (const [i, [x, y]] of places.entries()) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(1200);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(660);
    for (const [a, b] of places.slice(i + 1)) expect(Math.hypot(x - a, y - b)).toBeGreaterThan(30);
  }
});

it('passes over what cannot be opened, and has none of what is not there', async () => {
  expect((await graph('?open=element:nothing,,%00')).names.length).toBe(4);
  expect((await fetch(`${served.url}/entity/deposit:nowhere/graph`)).status).toBe(404);
  expect(neighbourhood(served.base, 'deposit:nowhere')).toBeUndefined();
});

it('is had as rows by programs', async () => {
  const api = `${served.url}/api/entity/${encodeURIComponent(ridge)}/graph`;
  const found = (await (await fetch(api)).json()) as { nodes: object[]; ties: object[] };
  expect([found.nodes.length, found.ties.length]).toEqual([4, 3]);
  expect((await (await fetch(`${api}?format=csv`)).text()).trim().split('\r\n').length).toBe(4);
});
