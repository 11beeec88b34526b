/** @module What kind of character a UTF-16 code unit is: one table look-up, made once from Unicode's own properties. */

export const SPACE = 0;
export const LETTER = 1;
export const DIGIT = 2;
/** Punctuation, symbols and both halves of a surrogate pair. */
export const OTHER = 3;

/** Code unit → {@link SPACE}, {@link LETTER}, {@link DIGIT} or {@link OTHER}. */
export const KIND = new Uint8Array(0x10000);
/** Code unit → its lower case, where that is one unit; typographic quotes → plain ones; digits → `0`. */
export const FOLD = new Uint16Array(0x10000);

for (let unit = 0; unit < 0x10000; unit++) {
  const character = String.fromCharCode(unit);
  // U+200B and U+FEFF are zero-width spaces that Unicode does not count as white space.
  if (unit === 0x200b || unit === 0xfeff || character.trim() === '') KIND[unit] = SPACE;
  else if (unit >= 0x61 && unit <= 0x7a) KIND[unit] = LETTER;
  // Joiners and marks belong to the letter before them.
  else if (unit === 0xad || unit === 0x200c || unit === 0x200d || /[\p{L}\p{M}]/u.test(character)) KIND[unit] = LETTER;
  else if (/\p{N}/u.test(character)) KIND[unit] = DIGIT;
  else KIND[unit] = OTHER;
  const lower = character.toLowerCase();
  FOLD[unit] = KIND[unit] === DIGIT ? 0x30 : lower.length === 1 ? lower.charCodeAt(0) : unit;
}
for (const quote of '‘’ʼ´`') FOLD[quote.charCodeAt(0)] = 0x27;
for (const quote of '“”„«»') FOLD[quote.charCodeAt(0)] = 0x22;
FOLD[0x2013] = 0x2014;

/** Whether the unit is a letter or a digit. */
export function isWord(unit: number): boolean {
  return KIND[unit] === LETTER || KIND[unit] === DIGIT;
}

/** Whether the unit is a letter with another lower case. */
export function isUpper(unit: number): boolean {
  if (unit < 0x80) return unit >= 0x41 && unit <= 0x5a;
  return KIND[unit] === LETTER && FOLD[unit] !== unit;
}
