/** @module JSON Feed 1.0 and 1.1 (jsonfeed.org/version/1.1). */
import { z } from 'zod';
import { isoDate } from './dates.js';
import type { Feed } from './model.js';
import { collapse } from './text.js';
import { resolve } from './xml.js';

/** A string that says something; what is of another type counts as absent, since one bad field should not cost the feed. */
const text = z
  .string()
  .transform((words) => words.trim() || null)
  .nullable()
  .catch(null);
const schema = z.object({
  version: z.string().regex(/jsonfeed\.org/),
  title: text,
  home_page_url: text,
  items: z.array(
    z.object({
      // The specification asks for a string and tells readers to take numbers too.
      id: z.union([z.string(), z.number().transform(String)]).catch(''),
      url: text,
      title: text,
      date_published: text,
      date_modified: text,
    }),
  ),
});

/** Reads a JSON Feed's text; null where it is none. */
export function readJson(json: string, url: string): Feed | null {
  let document: unknown;
  try {
    document = JSON.parse(json);
  } catch {
    return null;
  }
  const parsed = schema.safeParse(document);
  if (!parsed.success) return null;
  const { title, home_page_url: home, items } = parsed.data;
  return {
    title: title === null ? null : collapse(title),
    link: home === null ? null : resolve(home, url),
    entries: items.map((item) => ({
      title: item.title === null ? null : collapse(item.title),
      link: item.url === null ? null : resolve(item.url, url),
      id: item.id.trim() || null,
      published: isoDate(item.date_published ?? ''),
      updated: isoDate(item.date_modified ?? ''),
    })),
  };
}
