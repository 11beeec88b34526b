/** @module JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
import { z } from 'zod';
import { isoDate } from './dates.js';
import type { FeedReader } from './model.js';
import { collapse } from './text.js';
import { absolute } from './address.js';

/** A string that says something; what is of another type counts as absent, since one bad field should not cost the feed. */
const words = z
  .string()
  .transform((value) => value.trim() || null)
  .nullable()
  .catch(null);
const schema = z.object({
  version: z.string().regex(/jsonfeed\.org/),
  title: words,
  home_page_url: words,
  items: z.array(
    z.object({
      // The specification asks for a string and tells readers to take numbers too.
      id: z.union([z.string(), z.number().transform(String)]).catch(''),
      url: words,
      title: words,
      date_published: words,
      date_modified: words,
    }),
  ),
});

/** Reads a JSON Feed. */
export const readJson: FeedReader = (text, url) => {
  if (!text.startsWith('{')) return null;
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = schema.safeParse(document);
  if (!parsed.success) return null;
  const { title, home_page_url: home, items } = parsed.data;
  return {
    title: title === null ? null : collapse(title),
    link: home === null ? null : absolute(home, url),
    entries: items.map((item) => ({
      title: item.title === null ? null : collapse(item.title),
      link: item.url === null ? null : absolute(item.url, url),
      id: item.id.trim() || null,
      published: isoDate(item.date_published ?? ''),
      updated: isoDate(item.date_modified ?? ''),
    })),
  };
};
