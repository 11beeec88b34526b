/** @module What a page states about itself outside its text: meta, links, JSON-LD, marked dates and authors. */
import { type Element, isTag } from 'domhandler';
import { plainText, rawText } from './tree-text.js';

/** An element's attributes by name; what is not there is undefined. */
export type Attributes = Readonly<Partial<Record<string, string>>>;

/** What a page states outside its text. Keys are in lower case. */
export interface Head {
  /** Contents of `<title>`. */
  title: string | null;
  /** The `lang` of `<html>`. */
  language: string | null;
  readonly meta: Map<string, string[]>;
  /** `rel` → addresses. */
  readonly links: Map<string, string[]>;
  /** Contents of `application/ld+json` scripts. */
  readonly jsonLd: ScriptMark[];
  /** `<time>` elements and `itemprop` dates. */
  readonly times: TimeMark[];
  /** Elements that name an author by `rel`, `itemprop` or class, with their text. */
  readonly authors: AuthorMark[];
  readonly headings: Element[];
}

export interface ScriptMark {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export interface TimeMark {
  readonly value: string;
  /** `itemprop`, class and id, lower case. */
  readonly marks: string;
  readonly start: number;
}

export interface AuthorMark {
  readonly text: string;
  readonly marks: 'rel' | 'itemprop' | 'class';
  readonly start: number;
}

/** More marked authors than this are a list of contributors or of comments. */
const MOST_AUTHORS = 40;

export function emptyHead(): Head {
  return {
    title: null,
    language: null,
    meta: new Map(),
    links: new Map(),
    jsonLd: [],
    times: [],
    authors: [],
    headings: [],
  };
}

/** Elements that are notes by their name; others are by their attributes. */
const NOTED = new Set(['meta', 'link', 'script', 'title', 'html', 'h1', 'h2', 'time', 'abbr']);

/**
 * Keeps what an element states about the page, wherever it stands: heads are often closed too early.
 *
 * @param author whether its class names an author
 * @param comments whether it stands among readers' comments, whose authors are not the page's
 */
export function note(head: Head, element: Element, author: boolean, comments: boolean): void {
  const attribs: Attributes = element.attribs;
  if (NOTED.has(element.name)) noteElement(head, element, attribs);
  const { itemprop, rel } = attribs;
  const by =
    rel !== undefined && /\bauthor\b/i.test(rel)
      ? 'rel'
      : itemprop !== undefined && /\b(?:author|creator)\b/i.test(itemprop)
        ? 'itemprop'
        : author
          ? 'class'
          : null;
  if (by !== null && !comments) noteAuthor(head, element, by);
  if (itemprop !== undefined && /^date/i.test(itemprop)) noteTime(head, element, attribs);
}

function noteElement(head: Head, element: Element, attribs: Attributes): void {
  switch (element.name) {
    case 'meta': {
      const value = attribs.content?.trim();
      const key = attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv'];
      if (value !== undefined && value !== '' && key !== undefined) push(head.meta, key.trim().toLowerCase(), value);
      break;
    }
    case 'link': {
      const { rel, href } = attribs;
      if (rel === undefined || href === undefined) break;
      for (const word of rel.toLowerCase().split(/\s+/)) push(head.links, word, href);
      break;
    }
    case 'script':
      if (attribs.type !== undefined && /ld\+json/i.test(attribs.type)) {
        const { startIndex, endIndex } = element;
        head.jsonLd.push({ text: rawText(element), start: startIndex ?? 0, end: (endIndex ?? 0) + 1 });
      }
      break;
    case 'title':
      // Drawings have titles too.
      if (head.title === null && !(element.parent !== null && isTag(element.parent) && element.parent.name === 'svg'))
        head.title = plainText(element);
      break;
    case 'html':
      head.language ??= attribs.lang ?? attribs['xml:lang'] ?? null;
      break;
    case 'time':
      if (attribs.itemprop === undefined || !/^date/i.test(attribs.itemprop)) noteTime(head, element, attribs);
      break;
    case 'abbr':
      // The hAtom microformat (microformats.org/wiki/hatom).
      if (attribs.class === 'published') noteTime(head, element, attribs);
      break;
    default:
      head.headings.push(element);
  }
}

function noteTime(head: Head, element: Element, attribs: Attributes): void {
  const value = (attribs.datetime ?? attribs.content ?? attribs.title ?? plainText(element, 100)).trim();
  const marks = `${attribs.itemprop ?? ''} ${attribs.class ?? ''} ${attribs.id ?? ''}`.toLowerCase();
  if (value !== '') head.times.push({ value, marks, start: element.startIndex ?? 0 });
}

function noteAuthor(head: Head, element: Element, marks: AuthorMark['marks']): void {
  if (head.authors.length >= MOST_AUTHORS || element.name === 'meta' || element.name === 'link') return;
  const text = plainText(element, 201);
  if (text !== '' && text.length <= 200) head.authors.push({ text, marks, start: element.startIndex ?? 0 });
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}
