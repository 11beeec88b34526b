/** @module Lists of feeds as feed readers exchange them (OPML 2.0), in and out. */
import { Parser } from 'htmlparser2';
import type { Result } from '../model.js';
import { decodeDocument } from './charset.js';
import { collapse } from './feed/text.js';

/** A feed of such a list. */
export interface OpmlFeed {
  readonly url: string;
  readonly title: string | null;
  /** The page that the feed is of. */
  readonly home: string | null;
  readonly language: string | null;
}

/** The feeds of a list, in its order and each once, whatever folders they lie in. What is no web address is left out. */
export function readOpml(bytes: Uint8Array): Result<readonly OpmlFeed[], 'not-opml'> {
  const feeds = new Map<string, OpmlFeed>();
  let isOpml = false as boolean;
  const parser = new Parser(
    {
      onopentag(name, attributes: Readonly<Record<string, string | undefined>>) {
        if (name === 'opml') isOpml = true;
        const url = webAddress(attributes.xmlurl);
        if (name !== 'outline' || url === null || feeds.has(url)) return;
        const title = collapse(attributes.title ?? attributes.text ?? '') || null;
        feeds.set(url, { url, title, home: webAddress(attributes.htmlurl), language: attributes.language ?? null });
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.end(decodeDocument(bytes));
  if (isOpml) return { ok: true, value: [...feeds.values()] };
  return { ok: false, reason: 'not-opml', detail: 'expected a list of feeds (an <opml> element), got something else' };
}

/** A list that feed readers import. The same feeds give the same text. */
export function writeOpml(title: string, feeds: readonly OpmlFeed[]): string {
  const outlines = feeds.map((feed) => {
    const attributes = Object.entries({
      type: 'rss',
      text: feed.title ?? feed.url,
      title: feed.title ?? feed.url,
      xmlUrl: feed.url,
      htmlUrl: feed.home,
      language: feed.language,
    }).flatMap(([name, value]) => (value === null ? [] : [`${name}="${escape(value)}"`]));
    return `    <outline ${attributes.join(' ')}/>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0">
  <head><title>${escape(title)}</title></head>
  <body>
${outlines.join('')}  </body>
</opml>
`;
}

function webAddress(stated: string | undefined): string | null {
  const address = stated?.trim() ?? '';
  return /^https?:\/\//i.test(address) && URL.canParse(address) ? address : null;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
