import { describe, expect, it } from 'vitest';
import { read, type ReadPage } from '../../src/read/read.js';
import { declarationFor, selector, type SiteDeclaration } from '../../src/read/site.js';
import { page, PROSE } from './pages.js';

const URL = 'https://www.news.example/ore';
const story = PROSE.map((text) => `<p>${text}</p>`).join('');
const OTHER = 'A ship with four thousand cars aboard has run aground on a sandbank off the coast, and nobody was hurt.';

function readWith(html: string, site: Partial<SiteDeclaration>): ReadPage {
  const result = read({ url: URL, html, site: { host: 'news.example', ...site } });
  if (!result.ok) throw new Error(`expected an article, got ${result.reason}: ${result.detail}`);
  return result.value;
}

describe('a declaration', () => {
  const html = page({
    head: '<meta property="og:title" content="Ore news"><meta name="author" content="Carl Reader"><meta name="date" content="2025-01-01">',
    top: '<div class="tale top">Mine opens in the hills</div><i id="who">By Ana Gómez</i><time class="at" datetime="2025-06-03T14:05:00Z">then</time>',
    story: `<aside class="comments" data-role="text">${story}<p class="tip">${OTHER}</p></aside>`,
    bottom: `<div>${`<p>${OTHER}</p>`.repeat(1)}<p>${OTHER.toUpperCase()}</p><p>${OTHER} So it was said again.</p><p>And ${OTHER}</p></div>`,
  });

  it('names where headline, byline, date and text stand, and what is no part of it', () => {
    const { article, removed, dates, bylines } = readWith(html, {
      headline: 'div.tale',
      byline: '#who',
      published: 'time.at',
      body: 'aside[data-role="text"]',
      remove: ['aside > p.tip, p.none'],
    });
    expect(article).toMatchObject({
      headline: 'Mine opens in the hills',
      byline: ['Ana Gómez'],
      published: { value: '2025-06-03T14:05:00Z', origin: 'declared' },
      text: PROSE.join('\n\n'),
    });
    expect(removed.find(({ text }) => text === OTHER)?.reason).toBe('declared');
    expect([dates[0].origin, bylines[0].origin]).toEqual(['declared', 'declared']);
  });

  it('leaves to the reader what it does not find', () => {
    const site = { headline: 'h6', byline: '.none', published: '.none', body: '.none', remove: ['.none'] };
    expect(readWith(html, site)).toEqual(readWith(html, {}));
  });

  it('holds for its host, with www. or without, until its last day is over', () => {
    const sites = [
      { host: 'news.example', body: '.new' },
      { host: 'news.example', until: '2026-06-30', body: '.old' },
      { host: 'm.news.example', body: '.mobile' },
    ];
    const body = (url: string, day: string): string | undefined => declarationFor(sites, url, `${day}T12:00:00Z`)?.body;
    expect(body(URL, '2026-06-30')).toBe('.old');
    expect(body('https://news.example/x', '2026-07-01')).toBe('.new');
    expect(body('https://m.news.example/x', '2026-07-01')).toBe('.mobile');
    expect(body('https://fakenews.example/x', '2026-07-01')).toBeUndefined();
    expect(body('page.html', '2026-07-01')).toBeUndefined();
  });
});

describe('a selector', () => {
  it.each(['', 'div > > p', '[x', 'p:nonesuch', '.a, '])('is not %j', (text) => {
    expect(() => selector(text)).toThrow(/expected a selector/);
  });
});
