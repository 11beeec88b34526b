/** @module Titles as a person reads them. */
import { Parser } from 'htmlparser2';

/** Elements whose content nobody sees. */
export const UNSEEN: ReadonlySet<string> = new Set(['script', 'style', 'template']);

/** The words of a piece of HTML: tags gone, entities decoded, white space as it was. */
export function visibleText(html: string): string {
  let text = '';
  let unseen = 0;
  const parser = new Parser({
    onopentag: (name) => void (unseen += UNSEEN.has(name) ? 1 : 0),
    onclosetag: (name) => void (unseen -= UNSEEN.has(name) ? 1 : 0),
    ontext: (words) => void (text += unseen === 0 ? words : ''),
  });
  parser.end(html);
  return text;
}

/** Every run of white space as one space, none at the ends. */
export function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
