import { describe, expect, it } from 'vitest';
import { linksOf } from '../../src/fetch/list-page.js';

const links = (html: string, select: string, url = 'https://ministry.example/press/') =>
  linksOf(new TextEncoder().encode(html), url, null, select);

describe('the links of a list page', () => {
  const page = `<nav><a href="/">Home</a></nav>
    <ul class="news">
      <li><a href="2026/tin"><img src="t.jpg"></a> <h3><a href="2026/tin">Tin <b>mine</b> opens</a></h3></li>
      <li><a href="https://other.example/lead#top">Lead</a></li>
      <li><a href="mailto:press@ministry.example">Write to us</a> <a href="#next">More</a> <a>none</a></li>
    </ul>`;

  it.each([
    ['the links themselves', 'ul.news a'],
    ['what holds them', '.news > li'],
  ])('are those that a selector of %s finds, each address once, with its words', (_, select) => {
    expect(links(page, select)).toEqual([
      { url: 'https://ministry.example/press/2026/tin', title: 'Tin mine opens' },
      { url: 'https://other.example/lead', title: 'Lead' },
    ]);
  });

  it('count from where the page says', () => {
    expect(links('<base href="/en/"><a href="a">A</a>', 'a')).toEqual([
      { url: 'https://ministry.example/en/a', title: 'A' },
    ]);
  });

  it('are none where nothing matches', () => {
    expect(links(page, 'article h2 a')).toEqual([]);
  });

  it('are found in bounded depth', () => {
    const deep = `<a href="a">A</a>${'<div>'.repeat(100_000)}<a href="b">B</a>`;
    expect(links(deep, 'a').map(({ title }) => title)).toEqual(['A']);
  });
});
