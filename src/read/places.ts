/** @module Where each character of a text stands in the HTML that it was read from. */
import type { Span } from '../model.js';
import { chunksOf } from './parse.js';
import type { RunPart } from './text-run.js';

/**
 * A map from a text to HTML: for each stretch three numbers, its offset in the text, its offset in the HTML, and the offset
 * behind it in the HTML; then the text's length. In the text a stretch reaches to where the next begins. One of equal
 * length on both sides stands in the HTML as it is; another one is an entity, a run of white space, or something that is
 * shown but not written (a cell's border, say, with an empty stretch in the HTML). All offsets count UTF-16 code units.
 * Empty where the text does not stand in the page as its reader sees it.
 */
export type Places = readonly number[];

/**
 * The places of a run's text, white space collapsed and trimmed.
 *
 * @param parts the run's parts in their order
 */
export function placesOf(parts: readonly RunPart[]): Places {
  const map = new PlaceMap();
  for (const part of parts) {
    if (typeof part === 'string') map.shown(part);
    else for (const { data, start, end } of chunksOf(part)) map.written(data, start, end);
  }
  return map.finished();
}

class PlaceMap {
  readonly #places: number[] = [];
  /** Length of the text so far. */
  #length = 0;
  /** White space that has been met since the last character, and where; -1 for none. */
  #gapStart = -1;
  #gapEnd = -1;

  /** Characters that do not stand in the HTML: they are given the place behind what stands before them. */
  shown(mark: string): void {
    const at = this.#places.at(-1) ?? 0;
    for (const { 0: piece } of mark.matchAll(/\s+|\S+/g)) this.#add(piece, at, at);
  }

  /** A chunk of the HTML, and what it reads as. */
  written(data: string, start: number, end: number): void {
    const literal = data.length === end - start;
    for (const { 0: piece, index } of data.matchAll(/\s+|\S+/g)) {
      const from = literal ? start + index : start;
      this.#add(piece, from, literal ? from + piece.length : end);
    }
  }

  finished(): Places {
    return [...this.#places, this.#length];
  }

  #add(piece: string, start: number, end: number): void {
    if (piece.trim() === '') {
      if (this.#gapStart === this.#gapEnd) this.#gapStart = start;
      this.#gapEnd = end;
      return;
    }
    if (this.#gapStart >= 0 && this.#length > 0) this.#put(1, this.#gapStart, this.#gapEnd);
    this.#gapStart = this.#gapEnd = -1;
    this.#put(piece.length, start, end);
  }

  /** Adds a stretch; one that goes on in step with the last makes it longer. */
  #put(length: number, start: number, end: number): void {
    const places = this.#places;
    const n = places.length;
    const inStep = n > 0 && places[n - 1] === start && places[n - 1] - places[n - 2] === this.#length - places[n - 3];
    if (inStep && end - start === length) places[n - 1] = end;
    else places.push(this.#length, start, end);
    this.#length += length;
  }
}

/**
 * The stretch of HTML in which a part of a text stands.
 *
 * @param places the text's
 * @param part offsets in the text; not empty
 * @returns from the place of its first character to behind the place of its last one; null where the text has no places
 */
export function placeOf(places: Places, part: Span): Span | null {
  if (places.length === 0) return null;
  const first = stretchAt(places, part.start);
  const last = stretchAt(places, part.end - 1);
  return {
    start: isLiteral(places, first) ? places[first + 1] + part.start - places[first] : places[first + 1],
    end: isLiteral(places, last) ? places[last + 1] + part.end - places[last] : places[last + 2],
  };
}

/** Index of the triple whose stretch holds the text's character; found by halving. */
function stretchAt(places: Places, offset: number): number {
  let low = 0;
  let high = (places.length - 1) / 3 - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (places[middle * 3] <= offset) low = middle;
    else high = middle - 1;
  }
  return low * 3;
}

/** Whether a stretch stands in the HTML as it is. */
function isLiteral(places: Places, at: number): boolean {
  return places[at + 3] - places[at] === places[at + 2] - places[at + 1];
}

/**
 * The stretches of HTML in which a part of an article's text stands, one a paragraph, as a citation is shown in its page.
 *
 * @param paragraphs the article's: joined by a blank line they are its text
 * @param part offsets in the text (behind the headline and its blank line, where a citation counts in the source text)
 */
export function placesInPage(
  paragraphs: readonly (Span & { readonly text: string; readonly places: Places })[],
  part: Span,
): Span[] {
  const found: Span[] = [];
  let from = 0;
  for (const { text, places, start, end } of paragraphs) {
    const inside = { start: Math.max(0, part.start - from), end: Math.min(text.length, part.end - from) };
    if (inside.start < inside.end) found.push(placeOf(places, inside) ?? { start, end });
    from += text.length + 2;
  }
  return found;
}
