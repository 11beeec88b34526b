/** @module A page that lists pages → the links on it. */
import { selectAll } from 'css-select';
import { isTag, type AnyNode, type Element } from 'domhandler';
import { decodeDocument } from './charset.js';
import { collapse } from './feed/text.js';
import { shallowTree } from './shallow-tree.js';

export interface PageLink {
  /** Absolute, http or https, without a fragment. */
  readonly url: string;
  /** The link's words; null where it has none, such as around a picture. */
  readonly title: string | null;
}

/** How deep elements may nest. Pages have some dozens of levels. */
const DEEPEST = 512;

/**
 * The links that a selector finds, or that stand in what it finds, in the order of the page and each address once.
 *
 * @param url the page's address; a `<base>` of the page counts before it
 * @param charset what came with the bytes; it counts only where they do not say themselves
 */
export function linksOf(bytes: Uint8Array, url: string, charset: string | null, select: string): PageLink[] {
  const tree = shallowTree(decodeDocument(bytes, charset), DEEPEST);
  const stated = selectAll<AnyNode, Element>('base[href]', tree).at(0)?.attribs.href.trim() ?? '';
  const base = URL.canParse(stated, url) ? new URL(stated, url).href : url;
  const links = new Map<string, PageLink>();
  for (const element of selectAll<AnyNode, Element>(select, tree)) {
    const anchors = 'href' in element.attribs ? [element] : selectAll<AnyNode, Element>('a[href]', element.children);
    for (const anchor of anchors) {
      const address = webAddress(anchor.attribs.href, base);
      if (address === null) continue;
      // A teaser has several links to its page: around the picture, and on the headline, which says more.
      const title = links.get(address)?.title ?? (collapse(wordsOf(anchor)) || null);
      links.set(address, { url: address, title });
    }
  }
  return [...links.values()];
}

function webAddress(stated: string, base: string): string | null {
  const trimmed = stated.trim();
  if (trimmed.startsWith('#') || !URL.canParse(trimmed, base)) return null;
  const address = new URL(trimmed, base);
  address.hash = '';
  return /^https?:$/.test(address.protocol) ? address.href : null;
}

function wordsOf(element: Element): string {
  return element.children.map((child) => (isTag(child) ? wordsOf(child) : 'data' in child ? child.data : '')).join(' ');
}
