/** @module What a person types into a search box → FTS5's query language (sqlite.org/fts5.html, section 3). */

/** A phrase between double quotes or a word, with a minus before it where it must not stand there. */
const PART = /(-?)(?:"([^"]*)"|(\S+))/gu;

/**
 * The query for articles and quotes.
 *
 * @param joined whether all parts must stand in a text, or any
 * @returns null where no word is looked for
 */
export function articleMatch(text: string, joined: 'AND' | 'OR'): string | null {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const [, minus, phrase, word] of text.matchAll(PART) as Iterable<(string | undefined)[]>) {
    const words = phrase ?? word ?? '';
    // The tokeniser takes letters and digits, and nothing else: what has none would be an empty phrase.
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    const isPrefix = phrase === undefined && words.endsWith('*');
    (minus === '-' ? unwanted : wanted).push(quoted(words) + (isPrefix ? '*' : ''));
  }
  if (wanted.length === 0) return null;
  const all = wanted.join(` ${joined} `);
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`;
}

/**
 * The query for names: each word begins one of the name's.
 *
 * @param folded what is looked for, as by `searchKey`
 */
export function nameMatch(folded: string): string | null {
  const words = folded.split('-').filter((word) => word !== '');
  return words.length === 0 ? null : words.map((word) => `${quoted(word)}*`).join(' AND ');
}

function quoted(words: string): string {
  return `"${words.replaceAll('"', '""')}"`;
}
