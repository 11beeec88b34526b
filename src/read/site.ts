/** @module What a pipeline declares about one site: where its pages have what the reader would not find by itself. */
import { compile } from 'css-select';
import { type AnyNode, type Document, type Element, isTag } from 'domhandler';
import { DomUtils } from 'htmlparser2';
import { OrewireError } from '../model.js';
import { plainText } from './tree-text.js';

/** A site's declaration; each selector is one for {@link selector}. */
export interface SiteDeclaration {
  /** The host that it holds for, without `www.`; its subdomains have declarations of their own. */
  readonly host: string;
  /** The last day, ISO 8601, of whose fetches it holds: sites are rebuilt, and stored pages are read again. */
  readonly until?: string | undefined;
  readonly headline?: string | undefined;
  readonly byline?: string | undefined;
  readonly published?: string | undefined;
  /** The element with the text. */
  readonly body?: string | undefined;
  /** What is no part of it. */
  readonly remove?: readonly string[] | undefined;
}

/** What the selectors found; null, or empty, where they found nothing. */
export interface Declared {
  readonly headline: string | null;
  readonly byline: string | null;
  readonly published: string | null;
  readonly body: Element | null;
  readonly removed: ReadonlySet<Element>;
}

/**
 * The declaration that holds for a page.
 *
 * @param fetchedAt when the page was fetched, ISO 8601
 * @returns of several for its host the one that ends first of those that have not ended; undefined where none holds
 */
export function declarationFor(
  sites: readonly SiteDeclaration[],
  url: string,
  fetchedAt: string,
): SiteDeclaration | undefined {
  const host = URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : '';
  const day = fetchedAt.slice(0, 10);
  return sites
    .filter((site) => site.host === host && (site.until === undefined || day <= site.until))
    .toSorted((a, b) => (a.until ?? '9999').localeCompare(b.until ?? '9999'))
    .at(0);
}

/** Looks for what a declaration names; of several elements the first in the page counts, except for `remove`. */
export function findDeclared(document: Document, site: SiteDeclaration): Declared {
  const first = (text: string | undefined): Element | null =>
    text === undefined ? null : DomUtils.findOne(selector(text), document.children);
  const words = (text: string | undefined): string | null => {
    const element = first(text);
    if (element === null) return null;
    const { datetime, content } = element.attribs as Partial<Record<string, string>>;
    return (datetime ?? content ?? plainText(element, 500)) || null;
  };
  const removed = (site.remove ?? []).flatMap((text) => DomUtils.findAll(selector(text), document.children));
  return {
    headline: words(site.headline),
    byline: words(site.byline),
    published: words(site.published),
    body: first(site.body),
    removed: new Set(removed.filter(isTag)),
  };
}

/**
 * A test for elements from a selector of CSS.
 *
 * @throws OrewireError for what is none
 */
export function selector(text: string): (element: AnyNode) => boolean {
  try {
    if (text.trim() !== '') return compile<AnyNode, Element>(text);
  } catch (cause) {
    throw new OrewireError(`expected a selector like div.story[data-role="text"], got "${text}"`, { cause });
  }
  throw new OrewireError(`expected a selector like div.story[data-role="text"], got "${text}"`);
}
