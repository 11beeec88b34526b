import { describe, expect, it } from 'vitest';
import { read, type ReadPage } from '../../src/read/read.js';
import { page, PROSE } from './pages.js';

function readStory(html: string, url = 'https://news.example/2025/06/03/ore'): ReadPage {
  const result = read({ url, html });
  if (!result.ok) throw new Error(`expected an article, got ${result.reason}: ${result.detail}`);
  return result.value;
}

const jsonLd = (data: object): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const meta = (key: string, value: string): string => `<meta property="${key}" content="${value}">`;

describe('the headline', () => {
  it.each([
    [
      'JSON-LD',
      jsonLd({ '@type': 'NewsArticle', headline: 'Mine opens in the hills' }),
      '<h1>Mine opens</h1>',
      'Mine opens in the hills',
    ],
    [
      'JSON-LD in a graph',
      jsonLd({
        '@graph': [
          { '@type': 'WebSite', name: 'The Ore' },
          { '@type': ['Article'], headline: 'Mine opens &amp; hires' },
        ],
      }),
      '',
      'Mine opens & hires',
    ],
    ['og:title', meta('og:title', 'Mine opens in the hills'), '', 'Mine opens in the hills'],
    [
      'og:title without the site',
      meta('og:title', 'Mine opens in the hills | The Ore') + meta('og:site_name', 'The Ore'),
      '',
      'Mine opens in the hills',
    ],
    [
      'og:title cut where the h1 ends',
      meta('og:title', 'Mine opens in the hills - Business - Ore Daily'),
      '<h1>Mine opens in the hills</h1>',
      'Mine opens in the hills',
    ],
    [
      'the h1 where og:title is a section',
      `${meta('og:title', 'Press releases')}<title>Ore: Mine opens in the hills</title>`,
      '<h1>Mine opens in the hills</h1>',
      'Mine opens in the hills',
    ],
    [
      'the h1 that the title repeats',
      '<title>Mine opens in the hills – Ore</title>',
      '<h1>Ore, the daily paper of the hills</h1><h1>Mine opens in the hills</h1>',
      'Mine opens in the hills',
    ],
    ['the title without the site', '<title>Mine opens in the hills | The Ore</title>', '', 'Mine opens in the hills'],
    [
      'the whole of a cut one',
      jsonLd({ '@type': 'NewsArticle', headline: 'Mine opens in…' }),
      '<h1>Mine opens in the hills</h1>',
      'Mine opens in the hills',
    ],
    [
      'the headline behind its kicker',
      jsonLd({ '@type': 'NewsArticle', headline: 'Copper: Mine opens in the hills' }) +
        meta('og:title', 'Mine opens in the hills'),
      '',
      'Mine opens in the hills',
    ],
    [
      'the headline under another kicker than the h1’s',
      meta('og:title', 'Copper: “Nobody asked the valley”'),
      '<h1>Mining in the hills – “Nobody asked the valley”</h1>',
      '“Nobody asked the valley”',
    ],
    [
      'the kicker too, where h1 and og:title have it',
      jsonLd({ '@type': 'NewsArticle', headline: 'Mine opens in the hills' }) +
        meta('og:title', 'Copper / Mine opens in the hills'),
      '<h1><span>Copper</span>Mine opens in the hills</h1>',
      'Copper / Mine opens in the hills',
    ],
    [
      'what is shown below an h1 for search engines',
      `${jsonLd({ '@type': 'NewsArticle', headline: 'Copper mine news: hills mine opens' })}${meta('og:title', 'The pit is open, the valley waits')}`,
      '<h1>Copper mine news: hills mine opens</h1><h2>Copper The pit is open, the valley waits</h2>',
      'The pit is open, the valley waits',
    ],
    [
      'an index’s meta tag',
      '<meta name="DC.title" content="Mine opens in the hills"><title>Ore</title>',
      '',
      'Mine opens in the hills',
    ],
    [
      'the line above the text, where the title is the site’s',
      '<title>The Ore Daily</title>',
      '<font size="4"><b>Mine opens in the hills after two years</b></font><br>',
      'Mine opens in the hills after two years',
    ],
    [
      'the heading that the title ends before the site in',
      '<title>Mine opens in the hills-OreNet</title>',
      '<h2>Mine opens in the hills</h2>',
      'Mine opens in the hills',
    ],
  ])('is %s', (_, head, top, expected) => {
    expect(readStory(page({ head, top })).article.headline).toBe(expected);
  });

  it('is told with all that the page offers, where it was found and what was done to it', () => {
    const head = `${meta('og:title', 'Mine opens in the hills - Ore Daily')}<title>Mine opens in the hills - Ore Daily</title>`;
    expect(readStory(page({ head, top: '<h1>Mine opens in the hills</h1>' })).headline).toEqual({
      text: 'Mine opens in the hills',
      origin: 'og:title',
      changes: ['as the heading has it'],
      candidates: [
        { origin: 'og:title', value: 'Mine opens in the hills - Ore Daily' },
        { origin: 'h1', value: 'Mine opens in the hills' },
        { origin: 'title', value: 'Mine opens in the hills - Ore Daily' },
      ],
    });
  });
});

describe('the byline', () => {
  it.each<[string, string, string, string[], string[]]>([
    [
      'JSON-LD people',
      jsonLd({ '@type': 'NewsArticle', author: [{ '@type': 'Person', name: 'Ana Gómez' }, { name: 'Li Wei' }] }),
      '',
      ['Ana Gómez', 'Li Wei'],
      [],
    ],
    [
      'people beside an agency',
      jsonLd({
        '@type': 'NewsArticle',
        author: [
          { '@type': 'Person', name: 'Ana Gómez' },
          { '@type': 'Organization', name: 'Hill Wire' },
        ],
      }),
      '',
      ['Ana Gómez'],
      ['Hill Wire'],
    ],
    [
      'an author that is referred to',
      jsonLd({
        '@graph': [
          { '@type': 'NewsArticle', author: { '@id': '#a' } },
          { '@type': 'Person', '@id': '#a', name: 'Ana Gómez' },
        ],
      }),
      '',
      ['Ana Gómez'],
      [],
    ],
    [
      'a meta tag with "By"',
      '<meta name="author" content="By Ana Gómez and Jan de Vries">',
      '',
      ['Ana Gómez', 'Jan de Vries'],
      [],
    ],
    ['a line below the headline', '', '<p>Von Ana Gómez</p>', ['Ana Gómez'], []],
    ['a marked line', '', '<p class="author">Ana Gómez (ag)</p>', ['Ana Gómez'], []],
    [
      'a person before the newsroom',
      '<meta name="author" content="The Ore"><meta property="og:site_name" content="The Ore">',
      '<a rel="author" href="/ana">Ana Gómez</a>',
      ['Ana Gómez'],
      [],
    ],
    ['a name with an office', '', '<p>Ana Gómez, Mining Editor</p>', ['Ana Gómez'], []],
    ['a name beside a date', '', '<p>23 Aug | Ana Gómez</p>', ['Ana Gómez'], []],
    ['no other words beside a date', '', '<p>Ore Release | 16 May 2025</p>', [], []],
    ['a surname that stands first', '<meta name="citation_author" content="Gómez, Ana">', '', ['Ana Gómez'], []],
    ['a marked word inside a class name', '', '<div class="head__author">Ana Gómez</div>', ['Ana Gómez'], []],
    ['no address', '<meta property="article:author" content="https://social.example/ore">', '', [], []],
    ['no time', '', '<p class="byline">Updated 3 hours ago</p>', [], []],
    ['an agency that stands for the author', '<meta name="author" content="Reuters">', '', [], ['Reuters']],
  ])('takes %s', (_, head, top, people, organisations) => {
    const { article, credits } = readStory(page({ head, top: `<h1>Mine opens in the hills</h1>${top}` }));
    expect(article.byline).toEqual(people);
    expect(credits).toEqual(organisations);
  });

  it('is kept with where it stands, whichever was chosen', () => {
    const head = '<meta name="author" content="Hill Wire">';
    const { bylines } = readStory(page({ head, top: '<h1>Mine opens in the hills</h1><p>By Ana Gómez</p>' }));
    expect(bylines).toEqual([
      { origin: 'meta', people: [], organisations: ['Hill Wire'] },
      { origin: 'line', people: ['Ana Gómez'], organisations: [] },
    ]);
  });

  it('does not take the writers of comments', () => {
    const comments =
      '<div class="comments"><p class="author">Carl Reader</p><p>What a splendid mine this will be for all of us.</p></div>';
    expect(readStory(page({ bottom: comments })).article.byline).toEqual([]);
  });
});

describe('the date', () => {
  const elsewhere = 'https://news.example/ore';
  it.each([
    [
      'JSON-LD',
      jsonLd({ '@type': 'NewsArticle', datePublished: '2025-06-03T14:05:00+02:00' }),
      '',
      { value: '2025-06-03T14:05:00+02:00', origin: 'json-ld' },
    ],
    [
      'meta',
      meta('article:published_time', '2025-06-03T14:05:00Z'),
      '',
      { value: '2025-06-03T14:05:00Z', origin: 'meta' },
    ],
    [
      'microdata',
      '',
      '<span itemprop="datePublished" content="2025-06-03">yesterday</span>',
      { value: '2025-06-03', origin: 'microdata' },
    ],
    [
      'time',
      '',
      '<time datetime="2025-06-03T14:05:00Z">3 June</time>',
      { value: '2025-06-03T14:05:00Z', origin: 'time' },
    ],
    ['visible text', '', '<p>3. Juni 2025, 14:05 Uhr</p>', { value: '2025-06-03T14:05:00', origin: 'text' }],
  ])('comes from %s', (_, head, top, expected) => {
    const html = page({ head, top: `<h1>Mine opens in the hills</h1>${top}` });
    expect(readStory(html, elsewhere).article.published).toEqual(expected);
  });

  it('comes from the address where the page is silent', () => {
    expect(readStory(page({})).article.published).toEqual({ value: '2025-06-03', origin: 'url' });
  });

  it('is the time of the same day where the page knows it elsewhere', () => {
    const top = '<time datetime="2025-06-03T14:05:00Z">3 June</time>';
    const other = '<time datetime="2025-06-04T09:00:00Z">4 June</time>';
    const head = meta('article:published_time', '2025-06-03');
    expect(readStory(page({ head, top }), elsewhere).article.published?.value).toBe('2025-06-03T14:05:00Z');
    expect(readStory(page({ head, top: other }), elsewhere).article.published?.value).toBe('2025-06-03');
  });

  it('is not invented', () => {
    expect(readStory(page({}), elsewhere).article.published).toBeNull();
  });

  it('keeps what else the page says, in the order of trust', () => {
    const head =
      meta('article:published_time', '2025-06-02') +
      jsonLd({ '@type': 'NewsArticle', datePublished: '2025-06-01', dateModified: '2025-06-09' });
    const { article, dates } = readStory(page({ head }));
    expect(dates.map(({ value }) => value)).toEqual(['2025-06-01', '2025-06-02', '2025-06-03']);
    expect(article.modified).toEqual({ value: '2025-06-09', origin: 'json-ld' });
  });
});

describe('a date behind the time of the fetch', () => {
  const fetchedAt = '2025-06-03T12:00:00Z';
  const published = (value: string): string | undefined => {
    const head = meta('article:published_time', value) + '<meta name="date" content="2025-06-01">';
    const result = read({ url: 'https://news.example/ore', html: page({ head }), fetchedAt });
    return result.ok ? result.value.article.published?.value : result.reason;
  };

  it.each([
    ['an hour ahead', '2025-06-03T13:00:00Z', '2025-06-01'],
    ['a year ahead', '2026-06-03', '2025-06-01'],
    ['past in its zone', '2025-06-03T13:30:00+02:00', '2025-06-03T13:30:00+02:00'],
    ['of a clock that is fast', '2025-06-03T12:05:00Z', '2025-06-03T12:05:00Z'],
    ['today in the east', '2025-06-04', '2025-06-04'],
  ])('does not count, and this one is %s', (_, value, expected) => {
    expect(published(value)).toBe(expected);
  });
});

describe('the rest', () => {
  it('has section and tags as the page files it', () => {
    const data = { '@type': 'NewsArticle', articleSection: 'Mining', keywords: 'copper, tailings,copper' };
    const { section, tags } = readStory(page({ head: jsonLd(data) + meta('article:tag', 'other') }));
    expect({ section, tags }).toEqual({ section: 'Mining', tags: ['copper', 'tailings'] });
    const head = meta('article:section', 'Ore') + meta('article:tag', 'copper') + meta('article:tag', 'dams');
    expect(readStory(page({ head }))).toMatchObject({ section: 'Ore', tags: ['copper', 'dams'] });
    expect(readStory(page({}))).toMatchObject({ section: null, tags: [] });
  });

  it('has the site’s name from the end of the title, where it stands nowhere else', () => {
    const head = '<title>Mine opens in the hills - Business - Ore Daily</title>';
    expect(readStory(page({ head, top: '<h1>Mine opens in the hills</h1>' })).article.site).toBe('Ore Daily');
  });

  it('is read from the head', () => {
    const head =
      meta('og:site_name', 'The Ore') +
      meta('og:description', 'A mine &amp;amp; a town.') +
      jsonLd({ '@type': 'NewsArticle', isAccessibleForFree: 'False' });
    const { article, paywalled } = readStory(page({ head, language: 'de-AT' }));
    expect(article).toMatchObject({ site: 'The Ore', standfirst: 'A mine & a town.', language: 'de' });
    expect(paywalled).toBe(true);
  });

  it('survives JSON-LD that is no JSON', () => {
    const head = `<script type="application/ld+json">{"@type": "NewsArticle", oops</script>${meta('og:title', 'Mine opens in the hills')}`;
    expect(readStory(page({ head })).article.headline).toBe('Mine opens in the hills');
  });

  it('takes JSON-LD’s text where the page shows little of it', () => {
    const articleBody = `${PROSE.join('\n\n')}\n\n${PROSE.join(' ')}`;
    const html = `<html><head>${jsonLd({ '@type': 'NewsArticle', articleBody })}</head><body><p>${PROSE[0]}</p></body></html>`;
    expect(readStory(html).article.text).toBe(articleBody);
  });
});
