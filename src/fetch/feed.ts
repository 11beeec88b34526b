/** @module A feed's bytes → what it says. */
import type { Result } from '../model.js';
import { decodeDocument } from './charset.js';
import { readJson } from './feed/json.js';
import type { Feed, FeedReader } from './feed/model.js';
import { readPlainRss } from './feed/plain-rss.js';
import { readTree } from './feed/tree.js';

export type { Feed, FeedEntry } from './feed/model.js';

/** In the order in which they are asked; each leaves to the next what it does not read well. */
const READERS: readonly FeedReader[] = [readJson, readPlainRss, readTree];

/**
 * Reads RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0, CDF and JSON Feed, as leniently as they are written.
 *
 * @param url the feed's address, against which relative links are resolved; '' where it is not known
 * @param charset what came with the bytes; it counts only where they do not say themselves
 * @returns `not-a-feed` where the document is something else, such as a page
 */
export async function parseFeed(
  bytes: Uint8Array,
  url: string,
  charset: string | null = null,
): Promise<Result<Feed, 'not-a-feed'>> {
  const text = decodeDocument(bytes, charset);
  for (const read of READERS) {
    const feed = await read(text, url);
    if (feed !== null) return { ok: true, value: feed };
  }
  const start = text === '' ? 'nothing' : JSON.stringify(text.slice(0, 60));
  const detail = `${url || 'the document'}: expected a feed (RSS, RDF, Atom, CDF or JSON Feed), got ${start}`;
  return { ok: false, reason: 'not-a-feed', detail };
}
