import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { read } from '../../src/read/read.js';
import { page, PROSE } from './pages.js';

const words = fc.array(
  fc.constantFrom('ore', 'pit', 'dam', 'Straße', 'никель', '镍', '&amp;', '&eacute;', 'a\u0301', '😀', '1,200'),
  {
    minLength: 1,
    maxLength: 25,
  },
);
const sentence = words.map((list) => `The ${list.join(' ')} of the valley and the hills.`);

/** Elements of any kind around text, nested, and not always closed. */
const { html: markup } = fc.letrec<{ html: string }>((tie) => ({
  html: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    sentence,
    fc
      .tuple(
        fc.constantFrom(
          'p',
          'div',
          'ul',
          'li',
          'h2',
          'b',
          'a href="/x"',
          'table',
          'td',
          'span class="ad"',
          'div class="related"',
          'aside',
          'time',
          'script',
        ),
        fc.array(tie('html'), { maxLength: 4 }),
        fc.boolean(),
      )
      .map(([tag, children, closed]) => `<${tag}>${children.join('')}${closed ? `</${tag.split(' ')[0]}>` : ''}`),
    fc.constantFrom('<br>', '<br><br>', '<!-- c -->', '</div>', '&nbsp;', '\n'),
  ),
}));
const pages = fc
  .array(markup, { maxLength: 6 })
  .map((parts) => page({ story: `<p>${PROSE[0]}</p>${parts.join('')}<p>${PROSE[1]}</p>` }));

/** What is left of HTML for a person who knows tags and three entities. */
function bare(html: string): string {
  return html
    .replace(/<!--.*?-->/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&eacute;', 'é')
    .replaceAll('&nbsp;', ' ')
    .replace(/[\s|]+/g, '');
}

describe('every page', () => {
  it('gives paragraphs whose words stand, in their order, where they are said to stand', () => {
    fc.assert(
      fc.property(pages, (html) => {
        const result = read({ url: 'https://news.example/ore', html });
        if (!result.ok) return;
        const { article, paragraphs } = result.value;
        expect(paragraphs.map(({ text }) => text).join('\n\n')).toBe(article.text);
        for (const { text, start, end } of paragraphs) {
          expect(bare(html.slice(start, end))).toContain(text.replace(/[\s|]+/g, '').slice(0, 20));
        }
      }),
    );
  });

  it('gives no long paragraph twice, and no blank one', () => {
    fc.assert(
      fc.property(pages, (html) => {
        const result = read({ url: 'https://news.example/ore', html });
        if (!result.ok) return;
        const texts = result.value.paragraphs.map(({ text }) => text);
        const long = texts.filter((text) => text.length >= 30);
        expect(new Set(long).size).toBe(long.length);
        expect(texts.every((text) => text.trim() === text && text !== '' && !/\s{2}|[\n\t]/.test(text))).toBe(true);
      }),
    );
  });

  it('accounts for each of its blocks once: kept, or removed with a reason', () => {
    fc.assert(
      fc.property(pages, (html) => {
        const result = read({ url: 'https://news.example/ore', html });
        if (!result.ok) return;
        const { paragraphs, removed } = result.value;
        const all = [...paragraphs, ...removed].map(({ text }) => text.replace(/[\s|]+/g, '')).join('');
        const body = html.slice(html.indexOf('<body>')).replace(/<script>.*?(?:<\/script>|$)/gs, ' ');
        expect(Array.from(all).sort().join('')).toBe(Array.from(bare(body)).sort().join(''));
      }),
    );
  });

  it('is read the same way twice', () => {
    fc.assert(
      fc.property(pages, (html) => {
        const url = 'https://news.example/ore';
        expect(JSON.stringify(read({ url, html }))).toBe(JSON.stringify(read({ url, html })));
      }),
      { numRuns: 20 },
    );
  });

  it('is survived, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (html) => {
        expect(read({ url: 'https://news.example/ore', html: `<p>${html}` })).toHaveProperty('ok');
      }),
    );
  });
});
