/** @module Ten million characters that no newsroom writes: read to their end, in linear time, with exact offsets. */
import { analyse } from '../../dist/language/analyse.js';
import { proposeNames } from '../../dist/language/names.js';
import { segment } from '../../dist/language/segment.js';
import { random } from '../../dist/chance.js';

/** @typedef {import('../../dist/language/english.js').English} English */

/** Characters of each of the five kinds. */
const LENGTH = 2_000_000;
const LINE = 100_000;

/** @type {Record<string, (chance: () => number) => string>} a piece of junk of each kind */
const KINDS = {
  'random bytes as text': (chance) =>
    Buffer.from(Array.from({ length: LINE }, () => Math.floor(chance() * 256))).toString('latin1'),
  'lines of 100,000 characters': (chance) =>
    Array.from({ length: LINE - 1 }, () => 'etaoinshrdlu.,-’"1E'.charAt(Math.floor(chance() * 19))).join('') + '\n',
  emoji: (chance) => Array.from({ length: LINE / 4 }, () => pick(chance, ['😀', '👩‍🚀', '🇰🇿', 'a ', '. '])).join(''),
  'right-to-left and zero-width': (chance) =>
    Array.from({ length: LINE / 4 }, () => pick(chance, ['שלום', 'معدن ', '\u200b', '\u200f', '\u200d', '. '])).join(
      '',
    ),
  'lone surrogates': (chance) =>
    Array.from({ length: LINE / 2 }, () => pick(chance, ['\ud83d', '\ude00', 'x ', '\udfff\ud800', '\n'])).join(''),
};

/**
 * @param {() => number} chance
 * @param {readonly string[]} parts
 */
function pick(chance, parts) {
  return parts[Math.floor(chance() * parts.length)];
}

/**
 * Reads each kind at half length and at full length.
 *
 * @param {English} english
 * @returns {Record<string, { characters: number, ms: number, 'time at 2n / n': number, 'offsets exact': boolean }>}
 */
export function readJunk(english) {
  return Object.fromEntries(
    Object.entries(KINDS).map(([kind, make]) => {
      const chance = random(1);
      let text = '';
      while (text.length < LENGTH) text += make(chance);
      text = text.slice(0, LENGTH);
      read(text.slice(0, LINE), english);
      const half = read(text.slice(0, LENGTH / 2), english);
      const whole = read(text, english);
      return [
        kind,
        {
          characters: LENGTH,
          ms: Math.round(whole.ms),
          'time at 2n / n': Math.round((whole.ms / half.ms) * 100) / 100,
          'offsets exact': half.exact && whole.exact,
        },
      ];
    }),
  );
}

/**
 * @param {string} text
 * @param {English} english
 */
function read(text, english) {
  const began = performance.now();
  const seg = segment(text, english.exceptions);
  const { count, start, end, sentences } = analyse(seg, proposeNames(seg, english), english);
  const ms = performance.now() - began;
  let exact = sentences[sentences.length - 1] === count;
  let behind = 0;
  for (let i = 0; i < count; i++) {
    if (start[i] < behind || end[i] <= start[i] || !blank(text.slice(behind, start[i]))) exact = false;
    behind = end[i];
  }
  return { ms, exact: exact && blank(text.slice(behind)) };
}

/** @param {string} between what stands between two tokens */
function blank(between) {
  return /^[\s\u200b\ufeff]*$/.test(between);
}
