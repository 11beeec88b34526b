/** @module What orewire writes into archives beside the standard's own fields, and reads back. */
import type { Headers } from '../http.js';

/** The address that was asked for, where redirects led on from it: a field of our own, as ISO 28500 allows (section 5.1). */
export const ASKED_URI = 'orewire-asked-uri';

/**
 * HTTP headers that no longer hold of a body that is stored decoded. They are kept under the prefix that Common Crawl
 * gives them in its archives.
 */
export const OF_THE_WIRE: ReadonlySet<string> = new Set(['content-encoding', 'content-length', 'transfer-encoding']);
export const ARCHIVE_PREFIX = 'x-crawler-';

/** Headers as the server sent them, from those of an archive that holds the body decoded. */
export function withoutArchivePrefix(headers: Headers): Headers {
  const kept = Object.entries(headers).filter(
    ([name]) => OF_THE_WIRE.has(name.slice(ARCHIVE_PREFIX.length)) && name.startsWith(ARCHIVE_PREFIX),
  );
  if (kept.length === 0) return headers;
  const plain = Object.entries(headers).filter(([name]) => !name.startsWith(ARCHIVE_PREFIX) && !OF_THE_WIRE.has(name));
  const sent = kept.map(([name, value]) => [name.slice(ARCHIVE_PREFIX.length), value] as const);
  return Object.fromEntries<string>([...plain, ...sent]);
}
