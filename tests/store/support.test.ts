/** Who stands behind a fact, what they say that agrees and differs, and what became of the articles; through the base's door. */
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Newsroom } from '../../src/store/fact-base.js';
import { boundsOf, type Bounds } from '../../src/store/reader/bounds.js';
import { dump } from './dump.js';
import { hosts, newPath, openBase, tell, type Page, type Statement } from './stories.js';

const NEWSROOMS: Newsroom[] = [
  { host: 'wire.example', owner: null, credits: ['Northern Wire', 'NW'] },
  { host: 'post.example', owner: 'Quarry Media', credits: [] },
  { host: 'mail.example', owner: 'Quarry Media', credits: [] },
];

function told(pages: readonly Page[], newsrooms = NEWSROOMS): (sql: string) => unknown[] {
  const path = newPath();
  const base = openBase(path);
  base.savePredicates([
    { id: 'owns', label: 'owns', inverse: 'is owned by', exclusive: 'share' },
    { id: 'operates', label: 'operates', inverse: 'is operated by', exclusive: 'one' },
  ]);
  base.saveNewsrooms(newsrooms);
  for (const page of pages) tell(base, page);
  base.close();
  return (sql) => {
    const db = new Database(path, { readonly: true });
    const rows = db.prepare(sql).all();
    db.close();
    return rows;
  };
}

/** An article that says one thing in words of its own. */
function article(host: string, published: string | null, statement: Statement, more: Partial<Page> = {}): Page {
  const quote = `${statement.quote} So ${host} has it.`;
  return { url: `https://${host}/${published ?? 'x'}`, published, statements: [{ ...statement, quote }], ...more };
}

const TIN = hosts('Vardø Ridge', 'tin');
const SOURCES = 'SELECT sources FROM v_facts';

describe('independent sources', () => {
  it('are owners, where several sites have one', () => {
    const pages = ['post.example', 'mail.example', 'other.example'].map((host) => article(host, '2025-03-01', TIN));
    expect(told(pages)(SOURCES)).toEqual([{ sources: 2 }]);
    expect(told(pages, [])(SOURCES)).toEqual([{ sources: 3 }]);
  });

  it.each([
    ['in the byline or the opening line', { credits: ['Northern Wire'] }],
    ['as the site', { site: 'NW' }],
  ])('are the wires that texts credit %s, whether the wire is in the base or not', (_, more) => {
    const pages = ['a.example', 'b.example'].map((host) => article(host, '2025-03-01', TIN, more));
    expect(told(pages)(SOURCES)).toEqual([{ sources: 1 }]);
    expect(told(pages)('SELECT DISTINCT newsroom FROM v_articles')).toEqual([{ newsroom: 'wire.example' }]);
    expect(told([...pages, article('wire.example', '2025-03-02', TIN)])(SOURCES)).toEqual([{ sources: 1 }]);
  });

  it('take a reprint for its wire before they take it for the first that printed it', () => {
    const text = { statements: [TIN] };
    const early = { url: 'https://early.example/1', published: '2025-02-28', ...text };
    const late = { url: 'https://late.example/1', published: '2025-03-02', credits: ['NW'], ...text };
    const ask = told([early, late]);
    expect(ask('SELECT DISTINCT newsroom, original_url FROM v_articles')).toEqual([
      { newsroom: 'wire.example', original_url: late.url },
    ]);
  });

  it('are counted anew when the newsrooms are declared after the articles', () => {
    const pages = [article('a.example', '2025-03-01', TIN, { credits: ['NW'] }), article('post.example', null, TIN)];
    const [before, after] = [true, false].map((isFirst) => {
      const path = newPath();
      const base = openBase(path);
      if (isFirst) base.saveNewsrooms(NEWSROOMS);
      else base.saveNewsrooms([{ host: 'else.example', owner: null, credits: ['NW'] }]);
      for (const page of pages) tell(base, page);
      base.saveNewsrooms(NEWSROOMS);
      base.close();
      return dump(path);
    });
    expect(after).toEqual(before);
  });
});

describe('values', () => {
  const amount = (host: string, words: string, more: Record<string, string> = {}) =>
    article(host, '2025-03-01', { ...TIN, qualifiers: { amount: words, ...more } });
  const differ = (one: Page, other: Page) =>
    told([one, other])("SELECT value, other_value FROM v_contradictions WHERE about = 'amount'").length > 0;

  it.each([
    ['1200000 t', '1800000 t', true],
    ['1200000 t', '1187000 t', false],
    ['30 %', '31 %', true],
    ['36.6 %', '36.62 %', false],
    ['<=1100000 t', '1800000 t', true],
    ['>=1100000 t', '1800000 t', false],
    ['~1000 t', '1080 t', false],
    ['20–30 t', '25 t', false],
    ['20–30 t', '40 t', true],
    ['1200000 t', '1800000 t/year', false],
    ['half', 'a third', false],
    ['2,500 t', '9 t', false],
  ])('%s and %s: differ is %s', (one, other, expected) => {
    expect(
      differ(amount('a.example', 'x', { amount_value: one }), amount('b.example', 'y', { amount_value: other })),
    ).toBe(expected);
  });

  it.each([
    ['period', '2023', '2024', false],
    ['category', 'reserve', 'resource', false],
    ['period', '2024', '2024', true],
  ])('of a %s (%s, %s): differ is %s', (role, one, other, expected) => {
    expect(differ(amount('a.example', '5 t', { [role]: one }), amount('b.example', '9 t', { [role]: other }))).toBe(
      expected,
    );
  });

  it('that agree are one row, with what supports it', () => {
    const pages = [
      amount('a.example', '1.2 million tonnes', { amount_value: '1200000 t' }),
      amount('post.example', '1.2 Mt', { amount_value: '1200000 t' }),
      amount('mail.example', '1.2 Mt', { amount_value: '1200000 t' }),
    ];
    expect(told(pages)('SELECT role, value, claims, sources FROM v_values')).toEqual([
      { role: 'amount', value: '1200000 t', claims: 3, sources: 2 },
    ]);
  });

  it('have the same bounds in the view and for who reads through the base', () => {
    const values = [
      ...['4700000 t', '6500 t', '0.25 %', '12.5–13.75 %', '1000.50 t', '99999 t', '0000 t', '123456789012345678901 t'],
      ...['~4700000 t', '~12–15 t', '<20 %', '<=20 %', '>5000 t', '>=5 t', '12.1234567890123 g/t'],
      ...['5', '5 ', '~ 5 t', '1,000 t', '.5 t', '–5 t', '5– t', '1–.5 t', '5–6–7 t', '1.2.3 t', '9.. t', 'mou', ''],
    ];
    const pages = values.map((value, i) => amount(`${i}.example`, 'much', { amount_value: value }));
    const rows = told(pages)('SELECT value, unit, low, high FROM claim_values') as ({ value: string } & Bounds)[];
    expect(rows).toHaveLength(values.length);
    for (const { value, ...bounds } of rows) expect([value, boundsOf(value)]).toEqual([value, bounds]);
  });
});

describe('a fact by time', () => {
  it('has each status with the days on which it was reported', () => {
    const pages = [
      article('a.example', '2025-03-01', { ...TIN, status: 'planned' }),
      article('b.example', '2025-06-03', TIN),
      article('c.example', '2025-06-09', TIN),
      article('a.example', '2025-10-01', { ...TIN, status: 'ended' }),
    ];
    const ask = told(pages);
    expect(ask('SELECT status, first_seen, last_seen, sources FROM v_statuses ORDER BY first_seen')).toEqual([
      { status: 'planned', first_seen: '2025-03-01', last_seen: '2025-03-01', sources: 1 },
      { status: 'asserted', first_seen: '2025-06-03', last_seen: '2025-06-09', sources: 2 },
      { status: 'ended', first_seen: '2025-10-01', last_seen: '2025-10-01', sources: 1 },
    ]);
    expect(ask('SELECT status FROM v_facts')).toEqual([{ status: 'ended' }]);
  });

  it('happened when the texts say, and was reported when they were published', () => {
    const pages = ['2024-11', '2019'].map((date) =>
      article(`in-${date}.example`, '2025-03-01', { ...TIN, qualifiers: { date, date_value: date } }),
    );
    expect(told(pages)('SELECT first_happened, last_happened, first_seen FROM v_facts')).toEqual([
      { first_happened: '2019', last_happened: '2024-11', first_seen: '2025-03-01' },
    ]);
  });
});

describe('contradictions', () => {
  const owns = (owner: string, share: string): Statement => ({
    says: [owner, 'owns', 'Vardø Ridge'],
    quote: `${owner} owns ${share} of Vardø Ridge.`,
    qualifiers: { share },
  });
  const operates = (who: string): Statement => ({
    says: [who, 'operates', 'Vardø Ridge'],
    quote: `${who} runs Vardø Ridge.`,
  });
  const worth = (value: string): Statement => ({
    says: ['Vardø Ridge', 'valued_at', { value }],
    quote: `It is worth ${value}.`,
  });
  const ABOUT = 'SELECT DISTINCT about FROM v_contradictions';

  it.each<[string, Statement, Statement, string[]]>([
    ['what is denied', TIN, { ...TIN, status: 'denied' }, ['status']],
    ['shares of more than the whole', owns('Halden Metals', '70 %'), owns('Quill Mining', '51 %'), ['subject']],
    ['shares of the whole', owns('Halden Metals', '49 %'), owns('Quill Mining', '51 %'), []],
    ['two operators', operates('Halden Metals'), operates('Quill Mining'), ['subject']],
    ['two prices', worth('$ 2 billion'), worth('$ 3 billion'), ['value']],
    ['what has ended and what is', TIN, { ...TIN, status: 'ended' }, []],
  ])('%s', (_, one, other, expected) => {
    const ask = told([article('a.example', '2025-03-01', one), article('b.example', '2025-03-02', other)]);
    expect(ask(ABOUT)).toEqual(expected.map((about) => ({ about })));
  });
});

describe('a citation in an article that has another text now', () => {
  const later = { fetchedAt: '2026-01-09T00:00:00Z' };
  const page = (...quotes: string[]): Page => ({
    url: 'https://a.example/1',
    statements: quotes.map((quote) => hosts('Vardø Ridge', 'tin', { quote })),
  });
  const TWIN = 'Vardø Ridge holds tin.';
  const standing = (first: Page, second: Page, quote = TWIN) =>
    told([first, { ...second, ...later }])(
      `SELECT DISTINCT standing FROM v_citations WHERE NOT current AND quote = '${quote}'`,
    );

  it.each<[string, string[], string[], string]>([
    ['moves with its sentence', [TWIN, 'One.'], ['Two.', TWIN], 'moved'],
    ['stays where its sentence is gone', [TWIN, 'One.'], ['One.'], 'earlier'],
    ['stays where its sentence has another figure', [TWIN, 'One.'], ['Vardø Ridge holds zinc.', 'One.'], 'earlier'],
    ['stays where a look-alike has come beside it', [TWIN, 'One.'], [TWIN, 'Two.', TWIN], 'earlier'],
    ['stays where it had a look-alike, which alone is left', [TWIN, 'One.', TWIN], ['Two.', TWIN], 'earlier'],
  ])('%s', (_, before, after, expected) => {
    expect(standing(page(...before), page(...after))).toEqual([{ standing: expected }]);
  });
});

describe('a retracted article', () => {
  const page: Page = { url: 'https://a.example/1', statements: [TIN] };
  const retracted: Page = {
    ...page,
    headline: 'Retracted: a headline',
    notice: { kind: 'retraction', quote: 'Retracted: a headline' },
    fetchedAt: '2026-01-09T00:00:00Z',
  };

  it('supports nothing any more, and is not forgotten', () => {
    const ask = told([page, retracted]);
    expect(ask('SELECT retired, claims, sources FROM v_facts')).toEqual([{ retired: 1, claims: 0, sources: 0 }]);
    expect(ask('SELECT standing, notice FROM v_citations')).toEqual([
      { standing: 'retracted', notice: 'retraction' },
      { standing: 'retracted', notice: 'retraction' },
    ]);
    expect(ask('SELECT event FROM fact_history')).toEqual([{ event: 'retired' }]);
    expect(ask('SELECT number, current, notice, claims FROM v_versions ORDER BY number')).toEqual([
      { number: 1, current: 0, notice: null, claims: 1 },
      { number: 2, current: 1, notice: 'retraction', claims: 1 },
    ]);
  });

  it('leaves the support of others as it is', () => {
    const ask = told([page, retracted, article('b.example', '2025-04-01', TIN)]);
    expect(ask('SELECT retired, claims, articles, sources, first_seen FROM v_facts')).toEqual([
      { retired: 0, claims: 1, articles: 1, sources: 1, first_seen: '2025-04-01' },
    ]);
  });

  it('supports again when the retraction is taken back', () => {
    const ask = told([page, retracted, { ...page, advert: 'new', fetchedAt: '2026-01-12T00:00:00Z' }]);
    expect(ask('SELECT retired, claims FROM v_facts')).toEqual([{ retired: 0, claims: 1 }]);
    expect(ask('SELECT event FROM fact_history ORDER BY id')).toEqual([{ event: 'retired' }, { event: 'returned' }]);
  });

  it('that says it was corrected supports as before', () => {
    const ask = told([{ ...page, notice: { kind: 'correction', quote: 'A headline' } }]);
    expect(ask('SELECT v.notice, f.sources FROM v_facts f, v_articles v')).toEqual([
      { notice: 'correction', sources: 1 },
    ]);
  });
});
