import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { FactBase } from '../../src/store/fact-base.js';
import { hosts, tell } from '../store/stories.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-export-'));
  const base = FactBase.open(join(folder, 'base.db'));
  base.saveSource({ id: 'stories', kind: 'folder', address: null, title: null });
  tell(base, {
    url: 'https://tarn.example/1',
    statements: [hosts('Vardø Ridge', 'tin'), hosts('Lower Tarn', 'dysprosium')],
  });
  base.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const orewire = (...args: readonly string[]) =>
  spawnSync(process.execPath, [main, 'export', ...args, '--db', join(folder, 'base.db')], {
    encoding: 'utf8',
    cwd: folder,
  });

describe('orewire export', () => {
  it('writes to standard output what passes the filters', () => {
    const { status, stdout } = orewire('jsonl', '--element', 'tin');
    expect(status).toBe(0);
    expect(
      stdout
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { subject: string }).subject),
    ).toEqual(['Vardø Ridge']);
  });

  it('writes a file, whole', () => {
    expect(orewire('parquet', '--out', 'facts.parquet').status).toBe(0);
    const bytes = readFileSync(join(folder, 'facts.parquet'), 'latin1');
    expect([bytes.slice(0, 4), bytes.slice(-4)]).toEqual(['PAR1', 'PAR1']);
  });

  it('describes the base for Datasette, by the name of its file', () => {
    const { status, stdout } = orewire('datasette');
    expect(status).toBe(0);
    const { databases } = parse(stdout) as { databases: Record<string, { queries: object }> };
    expect(Object.keys(databases)).toEqual(['base']);
    expect(Object.keys(databases.base.queries).length).toBeGreaterThan(10);
  });

  it('says that a name is not in the base, and that a file cannot be written', () => {
    const unknown = orewire('csv', '--about', 'Nowhere', '--out', 'none.csv');
    expect([unknown.status, existsSync(join(folder, 'none.csv'))]).toEqual([1, false]);
    expect(unknown.stderr).toContain('"Nowhere"');
    const nowhere = orewire('graphml', '--out', 'no/such/folder.graphml');
    expect([nowhere.status, nowhere.stderr.includes('no/such/folder.graphml')]).toEqual([2, true]);
  });
});
