/** @module A text cut where names and cited passages begin and end. A pure function; what stands in each piece is for the page. */
import type { Span } from '../../model.js';

/** A stretch of the text with what covers it. */
export interface Piece<Name extends Span, Passage extends Span> {
  readonly text: string;
  readonly name: Name | null;
  readonly passages: readonly Passage[];
}

/** A paragraph: pieces in their order, and the passages that begin in it. */
export interface Paragraph<Name extends Span, Passage extends Span> {
  readonly start: number;
  readonly pieces: readonly Piece<Name, Passage>[];
  readonly begins: readonly Passage[];
}

/**
 * Cuts a text into paragraphs and these into pieces, each covered by the same names and passages from its first
 * character to its last. The pieces of all paragraphs, with the blank lines between these, are the text.
 *
 * @param names spans of the text that do not overlap, in order
 * @param passages spans of the text, which may overlap
 */
export function markedText<Name extends Span, Passage extends Span>(
  text: string,
  names: readonly Name[],
  passages: readonly Passage[],
): Paragraph<Name, Passage>[] {
  return paragraphsOf(text).map(({ start, end }) => {
    const here = { start, end };
    const inside = <Each extends Span>(spans: readonly Each[]) => spans.filter((each) => overlaps(each, here));
    const [covering, cited] = [inside(names), inside(passages)];
    const edges = [...covering, ...cited].flatMap((span) => [span.start, span.end]);
    const cuts = [...new Set([start, end, ...edges.filter((edge) => edge > start && edge < end)])].sort(
      (a, b) => a - b,
    );
    const pieces = cuts.slice(1).map((to, i) => {
      const piece = { start: cuts[i], end: to };
      return {
        text: text.slice(piece.start, piece.end),
        name: covering.find((each) => overlaps(each, piece)) ?? null,
        passages: cited.filter((each) => overlaps(each, piece)),
      };
    });
    return { start, pieces, begins: passages.filter((each) => each.start >= start && each.start < end) };
  });
}

function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** The stretches between blank lines. */
function paragraphsOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const match of text.matchAll(/[^\n](?:[^\n]|\n(?!\n))*/g)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
  }
  return spans;
}
