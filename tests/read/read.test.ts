import { describe, expect, it } from 'vitest';
import { read, type ReadPage } from '../../src/read/read.js';
import { page, PROSE } from './pages.js';

const URL = 'https://news.example/ore';

function readStory(html: string): ReadPage {
  const result = read({ url: URL, html });
  if (!result.ok) throw new Error(`expected an article, got ${result.reason}: ${result.detail}`);
  return result.value;
}

const story = PROSE.map((text) => `<p>${text}</p>`);
const STORY_TEXT = PROSE.join('\n\n');
/** Something else, put between the first and the second paragraph. */
const withInside = (html: string): string => page({ story: `${story[0]}${html}${story[1]}${story[2]}` });
/** Prose that is not the story's. */
const OTHER = 'A ship with four thousand cars aboard has run aground on a sandbank off the coast, and nobody was hurt.';

describe('the text', () => {
  it('is the paragraphs, parted by a blank line', () => {
    expect(readStory(page({})).article.text).toBe(STORY_TEXT);
  });

  it.each<[string, string, string]>([
    ['sub-headings', '<h2>The road</h2>', 'The road'],
    [
      'list items',
      '<ul><li>Two shafts were sunk,</li><li>and one was flooded.</li></ul>',
      'Two shafts were sunk,\n\nand one was flooded.',
    ],
    [
      'quotations',
      '<blockquote><p>“We shall measure it ourselves.”</p></blockquote>',
      '“We shall measure it ourselves.”',
    ],
    [
      'rows of figures',
      '<table><tr><th>Year</th><th>Tonnes</th></tr><tr><td>2025</td><td>1,200</td></tr></table>',
      'Year | Tonnes\n\n2025 | 1,200',
    ],
    [
      'lines parted by two breaks',
      '<div>The first line is here.<br><br>The second line is there.</div>',
      'The first line is here.\n\nThe second line is there.',
    ],
    [
      'a sentence that is a link',
      '<p><a href="/x">The ministry had approved the plan for the dam in March.</a></p>',
      'The ministry had approved the plan for the dam in March.',
    ],
    [
      'emphasis, links and entities inside a sentence',
      '<p>It is <b>a&nbsp;very</b> <a href="/d">deep</a> pit &amp; a wet one.</p>',
      'It is a very deep pit & a wet one.',
    ],
  ])('has %s', (_, html, expected) => {
    expect(readStory(withInside(html)).article.text).toBe(`${PROSE[0]}\n\n${expected}\n\n${PROSE[1]}\n\n${PROSE[2]}`);
  });

  it.each<[string, string, string]>([
    ['navigation', `<nav><p>${OTHER}</p></nav>`, 'navigation'],
    [
      'related stories by class',
      `<div class="related-articles"><h3><a href="/ship">Ship aground</a></h3><p>${OTHER} <a href="/ship">More of it in our report from the coast</a></p></div>`,
      'related',
    ],
    [
      'a list of links',
      '<ul><li><a href="/1">Ship aground off the coast</a></li><li><a href="/2">Rain in the valley</a></li></ul>',
      'links',
    ],
    ['a share bar', '<div class="share-buttons"><span>Share</span><span>Send to a friend</span></div>', 'share'],
    ['a cookie notice', `<div id="cookie-banner"><p>${OTHER}</p></div>`, 'consent'],
    ['a newsletter box', `<section class="newsletter-signup"><p>${OTHER}</p></section>`, 'subscription'],
    ['an advertisement', `<div class="ad-slot">${OTHER}</div>`, 'advertisement'],
    ['an advertisement by its words', '<p>Advertisement</p>', 'phrase'],
    ['a caption', `<figure><img src="pit.jpg"><figcaption>${OTHER}</figcaption></figure>`, 'caption'],
    ['a legal note', `<div class="disclaimer"><p>${OTHER}</p></div>`, 'legal'],
    ['a live blog’s table of contents', `<div class="key-events"><p>${OTHER}</p></div>`, 'navigation'],
    [
      'a box of figures beside the text',
      '<div style="float: right"><table><tr><td>Ticker: ORE</td></tr></table></div>',
      'sidebar',
    ],
    ['a credit', '<p>Reporting: Ana Gómez, Kirkby</p>', 'byline'],
    ['a caption by its words', '<p>Photo: Ana Gómez / Hill Pictures</p>', 'caption'],
    ['what is hidden', `<p hidden>${OTHER}</p>`, 'hidden'],
    ['what a style hides', `<div style="display: none">${OTHER}</div>`, 'hidden'],
    ['a form', `<form><p>${OTHER}</p><button>Send</button></form>`, 'control'],
    ['comments', `<div class="comments"><p>${OTHER}</p></div>`, 'comments'],
    ['a paragraph that stands twice', story[0], 'repeated'],
    ['a pointer to another story', '<p>Read more: Ship aground off the coast</p>', 'phrase'],
  ])('has no %s', (_, html, reason) => {
    const { article, removed } = readStory(withInside(html));
    expect(article.text).toBe(STORY_TEXT);
    expect(removed.map((block) => block.reason)).toContain(reason);
  });

  it.each<[string, string]>([
    ['no scripts', '<script>var a = "<p>not text</p>";</script>'],
    ['no styles', '<style>p { color: red }</style>'],
    ['no drawings', '<svg><title>Drawing</title><text>words</text></svg>'],
    ['no comments of the source', `<!-- <p>${OTHER}</p> -->`],
  ])('has %s', (_, html) => {
    expect(readStory(withInside(html)).article.text).toBe(STORY_TEXT);
  });

  it.each<[string, string]>([
    ['a modifier', '<div class="field field--label-hidden">'],
    ['what is switched on', '<div class="comments-enabled has-sidebar">'],
    ['a condition', '<div class="print:hidden md:ad">'],
    ['a page builder', '<div class="elementor-widget-wrap">'],
    ['a metered body', '<section class="paywall">'],
  ])('is not lost to a class name that tells %s', (_, open) => {
    expect(readStory(page({ story: `${open}${story.join('')}</div></section>` })).article.text).toBe(STORY_TEXT);
  });

  it('is found where all of the story stands in an element that is marked as something else', () => {
    expect(readStory(page({ story: `<aside class="sidebar">${story.join('')}</aside>` })).article.text).toBe(
      STORY_TEXT,
    );
  });

  it('begins behind the headline, with the standfirst, without the lines of who and when', () => {
    const standfirst = 'After two years of delay the pit in the north is open, and the valley is watching its water.';
    const top = `<p class="kicker">Mining</p><h1>Mine opens in the hills</h1><p class="teaser">${standfirst}</p><p>By Ana Gómez</p><p>3 June 2025, 14:05</p>`;
    expect(readStory(page({ top })).article.text).toBe(`${standfirst}\n\n${STORY_TEXT}`);
  });

  it('ends before the name of who signs it', () => {
    expect(readStory(page({ story: `${story.join('')}<p>Ana Gómez</p>` })).article.text).toBe(STORY_TEXT);
  });

  it('parts a line in a dress of its own from what follows it', () => {
    const html = withInside('<p><b>Why here?</b><br>Because the copper is here and nowhere else in the valley.</p>');
    expect(readStory(html).paragraphs.map(({ text }) => text)).toContain('Why here?');
  });

  it('goes on where advertisements part the body', () => {
    const half = (paragraphs: readonly string[]): string => `<div class="part">${paragraphs.join('')}</div>`;
    const html = page({ story: `${half(story.slice(0, 2))}<div class="ads">Buy!</div>${half(story.slice(2))}` });
    expect(readStory(html).article.text).toBe(STORY_TEXT);
  });

  it('is that of the headline’s article where the next story is loaded below', () => {
    const next = [
      OTHER,
      `${OTHER} Tugs came in the night.`,
      `${OTHER} The tide did the rest of it.`,
      `${OTHER} It was towed to port.`,
    ];
    const article = (title: string, paragraphs: readonly string[]): string =>
      `<article><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article>`;
    const own = [
      ...PROSE,
      'The ministry of the environment has promised to publish what it measures every month, for as long as the mine is open.',
    ];
    const html = `<html><head><title>Mine opens in the hills</title></head><body><main>${article('Mine opens in the hills', own)}${article('Ship aground off the coast', next)}</main></body></html>`;
    expect(readStory(html).article.text).toBe(own.join('\n\n'));
  });

  it('is read from a page whose head is not closed', () => {
    const html = `<html><head><title>Mine opens in the hills</title><body><div>${story.join('')}</div></body></html>`;
    expect(readStory(html).article.text).toBe(STORY_TEXT);
  });
});

describe('what cannot be read', () => {
  const CONSENT = [
    'We and our 412 partners store and access personal data on your device.',
    'We use cookies and similar means to measure how you use what we offer.',
    'You can withdraw your consent at any time under the link in the footer.',
  ];
  it.each<[string, string]>([
    ['empty', ''],
    ['empty', ' \n\t'],
    ['not-html', 'The mine in the northern hills opened on Tuesday.'],
    ['not-html', '%PDF-1.7 <</Type /Catalog>>'],
    ['no-article', '<html><body><h1>Not found</h1><p>Sorry.</p></body></html>'],
    ['no-article', `<html><body><script>${PROSE.join(' ')}</body></html>`],
    [
      'no-article',
      page({
        story: '<h3>Rain</h3><p>It fell all night.</p><h3>Snow</h3><p>It did not melt until noon.</p>'.repeat(3),
      }),
    ],
    ['not-found', page({ top: '<h1>Page not found</h1>' })],
    ['consent-wall', `<html><body>${CONSENT.map((text) => `<p>${text}</p>`).join('')}</body></html>`],
    ['too-large', `<p>${'x'.repeat(10_000_000)}</p>`],
    ['too-deep', '<div>'.repeat(50_000)],
    ['too-deep', `<p>${'<b>'.repeat(50_000)}text`],
  ])('is rejected as %s', (reason, html) => {
    const result = read({ url: URL, html });
    expect(result).toMatchObject({ ok: false, reason });
    expect(result.ok ? '' : result.detail).toMatch(/\w/);
  });

  it('leaves the story of a hostile page to be read', () => {
    const attributes = Array.from({ length: 100_000 }, (_, i) => `a${i}="${i}"`).join(' ');
    expect(readStory(withInside(`<p ${attributes}></p>`)).article.text).toBe(STORY_TEXT);
    expect(readStory(withInside('<i></b></div-x></i>'.repeat(20_000))).article.text).toContain(PROSE[2]);
    expect(readStory(`${page({})}<script>${'<p>'.repeat(50_000)}`).article.text).toBe(STORY_TEXT);
    // In a time that grows with the page's length only: with its square, these would take minutes.
    for (const inline of ['<a href="/x">word</a> ', '<span> x </span>', '<time>x</time>', '<h1>a b c</h1>', '</x>']) {
      expect(readStory(`${inline.repeat(100_000)}${page({})}`).article.text).toContain(STORY_TEXT);
    }
    const nested = `{"a":`.repeat(20_000);
    expect(readStory(page({ head: `<script type="application/ld+json">${nested}</script>` })).article.text).toBe(
      STORY_TEXT,
    );
    const deep = `<meta property="og:title" content="${'&lt;b&gt;'.repeat(50_000)}Ore">`;
    expect(readStory(page({ head: deep })).article.text).toBe(STORY_TEXT);
  });
});
