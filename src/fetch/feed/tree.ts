/** @module RSS 0.9x to 2.0, RDF, Atom 0.3 and 1.0 and CDF, read from the XML tree. */
import { type Element, isTag } from 'domhandler';
import type { Feed, FeedEntry, FeedReader } from './model.js';
import { isoDate } from './dates.js';
import { collapse, visibleText } from './text.js';
import { absolute } from './address.js';
import { attribute, baseOf, childrenNamed, nameOf, parseXml, textOf, type Vocabulary } from './xml.js';

type Name = readonly [Vocabulary, string];

/** What stands for an entry's title, the best first. */
const TITLES: readonly Name[] = [
  ['core', 'title'],
  ['dc', 'title'],
  ['media', 'title'],
];
/** When an entry was first published: Atom 1.0, RSS 2.0, Dublin Core, Atom 0.3. */
const PUBLISHED: readonly Name[] = [
  ['core', 'published'],
  ['core', 'pubdate'],
  ['dcterms', 'issued'],
  ['core', 'issued'],
];
/** When an entry was last changed: Atom 1.0, Dublin Core, Atom 0.3. `dc:date` stands here, since it does not say which date it is. */
const UPDATED: readonly Name[] = [
  ['core', 'updated'],
  ['dcterms', 'modified'],
  ['dc', 'date'],
  ['core', 'modified'],
];

/** Reads a feed's XML, well-formed or not. */
export const readTree: FeedReader = (text, url) => {
  const root = parseXml(text).children.find(isTag);
  if (root === undefined) return null;
  const { name } = nameOf(root);
  // RSS 0.90 and 1.0 hold the items beside the channel, and some of 0.9x do; the others hold them in it.
  const channels = childrenNamed(root, 'core', 'channel');
  const entries = [...channels, root].flatMap((parent) => [
    ...childrenNamed(parent, 'core', 'entry'),
    ...childrenNamed(parent, 'core', 'item'),
  ]);
  const isFeed = ['rss', 'feed', 'channel'].includes(name) || (name === 'rdf' && channels.length + entries.length > 0);
  return isFeed ? feedOf(channels[0] ?? root, entries, url) : null;
};

function feedOf(channel: Element, entries: readonly Element[], url: string): Feed {
  return {
    title: title(channel),
    link: link(channel, url),
    entries: entries.map((entry) => entryOf(entry, url)),
  };
}

function entryOf(entry: Element, url: string): FeedEntry {
  const guids = childrenNamed(entry, 'core', 'guid');
  const permalink = guids.find((guid) => attribute(guid, 'ispermalink')?.toLowerCase() !== 'false');
  const stated = [...childrenNamed(entry, 'core', 'id'), ...guids].map((id) => textOf(id).trim());
  const id = [...stated, attribute(entry, 'rdf:about')?.trim() ?? ''].find((candidate) => candidate !== '');
  return {
    title: title(entry),
    link: link(entry, url) ?? (permalink === undefined ? null : absolute(textOf(permalink), baseOf(permalink, url))),
    id: id ?? null,
    published: date(entry, PUBLISHED),
    updated: date(entry, UPDATED) ?? isoDate(attribute(entry, 'lastmod') ?? ''),
  };
}

/**
 * The address of the page: the `href` of a link whose relation is `alternate` (Atom; one to HTML before one to anything
 * else), else a link's text (RSS), else the element's own `href` (CDF).
 */
function link(element: Element, url: string): string | null {
  const links = childrenNamed(element, 'core', 'link').filter(
    (candidate) => (attribute(candidate, 'rel') ?? 'alternate').toLowerCase() === 'alternate',
  );
  const isHtml = (candidate: Element) => /html/i.test(attribute(candidate, 'type') ?? 'text/html');
  for (const candidate of [...links.filter(isHtml), ...links]) {
    const found = absolute(attribute(candidate, 'href') ?? textOf(candidate), baseOf(candidate, url));
    if (found !== null) return found;
  }
  return absolute(attribute(element, 'href') ?? '', baseOf(element, url));
}

function title(element: Element): string | null {
  const groups = [element, ...childrenNamed(element, 'media', 'group')];
  for (const [vocabulary, name] of TITLES) {
    for (const candidate of groups.flatMap((group) => childrenNamed(group, vocabulary, name))) {
      const text = titleText(candidate);
      if (text !== '') return text;
    }
  }
  return null;
}

/**
 * The words of a title construct (RFC 4287, section 3.1; Atom 0.3 with its `mode`). A title is HTML unless it says that
 * it is plain text, or is Atom's and says nothing: RSS has no way to say, and most of it is HTML.
 */
function titleText(element: Element): string {
  const type = attribute(element, 'type')?.trim().toLowerCase() ?? '';
  const mode = attribute(element, 'mode')?.trim().toLowerCase() ?? '';
  const content = textOf(element);
  if (mode === 'base64' || /^(?!text\/)[\w.-]+\/(?!.*(?:xml|html)$)/.test(type)) {
    return collapse(visibleText(Buffer.from(content, 'base64').toString('utf8')));
  }
  const atom = element.parent !== null && isTag(element.parent) && /(?:^|:)(?:entry|feed)$/.test(element.parent.name);
  const plain = ['text', 'text/plain', 'plain'].includes(type) || (atom && type === '');
  return collapse(plain || element.children.some(isTag) ? content : visibleText(content));
}

/** The first date among the children of these names that can be read as one. */
function date(entry: Element, names: readonly Name[]): string | null {
  for (const [vocabulary, name] of names) {
    for (const candidate of childrenNamed(entry, vocabulary, name)) {
      const found = isoDate(textOf(candidate));
      if (found !== null) return found;
    }
  }
  return null;
}
