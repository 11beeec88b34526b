import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { articleMatch } from '../../src/query/match.js';
import { search, type Run, type SearchResult } from '../../src/query/search.js';
import { FactBase } from '../../src/store/fact-base.js';
import { migrate, readMigrations } from '../../src/store/migrate.js';
import { derivationOf, hosts, lookup, newPath, openBase, snapshotOf, tell, type Page } from '../store/stories.js';

const RIDGE: Page = {
  url: 'https://tarn.example/1',
  headline: 'Miners return to the ridge',
  published: '2025-03-01',
  site: 'The Tarn Post',
  statements: [hosts('Vardø Ridge', 'tin'), { ...hosts('Lower Tarn', 'tin'), quote: 'Lower Tarn may hold tin.' }],
};
const TARN: Page = {
  url: 'https://b.example/1',
  headline: 'Quarterly report',
  published: '2026-01-05',
  statements: [{ ...hosts('Lower Tarn', 'dysprosium'), quote: 'Miners at Lower Tarn found dysprosium in grey clay.' }],
};

function found(text: string, pages: readonly Page[] = [RIDGE, TARN], filters = {}): SearchResult {
  const base = openBase();
  for (const page of pages) tell(base, page);
  const result = search(base, text, 10, filters);
  base.close();
  return result;
}

const urls = ({ articles }: SearchResult) => articles.map(({ url }) => url);
const marked = (runs: readonly Run[]) => runs.map(({ text, isHit }) => (isHit ? `[${text}]` : text)).join('');

describe('search', () => {
  it('finds any form of the words, in the headline before the text', () => {
    const result = found('miner');
    expect(urls(result)).toEqual([RIDGE.url, TARN.url]);
    expect(result.articles[1]).toMatchObject({
      headline: 'Quarterly report',
      host: 'b.example',
      published: '2026-01-05',
    });
    expect(marked(result.articles[1].snippet)).toBe('[Miners] at Lower Tarn found dysprosium in grey clay.');
  });

  it('gives the quotes with the facts that they state', () => {
    const [quote] = found('"grey clay"').quotes;
    expect(marked(quote.quote)).toBe('Miners at Lower Tarn found dysprosium in [grey clay].');
    expect(quote).toMatchObject({ url: TARN.url, repeated: 1 });
    expect(quote.facts).toMatchObject([{ subject: 'Lower Tarn', object: 'dysprosium', status: 'asserted' }]);
  });

  it.each([
    ['vardo', ['Vardø Ridge']],
    ['RIDGE vard', ['Vardø Ridge']],
    ['hill', ['Vardø Ridge']],
    ['dyspros', ['dysprosium']],
    ['nowhere', []],
  ])('finds entities by the beginnings of any of their words: %s', (text, names) => {
    expect(found(text).entities.map(({ name }) => name)).toEqual(names);
  });

  it.each([
    ['tin geologists', [RIDGE.url], false],
    ['"geologists tin"', [], false],
    ['tarn -dysprosium', [RIDGE.url], false],
    ['dyspr*', [TARN.url], false],
    ['grey zeppelin', [TARN.url], true],
    ['zeppelin', [], false],
    ['- "" ?!', [], false],
    ['say" OR "tin', [RIDGE.url], true],
  ])('understands: %s', (text, expected, isLoose) => {
    const result = found(text);
    expect([urls(result).sort(), result.isLoose]).toEqual([[...expected].sort(), isLoose]);
  });

  it('narrows articles by day and host, and counts what may be narrowed by', () => {
    expect(urls(found('miners', undefined, { since: '2026' }))).toEqual([TARN.url]);
    expect(urls(found('miners', undefined, { until: '2025' }))).toEqual([RIDGE.url]);
    expect(urls(found('miners', undefined, { host: 'b.example' }))).toEqual([TARN.url]);
    expect(found('miners').facets).toEqual({
      hosts: [
        { host: 'b.example', articles: 1 },
        { host: 'tarn.example', articles: 1 },
      ],
      years: [
        { year: '2025', articles: 1 },
        { year: '2026', articles: 1 },
      ],
    });
  });

  it('gives a reprint with its original', () => {
    const copy = { ...RIDGE, url: 'https://copy.example/1', published: '2025-03-02' };
    const { articles, quotes } = found('geologists', [RIDGE, copy]);
    expect(articles).toHaveLength(1);
    expect([articles[0].url, ...articles[0].reprints].sort()).toEqual([copy.url, RIDGE.url]);
    expect(quotes[0].repeated).toBe(2);
  });
});

describe('the index', () => {
  const edited: Page = {
    ...RIDGE,
    fetchedAt: '2026-01-09T00:00:00Z',
    statements: [hosts('Vardø Ridge', 'dysprosium')],
  };

  it('follows a page that changes, and goes back', () => {
    const base = openBase();
    tell(base, RIDGE);
    tell(base, edited);
    expect(urls(search(base, 'tin', 5))).toEqual([]);
    expect(search(base, 'tin', 5).quotes).toEqual([]);
    expect(urls(search(base, 'dysprosium', 5))).toEqual([RIDGE.url]);
    base.saveSnapshot({ ...snapshotOf(RIDGE), fetchedAt: '2026-01-10T00:00:00Z' }, 'stories');
    expect(urls(search(base, 'tin', 5))).toEqual([RIDGE.url]);
    expect(urls(search(base, 'dysprosium', 5))).toEqual([]);
    base.close();
  });

  it('follows what a page is read as', () => {
    const base = openBase();
    tell(base, RIDGE);
    const fewer = derivationOf({ ...RIDGE, statements: [RIDGE.statements[0]] });
    base.saveDerivation(snapshotOf(RIDGE).id, 'rules-2', fewer, lookup);
    expect(search(base, 'lower', 5)).toMatchObject({ articles: [], quotes: [], entities: [] });
    base.saveDerivation(
      snapshotOf(RIDGE).id,
      'rules-3',
      { ok: false, stage: 'read', reason: 'x', detail: 'x' },
      lookup,
    );
    expect(search(base, 'tin', 5)).toMatchObject({ articles: [], quotes: [], entities: [] });
    base.close();
  });

  it('is what SQLite would build from the texts', () => {
    const path = newPath();
    const base = openBase(path);
    for (const page of [RIDGE, TARN, edited]) tell(base, page);
    base.close();
    const db = new Database(path);
    for (const table of ['article_search', 'quote_search']) {
      db.prepare(`INSERT INTO ${table} (${table}, rank) VALUES ('integrity-check', 1)`).run();
    }
    const count = (sql: string) => db.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get();
    expect(count('searched_articles')).toBe(count('article_versions WHERE current = 1'));
    expect(count('searched_names')).toBe(count('(SELECT DISTINCT node_id, name FROM node_names)'));
    db.close();
  });

  it('is made for a base from before there was one', () => {
    const path = newPath();
    const db = new Database(path);
    const migrations = readMigrations();
    const before = migrations.findIndex(({ name }) => name === 'search');
    migrate(db, migrations.slice(0, before), '2026-01-01T00:00:00Z');
    db.exec(`
      INSERT INTO snapshots VALUES ('s', 'u', 'u', 200, '{}', 'h', 1, '2026-01-01', NULL, x'00');
      INSERT INTO articles VALUES ('a', 'u', 'tarn.example');
      INSERT INTO article_versions (id, article_id, snapshot_id, current, headline, byline, newsroom, text_sha256, body_sha256, text)
        VALUES ('v', 'a', 's', 1, 'Head', '[]', 'tarn.example', 'h', 'h', 'Ore was found.');
      INSERT INTO nodes (id, origin, kind, name) VALUES ('deposit:tarn', 'entity', 'deposit', 'Tarn');
      INSERT INTO node_names VALUES ('tarn', 'deposit:tarn', 'Tarn', 0);
      INSERT INTO quotations VALUES ('v', 6, 20, 'Ore was found.', NULL);`);
    db.close();
    const base = FactBase.open(path);
    expect(search(base, 'ores', 5)).toMatchObject({ articles: [{ url: 'u' }], quotes: [{ start: 6 }] });
    expect(search(base, 'tarn', 5).entities).toMatchObject([{ id: 'deposit:tarn' }]);
    base.close();
  });
});

describe('articleMatch', () => {
  it('takes no word of a person for a word of the query language', () => {
    expect(articleMatch('a OR b*) NEAR "c d" -"e"', 'AND')).toBe(
      '("a" AND "OR" AND "b*)" AND "NEAR" AND "c d") NOT ("e")',
    );
    expect(articleMatch(' - * "" ', 'OR')).toBeNull();
  });
});
