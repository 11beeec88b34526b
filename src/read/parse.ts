/** @module HTML to a tree, within bounds that every later walk can rely on. */
import { type Document, DomHandler, type Text } from 'domhandler';
import { Parser } from 'htmlparser2';
import type { Result } from '../model.js';

/** In UTF-16 code units. The largest news pages carry 2 to 3 million, nearly all of it scripts. */
export const MAX_HTML_LENGTH = 8_000_000;

/** In elements. Pages with hundreds of unclosed `<font>` are about; browsers stop nesting at 512. Walks may recurse this deep. */
export const MAX_DEPTH = 1_000;

export type ParseReason = 'empty' | 'not-html' | 'too-large' | 'too-deep';

class TooDeep extends Error {}

/** A text node that was put together from several chunks, as entities part it: for each its end in `data`, and its stretch of HTML. */
interface ChunkedText extends Text {
  chunks?: number[];
}

/** Part of a text node: what it reads as, and the HTML that it was read from (`end` is exclusive). */
export interface Chunk {
  readonly data: string;
  readonly start: number;
  readonly end: number;
}

/** The chunks of a text node in a tree of {@link parse}; they have the length of their HTML unless they are entities. */
export function chunksOf(node: Text): readonly Chunk[] {
  const { data, startIndex, endIndex } = node;
  const { chunks } = node as ChunkedText;
  if (chunks === undefined) return [{ data, start: startIndex ?? 0, end: (endIndex ?? 0) + 1 }];
  const list: Chunk[] = [];
  for (let i = 0, from = 0; i < chunks.length; from = chunks[i], i += 3) {
    list.push({ data: data.slice(from, chunks[i]), start: chunks[i + 1], end: chunks[i + 2] });
  }
  return list;
}

/**
 * Builds the tree, keeps where the parts of a text stand, and gives up on a page that nests without end (the parser's
 * stack costs grow with its square).
 */
class BoundedHandler extends DomHandler {
  #parser: Pick<Parser, 'startIndex' | 'endIndex'> | null = null;
  /** Length of the text node that is being put together. */
  #length = 0;

  override onparserinit(parser: Parser): void {
    super.onparserinit(parser);
    this.#parser = parser;
  }

  override ontext(data: string): void {
    const before = this.lastNode as ChunkedText | null;
    const firstEnd = before?.endIndex ?? 0;
    super.ontext(data);
    const node = this.lastNode as ChunkedText;
    if (node !== before) {
      this.#length = data.length;
      return;
    }
    const parser = this.#parser!;
    node.chunks ??= [this.#length, node.startIndex ?? 0, firstEnd + 1];
    this.#length += data.length;
    node.chunks.push(this.#length, parser.startIndex, parser.endIndex + 1);
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    if (this.tagStack.length > MAX_DEPTH) throw new TooDeep();
    super.onopentag(name, attributes);
  }
}

/**
 * Parses a page with htmlparser2. Every node knows where it stands in the HTML (`startIndex`, `endIndex`).
 *
 * @param html decoded characters
 */
export function parse(html: string): Result<Document, ParseReason> {
  if (html.length > MAX_HTML_LENGTH) {
    const detail = `the page has ${html.length} characters, the limit is ${MAX_HTML_LENGTH}`;
    return { ok: false, reason: 'too-large', detail };
  }
  if (html.trim() === '') return { ok: false, reason: 'empty', detail: 'the page has no characters but white space' };
  if (!/<[a-z!/]/i.test(html) || html.startsWith('%PDF-')) {
    return { ok: false, reason: 'not-html', detail: `expected HTML, got "${html.slice(0, 40)}"` };
  }
  const document = parseBounded(html);
  if (document !== null) return { ok: true, value: document };
  return { ok: false, reason: 'too-deep', detail: `elements are nested more than ${MAX_DEPTH} deep` };
}

/** The tree of a text that may hold markup; null where it nests deeper than {@link MAX_DEPTH}. */
export function parseBounded(html: string): Document | null {
  const handler = new BoundedHandler(undefined, { withStartIndices: true, withEndIndices: true });
  try {
    new Parser(handler, { decodeEntities: true }).end(html);
  } catch (error) {
    if (!(error instanceof TooDeep)) throw error;
    return null;
  }
  return handler.root;
}
