/**
 * @module One pass over the tree: the page as a list of text blocks, each in the region (element) that holds it, and the
 * head's statements on the way. Nothing is thrown out here: what looks like no part of an article only carries a reason.
 */
import { type Document, type Element, isTag, isText, type ParentNode } from 'domhandler';
import { emptyHead, type Head, note } from './head.js';
import { readMarks } from './marks.js';
import { NameReader } from './names.js';
import { type RunPart, TextRun } from './text-run.js';
import { plainText } from './tree-text.js';
import { BLOCK_ELEMENTS, type RemovalReason, SILENT_ELEMENTS } from './vocabulary.js';

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
  /** What its text was gathered from. */
  readonly parts: readonly RunPart[];
}

export interface Outline {
  readonly regions: readonly Region[];
  readonly blocks: readonly Block[];
  readonly head: Head;
}

/** A block of this length with few links reads like prose; menus and teasers are made of shorter ones. */
const PROSE_LENGTH = 60;

export function isProse(block: Block): boolean {
  return block.text.length >= PROSE_LENGTH && block.linkChars * 2 < block.text.length;
}

/**
 * Takes the tree of {@link parse} in. Linear in its size; recursion is bounded by the parser's depth limit.
 *
 * @param removed elements that the site's declaration says are no part of the text
 */
export function outline(document: Document, removed: ReadonlySet<Element> = new Set()): Outline {
  const walk = new Walk(removed);
  walk.children(document);
  walk.close();
  return { regions: walk.regions, blocks: walk.blocks, head: walk.head };
}

class Walk {
  readonly #removed: ReadonlySet<Element>;
  readonly regions: Region[] = [];
  readonly blocks: Block[] = [];
  readonly head = emptyHead();
  readonly #names = new NameReader();
  #region = -1;
  #kind: BlockKind = 'paragraph';
  #run = new TextRun();
  /** Line breaks since the last word. */
  #breaks = 0;
  /** Inline elements around what is walked. */
  #depth = 0;
  #inLink = false;
  #inRow = false;
  /** Whether readers' comments surround what is walked. */
  #comments = false;

  constructor(removed: ReadonlySet<Element>) {
    this.#removed = removed;
  }

  children(parent: ParentNode): void {
    for (const node of parent.children) {
      if (isText(node)) {
        if (this.#run.append(node, this.#depth, this.#inLink)) this.#breaks = 0;
      } else if (isTag(node)) this.#element(node);
    }
  }

  /** Ends the run of text as a block of the present region. */
  close(): void {
    const run = this.#run;
    if (run.spoken) {
      const text = run.text.replace(/\s+/g, ' ').trim();
      const linkChars = Math.min(run.linkChars, text.length);
      const { start, end, parts } = run;
      const block: Block = { kind: this.#kind, text, linkChars, region: this.#region, start, end, parts };
      this.blocks.push(block);
      const region = this.regions.at(this.#region);
      if (this.#region >= 0 && region !== undefined) {
        region.chars += text.length;
        region.linkChars += linkChars;
        if (isProse(block)) region.prose += text.length;
      }
    }
    if (run.text !== '') this.#run = new TextRun();
    this.#breaks = 0;
  }

  #element(element: Element): void {
    const name = element.name;
    if (name === 'br') {
      // Two breaks in a row make a paragraph, as a reader sees it; so does one behind a line in a dress of its own.
      if ((++this.#breaks >= 2 || this.#run.dressed > this.#depth) && this.#run.spoken) this.close();
      else this.#run.space();
      return;
    }
    if (name === 'head') {
      this.#headOf(element);
      return;
    }
    const marks = readMarks(element, this.#names);
    if (marks.speaks || marks.author || SPEAKING.has(name))
      note(this.head, element, marks.author, this.#comments || marks.reason === 'comments');
    if (SILENT_ELEMENTS.has(name)) return;
    const marked = this.#removed.has(element) ? 'declared' : marks.reason;
    if (!BLOCK_ELEMENTS.has(name)) {
      // Style sheets set a date apart from the name before it.
      if (name === 'time' && this.#run.endsInWord) this.#run.space();
      if (marked === null) this.#inline(element);
      else this.#insertion(element, marked);
      return;
    }
    if (this.#inRow && marked === null && (name === 'td' || name === 'th')) {
      if (this.#run.spoken) this.#run.space(' | ');
      this.children(element);
      return;
    }
    this.#block(element, marked);
  }

  /** A head that is not closed holds the body too. */
  #headOf(head: Element): void {
    for (const node of head.children) {
      if (!isTag(node)) continue;
      if (HEAD_ELEMENTS.has(node.name)) note(this.head, node, false, false);
      else this.#element(node);
    }
  }

  #inline(element: Element): void {
    const link = element.name === 'a' && 'href' in element.attribs && !this.#inLink;
    if (link) this.#inLink = true;
    this.#depth++;
    this.children(element);
    this.#depth--;
    if (link) this.#inLink = false;
  }

  /** An inline element with a reason, set aside without cutting the run of text that it stands in. */
  #insertion(element: Element, reason: RemovalReason): void {
    const { run, inLink } = { run: this.#run, inLink: this.#inLink };
    this.#run = new TextRun();
    this.#block(element, reason);
    this.#run = run;
    this.#run.space();
    this.#inLink = inLink;
  }

  #block(element: Element, reason: RemovalReason | null): void {
    this.close();
    const outer = { region: this.#region, kind: this.#kind, inRow: this.#inRow, comments: this.#comments };
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
    this.#comments ||= reason === 'comments';
    this.#inline(element);
    this.close();
    region.lastBlock = this.blocks.length;
    this.#region = outer.region;
    this.#kind = outer.kind;
    this.#inRow = outer.inRow;
    this.#comments = outer.comments;
    if (outer.region >= 0) {
      const parent = this.regions[outer.region];
      parent.chars += region.chars;
      parent.linkChars += region.linkChars;
      parent.prose += region.prose;
    }
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

/** What HTML allows in a head (html.spec.whatwg.org, "metadata content"). */
const HEAD_ELEMENTS = new Set(['base', 'link', 'meta', 'noscript', 'script', 'style', 'template', 'title']);

/** Elements that {@link note} asks for whatever their attributes. */
const SPEAKING = new Set(['meta', 'link', 'script', 'title', 'html', 'h1', 'h2', 'time', 'abbr']);

/** A row of figures or short words, not a cell of a page laid out by tables. */
function isDataRow(row: Element): boolean {
  let cells = 0;
  for (const cell of row.children) {
    if (!isTag(cell)) continue;
    cells++;
    if (plainText(cell, 201).length > 200) return false;
  }
  return cells > 1;
}
