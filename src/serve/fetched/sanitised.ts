/**
 * @module A fetched page made harmless: its words and their order, and nothing that acts, loads or leads anywhere.
 *
 * Three walls stand before a page's own code, and each holds alone: what is let through here has no scripts, styles,
 * links or sources; the document is served with a policy that allows none; and it is shown in a sandboxed frame.
 */
import sanitize from 'sanitize-html';
import { sha256 } from '../../identity.js';
import type { Span } from '../../model.js';

/** Elements that order words; an element that is not among them leaves its words where they stand. */
const ALLOWED = (
  'a abbr address article aside b bdi bdo blockquote br caption cite code dd del dfn div dl dt em figcaption figure footer ' +
  'h1 h2 h3 h4 h5 h6 header hr i ins kbd li main mark nav ol p pre q rp rt ruby s samp section small span strong sub sup ' +
  'table tbody td tfoot th thead time tr u ul var wbr'
).split(' ');

/** Elements whose words are not for readers. */
const SILENT = (
  'script style textarea option title noscript noembed noframes template iframe object svg math select xmp plaintext ' +
  'datalist audio video canvas'
).split(' ');

/** Where the frame scrolls to: the quote's first words. */
export const QUOTE_ANCHOR = 'quote';

/**
 * The page's body as safe HTML, with stretches of it in `<mark>`.
 *
 * @param html the page's characters
 * @param marked stretches of it, in their order, each inside one text
 */
export function sanitised(html: string, marked: readonly Span[] = []): string {
  // No page can hold its own hash: what looks like a mark's end is one.
  const [opens, closes] = ['<', '>'].map((side) => sha256(html + side));
  let marks = 0;
  return sanitize(withMarks(html, marked, opens, closes), {
    allowedTags: ALLOWED,
    nonTextTags: SILENT,
    allowedAttributes: { '*': ['lang', 'dir'], a: ['title'], td: ['colspan', 'rowspan'], th: ['colspan', 'rowspan'] },
    transformTags: {
      a: (tagName, { href = '' }) => ({ tagName, attribs: href === '' ? {} : { title: href } }),
    },
    textFilter: (text) =>
      text
        .replaceAll(opens, () => (marks++ === 0 ? `<mark id="${QUOTE_ANCHOR}">` : '<mark>'))
        .replaceAll(closes, '</mark>'),
  });
}

function withMarks(html: string, marked: readonly Span[], opens: string, closes: string): string {
  let at = 0;
  let out = '';
  for (const { start, end } of marked) {
    out += html.slice(at, start) + opens + html.slice(start, end) + closes;
    at = end;
  }
  return out + html.slice(at);
}
