import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { organisations } from '../../pipelines/critical-minerals/gazetteer/rebuild/organisations.mjs';
import { cellValues } from '../../src/tag/table.js';
import { attributeOf } from '../../src/tag/gazetteer.js';
import { GAZETTEER, named, rowsOf } from './gazetteer.js';

const TYPES =
  'company|state company|ministry|agency|survey|fund|bank|international|university|union|association|government|armed group|news agency';
const rows = rowsOf('organisation');

describe('the table of organisations', () => {
  it.each([
    ['Kazatomprom', 'organisation:kazatomprom'],
    ['Tau-Ken Samruk', 'organisation:tau-ken-samruk'],
    ['Gécamines', 'organisation:gecamines'],
    ['Zijin', 'organisation:zijin-mining'],
    ['LGES', 'organisation:lg-energy-solution'],
    ['Pentagon', 'organisation:us-department-of-defense'],
    ['Department of the Interior', 'organisation:us-department-of-the-interior'],
    ['DFC', 'organisation:u-s-international-development-finance-corporation'],
    ['JOGMEC', 'organisation:japan-organization-for-metals-and-energy-security'],
    ['EU', 'organisation:european-union'],
    ['Amcu', 'organisation:association-of-mineworkers-and-construction-union'],
    ['M23', 'organisation:m23'],
    ['USGS', 'organisation:u-s-geological-survey'],
    ["India's Ministry of Mines", 'organisation:ministry-of-mines-of-india'],
  ])('knows %s', (name, id) => {
    expect(named('organisation', name)).toContain(id);
  });

  it('has the ministry of mines of several countries, and a row for a text that does not say whose', () => {
    const ids = named('organisation', 'Ministry of Mines');
    expect(ids).toEqual(
      expect.arrayContaining([
        'organisation:ministry-of-mines',
        'organisation:ministry-of-mines-of-india',
        'organisation:ministry-of-mines-of-the-democratic-republic-of-congo',
      ]),
    );
  });

  it('gives each row one of the types', () => {
    const types = TYPES.split('|');
    const other = rows.filter((row) => !types.includes(attributeOf(row, 'type') ?? ''));
    expect(other.map(({ id }) => id)).toEqual([]);
  });

  it('writes tickers as EXCHANGE:SYMBOL', () => {
    const broken = rows.filter(({ attributes }) =>
      cellValues(attributes.ticker).some((ticker) => !/^[A-Za-z][A-Za-z0-9 &.]*:\S+$/.test(ticker)),
    );
    expect(broken.map(({ id, attributes }) => [id, attributes.ticker])).toEqual([]);
  });

  it('names as parent an organisation that it has', () => {
    const parents = rows.flatMap((row) => attributeOf(row, 'parent') ?? []);
    expect(parents.length).toBeGreaterThan(10);
    expect(parents.filter((parent) => !GAZETTEER.byId.has(`organisation:${parent}`))).toEqual([]);
  });
});

describe('rebuilding open/organisations.tsv', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'organisations-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** What comes of rows of the sources, given as `name; type; country; ticker; sources`. */
  function rebuilt(...lines: string[]): Record<string, string>[] {
    const header = 'name\taliases\ttype\tcountry\tticker\twebsite\tcommodities\tsources';
    const cells = lines.map((line) => {
      const [name, type, country, ticker, sources] = line.split(';').map((cell) => cell.trim());
      return [name, '', type, country, ticker, '', '', sources].join('\t');
    });
    writeFileSync(join(folder, 'organisations.tsv.gz'), gzipSync([header, ...cells].join('\n')));
    return organisations(folder);
  }

  it.each([
    ['Testing Shield RES Inc.', 'Testing Shield Resources Inc.'],
    ['TESTING SHIELD MINES LTD', 'Testing Shield Mines Ltd'],
    ['Testing Shield Mining, In,', 'Testing Shield Mining, Inc'],
    ['ABX Testing Ltd', 'ABX Testing Ltd'],
    ['Testing Shield AB (publ)', 'Testing Shield AB'],
  ])('mends %s', (name, mended) => {
    expect(rebuilt(`${name}; company; CA; ; financedatabase`).map((row) => row.name)).toEqual([mended]);
  });

  it('makes the id of the name without its legal form, and one row of one company in two lists', () => {
    const rows = rebuilt(
      'Testing Shield Ltd.; company; CA; ; financedatabase',
      'Testing Shield Limited; company; ; TSXV:TSH; asx-list',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      id: 'testing-shield',
      name: 'Testing Shield Ltd.',
      aliases: 'Testing Shield Limited',
      ticker: 'TSXV:TSH',
      source: 'financedatabase|asx-list',
    });
  });

  it.each([
    ['a company of the hand table', 'Glencore International AG; company; ; ; gsm-operators'],
    ['a ticker of the hand table', 'Glncre Testing; company; GB; LSE:GLEN; financedatabase'],
    ['a line of shares', 'Testing Exploration Ls-,01; company; GB; ; financedatabase'],
    ['an operator that is no company by its name', 'Jane Testwoman; company; ; ; gsm-operators'],
    ['a government', 'Government of Testland; company; ; ; gsm-operators'],
    ['a name cut inside brackets', 'Testing Mining Association (TMA; company; ; ; gsm-operators'],
  ])('leaves out %s', (_, line) => {
    expect(rebuilt(line)).toEqual([]);
  });
});
