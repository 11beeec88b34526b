/** @module A feed's XML as a tree, read as leniently as the feeds of the world ask for. */
import { type Document, hasChildren, isTag, isText, type Element, type ParentNode } from 'domhandler';
import { shallowTree } from '../shallow-tree.js';
import { absolute } from './address.js';
import { DEEPEST, UNSEEN, visibleText } from './text.js';

/**
 * The tree of a feed's text, names in lower case. What is not well-formed is read all the same: entities that only HTML
 * declares, attributes without quotes, elements that nothing closes. What stands behind elements nested deeper than
 * {@link DEEPEST} is not read.
 */
export function parseXml(xml: string): Document {
  const options = { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true };
  return shallowTree(expandEntities(xml), DEEPEST, options);
}

/** Entities that XML itself declares; the parser decodes them. */
const PREDEFINED = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);
/** Longer than any prefix of an address or name of a company, and short enough that no document grows much. */
const LONGEST_ENTITY = 256;
const ENTITY = /<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>/g;
const DOCTYPE = /<!DOCTYPE[^[>]*(?:\[([\s\S]*?)\]\s*)?>/iy;

/**
 * Replaces entities that the document declares itself, then those of HTML that it forgot to declare. A value is put in
 * as it stands and not expanded again, so that no document can grow out of bounds ("billion laughs").
 */
function expandEntities(xml: string): string {
  const known = new Map<string, string>();
  DOCTYPE.lastIndex = endOfComments(xml);
  const withoutDoctype = xml.replace(DOCTYPE, (_, subset = '') => {
    for (const [, name = '', double, single] of (subset as string).matchAll(ENTITY)) {
      const value = (double as string | undefined) ?? single;
      if (value.length <= LONGEST_ENTITY) known.set(name, value);
    }
    return '';
  });
  return withoutDoctype.replace(
    /<!\[CDATA\[[\s\S]*?(?:\]\]>|$)|&([a-z][\w.-]*);/gi,
    (whole, name: string | undefined) => {
      if (name === undefined || PREDEFINED.has(name.toLowerCase())) return whole;
      const value = known.get(name) ?? visibleText(whole);
      known.set(name, value);
      return value;
    },
  );
}

/** Where the comments, instructions and white space end that a document begins with; a document type may stand there. */
function endOfComments(xml: string): number {
  const space = /\s*/y;
  for (let at = 0; ;) {
    space.lastIndex = at;
    at += space.exec(xml)?.[0].length ?? 0;
    const mark = xml.startsWith('<!--', at) ? '-->' : xml.startsWith('<?', at) ? '?>' : null;
    const end = mark === null ? -1 : xml.indexOf(mark, at);
    if (mark === null || end < 0) return at;
    at = end + mark.length;
  }
}

/** The vocabularies that say something of an entry. `core` is every RSS, Atom and CDF, with or without a namespace. */
export type Vocabulary = 'core' | 'dc' | 'dcterms' | 'media' | 'rdf';

/** Namespaces in lower case. Early RSS has many that mean the same, which is why `core` has several. */
const NAMESPACES: ReadonlyMap<string, Vocabulary> = new Map<string, Vocabulary>([
  ['', 'core'],
  ['http://www.w3.org/2005/atom', 'core'],
  ['http://purl.org/atom/ns#', 'core'],
  ['http://example.com/newformat#', 'core'],
  ['http://purl.org/atom-blog/ns#', 'core'],
  ['http://purl.org/rss/1.0/', 'core'],
  ['http://my.netscape.com/rdf/simple/0.9/', 'core'],
  ['http://channel.netscape.com/rdf/simple/0.9/', 'core'],
  ['http://my.netscape.com/publish/formats/rss-0.91.dtd', 'core'],
  ['http://backend.userland.com/rss', 'core'],
  ['http://backend.userland.com/rss2', 'core'],
  ['http://blogs.law.harvard.edu/tech/rss', 'core'],
  ['http://cyber.law.harvard.edu/rss/rss.html', 'core'],
  ['http://purl.org/net/rss1.1#', 'core'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://search.yahoo.com/mrss/', 'media'],
  ['http://search.yahoo.com/mrss', 'media'],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
]);
/** What a prefix means where nothing declares it. */
const PREFIXES: ReadonlyMap<string, Vocabulary> = new Map<string, Vocabulary>([
  ['', 'core'],
  ['atom', 'core'],
  ['dc', 'dc'],
  ['dcterms', 'dcterms'],
  ['media', 'media'],
  ['rdf', 'rdf'],
]);

/** An element's name: which vocabulary it is of (null for one that is not read here), and its local name. */
export function nameOf(element: Element): { vocabulary: Vocabulary | null; name: string } {
  const colon = element.name.indexOf(':');
  const prefix = colon < 0 ? '' : element.name.slice(0, colon);
  const declared = inherited(element, prefix === '' ? 'xmlns' : `xmlns:${prefix}`);
  const vocabulary = declared === undefined ? PREFIXES.get(prefix) : NAMESPACES.get(declared.trim().toLowerCase());
  return { vocabulary: vocabulary ?? null, name: element.name.slice(colon + 1) };
}

/** The elements right below `parent` with that name, in order. */
export function childrenNamed(parent: Element, vocabulary: Vocabulary, name: string): Element[] {
  return parent.children.filter(isTag).filter((child) => {
    const named = nameOf(child);
    return named.name === name && named.vocabulary === vocabulary;
  });
}

/** The address against which the relative ones in an element are resolved (XML Base): every `xml:base` from the root down. */
export function baseOf(element: Element, documentUrl: string): string {
  const above = element.parent !== null && isTag(element.parent) ? baseOf(element.parent, documentUrl) : documentUrl;
  const own = attribute(element, 'xml:base');
  return own === undefined ? above : (absolute(own, above) ?? above);
}

/** An attribute's value by its name in lower case, prefix included. */
export function attribute(element: Element, name: string): string | undefined {
  return (element.attribs as Readonly<Record<string, string | undefined>>)[name];
}

/** All text in an element that is for reading, that of the elements in it included; white space as it was. */
export function textOf(element: ParentNode): string {
  let text = '';
  for (const child of element.children) {
    if (isText(child)) text += child.data;
    else if (hasChildren(child) && !(isTag(child) && UNSEEN.has(child.name))) text += textOf(child);
  }
  return text;
}

function inherited(element: Element, name: string): string | undefined {
  const own = attribute(element, name);
  if (own !== undefined) return own;
  return element.parent !== null && isTag(element.parent) ? inherited(element.parent, name) : undefined;
}
