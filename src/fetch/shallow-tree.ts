/** @module A tree of HTML or XML whose depth is bounded, for documents that strangers write. */
import { type Document, DomHandler } from 'domhandler';
import { Parser, type ParserOptions } from 'htmlparser2';

/**
 * The tree of a document. What stands behind elements nested deeper than `deepest` is not read: the parser's work, and
 * that of whoever walks the tree, grows with the depth.
 */
export function shallowTree(text: string, deepest: number, options: ParserOptions = {}): Document {
  const handler = new ShallowHandler(deepest, () => {
    parser.pause();
  });
  const parser = new Parser(handler, options);
  parser.end(text);
  return handler.root;
}

class ShallowHandler extends DomHandler {
  constructor(
    readonly deepest: number,
    readonly onTooDeep: () => void,
  ) {
    super();
  }

  override onopentag(name: string, attributes: Record<string, string>): void {
    super.onopentag(name, attributes);
    if (this.tagStack.length > this.deepest) this.onTooDeep();
  }
}
