/** @module Where a quote stands in the HTML of its page. */
import { isTag, isText, type ParentNode, type Text } from 'domhandler';
import type { Span } from '../../model.js';
import { chunksOf, parse } from '../../read/parse.js';
import { placeOf, placesInPage, placesOf } from '../../read/places.js';
import type { ReadPage } from '../../read/read.js';
import type { RunPart } from '../../read/text-run.js';
import { BLOCK_ELEMENTS, SILENT_ELEMENTS } from '../../read/vocabulary.js';

/** A quote with its offsets in `headline + "\n\n" + text`. */
export interface Quote extends Span {
  readonly quote: string;
}

/**
 * The stretches of a page's HTML in which a quote is written: none holds a tag, and each begins and ends outside of
 * entities. Empty where the page does not show the quote.
 *
 * @param html the page's characters
 * @param page what the reader makes of it; null for nothing
 */
export function quotedIn(html: string, page: ReadPage | null, quote: Quote): Span[] {
  const tree = parse(html);
  if (!tree.ok) return [];
  const texts = [...shownTexts(tree.value)];
  const nodes = texts.filter((part): part is Text => typeof part !== 'string');
  const placed = written(nodes, page === null ? [] : placedByReader(page, quote));
  return placed.length > 0 ? placed : written(nodes, foundByWords(texts, quote.quote));
}

/** The quote's places by the reader's own count, where it still counts as it did when the quote was taken. */
function placedByReader({ article, paragraphs }: ReadPage, { start, end, quote }: Quote): Span[] {
  const before = article.headline.length + 2;
  if (start < before || article.text.slice(start - before, end - before) !== quote) return [];
  return paragraphs.some(({ places }) => places.length === 0)
    ? []
    : placesInPage(paragraphs, { start: start - before, end: end - before });
}

/** Where the page shows these words first, white space apart. */
function foundByWords(texts: readonly RunPart[], quote: string): Span[] {
  const collapsed = (text: string) => text.replace(/\s+/g, ' ').trim();
  const text = collapsed(texts.map((part) => (typeof part === 'string' ? part : part.data)).join(''));
  const words = collapsed(quote);
  const start = text.indexOf(words);
  const place = start < 0 ? null : placeOf(placesOf(texts), { start, end: start + words.length });
  return place === null ? [] : [place];
}

/** What is shown of a tree, white space where blocks meet. */
function* shownTexts(parent: ParentNode): Generator<RunPart> {
  for (const node of parent.children) {
    if (isText(node)) yield node;
    else if (isTag(node) && !SILENT_ELEMENTS.has(node.name)) {
      const isBlock = BLOCK_ELEMENTS.has(node.name) || node.name === 'br';
      if (isBlock) yield ' ';
      yield* shownTexts(node);
      if (isBlock) yield ' ';
    } else if ('children' in node && !isTag(node)) yield* shownTexts(node);
  }
}

/** What of some stretches of HTML is written in text nodes; one stretch a node. */
function written(nodes: readonly Text[], stretches: readonly Span[]): Span[] {
  return nodes.flatMap((node) => {
    const inside = stretches.flatMap((stretch) =>
      chunksOf(node).flatMap(({ data, start, end }) => {
        if (end <= stretch.start || start >= stretch.end) return [];
        const isLiteral = data.length === end - start;
        return isLiteral
          ? [{ start: Math.max(start, stretch.start), end: Math.min(end, stretch.end) }]
          : [{ start, end }];
      }),
    );
    return inside.length === 0 ? [] : [{ start: inside[0].start, end: inside.at(-1)!.end }];
  });
}
