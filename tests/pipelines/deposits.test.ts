import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { slug } from '../../src/identity.js';
import { foldKey } from '../../src/tag/fold.js';
import { cellValues, readTable, type Finding, type TableRow } from '../../src/tag/table.js';

const COLUMNS = [
  'id',
  'name',
  'aliases',
  'country',
  'region',
  'lat',
  'lon',
  'commodities',
  'type',
  'wikidata',
  'source',
];
const ELEMENT_COLUMNS = [
  'id',
  'name',
  'aliases',
  'symbol',
  'number',
  'kind',
  'members',
  'factor',
  'wikidata',
  'source',
];

const findings: Finding[] = [];

function table(name: string, columns: readonly string[]): TableRow[] {
  const file = fileURLToPath(new URL(`../../pipelines/critical-minerals/gazetteer/${name}`, import.meta.url));
  return readTable(file, columns, findings);
}

/** Rows that break a rule, as a person would look for them. */
function breaking(rows: readonly TableRow[], rule: (row: TableRow) => boolean): string[] {
  return rows.filter((row) => !rule(row)).map((row) => `${row.file}:${row.line} ${row.cells.id ?? ''}`);
}

const elements = table('elements.tsv', ELEMENT_COLUMNS);
const byHand = table('deposits.tsv', COLUMNS);
const open = table('open/deposits.tsv', COLUMNS);
const deposits = [...byHand, ...open];
const elementIds = new Set(elements.map((row) => row.cells.id!));
const countries = new Set(
  table('places.tsv', ['id', 'type'])
    .filter((row) => row.cells.type === 'country')
    .map((row) => row.cells.id!.toUpperCase()),
);

describe.each([
  ['elements.tsv', elements],
  ['deposits.tsv', byHand],
  ['open/deposits.tsv', open],
])('%s', (_, rows) => {
  it('has cells for its columns only', () => {
    expect(findings).toEqual([]);
  });

  it('has ids that are slugs, each once, in order', () => {
    expect(breaking(rows, (row) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(row.cells.id ?? ''))).toEqual([]);
    const ids = rows.map((row) => row.cells.id!);
    expect(ids).toEqual([...new Set(ids)].sort());
  });

  it('names every row, and no spelling of it twice', () => {
    expect(breaking(rows, (row) => row.cells.name !== undefined && row.cells.source !== undefined)).toEqual([]);
    const repeats = breaking(rows, (row) => {
      const spellings = [row.cells.name!, ...cellValues(row.cells.aliases)].map((spelling) => matched(spelling));
      return new Set(spellings).size === spellings.length;
    });
    expect(repeats).toEqual([]);
  });
});

/** What the matcher tells apart: folded letters, and the capitals of symbols (SEG, Seg). */
function matched(spelling: string): string {
  return /\p{Lu}/u.test(spelling.slice(1)) && !spelling.includes(' ') && spelling.length < 6
    ? spelling
    : foldKey(spelling);
}

describe('deposits', () => {
  it('has no row by hand that an open row repeats', () => {
    const names = new Set(byHand.map((row) => `${row.cells.country ?? ''}:${foldKey(row.cells.name!)}`));
    expect(breaking(open, (row) => !names.has(`${row.cells.country!}:${foldKey(row.cells.name!)}`))).toEqual([]);
    const ids = new Set(byHand.map((row) => row.cells.id));
    expect(breaking(open, (row) => !ids.has(row.cells.id))).toEqual([]);
  });

  it('lies in countries of places.tsv, or on the sea floor', () => {
    expect(countries.size).toBeGreaterThan(190);
    expect(breaking(open, (row) => countries.has(row.cells.country ?? ''))).toEqual([]);
    const ashore = byHand.filter((row) => !cellValues(row.cells.commodities).includes('polymetallic-nodules'));
    expect(breaking(ashore, (row) => countries.has(row.cells.country ?? ''))).toEqual([]);
  });

  it('has points on the globe, both coordinates or none', () => {
    const wrong = breaking(deposits, ({ cells: { lat, lon } }) => {
      if (lat === undefined || lon === undefined) return lat === lon;
      return Math.abs(Number(lat)) <= 90 && Math.abs(Number(lon)) <= 180 && !(Number(lat) === 0 && Number(lon) === 0);
    });
    expect(wrong).toEqual([]);
  });

  it('holds what elements.tsv has', () => {
    expect(
      breaking(deposits, (row) => cellValues(row.cells.commodities).every((commodity) => elementIds.has(commodity))),
    ).toEqual([]);
  });

  it('has types of the contract', () => {
    const types = ['mine', 'project', 'deposit', 'field', 'district', 'brine', 'tailings', undefined];
    expect(breaking(deposits, (row) => types.includes(row.cells.type))).toEqual([]);
  });

  it('excludes open rows only, each for a reason', () => {
    const ids = new Set(open.map((row) => `deposit:${row.cells.id!}`));
    const excluded = table('exclude.tsv', ['id', 'reason']).filter((row) => row.cells.id!.startsWith('deposit:'));
    expect(breaking(excluded, (row) => ids.has(row.cells.id!) && row.cells.reason !== undefined)).toEqual([]);
  });

  it('knows the spellings under which a deposit makes news', () => {
    const found = (name: string) =>
      deposits
        .filter((row) =>
          [row.cells.name!, ...cellValues(row.cells.aliases)].some((spelling) => foldKey(spelling) === foldKey(name)),
        )
        .map((row) => row.cells.id);
    expect(found('Verkhniy Kairakty')).toEqual(['verkhneye-kairakty']);
    expect(found('Upper Kairakty')).toEqual(['verkhneye-kairakty']);
    expect(found('North Katpar')).toEqual(['severny-katpar']);
    expect(found('Kutessai-2')).toEqual(['kutessay-ii']);
    expect(found('Kuannersuit')).toEqual(['kvanefjeld']);
  });
});

describe('elements.tsv', () => {
  const elementRows = elements.filter((row) => row.cells.kind === 'element');
  const byId = new Map(elements.map((row) => [row.cells.id!, row.cells]));

  it('has the 118 elements, each with its symbol and number', () => {
    const numbers = elementRows.map((row) => Number(row.cells.number)).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 118 }, (_, i) => i + 1));
    expect(breaking(elementRows, (row) => /^[A-Z][a-z]?$/.test(row.cells.symbol ?? ''))).toEqual([]);
    expect(new Set(elementRows.map((row) => row.cells.symbol)).size).toBe(118);
    expect(breaking(elements, (row) => row.cells.kind === 'element' || row.cells.number === undefined)).toEqual([]);
  });

  it.each([
    ['lithium', 'Li', '3'],
    ['tungsten', 'W', '74'],
    ['antimony', 'Sb', '51'],
    ['dysprosium', 'Dy', '66'],
    ['lead', 'Pb', '82'],
    ['uranium', 'U', '92'],
    ['oganesson', 'Og', '118'],
  ])('knows %s', (id, symbol, number) => {
    expect(byId.get(id)).toMatchObject({ symbol, number, kind: 'element' });
  });

  it('has kinds of the contract and ids made of names', () => {
    expect(
      breaking(elements, (row) => ['element', 'group', 'mineral', 'form', 'commodity'].includes(row.cells.kind ?? '')),
    ).toEqual([]);
    expect(breaking(elements, (row) => row.cells.id === slug(row.cells.name!))).toEqual([]);
  });

  it('has members that it knows, groups of elements alone', () => {
    expect(
      breaking(elements, (row) => cellValues(row.cells.members).every((member) => elementIds.has(member))),
    ).toEqual([]);
    const groups = elements.filter((row) => row.cells.kind === 'group');
    expect(
      breaking(groups, (row) => cellValues(row.cells.members).every((member) => byId.get(member)?.kind === 'element')),
    ).toEqual([]);
    expect(cellValues(byId.get('rare-earths')?.members)).toHaveLength(17);
    expect(cellValues(byId.get('platinum-group-metals')?.members)).toHaveLength(6);
  });

  it('says light or heavy of every lanthanide and yttrium', () => {
    const light = cellValues(byId.get('light-rare-earths')?.members);
    const heavy = cellValues(byId.get('heavy-rare-earths')?.members);
    const all = cellValues(byId.get('rare-earths')?.members).filter((member) => member !== 'scandium');
    expect([...light, ...heavy].sort()).toEqual([...all].sort());
  });

  it('has factors between 0 and 1, of forms with a metal to count', () => {
    const factored = elements.filter((row) => row.cells.factor !== undefined);
    expect(breaking(factored, (row) => Number(row.cells.factor) > 0 && Number(row.cells.factor) < 1)).toEqual([]);
    expect(breaking(factored, (row) => row.cells.kind === 'form' && row.cells.members !== undefined)).toEqual([]);
  });

  // Reciprocals of the conversion factors that the trade quotes: 5.323 t LCE per t Li, 1.1793 t U3O8 per t U, …
  it.each([
    ['lithium-carbonate-equivalent', 1 / 5.323],
    ['lithium-oxide', 1 / 2.153],
    ['lithium-hydroxide-monohydrate', 1 / 6.045],
    ['uranium-oxide', 1 / 1.1793],
    ['vanadium-pentoxide', 1 / 1.785],
    ['tungsten-oxide', 1 / 1.261],
    ['niobium-oxide', 1 / 1.4305],
    ['tantalum-pentoxide', 1 / 1.221],
    ['neodymium-oxide', 1 / 1.1664],
    ['dysprosium-oxide', 1 / 1.1477],
    ['titanium-dioxide', 1 / 1.668],
  ])('converts %s to its element', (id, factor) => {
    expect(Number(byId.get(id)?.factor)).toBeCloseTo(factor, 3);
  });

  it('leaves out the classes that name nothing in particular', () => {
    const spellings = elements.flatMap((row) => [row.cells.name!, ...cellValues(row.cells.aliases)]).map(foldKey);
    for (const vague of [
      'critical minerals',
      'rare metals',
      'precious metals',
      'battery metals',
      'base metals',
      'oil',
      'gas',
    ])
      expect(spellings).not.toContain(vague);
  });
});
