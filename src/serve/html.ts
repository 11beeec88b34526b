/** @module HTML as values: templates that escape what is put into them. */
import { html, raw } from 'hono/html';

/** A piece of a page. Whatever is put into an `html` template is escaped, unless it is such a piece itself. */
export type Html = ReturnType<typeof html>;

export { html };

/** Nothing. */
export const nothing: Html = raw('');

/** Pieces with something between them. */
export function joined(pieces: readonly Html[], between: Html | string = ' · '): Html {
  return html`${pieces.flatMap((piece, i) => (i === 0 ? [piece] : [between, piece]))}`;
}
