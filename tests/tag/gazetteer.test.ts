import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { OrewireError } from '../../src/model.js';
import { checkGazetteer } from '../../src/tag/check.js';
import { loadCues } from '../../src/tag/cues.js';
import { loadGazetteer } from '../../src/tag/gazetteer.js';
import { CUES, FOLDER } from './support.js';

describe('loading a gazetteer', () => {
  it('reads entries of every kind, sorted by id', () => {
    const { entries, byId } = loadGazetteer(FOLDER);
    expect(entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toSorted());
    expect(byId.get('organisation:lynas')).toMatchObject({
      kind: 'organisation',
      name: 'Lynas Rare Earths Ltd',
      aliases: ['Lynas'],
      attributes: { ticker: 'ASX:LYC' },
    });
  });

  it('lets a row edited by hand replace the open row of its id', () => {
    expect(loadGazetteer(FOLDER).byId.get('deposit:severny-katpar')?.name).toBe('Severny Katpar');
  });

  it('leaves out a row whose country no place has, and says where it stands', () => {
    const { byId, findings } = loadGazetteer(FOLDER);
    expect(byId.has('deposit:eureka-na')).toBe(false);
    expect(findings).toEqual([
      expect.objectContaining({
        file: join(FOLDER, 'open', 'deposits.tsv'),
        line: 2,
        column: 'country',
        reason: 'country',
      }),
    ]);
  });

  it('says which folder has no tables', () => {
    expect(() => loadGazetteer('/nowhere')).toThrow(OrewireError);
  });
});

describe('checking a gazetteer', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gazetteer-'));
    cpSync(FOLDER, folder, { recursive: true });
  });
  afterEach(() => {
    rmSync(folder, { recursive: true });
  });

  const DEPOSITS = 'id\tname\taliases\tcountry\tregion\tlat\tlon\tcommodities\ttype\twikidata\tsource';
  const ELEMENTS = 'id\tname\taliases\tsymbol\tnumber\tkind\tmembers\tfactor\twikidata\tsource';
  const cases: [string, string, string, { line: number; column: string; reason: string }][] = [
    [
      'an unknown commodity',
      'deposits.tsv',
      `${DEPOSITS}\na\tA\t\tCL\t\t\t\tcoper`,
      { line: 2, column: 'commodities', reason: 'reference' },
    ],
    [
      'a latitude beyond the pole',
      'deposits.tsv',
      `${DEPOSITS}\na\tA\t\tCL\t\t91\t0\tcopper`,
      { line: 2, column: 'lat', reason: 'number' },
    ],
    [
      'a number that is none',
      'deposits.tsv',
      `${DEPOSITS}\na\tA\t\tCL\t\t1,5\t0\tcopper`,
      { line: 2, column: 'lat', reason: 'number' },
    ],
    [
      'an id twice',
      'deposits.tsv',
      `${DEPOSITS}\na\tA\t\tCL\na\tB\t\tCL`,
      { line: 3, column: 'id', reason: 'duplicate-id' },
    ],
    ['an id that is no slug', 'deposits.tsv', `${DEPOSITS}\nBig Pit\tA\t\tCL`, { line: 2, column: 'id', reason: 'id' }],
    [
      'a row without a name',
      'deposits.tsv',
      `${DEPOSITS}\n# a comment\na\t\t\tCL`,
      { line: 3, column: 'name', reason: 'name' },
    ],
    [
      'a row with a cell too many',
      'deposits.tsv',
      `${DEPOSITS}\na\tA\t\tCL\t\t\t\tcopper\tmine\t\thand\tmore`,
      { line: 2, column: '', reason: 'cells' },
    ],
    [
      'a name that two deposits of a country share',
      'deposits.tsv',
      `${DEPOSITS}\na\tÁ\t\tCL\nb\tB\ta\tCL`,
      { line: 3, column: 'aliases', reason: 'shared-name' },
    ],
    [
      'a symbol that is none',
      'elements.tsv',
      `${ELEMENTS}\ncopper\tcopper\t\tcu\t29\telement`,
      { line: 2, column: 'symbol', reason: 'symbol' },
    ],
    [
      'an atomic number that is none',
      'elements.tsv',
      `${ELEMENTS}\ncopper\tcopper\t\tCu\t290\telement`,
      { line: 2, column: 'number', reason: 'number' },
    ],
    [
      'a policy that is none',
      'names.tsv',
      'name\tkind\tpolicy\tcontext\nlead\telement\tperhaps\t',
      { line: 2, column: 'policy', reason: 'policy' },
    ],
  ];
  it.each(cases)('finds %s', (_, table, content, expected) => {
    writeFileSync(join(folder, table), `${content}\n`);
    const findings = checkGazetteer(loadGazetteer(folder));
    expect(findings).toContainEqual(expect.objectContaining({ file: join(folder, table), ...expected }));
  });

  it('takes no offence at one name in two regions', () => {
    writeFileSync(join(folder, 'deposits.tsv'), `${DEPOSITS}\na\tA\t\tCL\tNorth\nb\tA\t\tCL\tSouth\n`);
    expect(checkGazetteer(loadGazetteer(folder)).filter(({ reason }) => reason === 'shared-name')).toEqual([]);
  });

  it('says which column a table lacks, and where', () => {
    writeFileSync(join(folder, 'people.tsv'), 'id\taliases\tsource\n');
    expect(() => loadGazetteer(folder)).toThrow(/expected a column "name"/);
  });

  it('drops the open rows that exclude.tsv names', () => {
    writeFileSync(join(folder, 'exclude.tsv'), 'id\treason\neureka-us\tworked out\n');
    expect(loadGazetteer(folder).byId.has('deposit:eureka-us')).toBe(false);
  });
});

describe('loading cues', () => {
  it('says which key is not known', () => {
    const folder = mkdtempSync(join(tmpdir(), 'cues-'));
    writeFileSync(join(folder, 'cues.yaml'), 'rolls: [baker]\n');
    expect(() => loadCues(join(folder, 'cues.yaml'))).toThrow(/rolls/);
    rmSync(folder, { recursive: true });
  });

  it('reads the pipeline’s own', () => {
    expect(loadCues(CUES).deposit_nouns.has('mine')).toBe(true);
  });
});
