/** @module Sentences and tokens of a text, by rules over the marks that end sentences. */
import type { Segmentation } from './analysis.js';
import { DIGIT, FOLD, KIND, LETTER, SPACE, isUpper } from './characters.js';
import type { Exceptions } from './exceptions.js';
import { cutChunk, isAddress } from './tokens.js';

const DOT = 0x2e;
const NEWLINE = 0x0a;

/** Tokens and sentences of `text`. A blank line always ends a sentence. */
export function segment(text: string, exceptions: Exceptions): Segmentation {
  let start = new Uint32Array(Math.max(64, text.length >> 2));
  let end = new Uint32Array(start.length);
  let count = 0;
  const push = (from: number, to: number): void => {
    if (count === start.length) {
      start = grown(start);
      end = grown(end);
    }
    start[count] = from;
    end[count++] = to;
  };
  const sentences: number[] = [];
  let blockStart = 0;
  let lines = 0;
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    if (KIND[unit] === SPACE) {
      if (unit === NEWLINE) lines++;
      at++;
      continue;
    }
    if (lines > 1 || (lines === 1 && opensItem(text, at))) {
      endSentences(text, start, end, blockStart, count, exceptions, sentences);
      blockStart = count;
    }
    lines = 0;
    let behind = at + 1;
    while (behind < text.length && KIND[text.charCodeAt(behind)] !== SPACE) behind++;
    cutChunk(text, at, behind, exceptions, push);
    at = behind;
  }
  endSentences(text, start, end, blockStart, count, exceptions, sentences);
  sentences.push(count);
  return {
    text,
    count,
    start: start.slice(0, count),
    end: end.slice(0, count),
    sentences: Uint32Array.from(sentences),
  };
}

function grown(array: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(array.length * 2);
  larger.set(array);
  return larger;
}

/** A list's item on a line of its own: a bullet and a space. */
function opensItem(text: string, at: number): boolean {
  return /^[-*•·–—▪●]\s/.test(text.slice(at, at + 2));
}

/** Appends the first tokens of the sentences of a block, tokens `[from, to)`. */
function endSentences(
  text: string,
  start: Uint32Array,
  end: Uint32Array,
  from: number,
  to: number,
  exceptions: Exceptions,
  sentences: number[],
): void {
  if (from === to) return;
  sentences.push(from);
  let opened = from;
  for (let i = from; i + 1 < to; i++) {
    const mark = endMark(text, start[i], end[i]);
    if (mark === NO_END) continue;
    // "1." or "a." before an item of a list.
    if (
      i === opened + 1 &&
      mark === FULL_STOP &&
      KIND[text.charCodeAt(start[opened])] !== LETTER &&
      end[opened] - start[opened] <= 2
    )
      continue;
    let next = i + 1;
    while (next < to && closes(text, start, end, from, next)) next++;
    next = behindSmiley(text, start, next, to);
    // A reference that touches the sentence: "closed.[2]".
    if (
      next + 2 < to &&
      text.charCodeAt(start[next]) === 0x5b &&
      start[next] === end[next - 1] &&
      text.charCodeAt(start[next + 2]) === 0x5d
    )
      next += 3;
    if (next === to) return;
    if (!beginsSentence(text, start, end, next, to, mark, next > i + 1, exceptions)) continue;
    sentences.push(next);
    opened = next;
    i = next - 1;
  }
}

const NO_END = 0;
const FULL_STOP = 1;
const ABBREVIATION = 2;
const SHOUT = 3;
const ELLIPSIS = 4;
/** A quotation's beginning is looked for no farther back than this many tokens. */
const LONGEST_QUOTATION = 200;

/** How a token may end a sentence. */
function endMark(text: string, from: number, to: number): number {
  const last = text.charCodeAt(to - 1);
  const first = text.charCodeAt(from);
  if (last === DOT) return first !== DOT ? ABBREVIATION : to - from === 1 ? FULL_STOP : ELLIPSIS;
  if (first === 0x21 || first === 0x3f) return SHOUT;
  // A row of asterisks parts what stands before and behind it.
  return first === 0x2026 || (first === 0x2a && to - from >= 3) ? ELLIPSIS : NO_END;
}

/**
 * A closing quotation mark or bracket that belongs to the sentence before it, in the block that begins with token `from`. A
 * mark that also opens closes where it touches the token before it, or stands alone and the block has one not yet closed.
 */
function closes(text: string, start: Uint32Array, end: Uint32Array, from: number, i: number): boolean {
  const unit = text.charCodeAt(start[i]);
  if (end[i] - start[i] !== 1) return false;
  if (unit === 0x29 || unit === 0x5d || unit === 0x201d || unit === 0xbb) return true;
  if (unit !== 0x22 && FOLD[unit] !== 0x27) return false;
  if (start[i] === end[i - 1]) return true;
  if (end[i] < text.length && KIND[text.charCodeAt(end[i])] !== SPACE) return false;
  let open = false;
  for (let k = Math.max(from, i - LONGEST_QUOTATION); k < i; k++) {
    if (end[k] - start[k] !== 1 || text.charCodeAt(start[k]) !== unit) continue;
    open = !open && (k === from || start[k] > end[k - 1]);
  }
  return open;
}

/** The token behind a smiley that token `next` begins (":)", ";-)"), or `next`. */
function behindSmiley(text: string, start: Uint32Array, next: number, to: number): number {
  if (next >= to) return next;
  const smiley = /^[:;]-?\)/.exec(text.slice(start[next], start[next] + 3));
  if (smiley === null) return next;
  const behind = start[next] + smiley[0].length;
  while (next < to && start[next] < behind) next++;
  return next;
}

function beginsSentence(
  text: string,
  start: Uint32Array,
  end: Uint32Array,
  next: number,
  to: number,
  mark: number,
  quoted: boolean,
  exceptions: Exceptions,
): boolean {
  let word = next;
  while (word < to && opens(text, start[word])) word++;
  if (word === to) return true;
  const unit = text.charCodeAt(start[word]);
  const lower =
    KIND[unit] === LETTER &&
    !isUpper(unit) &&
    FOLD[unit] === unit &&
    text[start[word]] !== text[start[word]].toUpperCase();
  if (lower) return mark === FULL_STOP && isAddress(text, start[word], end[word]);
  // Dots with spaces between them (". . .") are one ellipsis.
  if (unit === DOT) return false;
  const spelled = text.slice(start[word], Math.min(end[word], start[word] + 16));
  if (mark === ABBREVIATION) {
    // A bracket goes on ("Inc. (TSX: AII)"), a quotation begins.
    if (word > next) return text.charCodeAt(start[next]) !== 0x28 && text.charCodeAt(start[next]) !== 0x5b;
    const before = text.slice(start[next - 1], end[next - 1] - 1);
    return (
      !quoted &&
      !exceptions.titles.has(before) &&
      !exceptions.titles.has(before.toLowerCase()) &&
      exceptions.starters.has(spelled.toLowerCase())
    );
  }
  // "No!" Smith said.
  if (quoted && mark === SHOUT && word === next) {
    for (let i = word; i < to && i < word + 5; i++) {
      if (exceptions.reporting.has(text.slice(start[i], Math.min(end[i], start[i] + 16)))) return false;
    }
  }
  if (mark === FULL_STOP) return KIND[unit] !== 3 || start[next] > end[next - 1];
  return KIND[unit] === LETTER || (mark === SHOUT && !quoted && KIND[unit] === DIGIT);
}

/** Marks that open a sentence before its first word. */
function opens(text: string, at: number): boolean {
  const unit = text.charCodeAt(at);
  return unit === 0x28 || unit === 0x5b || unit === 0x201c || unit === 0x22 || unit === 0xab || FOLD[unit] === 0x27;
}
