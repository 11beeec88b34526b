import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FactBase } from '../../src/store/fact-base.js';
import { hosts, tell } from '../store/stories.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));
let folder: string;
let db: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-asking-'));
  db = join(folder, 'base.db');
  const base = FactBase.open(db);
  base.saveSource({ id: 'stories', kind: 'folder', address: null, title: null });
  tell(base, {
    url: 'https://tarn.example/1',
    headline: 'Drilling begins',
    statements: [
      hosts('Vardø Ridge', 'tin', { qualifiers: { amount: '2 Mt' } }),
      { says: ['Halden Metals', 'explores', 'Vardø Ridge'], quote: 'Halden Metals drills at Vardø Ridge.' },
      hosts('Lower Tarn', 'tin', { status: 'denied' }),
    ],
  });
  base.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function orewire(...args: readonly string[]): { status: number | null; stdout: string; stderr: string } {
  return spawnSync(process.execPath, [main, ...args, '--db', db], { encoding: 'utf8', cwd: folder });
}

const isTable = (md: string): boolean => {
  const rows = md.trim().split('\n');
  return /^\|( --- \|)+$/.test(rows[1]) && new Set(rows.map((row) => row.split(' | ').length)).size === 1;
};

// Each command as text and in one of the other forms, for a process takes its time.
describe.each([
  [['entity', 'vardo', 'ridge'], 'HOSTS', '--json', (out: string) => 'dossier' in (JSON.parse(out) as object)],
  [['facts', '--country', 'Norway'], 'Vardø Ridge hosts tin', '--csv', (out: string) => out.startsWith('subject,')],
  [['search', 'drill'], 'ARTICLES', '--md', isTable],
  [['path', 'Halden Metals', 'Lower Tarn'], 'Halden Metals — Vardø Ridge — tin — Lower Tarn', '--md', isTable],
  [['timeline', 'Vardø Ridge'], '(2025-03-01) Vardø Ridge hosts tin', '--md', isTable],
  [['new', '--since', '2025-03'], 'DENIED', '--md', isTable],
  [['compare', 'Vardø Ridge', 'Lower Tarn'], '* tin: 2 Mt (1 source)', '--md', isTable],
])('orewire %j', (command, text, form, isIt) => {
  it(`answers as text and ${form}`, () => {
    const plain = orewire(...command);
    expect([plain.status, plain.stderr]).toEqual([0, '']);
    expect(plain.stdout).toContain(text);
    const other = orewire(...command, form);
    expect([other.status, isIt(other.stdout)]).toEqual([0, true]);
  });
});

describe('asking', () => {
  it('takes one form at a time', () => {
    const both = orewire('facts', '--csv', '--md');
    expect([both.status, both.stdout]).toEqual([2, '']);
  });

  it.each([
    [['path', 'Halden Metals', 'Nowhere'], 'got "Nowhere": nothing in the base is called so'],
    [['path', 'Halden Metals', 'tin', '--steps', '1'], 'There is no way of 1 steps or fewer'],
    [['timeline', 'Nowhere'], 'nothing in the base is called so'],
    [['compare', 'tin', 'Nowhere'], 'nothing in the base is called so'],
    [['facts', '--about', 'Nowhere'], 'got "Nowhere"'],
  ])('says what is wrong, and ends with 1: %j', (command, message) => {
    const { status, stderr } = orewire(...command);
    expect([status, stderr.includes(message)]).toEqual([1, true]);
  });
});
