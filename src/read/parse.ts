/** @module HTML to a tree, within bounds that every later walk can rely on. */
import { type Document, DomHandler } from 'domhandler';
import { Parser } from 'htmlparser2';
import type { Result } from '../model.js';

/** In UTF-16 code units. The largest news pages carry 2 to 3 million, nearly all of it scripts. */
export const MAX_HTML_LENGTH = 8_000_000;

/** In elements. Pages with hundreds of unclosed `<font>` are about; browsers stop nesting at 512. Walks may recurse this deep. */
export const MAX_DEPTH = 1_000;

export type ParseReason = 'empty' | 'not-html' | 'too-large' | 'too-deep';

class TooDeep extends Error {}

/** Builds the tree, and gives up on a page that nests without end (the parser's stack costs grow with its square). */
class BoundedHandler extends DomHandler {
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
