import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseFeed } from '../../src/fetch/feed.js';
import type { Digest } from '../../src/query/digest.js';
import { FactBase } from '../../src/store/fact-base.js';
import { hosts, tell, type Page, type Statement } from '../store/stories.js';

const main = fileURLToPath(new URL('../../dist/cli/main.js', import.meta.url));

const tonnes = (quote: string, amount: string): Statement =>
  hosts('Vardø Ridge', 'tin', { quote, qualifiers: { amount, amount_value: amount.replace(' Mt', '000000 t') } });
const drills = (quote: string, status: 'asserted' | 'denied'): Statement => {
  return { says: ['Quill Mining', 'explores', 'Lower Tarn'], quote, status };
};
const OLD = 'Two million tonnes of tin lie in the Vardø Ridge.';
const NEW = 'The Vardø Ridge has nine million tonnes of tin.';
const AGAIN = 'Nine million tonnes of tin wait at the Vardø Ridge.';
const SAID = 'Quill Mining drills at Lower Tarn.';
const DENIED = 'Quill Mining does not drill at Lower Tarn, it said.';

const PAGES: Page[] = [
  {
    url: 'https://a.example/1',
    published: '2025-03-01',
    statements: [tonnes(OLD, '2 Mt'), drills(SAID, 'asserted'), hosts('Lower Tarn', 'tin')],
  },
  // Says both itself, and contradicts nobody else.
  {
    url: 'https://b.example/1',
    published: '2025-07-02',
    statements: [
      hosts('Bleak Fell', 'tin', {
        quote: 'Bleak Fell holds 1 Mt.',
        qualifiers: { amount: '1 Mt', amount_value: '1000000 t' },
      }),
      hosts('Bleak Fell', 'tin', {
        quote: 'Bleak Fell holds 5 Mt.',
        qualifiers: { amount: '5 Mt', amount_value: '5000000 t' },
      }),
    ].map((each) => ({ ...each, says: ['deposit?Bleak Fell', 'hosts', 'tin'] as const })),
  },
  { url: 'https://b.example/2', published: '2025-07-03', statements: [tonnes(NEW, '9 Mt'), drills(DENIED, 'denied')] },
  // Agrees with a side.
  {
    url: 'https://c.example/1',
    published: '2025-09-01',
    statements: [tonnes(AGAIN, '9 Mt'), hosts('Lower Tarn', 'dysprosium')],
  },
];

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-contradictions-'));
  const base = FactBase.open(join(folder, 'base.db'));
  base.saveSource({ id: 'stories', kind: 'folder', address: null, title: null });
  for (const page of PAGES) tell(base, page);
  base.close();
  writeFileSync(join(folder, 'lists.yaml'), 'tin: { title: Tin, element: tin }\n');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function orewire(...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args, '--db', join(folder, 'base.db')], {
    encoding: 'utf8',
    cwd: folder,
  });
  expect([status, stderr]).toEqual([0, '']);
  return stdout;
}

/** The part of a text below a heading, without its line breaks. */
const below = (text: string, heading: string) =>
  (new RegExp(`^${heading}\n([^]*?)(?=^[A-Z ,]+\n|$(?![^]))`, 'm').exec(text)?.[1] ?? '').replace(/\s+/g, ' ');

describe('articles that contradict each other', () => {
  it('stand in the digest of the day that the other side came, both with their words', () => {
    const part = below(orewire('new', '--since', '2025-07'), 'CONTRADICTIONS');
    for (const quote of [OLD, AGAIN, SAID, DENIED]) expect(part).toContain(`“${quote}”`);
    expect(part).toMatch(/the amount is stated differently: 9 Mt · c\.example, b\.example .*2 Mt · a\.example/);
    expect(part).not.toContain('Bleak Fell');
    const table = orewire('new', '--since', '2025-07', '--md').split('\n');
    expect(table.filter((row) => row.startsWith('| contradiction')).map((row) => row.split(' | ')[0])).toEqual([
      '| contradiction, amount: 9 Mt',
      '| contradiction, amount: 2 Mt',
      '| contradiction, status: denied',
      '| contradiction, status: asserted',
    ]);
  });

  it('are new once', () => {
    const later = JSON.parse(orewire('new', '--since', '2025-08', '--json')) as Digest;
    expect(later.contradictions).toEqual([]);
    const since = JSON.parse(orewire('new', '--since', '2025-07-03', '--json')) as Digest;
    expect(since.contradictions.map(({ fact, disagreement }) => [fact.predicate, disagreement.about])).toEqual([
      ['hosts', 'amount'],
      ['explores', 'status'],
    ]);
  });

  it('stand under a watch list, and in its feeds', async () => {
    const text = orewire('alerts', 'lists.yaml');
    expect(below(text, 'CONTRADICTIONS')).toContain(`“${OLD}”`);
    expect(below(text, 'CONTRADICTIONS')).not.toContain(DENIED);
    expect(orewire('alerts', 'lists.yaml', '--md')).toContain('contradiction, amount: 2 Mt');
    orewire('alerts', 'lists.yaml', '--feeds', folder);
    for (const format of ['atom', 'json']) {
      const feed = readFileSync(join(folder, `tin.${format}`));
      const read = await parseFeed(new Uint8Array(feed), `https://here.example/${format}`);
      expect(read).toMatchObject({ ok: true });
      const entries = read.ok ? read.value.entries : [];
      expect(entries.filter(({ title }) => title?.startsWith('Contradiction'))).toMatchObject([
        {
          title: 'Contradiction: Vardø Ridge hosts tin (amount: 9 Mt / 2 Mt)',
          link: 'https://b.example/2',
        },
      ]);
      expect(feed.toString()).toContain(OLD);
      expect(feed.toString()).toContain('2025-07-03T00:00:00.000Z');
    }
  });
});
