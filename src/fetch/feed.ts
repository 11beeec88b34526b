/** @module A feed's bytes → what it says. */
import type { Result } from '../model.js';
import { decodeDocument } from './charset.js';
import { readJson } from './feed/json.js';
import type { Feed } from './feed/model.js';
import { readTree } from './feed/tree.js';
import { parseXml } from './feed/xml.js';

export type { Feed, FeedEntry } from './feed/model.js';

/**
 * Reads RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed, as leniently as they are written.
 *
 * @param url the feed's address, against which relative links are resolved; '' where it is not known
 * @param charset what came with the bytes; it counts only where they do not say themselves
 * @returns `not-a-feed` where the document is something else, such as a page
 */
export function parseFeed(bytes: Uint8Array, url: string, charset: string | null = null): Result<Feed, 'not-a-feed'> {
  const text = decodeDocument(bytes, charset);
  const feed = text.startsWith('{') ? readJson(text, url) : readTree(parseXml(text), url);
  if (feed !== null) return { ok: true, value: feed };
  const start = JSON.stringify(text.slice(0, 60));
  const detail = `${url || 'the document'}: expected a feed (RSS, RDF, Atom, CDF or JSON Feed), got ${text === '' ? 'nothing' : start}`;
  return { ok: false, reason: 'not-a-feed', detail };
}
