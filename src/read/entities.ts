/** @module Text that was escaped or marked up once too often, as meta tags and JSON-LD carry it. */
import { parseDocument } from 'htmlparser2';
import { plainText } from './tree-text.js';

/** The text without markup and entities, white space collapsed. */
export function plain(text: string): string {
  const bare = /[<&]/.test(text) ? plainText(parseDocument(text), text.length) : text;
  return bare.replace(/\s+/g, ' ').trim();
}
