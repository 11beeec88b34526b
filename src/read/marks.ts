/** @module What an element's name and attributes say against its being part of the article. */
import { type Element, isTag } from 'domhandler';
import { holdsFor, type NameReader } from './names.js';
import { ELEMENT_REASONS, type RemovalReason, ROLE_REASONS } from './vocabulary.js';

/** Of these, the names are lists of what the page has and which subjects it is filed under. */
const NAMED_BY_SUBJECT = new Set(['html', 'body', 'main', 'article']);

export interface Marks {
  /** What element, role, style and names say against it; null where nothing does. */
  reason: RemovalReason | null;
  /** Whether it has attributes that state something about the page. */
  speaks: boolean;
  /** Whether its class says that an author is named here. */
  author: boolean;
}

/** One walk over the attributes, which is faster than to ask for each by its name. */
export function readMarks(element: Element, names: NameReader): Marks {
  const { name, attribs } = element;
  const marks: Marks = { reason: null, speaks: false, author: false };
  let byName: RemovalReason | null = null;
  for (const key in attribs) {
    const value = attribs[key];
    if (key === 'class') {
      const read = names.read(value);
      byName = read.reason ?? byName;
      marks.author = read.author;
    } else if (key === 'id') byName ??= names.read(value).reason;
    else if (key === 'itemprop' || key === 'rel') marks.speaks = true;
    else if (key === 'hidden' || (key === 'aria-hidden' && value === 'true') || (key === 'style' && HIDING.test(value)))
      marks.reason = 'hidden';
    else if (isFloating(key, value) && framesTable(element)) marks.reason ??= 'sidebar';
    else if (key === 'role') marks.reason ??= ROLE_REASONS.get(value.toLowerCase()) ?? null;
  }
  if (byName !== null && (NAMED_BY_SUBJECT.has(name) || !holdsFor(name, byName))) byName = null;
  if (NAMED_BY_SUBJECT.has(name)) marks.author = false;
  const byElement = name === 'figure' && framesText(element) ? undefined : ELEMENT_REASONS.get(name);
  marks.reason = byElement ?? marks.reason ?? byName;
  return marks;
}

/** What floats beside the text with a table in it is a box of figures. (Quotations from the text, letters and pictures float too.) */
function framesTable({ name, children }: Element): boolean {
  return name === 'table' || (name === 'div' && children.some((child) => isTag(child) && child.name === 'table'));
}

function isFloating(key: string, value: string): boolean {
  return (key === 'style' && /float\s*:\s*right/i.test(value)) || (key === 'align' && /^right$/i.test(value));
}

const HIDING = /display\s*:\s*none|visibility\s*:\s*hidden/i;

/** A figure can hold a table or a quotation instead of a picture. */
function framesText(figure: Element): boolean {
  return figure.children.some((child) => isTag(child) && /^(?:table|blockquote|pre|ul|ol|p)$/.test(child.name));
}
