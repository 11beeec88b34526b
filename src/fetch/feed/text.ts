/** @module Titles as a person reads them. */
import { Parser } from 'htmlparser2';

/** Elements whose content nobody sees. */
export const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'template']);

/** How deep elements may nest. The parser's work grows with the square of it, and no feed that is meant well comes near. */
export const DEEPEST = 256;

/**
 * The words of a piece of HTML: tags gone, entities decoded, white space as it was. What stands behind elements nested
 * deeper than {@link DEEPEST} is not read.
 */
export function visibleText(html: string): string {
  let text = '';
  let depth = 0;
  let unseen = 0;
  const parser = new Parser({
    onopentag: (name) => {
      unseen += UNSEEN.has(name) ? 1 : 0;
      if (++depth > DEEPEST) parser.pause();
    },
    onclosetag: (name) => {
      unseen -= UNSEEN.has(name) ? 1 : 0;
      depth--;
    },
    ontext: (words) => {
      if (unseen === 0) text += words;
    },
  });
  parser.end(html);
  return text;
}

/** Every run of white space as one space, none at the ends. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
