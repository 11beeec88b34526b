/** @module The text of a part of the tree. */
import { type Element, isTag, isText, type ParentNode } from 'domhandler';
import { BLOCK_ELEMENTS, SILENT_ELEMENTS } from './vocabulary.js';

/** The characters directly inside an element, as of a script. */
export function rawText(element: Element): string {
  let text = '';
  for (const node of element.children) if (isText(node)) text += node.data;
  return text;
}

/**
 * Text of an element without its scripts, white space collapsed.
 *
 * @param limit gathering stops behind about so many characters and nodes, so that nested elements can each be asked
 */
export function plainText(element: ParentNode, limit = 2_000): string {
  const parts: string[] = [];
  gather(element, parts, limit);
  return parts.join('').replace(/\s+/g, ' ').trim();
}

/** @returns what is left of the limit */
function gather(parent: ParentNode, parts: string[], limit: number): number {
  let left = limit;
  for (let node = parent.firstChild; node !== null && left > 0; node = node.nextSibling) {
    left--;
    if (isText(node)) {
      parts.push(node.data);
      left -= node.data.trim().length;
    } else if (isTag(node) && !(SILENT_ELEMENTS.has(node.name) && node.name !== 'title')) {
      const block = BLOCK_ELEMENTS.has(node.name) || node.name === 'br';
      if (block) parts.push(' ');
      left = gather(node, parts, left);
      if (block) parts.push(' ');
    }
  }
  return left;
}

/** Letters and figures alone, in lower case: two texts that differ in typography only have the same. */
export function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
