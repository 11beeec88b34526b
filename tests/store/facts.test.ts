import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FactBase } from '../../src/store/fact-base.js';
import { dump } from './dump.js';
import {
  derivationOf,
  extractionOf,
  hosts,
  lookup,
  newPath,
  openBase,
  snapshotOf,
  tell,
  type Page,
} from './stories.js';

/** Rows of a query on a closed or open base, by a connection of its own. */
function rows(path: string, sql: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

const FACTS = `SELECT subject, predicate, object, status, claims, articles, sources, first_seen, last_seen, retired
  FROM v_facts ORDER BY subject, predicate, object`;

const TIN: Page = { url: 'https://a.example/1', statements: [hosts('Vardø Ridge', 'tin')] };

describe('support', () => {
  it('grows with a second article and makes no second fact', () => {
    const path = newPath();
    const base = openBase(path);
    expect(tell(base, TIN)).toEqual({ articles: 1, versions: 1, mentions: 2, facts: 1, claims: 1 });
    const second = {
      url: 'https://b.example/9',
      published: '2025-06-03T09:00:00+02:00',
      statements: [hosts('Vardø Ridge', 'tin', { quote: 'There is tin at Vardø Ridge.' })],
    };
    expect(tell(base, second)).toEqual({ articles: 1, versions: 1, mentions: 2, facts: 0, claims: 1 });
    base.close();
    expect(rows(path, FACTS)).toEqual([
      {
        subject: 'Vardø Ridge',
        predicate: 'hosts',
        object: 'tin',
        status: 'asserted',
        claims: 2,
        articles: 2,
        sources: 2,
        first_seen: '2025-03-01',
        last_seen: '2025-06-03',
        retired: 0,
      },
    ]);
  });

  it('counts two claims in one article as one article', () => {
    const path = newPath();
    const base = openBase(path);
    const again = hosts('Vardø Ridge', 'tin', { quote: 'Vardø Ridge may hold tin.', status: 'possible' });
    tell(base, { ...TIN, statements: [...TIN.statements, again] });
    base.close();
    expect(rows(path, FACTS)).toMatchObject([{ claims: 2, articles: 1, sources: 1 }]);
  });

  it('counts a reprint as its original, and one host as one source', () => {
    const path = newPath();
    const base = openBase(path);
    tell(base, TIN);
    tell(base, { ...TIN, url: 'https://www.a.example/2', headline: 'Same house', published: '2025-03-09' });
    tell(base, { ...TIN, url: 'https://reprint.example/x', headline: 'Reprinted', published: '2025-03-04' });
    base.close();
    expect(rows(path, FACTS)).toMatchObject([{ claims: 3, articles: 3, sources: 1 }]);
    expect(rows(path, 'SELECT original_url FROM v_articles ORDER BY url')).toEqual([
      { original_url: TIN.url },
      { original_url: TIN.url },
      { original_url: TIN.url },
    ]);
  });

  it('falls back to the day of the fetch where no article is dated', () => {
    const path = newPath();
    const base = openBase(path);
    tell(base, { ...TIN, published: null, fetchedAt: '2026-01-07T05:00:00Z' });
    base.close();
    expect(rows(path, FACTS)).toMatchObject([{ first_seen: '2026-01-07', last_seen: '2026-01-07' }]);
  });
});

describe('seasons', () => {
  const day = fc
    .date({ min: new Date('1000-01-01'), max: new Date('2999-12-31'), noInvalidDate: true })
    .chain((date) => fc.constantFrom(4, 7, 10).map((length) => date.toISOString().slice(0, length)));

  it('follow one another as the days do, however exact these are', () => {
    const path = newPath();
    const base = openBase(path);
    tell(base, { url: 'https://a.example/1', statements: [hosts('Lower Tarn', 'tin')] });
    base.close();
    const db = new Database(path);
    const season = db.prepare<[string], number>('UPDATE facts SET last_published = ? RETURNING season').pluck();
    fc.assert(
      fc.property(fc.array(day, { minLength: 2, maxLength: 20 }), (days) => {
        const seasons = days.sort().map((each) => season.get(each)!);
        expect(seasons).toEqual(seasons.toSorted((a, b) => a - b));
      }),
    );
    expect(['2025-03-31', '2025-04', '2025-12'].map((each) => season.get(each))).toEqual([8101, 8102, 8104]);
    db.close();
  });
});

describe('versions', () => {
  const corrected: Page = {
    ...TIN,
    fetchedAt: '2026-01-05T00:00:00Z',
    statements: [hosts('Vardø Ridge', 'dysprosium')],
  };
  const restored: Page = { ...TIN, fetchedAt: '2026-01-09T00:00:00Z', advert: 'new' };

  it('retires a fact whose last claim goes, keeps its text and history, and takes it back', () => {
    const path = newPath();
    const base = openBase(path);
    tell(base, TIN);
    expect(tell(base, corrected)).toMatchObject({ articles: 0, versions: 1, facts: 1 });
    expect(rows(path, 'SELECT object, retired, claims FROM v_facts ORDER BY object')).toEqual([
      { object: 'dysprosium', retired: 0, claims: 1 },
      { object: 'tin', retired: 1, claims: 0 },
    ]);
    expect(rows(path, 'SELECT text, current FROM article_versions ORDER BY current')).toEqual([
      { text: 'Vardø Ridge holds tin, geologists say.', current: 0 },
      { text: 'Vardø Ridge holds dysprosium, geologists say.', current: 1 },
    ]);
    expect(rows(path, 'SELECT quote, current FROM v_citations ORDER BY current')).toHaveLength(2);
    expect(tell(base, restored)).toMatchObject({ versions: 0, facts: 0 });
    base.close();
    expect(rows(path, 'SELECT object, retired FROM v_facts ORDER BY object')).toEqual([
      { object: 'dysprosium', retired: 1 },
      { object: 'tin', retired: 0 },
    ]);
    expect(rows(path, 'SELECT event, object FROM fact_history ORDER BY id')).toEqual([
      { event: 'retired', object: 'tin' },
      { event: 'retired', object: 'dysprosium' },
      { event: 'returned', object: 'tin' },
    ]);
  });

  it('goes back to an earlier text when the address gives the same bytes again', () => {
    const path = newPath();
    const base = openBase(path);
    tell(base, TIN);
    tell(base, corrected);
    expect(base.saveSnapshot({ ...snapshotOf(TIN), fetchedAt: '2026-01-20T00:00:00Z' }, 'stories')).toEqual({
      isNew: false,
    });
    base.close();
    expect(rows(path, 'SELECT object FROM v_facts WHERE NOT retired')).toEqual([{ object: 'tin' }]);
  });

  it('is not moved by bytes that the address gave last anyway', () => {
    const path = newPath();
    const base = openBase(path);
    tell(base, corrected);
    tell(base, { ...TIN, asked: 'https://a.example/1?old' });
    base.saveSnapshot(
      { ...snapshotOf({ ...TIN, asked: 'https://a.example/1?old' }), fetchedAt: '2027-01-01T00:00:00Z' },
      'stories',
    );
    base.close();
    expect(rows(path, 'SELECT object FROM v_facts WHERE NOT retired')).toEqual([{ object: 'dysprosium' }]);
  });
});

describe('re-processing', () => {
  it('gives the base that a build from nothing gives, and remembers what it withdrew', () => {
    const page: Page = { ...TIN, statements: [hosts('Vardø Ridge', 'tin'), hosts('deposit?Bleak Fell', 'tin')] };
    const better: Page = {
      ...page,
      statements: [
        page.statements[0],
        { ...page.statements[1], ...hosts('Lower Tarn', 'dysprosium'), quote: page.statements[1].quote },
      ],
    };
    const path = newPath();
    const base = openBase(path);
    tell(base, page, 'rules-1');
    expect(base.pending('rules-1')).toEqual([]);
    expect(base.pending('rules-2')).toEqual([snapshotOf(page).id]);
    base.saveDerivation(snapshotOf(page).id, 'rules-2', derivationOf(better), lookup);
    base.close();

    const anew = newPath();
    const other = openBase(anew);
    tell(other, better, 'rules-2');
    other.close();
    expect(dump(path)).toEqual(dump(anew));
    expect(rows(path, 'SELECT event, subject, predicate, object FROM fact_history')).toEqual([
      { event: 'withdrawn', subject: 'Bleak Fell', predicate: 'hosts', object: 'tin' },
    ]);
  });

  it('lets another page speak for a text when the one that did gives none any more', () => {
    const first: Page = { ...TIN, advert: 'one' };
    const second: Page = { ...TIN, advert: 'two', fetchedAt: '2026-01-02T00:00:00Z' };
    const better = { ...second, statements: [{ ...second.statements[0], status: 'planned' } as const] };
    const rejected = { ok: false, stage: 'read', reason: 'no-article', detail: 'a list of links' } as const;
    const path = newPath();
    const base = openBase(path);
    for (const page of [first, second]) tell(base, page, 'rules-1');
    base.saveDerivation(snapshotOf(second).id, 'rules-2', derivationOf(better), lookup);
    base.saveDerivation(snapshotOf(first).id, 'rules-2', rejected, lookup);
    base.close();

    const anew = newPath();
    const other = openBase(anew);
    for (const page of [first, second]) other.saveSnapshot(snapshotOf(page), 'stories');
    other.saveDerivation(snapshotOf(first).id, 'rules-2', rejected, lookup);
    other.saveDerivation(snapshotOf(second).id, 'rules-2', derivationOf(better), lookup);
    other.close();
    expect(dump(path)).toEqual(dump(anew));
    expect(rows(path, FACTS)).toMatchObject([{ status: 'planned', claims: 1 }]);
  });

  it('takes an article out when its page is no article any more', () => {
    const path = newPath();
    const base = openBase(path);
    tell(base, TIN);
    base.saveDerivation(
      snapshotOf(TIN).id,
      'rules-2',
      { ok: false, stage: 'read', reason: 'no-article', detail: 'a list of links' },
      lookup,
    );
    base.close();
    const { facts, articles, article_versions, nodes, derivations } = dump(path);
    expect([facts, articles, article_versions, nodes]).toEqual([[], [], [], []]);
    expect(derivations).toHaveLength(1);
    expect(rows(path, 'SELECT url, stage, reason FROM v_rejections')).toEqual([
      { url: TIN.url, stage: 'read', reason: 'no-article' },
    ]);
  });
});

describe('nodes', () => {
  it('count the articles that mention them now', () => {
    const path = newPath();
    const base = openBase(path);
    const counts = () => rows(path, 'SELECT name, article_count AS n FROM nodes ORDER BY name');
    tell(base, TIN);
    tell(base, { ...TIN, url: 'https://b.example/1' });
    expect(counts()).toEqual([
      { name: 'Vardø Ridge', n: 2 },
      { name: 'tin', n: 2 },
    ]);
    tell(base, { ...TIN, fetchedAt: '2026-01-05T00:00:00Z', statements: [hosts('Lower Tarn', 'tin')] });
    base.close();
    expect(counts()).toEqual([
      { name: 'Lower Tarn', n: 1 },
      { name: 'Vardø Ridge', n: 1 },
      { name: 'tin', n: 2 },
    ]);
  });

  it.each([
    ['mixed case before capitals', ['BLEAK FELL', 'Bleak Fell'], 'Bleak Fell'],
    ['diacritics before none', ['Bléak Fell', 'Bleak Fell'], 'Bléak Fell'],
  ])('of candidates are called, of the names in the texts, by %s', (_, names, expected) => {
    const path = newPath();
    const base = openBase(path);
    for (const name of names) {
      tell(base, { url: `https://a.example/${name}`, statements: [hosts(`deposit?${name}`, 'tin')] });
    }
    base.close();
    expect(rows(path, 'SELECT candidate_id, name, support, decision FROM v_candidates')).toEqual([
      { candidate_id: 'candidate:deposit:bleak-fell', name: expected, support: 2, decision: null },
    ]);
    expect(rows(path, 'SELECT * FROM v_entities')).toHaveLength(1);
  });

  it('follow the gazetteer when its row changes', () => {
    const path = newPath();
    const base = openBase(path);
    tell(base, TIN);
    const renamed = (id: string) => {
      const row = lookup(id);
      return row?.kind === 'deposit' ? { ...row, name: 'Vardø', aliases: [] } : row;
    };
    base.saveDerivation(snapshotOf(TIN).id, 'rules-2', derivationOf(TIN), renamed);
    base.close();
    expect(rows(path, "SELECT name, aliases FROM v_entities WHERE kind = 'deposit'")).toEqual([
      { name: 'Vardø', aliases: '[]' },
    ]);
    expect(rows(path, "SELECT folded FROM node_names WHERE node_id LIKE 'deposit:%'")).toEqual([{ folded: 'vardo' }]);
  });
});

describe('what must not be kept', () => {
  it.each([
    ['a quote that is not what stands there', { start: 2, end: 9, quote: 'nothing' }],
    ['an empty span', { start: 4, end: 4, quote: '' }],
  ])('refuses %s as a whole', (_, citation) => {
    const path = newPath();
    const base = openBase(path);
    const snapshot = snapshotOf(TIN);
    base.saveSnapshot(snapshot, 'stories');
    const extraction = extractionOf(TIN);
    const claims = extraction.claims.map((claim) => ({ ...claim, citation }));
    const broken = { ...derivationOf(TIN), extraction: { ...extraction, claims } } as ReturnType<typeof derivationOf>;
    expect(() => base.saveDerivation(snapshot.id, 'rules-1', broken, lookup)).toThrow(/expected the citation/);
    expect(base.pending('rules-1')).toEqual([snapshot.id]);
    base.close();
    expect(dump(path).articles).toEqual([]);
  });

  it('refuses an entity that the gazetteer does not have, and goes on as before', () => {
    const path = newPath();
    const base = openBase(path);
    const snapshot = snapshotOf(TIN);
    base.saveSnapshot(snapshot, 'stories');
    expect(() => base.saveDerivation(snapshot.id, 'rules-1', derivationOf(TIN), () => undefined)).toThrow(/gazetteer/);
    expect(base.saveDerivation(snapshot.id, 'rules-1', derivationOf(TIN), lookup)).toMatchObject({ facts: 1 });
    base.close();
    expect(dump(path).entities).toHaveLength(2);
  });
});

describe('the order of processing', () => {
  const deposits = ['Vardø Ridge', 'Lower Tarn', 'deposit?Bleak Fell', 'deposit?BLEAK FELL'];
  const page = fc.record({
    url: fc.constantFrom('https://a.example/1', 'https://www.a.example/2', 'https://b.example/1'),
    asked: fc.constantFrom('https://a.example/1', 'https://b.example/1', 'https://c.example/?p=1'),
    published: fc.constantFrom(null, '2025', '2025-03', '2025-03-01', '2025-06-03T09:00:00Z'),
    fetchedAt: fc.constantFrom('2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00.000Z'),
    advert: fc.constantFrom('one', 'two'),
    credits: fc.constantFrom([], ['Northern Wire']),
    notice: fc.constantFrom(null, { kind: 'retraction', quote: 'A headline' } as const),
    statements: fc
      .tuple(fc.constantFrom(...deposits), fc.constantFrom('tin', 'dysprosium'))
      .map(([deposit, element]) => [hosts(deposit, element)]),
  });
  const story = fc
    .uniqueArray(page, { minLength: 1, maxLength: 8, selector: (each) => snapshotOf(each).id })
    .chain((pages) =>
      fc.tuple(fc.constant(pages), fc.shuffledSubarray(pages, { minLength: pages.length, maxLength: pages.length })),
    );

  it('makes no difference to what is derived', () => {
    fc.assert(
      fc.property(story, fc.integer({ min: 0, max: 8 }), ([pages, shuffled], done) => {
        const [one, other] = [pages, shuffled].map((order, index) => {
          const path = newPath();
          const base = FactBase.open(path);
          base.saveSource({ id: 'stories', kind: 'folder', address: null, title: null });
          const wires = [{ host: 'wire.example', owner: 'Wire & Co', credits: ['Northern Wire'] }];
          if (index === 0) base.saveNewsrooms(wires);
          for (const each of order) base.saveSnapshot(snapshotOf(each), 'stories');
          // The other base has seen some of the pages under older rules, which read another element out of them.
          for (const each of index === 0 ? [] : order.slice(0, done)) {
            tell(
              base,
              {
                ...each,
                statements: each.statements.map(({ quote }) => ({ says: ['Quill Mining', 'produces', 'tin'], quote })),
              },
              'rules-0',
            );
          }
          for (const each of order) tell(base, each);
          base.saveNewsrooms(wires);
          base.close();
          return dump(path);
        });
        expect(other).toEqual(one);
      }),
      { numRuns: 60 },
    );
  });
});
