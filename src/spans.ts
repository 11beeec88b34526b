/** @module Spans in the order of the text, none of which overlaps another: which of them lie where. */
import type { Span } from './model.js';

/** The spans that share a character with `[start, end)`. */
export function overlapping<S extends Span>(spans: readonly S[], { start, end }: Span): S[] {
  const first = firstEndingBehind(spans, start);
  let behind = first;
  while (behind < spans.length && spans[behind].start < end) behind++;
  return spans.slice(first, behind);
}

/** The span that holds the character at an offset. */
export function spanAround<S extends Span>(spans: readonly S[], offset: number): S | undefined {
  const span = spans.at(firstEndingBehind(spans, offset));
  return span !== undefined && span.start <= offset && offset < span.end ? span : undefined;
}

/** Index of the first span that ends behind an offset; how many spans there are where none does. */
function firstEndingBehind(spans: readonly Span[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (spans[middle].end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
