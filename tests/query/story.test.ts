import { describe, expect, it } from 'vitest';
import { compare } from '../../src/query/compare.js';
import { digest } from '../../src/query/digest.js';
import { connect } from '../../src/query/path.js';
import { timeline } from '../../src/query/timeline.js';
import type { FactBase } from '../../src/store/fact-base.js';
import type { FactRow } from '../../src/store/reader/facts.js';
import { hosts, openBase, ref, tell, type Page } from '../store/stories.js';

const explores = (who: string, what: string, extra = {}) => ({
  says: [who, 'explores', what] as const,
  quote: `${who} drills at ${what}.`,
  ...extra,
});

const PAGES: Page[] = [
  {
    url: 'https://tarn.example/1',
    published: '2025-03-01',
    statements: [
      hosts('Vardø Ridge', 'tin'),
      explores('Halden Metals', 'Vardø Ridge', {
        status: 'planned',
        qualifiers: { date: 'in 2026', date_value: '2026' },
      }),
    ],
  },
  {
    url: 'https://mining.example/a',
    published: '2025-06-03T09:00:00Z',
    statements: [
      hosts('Vardø Ridge', 'tin'),
      explores('Halden Metals', 'Vardø Ridge'),
      explores('Quill Mining', 'Lower Tarn'),
    ],
  },
  {
    url: 'https://mining.example/b',
    published: '2025-09-09',
    statements: [
      hosts('Lower Tarn', 'tin'),
      explores('Quill Mining', 'Lower Tarn', {
        status: 'denied',
        quote: 'Quill Mining denied that it drills at Lower Tarn.',
      }),
      hosts('deposit?Bleak Fell', 'dysprosium'),
    ],
  },
];

function told(pages = PAGES): FactBase {
  const base = openBase();
  base.savePredicates([{ id: 'explores', label: 'explores', inverse: 'is explored by' }]);
  for (const page of pages) tell(base, page);
  return base;
}

function sentence({ subject, label, object }: FactRow): string {
  return `${subject.name} ${label} ${'value' in object ? object.value : object.name}`;
}

describe('timeline', () => {
  it('orders by the day of the event, else of the first report', () => {
    const base = told();
    const { events } = timeline(base, ref('Vardø Ridge').id);
    base.close();
    expect(
      events.map(({ date, isReport, fact, citation }) => [date, isReport, sentence(fact), citation.status]),
    ).toEqual([
      ['2025-03-01', true, 'Vardø Ridge hosts tin', 'asserted'],
      ['2025-06-03', true, 'Halden Metals explores Vardø Ridge', 'asserted'],
      ['2026', false, 'Halden Metals explores Vardø Ridge', 'planned'],
    ]);
    expect(events[0].citation.url).toBe('https://tarn.example/1');
  });

  it('leaves out an undated report of what is dated, and what lies outside', () => {
    const again = {
      ...PAGES[0],
      url: 'https://c.example/',
      statements: [explores('Halden Metals', 'Vardø Ridge', { status: 'planned' })],
    };
    const base = told([...PAGES, again]);
    const dates = (span: { since?: string; until?: string }) =>
      timeline(base, ref('Halden Metals').id, span).events.map(({ date }) => date);
    expect(dates({})).toEqual(['2025-06-03', '2026']);
    expect(dates({ since: '2025-07' })).toEqual(['2026']);
    expect(dates({ until: '2025-06' })).toEqual(['2025-06-03']);
    base.close();
  });
});

describe('connect', () => {
  const way = (base: FactBase, from: string, to: string, limits = {}) =>
    connect(base, ref(from).id, ref(to).id, limits).paths.map((path) =>
      path.map(({ fact, to }) => [sentence(fact), to]),
    );

  it('finds the shortest ways, each step with its quote', () => {
    const base = told();
    expect(way(base, 'Halden Metals', 'tin')).toEqual([
      [
        ['Halden Metals explores Vardø Ridge', ref('Vardø Ridge').id],
        ['Vardø Ridge hosts tin', ref('tin').id],
      ],
    ]);
    const [path] = connect(base, ref('Halden Metals').id, ref('Quill Mining').id).paths;
    expect(path.map(({ fact }) => fact.citations[0].quote)).toEqual([
      'Halden Metals drills at Vardø Ridge.',
      'Vardø Ridge holds tin, geologists say.',
      'Lower Tarn holds tin, geologists say.',
      'Quill Mining denied that it drills at Lower Tarn.',
    ]);
    base.close();
  });

  it('keeps to the number of steps, and off kinds that are barred', () => {
    const base = told();
    expect(way(base, 'Halden Metals', 'Quill Mining', { steps: 3 })).toEqual([]);
    expect(way(base, 'Halden Metals', 'Quill Mining', { without: ['element'] })).toEqual([]);
    expect(way(base, 'Halden Metals', 'tin', { without: ['element'] })).toHaveLength(1);
    expect(way(base, 'tin', 'tin')).toEqual([]);
    base.close();
  });

  it('leads over what is seldom mentioned first', () => {
    const hub = Array.from({ length: 5 }, (_, index) => ({
      url: `https://h.example/${index}`,
      statements: [hosts('Lower Tarn', 'dysprosium')],
    }));
    const base = told([
      ...hub,
      {
        url: 'https://a.example/',
        statements: [explores('Halden Metals', 'Lower Tarn'), explores('Quill Mining', 'Lower Tarn')],
      },
      {
        url: 'https://b.example/',
        statements: [explores('Halden Metals', 'Vardø Ridge'), explores('Quill Mining', 'Vardø Ridge')],
      },
    ]);
    expect(way(base, 'Halden Metals', 'Quill Mining').map(([[first]]) => first)).toEqual([
      'Halden Metals explores Vardø Ridge',
      'Halden Metals explores Lower Tarn',
    ]);
    base.close();
  });
});

describe('digest', () => {
  it('gives new facts, denials, and names that were never mentioned before', () => {
    const base = told();
    const news = digest(base, '2025-07', 10);
    base.close();
    expect(news.facts.map(sentence).sort()).toEqual(['Bleak Fell hosts dysprosium', 'Lower Tarn hosts tin']);
    expect(news.denied.map((fact) => [sentence(fact), fact.citations.map(({ quote }) => quote)])).toEqual([
      ['Quill Mining explores Lower Tarn', ['Quill Mining denied that it drills at Lower Tarn.']],
    ]);
    expect(news.nodes).toMatchObject([
      { id: 'candidate:deposit:bleak-fell', isCandidate: true },
      { id: 'element:dysprosium', isCandidate: false },
    ]);
    expect([news.history, news.isCut]).toEqual([[], false]);
  });

  it('gives what pages no longer state by the clock, and an undated page by its fetch', () => {
    const corrected = { ...PAGES[0], fetchedAt: '2026-01-09T00:00:00Z', statements: [hosts('Vardø Ridge', 'tin')] };
    const undated = { url: 'https://u.example/', published: null, statements: [hosts('Vardø Ridge', 'dysprosium')] };
    const base = told([PAGES[0], corrected, undated]);
    const news = digest(base, '2026-01', 10);
    expect(news.history).toMatchObject([{ event: 'retired', subject: 'Halden Metals', predicate: 'explores' }]);
    expect(news.facts.map(sentence)).toEqual(['Vardø Ridge hosts dysprosium']);
    expect(digest(base, '2025', 1)).toMatchObject({ isCut: true, facts: [{}] });
    base.close();
  });
});

describe('compare', () => {
  it('sets facts side by side, by predicate, and says what is shared', () => {
    const base = told();
    const { entities, rows } = compare(base, [ref('Vardø Ridge').id, ref('Lower Tarn').id, 'deposit:nowhere']);
    base.close();
    expect(entities.map(({ name }) => name)).toEqual(['Vardø Ridge', 'Lower Tarn']);
    expect(
      rows.map(({ label, as, cells, shared }) => [label, as, cells.map((cell) => cell.map(sentence)), shared]),
    ).toEqual([
      ['hosts', 'subject', [['Vardø Ridge hosts tin'], ['Lower Tarn hosts tin']], ['element:tin']],
      ['is explored by', 'object', [['Halden Metals explores Vardø Ridge'], ['Quill Mining explores Lower Tarn']], []],
    ]);
  });
});
