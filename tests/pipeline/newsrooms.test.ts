import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { loadDefinition } from '../../src/pipeline/definition.js';
import { loadNewsrooms } from '../../src/pipeline/newsrooms.js';
import { searchKey } from '../../src/store/search-key.js';

let folder: string | undefined;
afterEach(() => {
  if (folder !== undefined) rmSync(folder, { recursive: true });
  folder = undefined;
});

function table(...lines: string[]): string {
  folder = mkdtempSync(join(tmpdir(), 'orewire-newsrooms-'));
  const file = join(folder, 'newsrooms.tsv');
  writeFileSync(file, lines.join('\n'));
  return file;
}

const HEADER = 'host\towner\tcredits';

describe('a table of newsrooms', () => {
  it('has owners and credits, either of which may be left out', () => {
    expect(loadNewsrooms(table(HEADER, 'pit.example\tQuarry Media\t', 'wire.example\t\tNorthern Wire|NW', ''))).toEqual(
      [
        { host: 'pit.example', owner: 'Quarry Media', credits: [] },
        { host: 'wire.example', owner: null, credits: ['Northern Wire', 'NW'] },
      ],
    );
  });

  it('may be left out', () => {
    expect(loadNewsrooms('/nowhere/newsrooms.tsv')).toEqual([]);
  });

  it.each([
    ['a header of other columns', ['host\tcredits'], /expected the header/, 1],
    ['a row of too few cells', [HEADER, 'pit.example\tQuarry Media'], /expected 3 cells, got 2/, 2],
    ['a host with www.', [HEADER, 'www.pit.example\t\t'], /without www/, 2],
    ['a host that stands there twice', [HEADER, 'pit.example\t\t', 'pit.example\t\tPit'], /stands here twice/, 3],
  ])('is refused for %s, with the line', (_, lines, message, line) => {
    const file = table(...lines);
    expect(() => loadNewsrooms(file)).toThrow(message);
    expect(() => loadNewsrooms(file)).toThrow(expect.objectContaining({ where: `${file}:${line}` }));
  });
});

describe('the newsrooms of critical-minerals', () => {
  const newsrooms = loadNewsrooms(loadDefinition('critical-minerals').newsrooms);

  it('stand in the order of their hosts, and none says nothing', () => {
    const hosts = newsrooms.map(({ host }) => host);
    expect(hosts).toEqual([...hosts].sort());
    expect(newsrooms.filter(({ owner, credits }) => owner === null && credits.length === 0)).toEqual([]);
  });

  it('share no name that one is credited by', () => {
    const names = newsrooms.flatMap(({ host, credits }) => [
      ...new Set(credits.map((name) => `${searchKey(name)} ${host}`)),
    ]);
    const keys = names.map((name) => name.split(' ')[0]);
    expect(keys).toHaveLength(new Set(keys).size);
  });
});
