import { describe, expect, it } from 'vitest';
import { merged, spellingKey, toldApart } from '../../pipelines/critical-minerals/gazetteer/rebuild/deposit-merge.mjs';
import {
  isDistinctive,
  isFacility,
  siteNames,
} from '../../pipelines/critical-minerals/gazetteer/rebuild/deposit-names.mjs';

describe('siteNames', () => {
  it.each([
    ['Ban Phuc Project', ['Ban Phuc'], 'project'],
    ['Khalzan Buregtei Rare Earth Deposit', ['Khalzan Buregtei'], 'deposit'],
    ['Kamoa-Kakula Copper Complex', ['Kamoa-Kakula'], ''],
    ['Bushveld Complex', ['Bushveld Complex'], ''],
    ['Mina Huemul', ['Huemul'], 'mine'],
    ['Agnew/Leinster', ['Agnew', 'Leinster'], ''],
    ['Camp Dome (17 Mile Hill)', ['Camp Dome'], ''],
    [
      'NI 43-101 Technical Report for the Ball Creek Project in North America dated July 2012.pdf',
      ['Ball Creek'],
      'project',
    ],
    ['Atlantic coastal plain phosphate province, Land Pebble district, Fort Meade Mine', ['Fort Meade'], 'mine'],
    ['KUIREKTYKOL', ['Kuirektykol'], ''],
    ['North Mine', [], ''],
    ['Well U-29', [], ''],
    ['No. 7 Coal Mine', [], ''],
    ['sylvite occurrence', [], ''],
  ])('reads %s', (cell, names, type) => {
    const read = siteNames(cell, []);
    expect(read.names).toEqual(names);
    if (names.length > 0) expect(read.type).toBe(type);
  });

  it('takes the company off that stands before the name', () => {
    expect(siteNames('Orken Kentobe Mine', ['Orken LLP']).names).toEqual(['Kentobe']);
    expect(siteNames('Orken Kentobe Mine', []).names).toEqual(['Orken Kentobe']);
    // What is left must still tell one site from another.
    expect(siteNames('Rio Tinto Eastern Range Mine', ['Rio Tinto']).names).toEqual(['Rio Tinto Eastern Range']);
  });
});

describe('names that are none', () => {
  it.each(['North', 'Open Pit', 'Copper', 'No 2', 'II', 'Main Zone'])('does not take %s for a name', (name) => {
    expect(isDistinctive(name)).toBe(false);
  });

  it.each(['Bratsk Aluminium Smelter', 'Karatau LLP', 'Pakistan Steel Mills'])(
    'takes %s for works or a company',
    (name) => {
      expect(isFacility(name)).toBe(true);
    },
  );

  it.each(['Oyu Tolgoi', 'Steelpoortdrift', 'Minto'])('takes %s for a site', (name) => {
    expect(isFacility(name)).toBe(false);
    expect(isDistinctive(name)).toBe(true);
  });
});

describe('spellingKey', () => {
  it.each([
    ['Aqtogai', 'Aktogay'],
    ["Vasil'kovskoe", 'Vasilkovskoye'],
    ['Dzhezkazgan', 'Zhezkazgan'],
    ['La Escondida', 'Escondida'],
    ['Mt Keith', 'Mount Keith'],
    ['Tishinsky', 'Tishinskoe'],
  ])('is the same for %s and %s', (one, other) => {
    expect(spellingKey(one)).toBe(spellingKey(other));
  });

  it.each([
    ['Kounrad', 'Konrad'],
    ['Batkhel I', 'Batkhel II'],
    ['Karatas', 'Karatau'],
  ])('is not the same for %s and %s', (one, other) => {
    expect(spellingKey(one)).not.toBe(spellingKey(other));
  });
});

describe('merged', () => {
  const row = (cells: Record<string, string>) => ({
    name: '',
    aliases: '',
    country: '',
    region: '',
    lat: '',
    lon: '',
    commodities: '',
    type: '',
    source: 'a',
    ...cells,
  });

  it('joins spellings of one deposit and keeps what each row knows', () => {
    const [joined, ...others] = merged([
      row({ name: 'Aqtogai', country: 'KZ', lat: '46.95', lon: '79.98', commodities: 'copper', source: 'a|b' }),
      row({ name: 'Aktogay', country: 'KZ', commodities: 'copper|gold', type: 'mine', region: 'Abai', source: 'c' }),
    ]);
    expect(others).toEqual([]);
    expect(joined).toMatchObject({
      name: 'Aqtogai',
      aliases: 'Aktogay',
      lat: '46.95',
      commodities: 'copper|gold',
      type: 'mine',
      region: 'Abai',
      source: 'a|b|c',
    });
  });

  it('keeps namesakes apart: far away, or in another country', () => {
    const rows = [
      row({ name: 'Eureka', country: 'AU', lat: '-30', lon: '121' }),
      row({ name: 'Eureka', country: 'AU', lat: '-20', lon: '140' }),
      row({ name: 'Eureka', country: 'NA', lat: '-21', lon: '15' }),
    ];
    expect(merged(rows)).toHaveLength(3);
  });
});

describe('toldApart', () => {
  const row = (name: string, cells: Record<string, string>) => ({
    name,
    country: 'AU',
    region: '',
    aliases: '',
    source: 'a',
    ...cells,
  });

  it('keeps of namesakes in one region the one that most sources give', () => {
    const rows = [row('Eureka', {}), row('Eureka', { source: 'a|b' }), row('Eureka', { region: 'Victoria' })];
    expect(toldApart(rows, new Set()).map(({ region, source }) => [region, source])).toEqual([
      ['', 'a|b'],
      ['Victoria', 'a'],
    ]);
  });

  it('gives an alias to one row, and to none where it is the name of another', () => {
    const rows = [row('Cadia', { aliases: 'Ridgeway|Orange' }), row('Copper Hill', { aliases: 'Orange|Cadia|Molong' })];
    expect(toldApart(rows, new Set(['AU:ridgeway'])).map(({ aliases }) => aliases)).toEqual(['Orange', 'Molong']);
  });
});
