/** @module The stored pages, read as a careful reader reads them (fixtures/README.md says what is expected and why). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { decode } from '../../src/read/decode.js';
import { read } from '../../src/read/read.js';

const root = new URL('../../fixtures/', import.meta.url).pathname;

/** What can be wrong with an answer. `absent`: text that must not be there; `extra`: paragraphs that nobody expects. */
type Field =
  'verdict' | 'headline' | 'byline' | 'published' | 'canonical' | 'language' | 'paragraphs' | 'absent' | 'extra';

/** What `read` does not get right yet. A gap that has closed fails its test until it is taken out: the list only shrinks. */
const KNOWN_GAPS: Readonly<Partial<Record<string, readonly Field[]>>> = {
  // An embedded post: the kits' annotators and most readers count it as text.
  'local-jadar-mothballed': ['extra', 'absent'],
};

interface Expected {
  readonly article?: false;
  readonly reasons: readonly string[];
  readonly headline: string;
  readonly standfirst: string | null;
  readonly byline: readonly string[];
  readonly published: string | null;
  readonly canonical: string;
  readonly language: string | null;
  readonly paragraphs: readonly string[];
  readonly absent: readonly string[];
}

interface Meta {
  readonly url: string;
  readonly finalUrl?: string;
  readonly headers: Readonly<Partial<Record<string, string>>>;
}

const json = (path: string): unknown => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Same instant where both name one, else the same day: a time without its zone is no more than a day. */
function sameDate(found: string | null, expected: string | null): boolean {
  if (found === expected) return true;
  if (found === null || expected === null) return found === expected;
  const zoned = /T.*(?:Z|[+-]\d\d:?\d\d)$/;
  if (zoned.test(found) && zoned.test(expected)) return Date.parse(found) === Date.parse(expected);
  return !zoned.test(found) && !zoned.test(expected) && found.slice(0, 10) === expected;
}

/** Each difference as a line for people, under the field that it belongs to. */
function differences(name: string): Map<Field, string[]> {
  const found = new Map<Field, string[]>();
  const differ = (field: Field, detail: string): void => {
    found.set(field, [...(found.get(field) ?? []), detail]);
  };
  const meta = json(`pages/${name}.json`) as Meta;
  const expected = json(`expected/${name}.json`) as Expected;
  const { html } = decode(readFileSync(join(root, `pages/${name}.html`)), meta.headers['content-type']);
  const page = read({ url: meta.finalUrl ?? meta.url, html });
  if (expected.article === false) {
    if (page.ok) differ('verdict', `an article of ${page.value.article.text.length} characters`);
    else if (!expected.reasons.includes(page.reason)) differ('verdict', page.reason);
    return found;
  }
  if (!page.ok) return new Map([['verdict', [page.reason]]]);
  const { article, paragraphs } = page.value;
  if (article.headline !== expected.headline) differ('headline', article.headline);
  if (article.byline.join('|') !== expected.byline.join('|')) differ('byline', article.byline.join(' | '));
  const published = article.published?.value ?? null;
  if (!sameDate(published, expected.published)) differ('published', String(published));
  if (article.url !== expected.canonical) differ('canonical', article.url);
  if (article.language !== expected.language) differ('language', String(article.language));
  const texts = paragraphs.map(({ text }) => text);
  if (texts[0] === expected.standfirst) texts.shift();
  let from = 0;
  for (const paragraph of expected.paragraphs) {
    const at = texts.indexOf(paragraph, from);
    if (at < 0) differ('paragraphs', paragraph);
    else from = at + 1;
  }
  for (const text of texts) if (!expected.paragraphs.includes(text)) differ('extra', text);
  for (const text of expected.absent) if (article.text.includes(text)) differ('absent', text);
  return found;
}

const names = readdirSync(join(root, 'expected'))
  .map((file) => file.replace(/\.json$/, ''))
  .sort();

describe('read, on the stored pages', () => {
  it('has expectations to meet', () => {
    expect(names.length).toBeGreaterThanOrEqual(54);
    expect(Object.keys(KNOWN_GAPS).filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(names)('%s', (name) => {
    const known = KNOWN_GAPS[name] ?? [];
    const found = differences(name);
    expect(Object.fromEntries([...found].filter(([field]) => !known.includes(field)))).toEqual({});
    expect(
      known.filter((field) => !found.has(field)),
      'gaps that have closed: take them out of KNOWN_GAPS',
    ).toEqual([]);
  });
});
