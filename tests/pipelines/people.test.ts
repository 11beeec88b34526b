import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { people } from '../../pipelines/critical-minerals/gazetteer/rebuild/people.mjs';
import { cellValues } from '../../src/tag/table.js';
import { GAZETTEER, named, rowsOf } from './gazetteer.js';

const ROLE = /^(?<office>.+) @ (?<of>(?:place|organisation):[a-z0-9-]+)(?: (?<start>[\d-]*)\.\.(?<end>[\d-]*|\?))?$/;
const roles = rowsOf('person').flatMap(({ id, attributes }) =>
  cellValues(attributes.roles).map((role) => ({ id, role, parts: ROLE.exec(role)?.groups })),
);

describe('the table of people', () => {
  it.each([
    ['Kassym-Jomart Tokayev', 'person:kassym-jomart-tokayev'],
    ['Paul Kagame', 'person:paul-kagame'],
    ['Felix Tshisekedi', 'person:felix-tshisekedi'],
    ['Nurlan Zhakupov', 'person:nurlan-zhakupov'],
    ['Meirzhan Yussupov', 'person:meirzhan-yussupov'],
    ['AMLO', 'person:andres-manuel-lopez-obrador'],
    ['Gary Nagle', 'person:gary-nagle'],
  ])('knows %s', (name, id) => {
    expect(named('person', name)).toEqual([id]);
  });

  it('writes each office as role @ id start..end', () => {
    expect(roles.length).toBeGreaterThan(3000);
    expect(roles.filter(({ parts }) => parts === undefined)).toEqual([]);
  });

  it('names offices of countries and organisations that it has', () => {
    const unknown = roles.filter(({ parts }) => !GAZETTEER.byId.has(parts?.of ?? ''));
    expect(unknown).toEqual([]);
  });

  it('ends no office before it begins', () => {
    const backwards = roles.filter(({ parts }) => {
      const { start = '', end = '' } = parts ?? {};
      return start !== '' && /^\d/.test(end) && end < start.slice(0, end.length);
    });
    expect(backwards).toEqual([]);
  });
});

describe('rebuilding open/people.tsv', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'people-'));
  });

  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  /** What comes of rows of the sources, given as `name; position; role; country; start; end; wikidata; sources`. */
  function rebuilt(...lines: string[]): Record<string, string>[] {
    const header = 'name\taliases\tposition\trole\tcountry\tstart\tend\twikidata\tsources';
    const cells = lines.map((line) => {
      const [name, ...others] = line.split(';').map((cell) => cell.trim());
      return [name, '', ...others].join('\t');
    });
    writeFileSync(join(folder, 'people.tsv.gz'), gzipSync([header, ...cells].join('\n')));
    return people(folder);
  }

  it('gathers a person’s offices under one id, in the spelling that has the diacritics', () => {
    expect(
      rebuilt(
        'Joao Testenço; President; head of state; AO; 2017-09-26; ; ; factbook-2026',
        'João Testenço; Minister of Defence; ; AO; 2014; 2017; Q1; everypolitician-2022',
      ),
    ).toEqual([
      {
        id: 'joao-testenco',
        name: 'João Testenço',
        aliases: '',
        roles: 'President @ place:ao 2017-09-26..|Minister of Defence @ place:ao 2014..2017',
        country: 'AO',
        wikidata: 'Q1',
        source: 'factbook-2026|everypolitician-2022',
      },
    ]);
  });

  it('writes an end that a source of 2022 does not know as a question mark', () => {
    const [row] = rebuilt('Jane Testwoman; Minister of Mines; ; CD; 2021-04-12; ; ; everypolitician-2022');
    expect(row.roles).toBe('Minister of Mines @ place:cd 2021-04-12..?');
  });

  it.each([
    ['Taliban Leader Test Akhundtest', 'Test Akhundtest'],
    ['represented by Governor General Jane Testwoman', 'Jane Testwoman'],
    ['Co-prince Archbishop Joan-Enric Test', 'Joan-Enric Test'],
  ])('takes the title off %s', (name, bare) => {
    expect(rebuilt(`${name}; head of state; head of state; AF; 2021; ; ; factbook-2026`)).toMatchObject([
      { name: bare, roles: 'Head of state @ place:af 2021..' },
    ]);
  });

  it('leaves out single words, councils, and who stands in the hand table under another id', () => {
    expect(
      rebuilt(
        'Testname; President; head of state; AF; 2021; ; ; factbook-2026',
        'Council of Test Ministers; President; head of state; AF; 2021; ; ; factbook-2026',
        'Sergey Lavrov; Minister of Foreign Affairs; ; RU; 2004; ; ; everypolitician-2022',
      ),
    ).toEqual([]);
  });
});
