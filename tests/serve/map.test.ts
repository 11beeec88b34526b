import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'cheerio';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clusters } from '../../src/serve/drawing/clusters.js';
import { moved, projectionOf, WHOLE, zoomed, type View } from '../../src/serve/drawing/view.js';
import { hosts, openBase, tell } from '../store/stories.js';
import { serveBase, type ServedBase } from './fixture-base.js';

describe('marks that lie together', () => {
  const mark = fc.record({ x: fc.integer({ min: 0, max: 300 }), y: fc.integer({ min: 0, max: 300 }), thing: fc.nat() });

  it('are in one cluster each, near its place, and no two clusters are near each other', () => {
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 60 }), (marks) => {
        const found = clusters(marks, 24);
        expect(found.flatMap(({ things }) => things).sort()).toEqual(marks.map(({ thing }) => thing).sort());
        for (const [i, one] of found.entries()) {
          for (const other of found.slice(i + 1)) {
            expect(Math.hypot(one.x - other.x, one.y - other.y)).toBeGreaterThanOrEqual(24);
          }
        }
      }),
    );
  });
});

describe('a view', () => {
  const view = fc.record({
    lat: fc.double({ min: -80, max: 80, noNaN: true }),
    lon: fc.double({ min: -180, max: 180, noNaN: true }),
    zoom: fc.integer({ min: 1, max: 7 }),
  });

  it('has its middle in the middle of the drawing, and north above', () => {
    fc.assert(
      fc.property(view, (at: View) => {
        const projection = projectionOf(at, { width: 1200, height: 640 });
        const [x, y] = projection([at.lon, at.lat])!;
        expect(x).toBeCloseTo(600, 3);
        expect(y).toBeCloseTo(320, 3);
        expect(projection([at.lon, at.lat + 1])![1]).toBeLessThan(y);
      }),
    );
  });

  it('stays on the globe wherever one moves', () => {
    fc.assert(
      fc.property(view, fc.constantFrom([0, 1], [0, -1], [1, 0], [-1, 0]), (at, [north, east]) => {
        const next = moved(at, north, east);
        expect(Math.abs(next.lat)).toBeLessThanOrEqual(85);
        expect(Math.abs(next.lon)).toBeLessThanOrEqual(180);
      }),
    );
  });

  it('is the whole world when one goes far enough away', () => {
    expect(zoomed({ lat: 48, lon: 70, zoom: 2 }, -2)).toEqual(WHOLE);
  });
});

describe('the map', () => {
  let folder: string;
  let served: ServedBase;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'orewire-map-'));
    const base = openBase(join(folder, 'base.db'));
    tell(base, {
      url: 'https://fjord.example/1',
      statements: [
        hosts('Vardø Ridge', 'dysprosium'),
        hosts('Vardø Ridge', 'tin', { status: 'denied' }),
        hosts('Lower Tarn', 'tin'),
      ],
    });
    base.close();
    served = await serveBase(join(folder, 'base.db'));
  });
  afterAll(async () => {
    await served.close();
    rmSync(folder, { recursive: true });
  });

  async function sites(query: string): Promise<string[]> {
    const $ = load(await (await fetch(`${served.url}/map${query}`)).text());
    expect($('tbody th').length).toBe($('.site').length);
    return $('.map a')
      .toArray()
      .map((each) => $(each).attr('aria-label')!);
  }

  it.each([
    ['', 1],
    ['?element=element:dysprosium', 1],
    ['?element=element:dysprosium&status=asserted', 1],
    ['?element=element:dysprosium&status=denied', 0],
    ['?element=element:tin&status=denied', 1],
    ['?element=element:tin&status=asserted', 0],
    ['?country=KZ', 0],
    ['?at=70,31&zoom=5', 1],
    ['?at=-70,31&zoom=5', 0],
  ])('shows for %j as many as %i', async (query, number) => {
    const found = await sites(query);
    expect(found.length).toBe(number);
    for (const each of found) expect(each).toMatch(/^Vardø Ridge: .*, 2 facts$/);
  });

  it('says how many have no place', async () => {
    const $ = load(await (await fetch(`${served.url}/map`)).text());
    expect($('[role=status]').text()).toContain('1 deposit without a known place');
  });

  it('moves by links alone', async () => {
    const $ = load(await (await fetch(`${served.url}/map?element=element:tin&at=70,31&zoom=5`)).text());
    const moves = $('.controls a').toArray();
    expect(moves.length).toBe(7);
    for (const each of moves) {
      const href = $(each).attr('href')!;
      expect(href).toContain('element=element%3Atin');
      expect((await fetch(served.url + href)).status, href).toBe(200);
    }
  });

  it.each(['?at=91,200,3&zoom=2', '?at=a,b&zoom=2', '?zoom=99', '?country=Kazakhstan', '?status=maybe'])(
    'refuses %s',
    async (query) => {
      expect((await fetch(`${served.url}/map${query}`)).status).toBe(400);
    },
  );

  it('stands small in the dossier of what lies somewhere, and leads to the large one', async () => {
    const { id } = served.base.reader.deposits.placed()[0];
    const $ = load(await (await fetch(`${served.url}/entity/${encodeURIComponent(id)}`)).text());
    expect($('.place-map svg .dot').length).toBe(1);
    expect((await fetch(served.url + $('.place-map').attr('href')!)).status).toBe(200);
  });
});
