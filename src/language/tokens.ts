/**
 * @module Tokens as the English treebanks cut them: clitics, punctuation and hyphens stand alone
 * (`do n't`, `company 's`, `U.S. - based`, `99.5 %`); numbers, abbreviations and addresses stay whole.
 *
 * Hyphens are cut because that is how English Web Treebank and PUD were annotated, and it leaves a name in
 * "Perth-based" a token of its own; the treebank's exceptions (`co-owner`, `pre-feasibility`) are data.
 */
import { DIGIT, FOLD, KIND, LETTER, OTHER, SPACE, isUpper, isWord } from './characters.js';
import type { Exceptions } from './exceptions.js';

/** Receives tokens in order. */
export type Emit = (start: number, end: number) => void;

const APOSTROPHE = 0x27;
const HYPHEN = 0x2d;
const DOT = 0x2e;
const COMMA = 0x2c;
const SLASH = 0x2f;
const AMPERSAND = 0x26;
const DOLLAR = 0x24;
const AT = 0x40;
const UNDERSCORE = 0x5f;
/** What ends of words count as clitics, behind an apostrophe. */
const CLITICS = new Set(['s', 'm', 'd', 'll', 're', 've']);
/** No address is longer than this many code units to us; it bounds the look ahead. */
const ADDRESS_LIMIT = 2000;

/** Cuts the stretch `[from, to)`, which holds no white space, into tokens. */
export function cutChunk(text: string, from: number, to: number, exceptions: Exceptions, emit: Emit): void {
  if (to - from < ADDRESS_LIMIT && isAddress(text, from, to)) {
    let end = to;
    while (end > from + 1 && KIND[text.charCodeAt(end - 1)] === OTHER && text.charCodeAt(end - 1) !== SLASH) end--;
    let start = from;
    while (start < end - 1 && KIND[text.charCodeAt(start)] === OTHER) start = cutMark(text, start, end, emit);
    emit(start, end);
    for (let i = end; i < to;) i = cutMark(text, i, to, emit);
    return;
  }
  let at = from;
  while (at < to) {
    const kind = KIND[text.charCodeAt(at)];
    if (kind === OTHER) {
      const before = at;
      at = cutApostrophe(text, at, from, to, emit);
      if (at === before) at = cutMark(text, at, to, emit);
    } else {
      const end = wordEnd(text, at, to, exceptions);
      cutWord(text, at, end, exceptions, emit);
      at = end;
    }
  }
}

/** Whether a stretch is an e-mail address or a link: cut nowhere but at its ends. */
export function isAddress(text: string, from: number, to: number): boolean {
  const first = text.charCodeAt(from) | 32;
  // "http", "www": everything else needs an @ inside.
  if (first === 0x68 || first === 0x77 || text.charCodeAt(from) === 0x28 || text.charCodeAt(from) === 0x3c) {
    if (/^[(<]?(?:https?:\/\/|www\.)\S/i.test(text.slice(from, Math.min(to, from + 12)))) return true;
  }
  for (let i = from + 1; i < to - 3; i++) if (text.charCodeAt(i) === AT) return KIND[text.charCodeAt(i - 1)] !== OTHER;
  return false;
}

/** The end of the word that begins at `at`: letters and digits, and what joins them. */
function wordEnd(text: string, at: number, to: number, exceptions: Exceptions): number {
  let end = at;
  for (;;) {
    while (end < to && isWord(text.charCodeAt(end))) end++;
    if (end >= to) return end;
    const joint = text.charCodeAt(end);
    const before = text.charCodeAt(end - 1);
    const behind = end + 1 < to ? text.charCodeAt(end + 1) : SPACE;
    const kindBefore = KIND[before];
    const kindBehind = end + 1 < to ? KIND[behind] : SPACE;
    const inside = kindBehind === LETTER || kindBehind === DIGIT;
    if (joint === DOLLAR && end - at <= 3 && kindBefore === LETTER && isUpper(before)) return end + 1;
    if (joint === DOT) {
      // A dot inside: a decimal, an abbreviation in letters (U.S), a site's name (mining.com).
      if (inside && (kindBefore === kindBehind || kindBefore === LETTER) && !(isUpper(behind) && end - at > 2)) {
        end++;
        continue;
      }
      return abbreviates(text, at, end, to, exceptions) ? end + 1 : end;
    }
    if (!inside) return end;
    if (joint === COMMA || joint === 0x3a) {
      if (kindBefore !== DIGIT || kindBehind !== DIGIT) return end;
    } else if (joint === SLASH) {
      if (kindBefore !== DIGIT || kindBehind !== DIGIT) return end;
    } else if (joint === AMPERSAND) {
      if (!isUpper(before) || !isUpper(behind)) return end;
    } else if (joint === HYPHEN) {
      if (!exceptions.joinedPrefixes.has(text.slice(at, Math.min(end, at + 8)).toLowerCase()) || end - at > 7)
        return end;
    } else if (FOLD[joint] !== APOSTROPHE && joint !== UNDERSCORE) return end;
    end++;
  }
}

/** Whether the dot at `dot` belongs to the word before it. */
function abbreviates(text: string, at: number, dot: number, to: number, exceptions: Exceptions): boolean {
  if (dot - at > 12) return false;
  const word = text.slice(at, dot);
  // A run of dots is an ellipsis.
  if (text.charCodeAt(dot + 1) === DOT) return false;
  if (exceptions.titles.has(word) || exceptions.closers.has(word) || exceptions.titles.has(uncapitalised(word)))
    return true;
  if (exceptions.beforeNumbers.has(word)) return KIND[text.charCodeAt(skipSpace(text, dot + 1))] === DIGIT;
  // Letters with dots between them (U.S., a.m.), and initials (J.), but for "I." at the end of a sentence.
  if (/^(?:\p{L}\.)+\p{L}$/u.test(word)) return true;
  return word.length === 1 && isUpper(word.charCodeAt(0)) && dot + 1 >= to && word !== 'I';
}

function uncapitalised(word: string): string {
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}

function skipSpace(text: string, at: number): number {
  return text.charCodeAt(at) === 0x20 || text.charCodeAt(at) === 0xa0 ? at + 1 : at;
}

/** Cuts clitics, contractions and units off a word. */
function cutWord(text: string, start: number, end: number, exceptions: Exceptions, emit: Emit): void {
  const length = end - start;
  if (length > 24) {
    emit(start, end);
    return;
  }
  for (let k = end - 1; k > start && k >= end - 3; k--) {
    if (FOLD[text.charCodeAt(k)] !== APOSTROPHE) continue;
    const ending = text.slice(k + 1, end).toLowerCase();
    const cut =
      ending === 't' && (text.charCodeAt(k - 1) | 32) === 0x6e && k - 1 > start ? k - 1 : CLITICS.has(ending) ? k : end;
    if (cut < end) {
      emit(start, cut);
      emit(cut, end);
      return;
    }
  }
  if (length <= 6) {
    const cut = exceptions.contractions.get(text.slice(start, end).toLowerCase());
    if (cut !== undefined) {
      emit(start, start + cut);
      emit(start + cut, end);
      return;
    }
  }
  if (KIND[text.charCodeAt(start)] === DIGIT && KIND[text.charCodeAt(end - 1)] === LETTER) {
    let k = end - 1;
    while (KIND[text.charCodeAt(k)] === LETTER) k--;
    if (exceptions.units.has(text.slice(k + 1, end).toLowerCase())) {
      emit(start, k + 1);
      emit(k + 1, end);
      return;
    }
  }
  emit(start, end);
}

/** A clitic or a decade behind an apostrophe that no word swallowed: `Inc.|'s`, `miners|'`, `'90s`. Returns `at` where there is none. */
function cutApostrophe(text: string, at: number, from: number, to: number, emit: Emit): number {
  if (FOLD[text.charCodeAt(at)] !== APOSTROPHE) return at;
  let end = at + 1;
  while (end < to && end <= at + 4 && isWord(text.charCodeAt(end))) end++;
  const ending = text.slice(at + 1, end).toLowerCase();
  if ((at > from && CLITICS.has(ending)) || /^\d\ds?$/.test(ending)) {
    emit(at, end);
    return end;
  }
  return at;
}

/** One mark, or a run of the same mark where runs mean one thing (`...`, `--`, `?!`). */
function cutMark(text: string, at: number, to: number, emit: Emit): number {
  const mark = text.charCodeAt(at);
  let end = at + 1;
  if (mark === DOT || mark === HYPHEN || mark === 0x2a || mark === 0x3d || mark === UNDERSCORE) {
    while (end < to && text.charCodeAt(end) === mark) end++;
  } else if (mark === 0x21 || mark === 0x3f) {
    while (end < to && (text.charCodeAt(end) === 0x21 || text.charCodeAt(end) === 0x3f)) end++;
  } else if (mark >= 0xd800 && mark < 0xdc00 && end < to && (text.charCodeAt(end) & 0xfc00) === 0xdc00) end++;
  emit(at, end);
  return end;
}
