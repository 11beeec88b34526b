/** @module Who made a story: the lines behind or before it that name its authors, who act in nothing that it tells. */
import type { Span } from '../model.js';

/** As agencies write it: "(Reporting by A; Editing by B)", "(By A in Lima)", and as a paragraph without brackets or full stop. */
const CREDIT =
  /\((?:By|(?:(?:Additional|Further) r|R)eporting by|Writing by|Written by|Editing by|Compiled by|Translated by) \p{Lu}[^()\n]*\)|(?<=^|\n)(?:(?:(?:Additional|Further) r|R)eporting|Writing|Editing) by \p{Lu}[^\n]*[^\n.!?](?=\n|$)/gu;

/** The credits in a text, in order. Offsets count UTF-16 code units. */
export function creditsIn(text: string): Span[] {
  return Array.from(text.matchAll(CREDIT), ({ 0: words, index }) => ({ start: index, end: index + words.length }));
}
