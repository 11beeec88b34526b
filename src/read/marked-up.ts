/** @module Text that was escaped or marked up once too often, as meta tags and JSON-LD carry it. */
import { outline } from './outline.js';
import { parseBounded } from './parse.js';
import { plainText } from './tree-text.js';

/** The text without markup and entities, white space collapsed. */
export function plain(text: string): string {
  const tree = /[<&]/.test(text) ? parseBounded(text) : null;
  const bare = tree === null ? text : plainText(tree, text.length);
  return bare.replace(/\s+/g, ' ').trim();
}

/** The paragraphs of a text that may hold markup: block elements and line breaks part them. */
export function paragraphsOf(text: string): string[] {
  const html = text.replace(/\s*\n\s*/g, '<br><br>');
  const tree = parseBounded(html);
  return tree === null ? [] : outline(tree).blocks.map((block) => block.text);
}
