/** @module The words of a text as tagging looks at them: where they stand, whether they begin with a capital, what lies between. */
import type { Segmentation } from '../language/analysis.js';
import type { Span } from '../model.js';

/** A word. A possessive 's, a hyphen or a full stop is no part of it: what stands between two words is the later one's `gap`. */
export interface Word extends Span {
  readonly text: string;
  readonly lower: string;
  /** Begins with a capital. */
  readonly capital: boolean;
  /** The text between the word before it, in the same sentence, and this one; empty at a sentence's start. */
  readonly gap: string;
  /** First of its sentence. */
  readonly first: boolean;
  /** Part of the headline. */
  readonly headline: boolean;
  /** Part of a headline in which every word of weight has a capital: capitals say nothing there. */
  readonly titleCase: boolean;
}

// Letters with inner apostrophes (d'Or, O'Brien, but not a possessive 's), dotted capitals (U.S.), numbers with letters.
const WORD =
  /(?:\p{Lu}\.){2,}|[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['\u2019\u02bc](?!s(?![\p{L}\p{N}]))[\p{L}\p{N}][\p{L}\p{M}\p{N}]*)*/gu;

/** The words of a text, in order. */
export function readWords(seg: Segmentation): Word[] {
  const { text } = seg;
  const words: Word[] = [];
  const headlineEnd = text.indexOf('\n\n');
  const titled = isTitleCase(text.slice(0, Math.max(0, headlineEnd)));
  const bounds = sentenceStarts(seg);
  let sentence = 0;
  let last: Span | undefined;
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    let first = last === undefined;
    while (sentence < bounds.length && bounds[sentence] <= start) {
      // A sentence that begins inside or at this word, or in the white space before it.
      sentence++;
      first = true;
    }
    words.push({
      start,
      end,
      text: match[0],
      lower: match[0].toLowerCase(),
      // "US" of "US$5 million" is a currency.
      capital: beginsUpper(match[0]) && !/[$€£]/.test(text.charAt(end)),
      gap: first ? '' : text.slice(last!.end, start),
      first,
      headline: end <= headlineEnd,
      titleCase: titled && end <= headlineEnd,
    });
    last = { start, end };
  }
  return words;
}

/** Whether a word begins with a capital, as "ʻAisake" does behind a glottal stop; of most words the code unit tells. */
function beginsUpper(word: string): boolean {
  const unit = word.charCodeAt(0);
  return unit < 0x80 ? unit >= 0x41 && unit <= 0x5a : /^\p{Lm}?\p{Lu}/u.test(word);
}

/** Whether a headline is set in title case: most of its longer words have a capital, though a headline of names alone may look so too. */
function isTitleCase(headline: string): boolean {
  const long = headline.match(/[\p{L}][\p{L}\p{M}'’]{3,}/gu) ?? [];
  const capitals = long.filter((word) => /^\p{Lu}/u.test(word)).length;
  return long.length >= 4 && capitals >= 0.75 * long.length;
}

/** The word at an index, or undefined beyond either end of the text. */
export function wordAt(words: readonly Word[], i: number): Word | undefined {
  return i < 0 ? undefined : words.at(i);
}

function sentenceStarts(seg: Segmentation): number[] {
  const starts: number[] = [];
  for (let s = 0; s + 1 < seg.sentences.length; s++) starts.push(seg.start[seg.sentences[s]]);
  return starts;
}
