/** Whether each character of a text leads back to the HTML that it was read from. */
import { readdirSync, readFileSync } from 'node:fs';
import * as cheerio from 'cheerio';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/read/decode.js';
import { placeOf, placesInPage, type Places } from '../../src/read/places.js';
import { read, type Paragraph } from '../../src/read/read.js';
import { page, PROSE } from './pages.js';

const URL = 'https://news.example/ore';

function paragraphsOf(html: string): readonly Paragraph[] {
  const result = read({ url: URL, html });
  return result.ok ? result.value.paragraphs : [];
}

/** What HTML without tags reads as, by another parser. */
const reads = (html: string): string => cheerio.load(html, null, false).text().replace(/\s+/g, ' ');

/** Each stretch of a text beside the HTML that it leads to. */
function stretches(html: string, { text, places }: Paragraph): { text: string; html: string }[] {
  const list = [];
  for (let i = 0; i + 3 < places.length; i += 3) {
    list.push({ text: text.slice(places[i], places[i + 3]), html: html.slice(places[i + 1], places[i + 2]) });
  }
  return list;
}

/** What is shown without being written: the space that a line break makes, the border between cells. */
const SHOWN = /^[ |]$/;

function check(html: string, paragraph: Paragraph): void {
  const found = stretches(html, paragraph);
  expect(found.map(({ text }) => text).join('')).toBe(paragraph.text);
  for (const stretch of found) {
    if (stretch.html === '') expect(stretch.text).toMatch(SHOWN);
    else expect(reads(stretch.html)).toBe(stretch.text);
  }
}

const folder = new global.URL('../../fixtures/pages/', import.meta.url).pathname;
const names = readdirSync(folder).filter((name) => name.endsWith('.html'));

const inline = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        'ore ',
        'pit',
        ' dam\n  ',
        '&amp;',
        '&eacute;',
        '&nbsp;',
        '&#x1F600;',
        '&notin',
        '<b>of</b>',
        '<br>',
        '</i>',
        '<!-- c -->',
      ),
      fc.constantFrom(
        '<a href="/x">the hill</a> ',
        '<span class="ad">no</span>',
        '<time>3 June</time>',
        '<i> x',
        '< y',
        '&',
        '😀',
      ),
    ),
    { maxLength: 20 },
  )
  .map((parts) => parts.join(''));

describe('the places of a text', () => {
  it.each(names)('lead back to the HTML of %s', (name) => {
    const { html } = decode(readFileSync(folder + name), undefined);
    for (const paragraph of paragraphsOf(html)) check(html, paragraph);
  });

  it('lead back to the HTML of generated pages', () => {
    fc.assert(
      fc.property(inline, fc.array(inline, { minLength: 2, maxLength: 3 }), (words, cells) => {
        const row = `<table><tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr></table>`;
        const html = page({ story: `<p>${PROSE[0]} ${words} and on.</p>${row}<p>${PROSE[1]}</p>` });
        const paragraphs = paragraphsOf(html);
        expect(paragraphs.length).toBeGreaterThanOrEqual(2);
        for (const paragraph of paragraphs) check(html, paragraph);
      }),
    );
  });

  it('lead a part of a text to its HTML, tags and entities in it included', () => {
    const html = page({ story: `<p>${PROSE[0]}</p><p>Ore &amp; <b>more</b>\n  of it, ${PROSE[1]}</p>` });
    const paragraph = paragraphsOf(html)[1];
    const place = (part: string): string | undefined => {
      const start = paragraph.text.indexOf(part);
      const found = placeOf(paragraph.places, { start, end: start + part.length });
      return found === null ? undefined : html.slice(found.start, found.end);
    };
    expect(place('Ore')).toBe('Ore');
    expect(place('Ore & more')).toBe('Ore &amp; <b>more');
    expect(place('&')).toBe('&amp;');
    expect(place('more of')).toBe('more</b>\n  of');
    expect(place(PROSE[1])).toBe(PROSE[1]);
  });

  it('lead a part that goes over paragraphs to one stretch of HTML each', () => {
    const html = page({ story: `<p>${PROSE[0]}</p><div>x</div><p>${PROSE[1]}</p><p>${PROSE[2]}</p>` });
    const result = read({ url: URL, html });
    if (!result.ok) throw new Error(result.detail);
    const { article, paragraphs } = result.value;
    const start = article.text.indexOf('rebuilt.');
    const end = article.text.indexOf('Its owner') + 'Its owner'.length;
    const found = placesInPage(paragraphs, { start, end }).map((place) => html.slice(place.start, place.end));
    expect([found.at(0), found.at(-1)]).toEqual(['rebuilt.', 'Its owner']);
  });

  it('are none where the text does not stand in the page', () => {
    const articleBody = `${PROSE.join('\n\n')}\n\n${PROSE.join(' ')}`;
    const data = JSON.stringify({ '@type': 'NewsArticle', articleBody });
    const html = `<html><head><script type="application/ld+json">${data}</script></head><body><p>${PROSE[0]}</p></body></html>`;
    const [first] = paragraphsOf(html);
    const none: Places = [];
    expect(first.places).toEqual(none);
    expect(placeOf(first.places, { start: 0, end: 3 })).toBeNull();
    expect(html.slice(first.start, first.end)).toContain('articleBody');
  });
});
