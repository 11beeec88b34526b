import { describe, expect, it } from 'vitest';
import { dossier } from '../../src/query/dossier.js';
import { listFacts, type FactFilters } from '../../src/query/facts.js';
import { findEntity } from '../../src/query/find.js';
import { baseStatus } from '../../src/query/status.js';
import type { FactBase } from '../../src/store/fact-base.js';
import { hosts, lookup, openBase, ref, snapshotOf, tell, type Page } from '../store/stories.js';

const NOW = Date.parse('2026-01-01T00:00:00Z');

const PAGES: Page[] = [
  {
    url: 'https://tarn.example/1',
    site: 'The Tarn Post',
    published: '2025-03-01',
    statements: [
      hosts('Vardø Ridge', 'tin', { qualifiers: { amount: '1.2 Mt', date: '2024' } }),
      {
        says: ['Halden Metals', 'explores', 'Vardø Ridge'],
        quote: 'Halden Metals explored Vardø Ridge.',
        status: 'ended',
      },
    ],
  },
  {
    url: 'https://mining.example/a',
    published: '2025-06-03',
    statements: [
      hosts('Vardø Ridge', 'tin', {
        quote: 'Vardø Ridge: 1.8 Mt of tin.',
        qualifiers: { amount: '1.8 Mt', date: '2025' },
      }),
      { says: ['Vardø Ridge', 'valued_at', { value: 'US$ 2 billion' }], quote: 'It is worth US$ 2 billion.' },
    ],
  },
  {
    url: 'https://mining.example/b',
    published: '2025-07-05',
    statements: [
      hosts('Lower Tarn', 'tin', { status: 'planned', attributedTo: 'Halden Metals' }),
      hosts('deposit?Tarnholm', 'dysprosium', { attributedTo: 'two people' }),
      { says: ['Vardø Ridge', 'valued_at', { value: '€ 3 billion' }], quote: 'No, € 3 billion.' },
    ],
  },
];

function told(pages = PAGES): FactBase {
  const base = openBase();
  base.savePredicates([{ id: 'explores', label: 'explores', inverse: 'explored by' }]);
  for (const page of pages) tell(base, page);
  return base;
}

describe('findEntity', () => {
  it.each([
    ['a name, whatever its case and diacritics', 'VARDO ridge', ['Vardø Ridge'], true],
    ['an alias', 'Vardo-Hill', ['Vardø Ridge'], true],
    ['an id', 'deposit:lower-tarn', ['Lower Tarn'], true],
    ['a later word, confirmed entities first', 'tarn', ['Lower Tarn', 'Tarnholm'], false],
    ['a beginning', 'hald', ['Halden Metals'], false],
    ['a candidate', 'tarnholm', ['Tarnholm'], true],
    ['an entity of the gazetteer that no text mentions', 'Quill Mining', [], false],
    ['nothing', ' – ', [], false],
  ])('finds by %s', (_, name, names, isExact) => {
    const base = told();
    const found = findEntity(base, name);
    base.close();
    expect(found.map((each) => each.name).sort()).toEqual([...names].sort());
    expect(found.some((each) => each.isExact)).toBe(isExact);
  });

  it('puts whole names before parts', () => {
    const base = told([
      ...PAGES,
      { url: 'https://c.example/', statements: [hosts('deposit?Tin', 'tin'), hosts('deposit?Tinville', 'tin')] },
    ]);
    expect(findEntity(base, 'tin').map(({ id }) => id)).toEqual([
      'element:tin',
      'candidate:deposit:tin',
      'candidate:deposit:tinville',
    ]);
    base.close();
  });
});

describe('listFacts', () => {
  const all = { facts: 50, citations: 10 };
  const tin = ['Lower Tarn hosts tin', 'Vardø Ridge hosts tin'];
  it.each<[FactFilters, string[]]>([
    [{ subject: 'vardo ridge', predicate: 'hosts' }, ['Vardø Ridge hosts tin']],
    [{ object: 'tin' }, tin],
    [{ object: 'US$ 2 billion' }, ['Vardø Ridge valued at US$ 2 billion']],
    [{ object: 'US$ 9 billion' }, []],
    [{ predicate: 'explores' }, ['Halden Metals explores Vardø Ridge']],
    [{ kind: 'organisation' }, ['Halden Metals explores Vardø Ridge']],
    [{ status: 'planned' }, ['Lower Tarn hosts tin']],
    [{ since: '2025-07' }, ['Lower Tarn hosts tin', 'Tarnholm hosts dysprosium', 'Vardø Ridge valued at € 3 billion']],
    [{ source: 'tarn.example' }, ['Halden Metals explores Vardø Ridge', 'Vardø Ridge hosts tin']],
    [{ source: 'stories', predicate: 'hosts', object: 'tin' }, tin],
    [{ source: 'elsewhere.example' }, []],
    [{ about: 'tin', kind: 'deposit' }, tin],
    [{ about: 'Vardø Ridge', object: 'tin' }, ['Vardø Ridge hosts tin']],
    [{ about: 'Vardø Ridge', element: 'tin' }, ['Vardø Ridge hosts tin']],
    [{ predicate: ['explores', 'valued_at'], until: '2025-03' }, ['Halden Metals explores Vardø Ridge']],
    [{ until: '2025-05' }, ['Halden Metals explores Vardø Ridge', 'Vardø Ridge hosts tin']],
    [{ since: '2025-04', until: '2025-05' }, []],
    [{ since: '2025-06-03', until: '2025-06-03', predicate: 'hosts' }, ['Vardø Ridge hosts tin']],
    [{ country: 'norway', predicate: 'hosts' }, ['Vardø Ridge hosts tin']],
    [{ country: 'Sweden' }, []],
    [{ saidBy: 'halden metals' }, ['Lower Tarn hosts tin']],
    [{ saidBy: 'two people' }, ['Tarnholm hosts dysprosium']],
    [{ saidBy: 'two people', element: 'tin' }, []],
  ])('narrows by %o', (filters, expected) => {
    const base = told();
    const result = listFacts(base, filters, all);
    base.close();
    const sentences = result.ok
      ? result.value.map(
          ({ subject, label, object }) => `${subject.name} ${label} ${'value' in object ? object.value : object.name}`,
        )
      : result.detail;
    expect(sentences).toHaveLength(expected.length);
    expect(new Set(sentences)).toEqual(new Set(expected));
  });

  it('gives the newest first, with what supports them', () => {
    const base = told();
    const result = listFacts(base, { predicate: 'hosts' }, { facts: 2, citations: 1 });
    const older = listFacts(base, { subject: 'vardo ridge', predicate: 'hosts' }, all);
    base.close();
    expect(result).toMatchObject({ ok: true, value: [{ lastSeen: '2025-07-05' }, { lastSeen: '2025-07-05' }] });
    expect(older).toMatchObject({
      ok: true,
      value: [
        {
          claims: 2,
          sources: 2,
          firstSeen: '2025-03-01',
          lastSeen: '2025-06-03',
          citations: [
            { quote: 'Vardø Ridge: 1.8 Mt of tin.', qualifiers: { amount: '1.8 Mt' }, url: 'https://mining.example/a' },
            { quote: 'Vardø Ridge holds tin, geologists say.', site: 'The Tarn Post', host: 'tarn.example' },
          ],
        },
      ],
    });
  });

  it('says which name is unknown', () => {
    const base = told();
    expect(listFacts(base, { subject: 'Nowhere Hill' }, all)).toEqual({
      ok: false,
      reason: 'unknown-name',
      detail: 'expected the name of something in the base, got "Nowhere Hill"',
    });
    base.close();
  });
});

describe('dossier', () => {
  it('groups facts by predicate, from both ends, newest first', () => {
    const base = told();
    const found = dossier(base, ref('Vardø Ridge').id)!;
    base.close();
    expect(found.entity).toMatchObject({ country: 'Norway', isCandidate: false, articles: 2, sources: 2 });
    expect(found.groups.map(({ label, as, facts }) => [label, as, facts.length])).toEqual([
      ['valued at', 'subject', 2],
      ['hosts', 'subject', 1],
      ['explored by', 'object', 1],
    ]);
  });

  it('shows two amounts and two values side by side, and leaves other qualifiers alone', () => {
    const base = told();
    const { groups } = dossier(base, ref('Vardø Ridge').id)!;
    base.close();
    const [values, hosted] = groups;
    expect(values.disagreement?.sides.map(({ value }) => value)).toEqual(['€ 3 billion', 'US$ 2 billion']);
    expect(hosted.facts[0]?.disagreements).toMatchObject([
      { about: 'amount', sides: [{ value: '1.8 Mt', citations: [{ host: 'mining.example' }] }, { value: '1.2 Mt' }] },
    ]);
  });

  it('shows denied against asserted, but not planned against asserted', () => {
    const one = { ...PAGES[0], statements: [hosts('Lower Tarn', 'tin')] };
    const planned = { ...PAGES[1], statements: [hosts('Lower Tarn', 'tin', { status: 'planned' })] };
    const denied = { ...PAGES[2], statements: [hosts('Lower Tarn', 'tin', { status: 'denied' })] };
    const about = (pages: Page[]) => {
      const base = told(pages);
      const { groups } = dossier(base, 'deposit:lower-tarn')!;
      base.close();
      return groups.flatMap(({ facts }) =>
        facts.flatMap(({ disagreements }) => disagreements.map((each) => each.about)),
      );
    };
    expect(about([one, planned])).toEqual([]);
    expect(about([one, planned, denied])).toEqual(['status']);
  });

  it('takes figures that agree within their words for one, and what is of two periods for no dissent', () => {
    const about = (...qualifiers: Record<string, string>[]) => {
      const pages = qualifiers.map((each, index) => ({
        url: `https://s${index}.example/`,
        published: `2025-09-0${index + 1}`,
        statements: [hosts('Lower Tarn', 'tin', { qualifiers: each })],
      }));
      const base = told(pages);
      const [{ facts }] = dossier(base, 'deposit:lower-tarn')!.groups;
      base.close();
      return facts[0].disagreements.map(({ sides }) => sides.map(({ citations }) => citations.length));
    };
    const stated = (amount: string, amount_value: string) => ({ amount, amount_value });
    expect(about(stated('1.2 Mt', '1200000 t'), stated('1,190 kt', '1190000 t'))).toEqual([]);
    expect(
      about(stated('1.2 Mt', '1200000 t'), stated('1,190 kt', '1190000 t'), stated('1.8 Mt', '1800000 t')),
    ).toEqual([[1, 2]]);
    expect(about({ amount: '5 t', period: '2023' }, { amount: '9 t', period: '2024' })).toEqual([]);
  });

  it('sets owners side by side who have more than the whole between them', () => {
    const owns = (owner: string, share: string, index: number): Page => ({
      url: `https://s${index}.example/`,
      statements: [{ says: [owner, 'owns', 'Lower Tarn'], quote: `${owner} has ${share}.`, qualifiers: { share } }],
    });
    const sides = (...pages: Page[]) => {
      const base = openBase();
      base.savePredicates([{ id: 'owns', label: 'owns', inverse: 'is owned by', exclusive: 'share' }]);
      for (const page of pages) tell(base, page);
      const [group] = dossier(base, 'deposit:lower-tarn')!.groups;
      base.close();
      return group.disagreement?.sides.map(({ value }) => value).sort() ?? null;
    };
    const [halden, quill] = [owns('Halden Metals', '70 %', 1), owns('Quill Mining', '51 %', 2)];
    expect(sides(halden, quill)).toEqual(['Halden Metals', 'Quill Mining']);
    expect(sides(owns('Halden Metals', '49 %', 1), quill)).toBeNull();
  });

  it('shows an old dissent behind any number of newer citations', () => {
    const chorus = Array.from({ length: 30 }, (_, index) => ({
      url: `https://s${index}.example/`,
      published: `2025-09-${String(index + 1).padStart(2, '0')}`,
      statements: [hosts('Lower Tarn', 'tin', { qualifiers: { amount: '5 Mt' } })],
    }));
    const dissent = { ...PAGES[0], statements: [hosts('Lower Tarn', 'tin', { qualifiers: { amount: '1 Mt' } })] };
    const base = told([dissent, ...chorus]);
    const [group] = dossier(base, 'deposit:lower-tarn')!.groups;
    base.close();
    expect(group.facts[0]?.citations).toHaveLength(3);
    expect(group.facts[0]?.disagreements).toMatchObject([
      { about: 'amount', sides: [{ value: '5 Mt' }, { value: '1 Mt' }] },
    ]);
  });

  it('shows an old dissent and an old denial behind any number of ways to say the newer', () => {
    const chorus = Array.from({ length: 30 }, (_, index) => ({
      url: `https://s${index}.example/`,
      published: `2025-09-${String(index + 1).padStart(2, '0')}`,
      statements: [hosts('Lower Tarn', 'tin', { qualifiers: { amount: '5 Mt', period: `year ${index}` } })],
    }));
    const older = [
      hosts('Lower Tarn', 'tin', { qualifiers: { amount: '1 Mt' } }),
      hosts('Lower Tarn', 'tin', { status: 'denied' }),
    ].map((statement, index) => ({ ...PAGES[0], url: `https://old${index}.example/`, statements: [statement] }));
    const base = told([...older, ...chorus]);
    const [group] = dossier(base, 'deposit:lower-tarn')!.groups;
    base.close();
    expect(group.facts[0]?.disagreements.map(({ about }) => about)).toEqual(['amount', 'status']);
  });

  it('keeps apart what no page states any more', () => {
    const corrected = { ...PAGES[0], fetchedAt: '2026-01-09T00:00:00Z', statements: [hosts('Lower Tarn', 'tin')] };
    const base = told([PAGES[0], corrected]);
    const { groups, retired } = dossier(base, ref('Vardø Ridge').id)!;
    base.close();
    expect(groups).toEqual([]);
    expect(retired.map(({ predicate }) => predicate).sort()).toEqual(['explores', 'hosts']);
    expect(retired[0]?.citations).toHaveLength(1);
  });

  it('is undefined for an id that the base does not have', () => {
    const base = told();
    expect(dossier(base, 'deposit:nowhere')).toBeUndefined();
    base.close();
  });
});

describe('baseStatus', () => {
  it('counts, and gives the reasons of what was rejected', () => {
    const base = told();
    const empty: Page = { url: 'https://tarn.example/empty', statements: [] };
    base.saveSnapshot(snapshotOf(empty), 'stories');
    const rejection = { ok: false, stage: 'read', reason: 'no-article', detail: 'no paragraph' } as const;
    base.saveDerivation(snapshotOf(empty).id, 'rules-1', rejection, lookup);
    const status = baseStatus(base, NOW);
    base.close();
    expect(status.counts).toEqual({
      snapshots: 4,
      articles: 3,
      versions: 3,
      mentions: 9,
      entities: 5,
      accepted: 0,
      candidates: 1,
      rejected: 0,
      facts: 6,
      retiredFacts: 0,
      claims: 7,
      citations: 7,
      quotations: 0,
    });
    expect(status.rejections).toEqual([
      { stage: 'read', reason: 'no-article', count: 1, example: 'https://tarn.example/empty: no paragraph' },
    ]);
    expect(status.sources).toMatchObject([{ id: 'stories', snapshots: 4 }]);
  });
});
