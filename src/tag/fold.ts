/**
 * @module What two spellings of one name have in common: text folded to lower case without diacritics, every folded unit
 * with the place in the text that it came from.
 *
 * Names and texts go through the same rules, so a name is found where the folded units agree:
 * - letters: lower case, compatibility forms resolved (Unicode NFKD, UAX #15), combining marks and invisible characters
 *   (zero-width, soft hyphen) dropped, the letters that have no decomposition spelled out (ø → o, ß → ss);
 * - white space: a run is one space, a blank line is {@link BREAK}, which no name holds;
 * - hyphens inside a word are spaces ("Tau-Ken" = "Tau Ken"), other dashes stay apart;
 * - apostrophes inside a word are dropped ("Ust'-Kamenogorsk" = "Ust-Kamenogorsk"), but the one of a possessive is kept,
 *   so that "Kazakhstan's" ends a word before it;
 * - "&" between spaces is "and".
 */

/** A text as its folded UTF-16 units; unit `i` stands for `source.slice(start[i], end[i])`. */
export interface Folded {
  readonly length: number;
  readonly units: Uint16Array;
  /** 1 where the unit is a letter or a digit. */
  readonly inWord: Uint8Array;
  readonly start: Uint32Array;
  readonly end: Uint32Array;
}

/** The unit of a blank line. */
export const BREAK = 0x0a;
const SPACE = 0x20;
const APOSTROPHE = 0x27;
const DASH = 0x2d;
const REPLACEMENT = 0xfffd;

/** Letters that Unicode does not decompose but that English newspapers write without their stroke or ligature. */
const SPELLED_OUT: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
};

/** What folding asks of a character. Numbers, so that ASCII's stand in a typed array. */
const Class = { Other: 0, Letter: 1, Digit: 2, White: 3, Hyphen: 4, Apostrophe: 5, Dropped: 6 } as const;

/** What the folder knows of a code point: its class, and the units that it is written as. */
interface Folding {
  readonly class: number;
  readonly units: readonly number[];
}

const foldings = new Map<number, Folding>();

function foldCodePoint(code: number): Folding {
  const character = String.fromCodePoint(code);
  if (code >= 0xd800 && code <= 0xdfff) return { class: Class.Other, units: [REPLACEMENT] };
  if (/\s/u.test(character)) return { class: Class.White, units: [SPACE] };
  if (/[-\u2010\u2011]/u.test(character)) return { class: Class.Hyphen, units: [DASH] };
  if (/['\u2018\u2019\u201b\u02b9\u02bb\u02bc\u02bd\u0060\u00b4\u2032]/u.test(character))
    return { class: Class.Apostrophe, units: [APOSTROPHE] };
  if (/[\p{M}\p{Cf}]/u.test(character)) return { class: Class.Dropped, units: [] };
  if (/[\u2012-\u2015\u2212]/u.test(character)) return { class: Class.Other, units: [DASH] };
  const plain = character
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/\p{M}+/gu, '');
  let spelled = '';
  for (const part of plain) spelled += SPELLED_OUT[part] ?? part;
  const kind = /\p{L}/u.test(spelled) ? Class.Letter : /\p{N}/u.test(spelled) ? Class.Digit : Class.Other;
  return { class: kind, units: Array.from({ length: spelled.length }, (_, i) => spelled.charCodeAt(i)) };
}

function foldingOf(code: number): Folding {
  let folding = foldings.get(code);
  if (folding === undefined) {
    folding = foldCodePoint(code);
    foldings.set(code, folding);
  }
  return folding;
}

// ASCII is nearly all of a newspaper's text: its foldings stand in tables of their own.
const asciiClass = new Uint8Array(128);
const asciiUnit = new Uint16Array(128);
for (let code = 0; code < 128; code++) {
  const folding = foldingOf(code);
  asciiClass[code] = folding.class;
  asciiUnit[code] = folding.units[0] ?? 0;
}

/** The class of the code point at `i`; `Other` beyond either end of the text. */
function classAt(text: string, i: number): number {
  if (i < 0 || i >= text.length) return Class.Other;
  const code = text.codePointAt(i)!;
  return code < 128 ? asciiClass[code] : foldingOf(code).class;
}

function inWord(kind: number): boolean {
  return kind === Class.Letter || kind === Class.Digit;
}

/** The class of the character before offset `i`, looking through what is dropped. */
function classBefore(text: string, i: number): number {
  let at = i - 1;
  while (at >= 0) {
    const code = text.charCodeAt(at);
    const begin =
      code >= 0xdc00 && code <= 0xdfff && at > 0 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800 ? at - 1 : at;
    const kind = classAt(text, begin);
    if (kind !== Class.Dropped) return kind;
    at = begin - 1;
  }
  return Class.Other;
}

/** Folds a text or a name. Total: any string is accepted, lone surrogates included. */
export function fold(text: string): Folded {
  // NFKD of one code point has at most 18 units (U+FDFA); room is made when it is needed.
  let capacity = text.length + 32;
  let units = new Uint16Array(capacity);
  let start = new Uint32Array(capacity);
  let end = new Uint32Array(capacity);
  let inWordAt = new Uint8Array(capacity);
  let length = 0;

  const grow = (): void => {
    capacity *= 2;
    units = grown(units, new Uint16Array(capacity));
    inWordAt = grown(inWordAt, new Uint8Array(capacity));
    start = grown(start, new Uint32Array(capacity));
    end = grown(end, new Uint32Array(capacity));
  };
  const emit = (unit: number, from: number, to: number): void => {
    if (length === capacity) grow();
    units[length] = unit;
    inWordAt[length] = isWordUnit(unit) ? 1 : 0;
    start[length] = from;
    end[length] = to;
    length++;
  };

  for (let i = 0; i < text.length;) {
    let code = text.charCodeAt(i);
    if (code < 128) {
      const kind = asciiClass[code];
      if (inWord(kind)) {
        if (length === capacity) grow();
        units[length] = asciiUnit[code];
        inWordAt[length] = 1;
        start[length] = i++;
        end[length++] = i;
        continue;
      }
    } else {
      code = text.codePointAt(i)!;
    }
    const next = i + (code > 0xffff ? 2 : 1);
    const folding = foldingOf(code);
    switch (folding.class) {
      case Class.Dropped:
        // A combining mark belongs to the letter before it; an invisible character at a name's end does not.
        if (length > 0 && /\p{M}/u.test(String.fromCodePoint(code))) end[length - 1] = next;
        i = next;
        break;
      case Class.White: {
        let to = next;
        let lines = code === 0x0a ? 1 : 0;
        while (to < text.length && classAt(text, to) === Class.White) {
          if (text.charCodeAt(to) === 0x0a) lines++;
          to++;
        }
        emit(lines > 1 ? BREAK : SPACE, i, to);
        i = to;
        break;
      }
      case Class.Hyphen: {
        // A line may break behind a hyphen; a hyphen with spaces about it is a dash.
        let to = next;
        if (text.charCodeAt(to) === 0x0d) to++;
        if (text.charCodeAt(to) === 0x0a) to++;
        else to = next;
        const joins = inWord(classBefore(text, i)) && inWord(classAt(text, to));
        emit(joins ? SPACE : DASH, i, joins ? to : next);
        i = joins ? to : next;
        break;
      }
      case Class.Apostrophe: {
        const after = classAt(text, next);
        const possessive = /^s$/i.test(text.charAt(next)) && !inWord(classAt(text, next + 1));
        if (possessive || after !== Class.Letter || classBefore(text, i) !== Class.Letter) emit(APOSTROPHE, i, next);
        i = next;
        break;
      }
      case Class.Letter:
      case Class.Digit:
      case Class.Other: {
        if (code === 0x26 && classBefore(text, i) === Class.White && classAt(text, next) === Class.White) {
          for (const unit of [0x61, 0x6e, 0x64]) emit(unit, i, next);
        } else {
          for (const unit of folding.units) emit(unit, i, next);
        }
        i = next;
        break;
      }
    }
  }
  return {
    length,
    units: units.subarray(0, length),
    inWord: inWordAt.subarray(0, length),
    start: start.subarray(0, length),
    end: end.subarray(0, length),
  };
}

function grown<A extends Uint8Array | Uint16Array | Uint32Array>(from: A, to: A): A {
  to.set(from);
  return to;
}

/** Words of ASCII with a space between, as most names are: folding gives them in lower case. */
const PLAIN = /^[A-Za-z0-9]+(?: [A-Za-z0-9]+)*$/;

/** The folded form of a name as a string: the key under which spellings of one name meet. */
export function foldKey(name: string): string {
  const trimmed = name.trim();
  if (PLAIN.test(trimmed)) return trimmed.toLowerCase();
  const folded = fold(trimmed);
  let key = '';
  for (let i = 0; i < folded.length; i++) key += String.fromCharCode(folded.units[i]);
  return key;
}

/** Whether a folded unit is a letter or a digit. */
export function isWordUnit(unit: number): boolean {
  if (unit < 128) return inWord(asciiClass[unit]);
  return unit !== REPLACEMENT && (unit >= 0xd800 && unit <= 0xdfff ? true : inWord(foldingOf(unit).class));
}
