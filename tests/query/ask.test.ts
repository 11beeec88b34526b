import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { slug } from '../../src/identity.js';
import type { EntityKind, GazetteerEntry } from '../../src/model.js';
import { understand } from '../../src/query/ask/understand.js';
import { loadVocabulary } from '../../src/query/ask/vocabulary.js';
import { FactBase } from '../../src/store/fact-base.js';
import { articleOf, snapshotOf } from '../store/stories.js';
import { OURS, THEIRS } from './questions.js';

const TODAY = '2026-03-10';
const vocabulary = loadVocabulary(
  fileURLToPath(new URL('../../pipelines/critical-minerals/questions.yaml', import.meta.url)),
);

function entry(kind: EntityKind, name: string, aliases: string[] = [], attributes: Record<string, string> = {}) {
  return { id: `${kind}:${slug(name)}`, kind, name, aliases, attributes };
}

const country = (name: string, demonyms: string, aliases: string[] = []) =>
  entry('place', name, aliases, { type: 'country', demonyms });

const GAZETTEER: GazetteerEntry[] = [
  entry('deposit', 'Severny Katpar', ['North Katpar', 'Northern Katpar'], { country: 'KZ' }),
  entry('deposit', 'Verkhneye Kairakty', ['Upper Kairakty']),
  entry('deposit', 'Mount Weld'),
  entry('deposit', 'Kvanefjeld', ['Kuannersuit']),
  entry('deposit', 'Norra Kärr'),
  entry('deposit', 'Olympic Dam'),
  entry('element', 'tungsten', ['wolfram']),
  entry('element', 'lithium'),
  entry('element', 'dysprosium'),
  entry('element', 'gallium'),
  entry('element', 'lead'),
  entry('element', 'cobalt'),
  entry('element', 'rare earths', ['rare earth', 'rare earth elements', 'REE'], {
    kind: 'group',
    members: 'dysprosium',
  }),
  entry('element', 'graphite'),
  entry('organisation', 'Tau-Ken Samruk', ['TKS']),
  entry('organisation', 'Cove Capital', ['Cove Capital LLC']),
  entry('organisation', 'Lynas Rare Earths', ['Lynas']),
  entry('organisation', 'Rio Tinto'),
  entry('organisation', 'BHP'),
  entry('organisation', 'Glencore'),
  entry('organisation', 'Ministry of Commerce', ['MOFCOM']),
  entry('organisation', 'Department of Energy'),
  entry('person', 'Nurlan Zhakupov'),
  entry('person', 'Amanda Lacaze'),
  country('Kazakhstan', 'Kazakh|Kazakhstani', ['Qazaqstan']),
  country('China', 'Chinese', ['PRC']),
  country('United States', 'American', ['US', 'U.S.', 'USA', 'America']),
  country('Greenland', 'Greenlandic'),
  country('Chile', 'Chilean'),
  country('Zimbabwe', 'Zimbabwean'),
  country('Japan', 'Japanese'),
  country('Democratic Republic of Congo', 'Congolese', ['DRC', 'DR Congo']),
  entry('place', 'Central Asia', [], { type: 'area' }),
  entry('place', 'Karaganda', [], { type: 'city' }),
];

let folder: string;
let base: FactBase;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-ask-'));
  base = FactBase.open(join(folder, 'base.db'));
  base.saveSource({ id: 'names', kind: 'folder', address: null, title: null });
  const page = {
    url: 'https://names.example/',
    statements: GAZETTEER.map(({ name }) => ({ says: ['tin', 'hosts', 'tin'] as const, quote: name })),
  };
  const article = articleOf(page);
  const source = `${article.headline}\n\n${article.text}`;
  let from = 0;
  const mentions = GAZETTEER.map((each) => {
    const start = source.indexOf(each.name, from);
    from = start + each.name.length;
    return { kind: each.kind, start, end: from, text: each.name, entity: each, rule: 'gazetteer' };
  });
  const snapshot = snapshotOf(page);
  base.saveSnapshot(snapshot, 'names');
  const extraction = { mentions, claims: [], quotations: [] };
  base.saveDerivation(snapshot.id, 'rules-1', { ok: true, article, extraction }, (id) =>
    GAZETTEER.find((each) => each.id === id),
  );
});
afterAll(() => {
  base.close();
  rmSync(folder, { recursive: true });
});

const answer = (question: string) => understand(base, question, vocabulary, TODAY);

describe('understand', () => {
  it.each(OURS)('$question', ({ question, filters, left = [] }) => {
    expect(answer(question)).toEqual({ filters, left });
  });

  it.each(THEIRS)('$question', ({ question, filters, left = [] }) => {
    expect(answer(question)).toEqual({ filters, left });
  });

  it.each(['', '?!', 'who', '-', 'x'.repeat(5000), 'since since 2023 before'])('is total: %j', (question) => {
    expect(() => answer(question)).not.toThrow();
  });
});
