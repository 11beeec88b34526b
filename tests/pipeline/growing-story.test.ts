/** A story of twelve article versions from six sites, as stored pages → run → base: rewritten copies, a correction, a denial, a retraction. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDefinition, type PipelineDefinition } from '../../src/pipeline/definition.js';
import { openNetwork } from '../../src/pipeline/network.js';
import { runPipeline } from '../../src/pipeline/run.js';
import { loadStages } from '../../src/pipeline/stages.js';
import { articleStory } from '../../src/query/edits.js';
import { digest } from '../../src/query/digest.js';
import { story, type Story } from '../../src/query/story.js';
import { verify } from '../../src/query/verify.js';
import { FactBase } from '../../src/store/fact-base.js';
import { dump } from '../store/dump.js';

interface Page {
  readonly url: string;
  readonly published: string;
  readonly seen: string;
  readonly headline: string;
  readonly text: readonly string[];
}

const holds = (amount: string): string => `The Severny Katpar deposit contains ${amount} million tonnes of tungsten.`;

const WIRE = [
  'The figure stands in a report that the geology committee put before the government on Monday, after three seasons in which four rigs drilled ninety holes on both banks of the river.',
  'Samples went to a laboratory in the capital by rail, where each was weighed twice, and the results were kept under seal until the commission had met in the last week of February.',
];
const wire = (amount: string, ...more: string[]): readonly string[] => [holds(amount), ...WIRE, ...more];
const mail = (...more: string[]): readonly string[] => [
  'ASTANA, March 2 (Northern Wire) - A survey of three years has come to its end in the steppe, and the surveyors went home with their cores.',
  holds('1.2'),
  ...more,
];
const herald = (amount: string): readonly string[] => [
  'Our correspondent read the annex of the survey in the reading room of the committee, which opens its doors to visitors on two mornings a week.',
  holds(amount),
];
const COURIER = [
  'An engineer who took part in the drilling showed this newspaper the pages on which the count of the last season is written down by hand.',
  holds('1.2'),
];
const gazette = (last: string): readonly string[] => [
  'Not everybody in the district believes what the committee has counted, and some who drilled there in the eighties speak of other things.',
  'Officials said the Severny Katpar deposit does not contain 1.2 million tonnes of tungsten.',
  last,
];

const version = (url: string, published: string, seen: string, headline: string, text: readonly string[]): Page => ({
  url: `https://${url}`,
  published,
  seen,
  headline,
  text,
});
const NOTE =
  'Correction, March 20: an earlier version of this article gave the tonnage of the deposit as 1.2 million tonnes.';
const TWELVE: readonly Page[] = [
  version('wire.example/a', '2026-03-02', '2026-03-02', 'Survey counts tungsten', wire('1.2')),
  version('wire.example/a', '2026-03-02', '2026-03-20', 'Survey counts tungsten', wire('1.8', NOTE)),
  version(
    'post.example/b',
    '2026-03-03',
    '2026-03-03',
    'What the survey found',
    wire('1.2', 'Read our column on mining every Friday, with letters from readers.'),
  ),
  version(
    'post.example/b',
    '2026-03-03',
    '2026-03-21',
    'What the survey found',
    wire('1.8', 'Read our column on mining every Friday, with letters from readers.'),
  ),
  version('mail.example/c', '2026-03-03', '2026-03-03', 'Surveyors go home', mail()),
  version(
    'mail.example/c',
    '2026-03-03',
    '2026-03-22',
    'Surveyors go home',
    mail('The mail coach to the district was late on both days, as it is every March when the river is high.'),
  ),
  version('herald.example/d', '2026-03-04', '2026-03-04', 'The annex of the survey', herald('1.2')),
  version('herald.example/d', '2026-03-04', '2026-03-22', 'The annex of the survey', herald('1.8')),
  version('courier.example/e', '2026-03-05', '2026-03-05', 'Counted by hand', COURIER),
  version('courier.example/e', '2026-03-05', '2026-03-23', 'RETRACTED: Counted by hand', COURIER),
  version(
    'gazette.example/f',
    '2026-03-21',
    '2026-03-21',
    'Doubts in the district',
    gazette('They meet on Thursdays in the house of culture, and tea is served to all who come.'),
  ),
  version(
    'gazette.example/f',
    '2026-03-21',
    '2026-03-24',
    'Doubts in the district',
    gazette('They meet on Fridays in the house of culture, and tea is served to all who come.'),
  ),
];

const TWIN = 'The Kundybay deposit contains rare earths.';
const LEAD = 'The guide to the region that the museum has put on sale has forty pages and a map that folds out.';
const TWINS: readonly Page[] = [
  version('guide.example/g', '2026-03-01', '2026-03-01', 'A guide to the region', [LEAD, TWIN]),
  version('guide.example/g', '2026-03-01', '2026-03-25', 'A guide to the region', [
    TWIN,
    LEAD,
    `Under a picture of the quarry it says once more: ${TWIN}`,
  ]),
];

const NEWSROOMS = [
  'host\towner\tcredits',
  'wire.example\t\tNorthern Wire',
  'herald.example\tQuarry Media\t',
  'courier.example\tQuarry Media\t',
  '',
];

let folder: string;
let definition: PipelineDefinition;
let path: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-story-'));
  const pages = join(folder, 'pages');
  mkdirSync(pages);
  writeFileSync(join(folder, 'newsrooms.tsv'), NEWSROOMS.join('\n'));
  for (const [index, page] of [...TWELVE, ...TWINS].entries()) {
    writeFileSync(join(pages, `${index}.html`), html(page));
    writeFileSync(join(pages, `${index}.json`), JSON.stringify({ url: page.url, fetchedAt: `${page.seen}T08:00:00Z` }));
  }
  definition = {
    ...loadDefinition('critical-minerals'),
    newsrooms: join(folder, 'newsrooms.tsv'),
    sources: [{ id: 'pages', type: 'folder', path: pages }],
  };
  path = await run('story.db');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function html({ url, published, headline, text }: Page): string {
  const paragraphs = text.map((each) => `<p>${each}</p>`).join('\n');
  return `<!doctype html><html lang="en"><head><title>${headline}</title><link rel="canonical" href="${url}">
<meta property="og:type" content="article"><meta property="article:published_time" content="${published}"></head>
<body><article><h1>${headline}</h1>\n${paragraphs}\n</article></body></html>`;
}

async function run(name: string): Promise<string> {
  const db = join(folder, name);
  const base = FactBase.open(db, { now: () => '2026-03-26T00:00:00.000Z' });
  const network = openNetwork(definition, definition.sources, base, 'test');
  const ports = { base, fetch: network.fetch, progress: () => undefined, signal: new AbortController().signal };
  await runPipeline(definition, loadStages(definition), definition.sources, ports);
  await network.close();
  base.close();
  return db;
}

function asked<T>(ask: (base: FactBase) => T): T {
  const base = FactBase.open(path, { readonly: true });
  try {
    return ask(base);
  } finally {
    base.close();
  }
}

function rows(sql: string): unknown[] {
  const db = new Database(path, { readonly: true });
  try {
    return db.prepare(sql).all();
  } finally {
    db.close();
  }
}

function told(): Story {
  return asked((base) =>
    story(base, base.reader.versions.facts('deposit:severny-katpar', 'hosts', 'element:tungsten')[0]),
  )!;
}

const FACT = "subject = 'Severny Katpar' AND predicate = 'hosts' AND object = 'tungsten'";

describe('a story of twelve versions from six sites', () => {
  it('is one fact with twelve citations, all of which stand', () => {
    expect(rows(`SELECT count(*) AS facts FROM v_facts WHERE ${FACT}`)).toEqual([{ facts: 1 }]);
    expect(rows(`SELECT count(*) AS n, count(DISTINCT host) AS sites FROM v_citations WHERE ${FACT}`)).toEqual([
      { n: 12, sites: 6 },
    ]);
    expect(asked((base) => verify(base)).broken).toEqual([]);
  });

  it('has three independent sources: the wire with its copies, the owner of two papers, and the gazette', () => {
    expect(rows(`SELECT articles, sources, status FROM v_facts WHERE ${FACT}`)).toEqual([
      { articles: 5, sources: 3, status: 'denied' },
    ]);
    expect(rows(`SELECT DISTINCT source FROM v_citations WHERE current AND ${FACT} ORDER BY source`)).toEqual([
      { source: 'Quarry Media' },
      { source: 'gazette.example' },
      { source: 'wire.example' },
    ]);
  });

  it('sets both figures, and what is denied, side by side', () => {
    const { values, statuses } = told();
    expect(values.map(({ value, claims, sources }) => [value, claims, sources])).toEqual([
      ['1800000 t', 3, 2],
      ['1200000 t', 1, 1],
    ]);
    expect(statuses.map(({ status, sources }) => [status, sources])).toEqual([
      ['asserted', 2],
      ['denied', 1],
    ]);
    expect(rows('SELECT DISTINCT about, value, other_value FROM v_contradictions ORDER BY about')).toEqual([
      { about: 'amount', value: '1.2 million tonnes', other_value: '1.8 million tonnes' },
      { about: 'status', value: 'asserted', other_value: 'denied' },
    ]);
  });

  it('keeps the old figure with when and by whom it was replaced', () => {
    const { events } = told();
    const changed = events.filter(({ kind }) => kind === 'changed');
    expect(changed.map(({ day, article }) => [day.slice(0, 10), article!.host, article!.number])).toEqual([
      ['2026-03-20', 'wire.example', 2],
      ['2026-03-21', 'post.example', 2],
      ['2026-03-22', 'herald.example', 2],
    ]);
    for (const { changes } of changed)
      expect(changes).toEqual([{ about: 'amount', before: ['1.2 million tonnes'], after: ['1.8 million tonnes'] }]);
    expect(events.map(({ kind }) => kind)).toEqual([
      ...['stated', 'stated', 'stated', 'stated', 'stated'],
      ...['changed', 'corrected', 'stated', 'changed', 'changed', 'retracted'],
    ]);
  });

  it('says what became of each citation', () => {
    expect(rows(`SELECT host, standing FROM v_citations WHERE ${FACT} ORDER BY host, fetched_at`)).toEqual([
      { host: 'courier.example', standing: 'retracted' },
      { host: 'courier.example', standing: 'retracted' },
      { host: 'gazette.example', standing: 'moved' },
      { host: 'gazette.example', standing: 'current' },
      { host: 'herald.example', standing: 'earlier' },
      { host: 'herald.example', standing: 'current' },
      { host: 'mail.example', standing: 'moved' },
      { host: 'mail.example', standing: 'current' },
      { host: 'post.example', standing: 'earlier' },
      { host: 'post.example', standing: 'current' },
      { host: 'wire.example', standing: 'earlier' },
      { host: 'wire.example', standing: 'current' },
    ]);
  });

  it('is in the digest: the changed figure, the correction, the retraction and the denial', () => {
    const { revised, flagged, denied } = asked((base) => digest(base, '2026-03-20', 50));
    expect(revised.map(({ version, changes }) => [version.host, ...changes.map(({ about }) => about)])).toEqual([
      ['herald.example', 'amount'],
      ['post.example', 'amount'],
      ['wire.example', 'amount'],
    ]);
    expect(flagged.map(({ kind, version }) => [kind, version.host])).toEqual([
      ['retracted', 'courier.example'],
      ['corrected', 'wire.example'],
    ]);
    expect(denied).toHaveLength(1);
    expect(asked((base) => digest(base, '2026-03-25', 50)).revised).toEqual([]);
  });

  it('shows of an article what its correction changed, in the text and in what it states', () => {
    const article = asked((base) => articleStory(base, 'https://wire.example/a'))!;
    expect(article.versions.map(({ number, notice }) => [number, notice])).toEqual([
      [1, null],
      [2, 'correction'],
    ]);
    const [, second] = article.versions;
    expect(second.text.map(({ kind }) => kind)).toEqual(['changed', 'added']);
    expect(second.facts.map(({ kind, changes }) => [kind, changes.map(({ about }) => about)])).toEqual([
      ['changed', ['amount']],
    ]);
  });

  it('leaves the citation of a sentence that got a twin in the old version', () => {
    const old = rows(`SELECT standing, quote FROM v_citations WHERE host = 'guide.example' AND NOT current`);
    expect(old).toContainEqual({ standing: 'earlier', quote: TWIN });
  });

  it('is the same in a base built anew', async () => {
    expect(dump(await run('again.db'))).toEqual(dump(path));
  });
});
