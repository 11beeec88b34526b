/**
 * @module One pass over the tree: the page as a list of text blocks, each in the region (element) that holds it, and the
 * head's statements on the way. Nothing is thrown out here: what looks like no part of an article only carries a reason.
 */
import type { Document, Element, ParentNode } from 'domhandler';
import { isTag, isText } from 'domhandler';
import {
  BLOCK_ELEMENTS,
  ELEMENT_REASONS,
  type RemovalReason,
  ROLE_REASONS,
  holdsFor,
  reasonOfName,
  SILENT_ELEMENTS,
} from './vocabulary.js';

/** A block-level element. Regions stand in page order, so a parent comes before its children. */
export interface Region {
  readonly element: Element;
  readonly index: number;
  /** Index of the enclosing region; -1 for the page itself. */
  readonly parent: number;
  /** Why its own marks say that it is no part of an article. */
  readonly reason: RemovalReason | null;
  /** Code units of text inside, links included. */
  chars: number;
  /** Code units of text inside links. */
  linkChars: number;
  /** Code units in blocks that read like prose. */
  prose: number;
  /** Index behind its last block, as its first is {@link Region.firstBlock}. */
  lastBlock: number;
  readonly firstBlock: number;
}

/** `title` is a heading of the first rank. */
export type BlockKind = 'paragraph' | 'title' | 'heading' | 'item' | 'quotation' | 'row' | 'preformatted';

/** A run of text without a block boundary in it, white space collapsed. */
export interface Block {
  readonly kind: BlockKind;
  readonly text: string;
  /** Code units of `text` that stand in links. */
  readonly linkChars: number;
  /** Index of the innermost region around it. */
  readonly region: number;
  /** Where it stands in the HTML. */
  readonly start: number;
  readonly end: number;
}

/** An element's attributes by name; what is not there is undefined. */
export type Attributes = Readonly<Partial<Record<string, string>>>;

export interface Outline {
  readonly regions: readonly Region[];
  readonly blocks: readonly Block[];
  readonly head: Head;
}

/** What a page states outside its text. Keys are in lower case. */
export interface Head {
  /** Contents of `<title>`. */
  title: string | null;
  /** The `lang` of `<html>`. */
  language: string | null;
  readonly meta: Map<string, string[]>;
  /** `rel` → addresses. */
  readonly links: Map<string, string[]>;
  readonly jsonLd: string[];
  /** `<time>` elements and `itemprop` dates. */
  readonly times: TimeMark[];
  /** Elements that name an author by `rel`, `itemprop` or class, with their text. */
  readonly authors: AuthorMark[];
  readonly headings: Element[];
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

/** A block of this length with few links reads like prose; menus and teasers are made of shorter ones. */
const PROSE_LENGTH = 60;

export function isProse(block: Block): boolean {
  return block.text.length >= PROSE_LENGTH && block.linkChars * 2 < block.text.length;
}

/** Takes the tree of {@link parse} in. Linear in its size; recursion is bounded by the parser's depth limit. */
export function outline(document: Document): Outline {
  const walk = new Walk();
  walk.children(document);
  walk.close();
  return { regions: walk.regions, blocks: walk.blocks, head: walk.head };
}

class Walk {
  readonly regions: Region[] = [];
  readonly blocks: Block[] = [];
  readonly head: Head = {
    title: null,
    language: null,
    meta: new Map(),
    links: new Map(),
    jsonLd: [],
    times: [],
    authors: [],
    headings: [],
  };
  #region = -1;
  #kind: BlockKind = 'paragraph';
  /** The run being gathered. */
  #text = '';
  #linkChars = 0;
  #start = 0;
  #end = 0;
  #breaks = 0;
  #inLink = false;
  #inRow = false;

  children(parent: ParentNode): void {
    for (let node = parent.firstChild; node !== null; node = node.nextSibling) {
      if (isText(node)) this.#append(node.data, node.startIndex ?? 0, node.endIndex ?? 0);
      else if (isTag(node)) this.#element(node);
    }
  }

  /** Ends the run of text as a block of the present region. */
  close(): void {
    const text = this.#text.replace(/\s+/g, ' ').trim();
    if (text !== '') {
      const linkChars = Math.min(this.#linkChars, text.length);
      const block: Block = {
        kind: this.#kind,
        text,
        linkChars,
        region: this.#region,
        start: this.#start,
        end: this.#end + 1,
      };
      this.blocks.push(block);
      const region = this.regions.at(this.#region);
      if (this.#region >= 0 && region !== undefined) {
        region.chars += text.length;
        region.linkChars += linkChars;
        if (isProse(block)) region.prose += text.length;
      }
    }
    this.#text = '';
    this.#linkChars = 0;
    this.#breaks = 0;
  }

  #append(data: string, start: number, end: number): void {
    if (/^\s*$/.test(data)) {
      if (this.#text !== '') this.#text += ' ';
      return;
    }
    if (this.#text.trim() === '') this.#start = start;
    this.#end = end;
    this.#breaks = 0;
    this.#text += data;
    if (this.#inLink) this.#linkChars += data.replace(/\s+/g, ' ').length;
  }

  #element(element: Element): void {
    const name = element.name;
    if (name === 'br') {
      // Two breaks in a row make a paragraph, as a reader sees it.
      if (++this.#breaks >= 2 && this.#text.trim() !== '') this.close();
      else this.#text += ' ';
      return;
    }
    this.#note(element);
    if (name === 'head') {
      this.#headOf(element);
      return;
    }
    if (SILENT_ELEMENTS.has(name)) return;
    const marked = reasonOf(element);
    if (!BLOCK_ELEMENTS.has(name)) {
      if (marked === null) this.#inline(element);
      else this.#insertion(element, marked);
      return;
    }
    if (this.#inRow && marked === null && (name === 'td' || name === 'th')) {
      if (this.#text.trim() !== '') this.#text += ' | ';
      this.children(element);
      return;
    }
    this.#block(element, marked);
  }

  #inline(element: Element): void {
    const link = element.name === 'a' && 'href' in element.attribs && !this.#inLink;
    if (link) this.#inLink = true;
    this.children(element);
    if (link) this.#inLink = false;
  }

  /** An inline element with a reason, set aside without cutting the run of text that it stands in. */
  #insertion(element: Element, reason: RemovalReason): void {
    const run = {
      text: this.#text,
      linkChars: this.#linkChars,
      start: this.#start,
      end: this.#end,
      inLink: this.#inLink,
    };
    this.#text = '';
    this.#linkChars = 0;
    this.#block(element, reason);
    this.#text = run.text === '' ? '' : `${run.text} `;
    this.#linkChars = run.linkChars;
    this.#start = run.start;
    this.#end = run.end;
    this.#inLink = run.inLink;
  }

  #block(element: Element, reason: RemovalReason | null): void {
    this.close();
    const outer = { region: this.#region, kind: this.#kind, inRow: this.#inRow };
    const index = this.regions.length;
    const region: Region = {
      element,
      index,
      parent: outer.region,
      reason,
      chars: 0,
      linkChars: 0,
      prose: 0,
      firstBlock: this.blocks.length,
      lastBlock: this.blocks.length,
    };
    this.regions.push(region);
    this.#region = index;
    this.#kind = KINDS.get(element.name) ?? (INHERITED.has(outer.kind) ? outer.kind : 'paragraph');
    this.#inRow = element.name === 'tr' && isDataRow(element);
    this.#inline(element);
    this.close();
    region.lastBlock = this.blocks.length;
    this.#region = outer.region;
    this.#kind = outer.kind;
    this.#inRow = outer.inRow;
    if (outer.region >= 0) {
      const parent = this.regions[outer.region];
      parent.chars += region.chars;
      parent.linkChars += region.linkChars;
      parent.prose += region.prose;
    }
  }

  #headOf(head: ParentNode): void {
    for (let node = head.firstChild; node !== null; node = node.nextSibling) {
      if (!isTag(node)) continue;
      this.#note(node);
      if (node.name !== 'script' && node.name !== 'style') this.#headOf(node);
    }
  }

  /** Keeps what an element states about the page, wherever it stands: heads are often closed too early. */
  #note(element: Element): void {
    const { name } = element;
    const attribs: Attributes = element.attribs;
    if (name === 'meta') {
      const value = attribs.content?.trim();
      const key = attribs.property ?? attribs.name ?? attribs.itemprop ?? attribs['http-equiv'];
      if (value !== undefined && value !== '' && key !== undefined)
        push(this.head.meta, key.trim().toLowerCase(), value);
    } else if (name === 'link') {
      const { rel, href } = attribs;
      if (rel !== undefined && href !== undefined)
        for (const word of rel.toLowerCase().split(/\s+/)) push(this.head.links, word, href);
    } else if (name === 'script') {
      if (attribs.type !== undefined && /ld\+json/i.test(attribs.type)) this.head.jsonLd.push(rawText(element));
    } else if (name === 'title') {
      if (this.head.title === null && element.parent !== null && (element.parent as Element).name !== 'svg')
        this.head.title = plainText(element);
    } else if (name === 'html') {
      this.head.language ??= attribs.lang ?? attribs['xml:lang'] ?? null;
    } else if (name === 'h1' || name === 'h2') {
      this.head.headings.push(element);
    }
    this.#noteMarks(element);
  }

  #noteMarks(element: Element): void {
    const { name } = element;
    const attribs: Attributes = element.attribs;
    const itemprop = attribs.itemprop?.toLowerCase();
    if (name === 'time' || itemprop?.startsWith('date') || (name === 'abbr' && attribs.class === 'published')) {
      const value = attribs.datetime ?? attribs.content ?? attribs.title ?? plainText(element, 100);
      const marks = `${itemprop ?? ''} ${attribs.class ?? ''} ${attribs.id ?? ''}`.toLowerCase();
      if (value.trim() !== '') this.head.times.push({ value: value.trim(), marks, start: element.startIndex ?? 0 });
    }
    if (name === 'body' || name === 'html' || name === 'meta' || name === 'link') return;
    const by =
      attribs.rel !== undefined && /\bauthor\b/i.test(attribs.rel)
        ? 'rel'
        : itemprop !== undefined && /\bauthor\b|\bcreator\b/.test(itemprop)
          ? 'itemprop'
          : attribs.class !== undefined && /\b(?:author|byline|autor|auteur)/i.test(attribs.class)
            ? 'class'
            : null;
    if (by === null || this.head.authors.length >= 40) return;
    const text = plainText(element, 201);
    if (text !== '' && text.length <= 200) this.head.authors.push({ text, marks: by, start: element.startIndex ?? 0 });
  }
}

/** Kinds that a block inside an element of no kind of its own takes from around it. */
const INHERITED: ReadonlySet<BlockKind> = new Set<BlockKind>(['quotation', 'item', 'title', 'heading']);

const KINDS: ReadonlyMap<string, BlockKind> = new Map<string, BlockKind>([
  ['p', 'paragraph'],
  ['h1', 'title'],
  ['h2', 'heading'],
  ['h3', 'heading'],
  ['h4', 'heading'],
  ['h5', 'heading'],
  ['h6', 'heading'],
  ['li', 'item'],
  ['dt', 'item'],
  ['dd', 'item'],
  ['blockquote', 'quotation'],
  ['tr', 'row'],
  ['pre', 'preformatted'],
]);

/** What element, role, style and names say; null where nothing speaks against it. */
function reasonOf(element: Element): RemovalReason | null {
  const { name } = element;
  const attribs: Attributes = element.attribs;
  const byElement = ELEMENT_REASONS.get(name);
  if (byElement !== undefined && !(name === 'figure' && framesText(element))) return byElement;
  if (attribs.hidden !== undefined || attribs['aria-hidden'] === 'true') return 'hidden';
  if (attribs.style !== undefined && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style)) return 'hidden';
  if (attribs.role !== undefined) {
    const byRole = ROLE_REASONS.get(attribs.role.toLowerCase());
    if (byRole !== undefined) return byRole;
  }
  // The names of these are lists of what the page has and which subjects it is filed under.
  if (name === 'html' || name === 'body' || name === 'main' || name === 'article') return null;
  const byName =
    (attribs.class === undefined ? null : reasonOfName(attribs.class)) ??
    (attribs.id === undefined ? null : reasonOfName(attribs.id));
  return byName !== null && holdsFor(name, byName) ? byName : null;
}

/** A figure can hold a table or a quotation instead of a picture. */
function framesText(figure: Element): boolean {
  return figure.children.some((child) => isTag(child) && /^(?:table|blockquote|pre|ul|ol|p)$/.test(child.name));
}

/** A row of figures or short words, not a cell of a page laid out by tables. */
function isDataRow(row: Element): boolean {
  let cells = 0;
  for (let cell = row.firstChild; cell !== null; cell = cell.nextSibling) {
    if (!isTag(cell)) continue;
    cells++;
    if (plainText(cell, 201).length > 200) return false;
  }
  return cells > 1;
}

function push(map: Map<string, string[]>, key: string, value: string): void {
  const values = map.get(key);
  if (values === undefined) map.set(key, [value]);
  else values.push(value);
}

function rawText(element: Element): string {
  let text = '';
  for (let node = element.firstChild; node !== null; node = node.nextSibling) if (isText(node)) text += node.data;
  return text;
}

/**
 * Text of an element without its scripts, white space collapsed.
 *
 * @param limit gathering stops behind about so many characters and nodes, so that nested elements can each be asked
 */
export function plainText(element: ParentNode, limit = 2_000): string {
  const parts: string[] = [];
  gather(element, parts, limit);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** @returns what is left of the limit */
function gather(parent: ParentNode, parts: string[], limit: number): number {
  let left = limit;
  for (let node = parent.firstChild; node !== null && left > 0; node = node.nextSibling) {
    left--;
    if (isText(node)) {
      parts.push(node.data);
      left -= node.data.trim().length;
    } else if (isTag(node) && !(SILENT_ELEMENTS.has(node.name) && node.name !== 'title')) {
      const block = BLOCK_ELEMENTS.has(node.name) || node.name === 'br';
      if (block) parts.push(' ');
      left = gather(node, parts, left);
      if (block) parts.push(' ');
    }
  }
  return left;
}
