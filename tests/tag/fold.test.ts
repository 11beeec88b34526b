import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BREAK, fold, foldKey } from '../../src/tag/fold.js';

const same: [string, string, string][] = [
  ['case', 'OLYMPIC DAM', 'Olympic Dam'],
  ['diacritics, composed and not', 'Norra K\u00e4rr', 'Norra Ka\u0308rr'],
  ['diacritics left out', 'Gécamines', 'Gecamines'],
  ['letters without a decomposition', 'Łódź Ørsted', 'Lodz Orsted'],
  ['sharp s', 'Großschirma', 'Grossschirma'],
  ['hyphen and space', 'Tau-Ken Samruk', 'Tau Ken Samruk'],
  ['every kind of hyphen', 'Tau\u2010Ken', 'Tau\u2011Ken'],
  ['apostrophes inside a word', 'Ust\u2019-Kamenogorsk', "Ust'-Kamenogorsk"],
  ['apostrophe left out', "N'Djamena", 'NDjamena'],
  ['a line break inside a name', 'Severny\nKatpar', 'Severny Katpar'],
  ['a line break behind a hyphen', 'Tau-\nKen', 'Tau-Ken'],
  ['runs of white space, no-break spaces too', 'Rio\u00a0 Tinto', 'Rio Tinto'],
  ['invisible characters', 'Kazakh\u200bstan\u00ad', 'Kazakhstan'],
  ['ampersand', 'Energy & Metals', 'Energy and Metals'],
];

const different: [string, string, string][] = [
  ['a blank line', 'Severny\n\nKatpar', 'Severny Katpar'],
  ['a dash with spaces', 'Norilsk - Nickel', 'Norilsk Nickel'],
  ['a possessive', "Kazakhstan's", 'Kazakhstans'],
];

describe('folding', () => {
  it.each(same)('sees through %s', (_, a, b) => {
    expect(foldKey(a)).toBe(foldKey(b));
  });

  it.each(different)('keeps apart over %s', (_, a, b) => {
    expect(foldKey(a)).not.toBe(foldKey(b));
  });

  it('takes a combining mark into the letter that it stands on', () => {
    const { start, end, length } = fold('Ka\u0308rr');
    expect([...start.subarray(0, length)]).toEqual([0, 1, 3, 4]);
    expect([...end.subarray(0, length)]).toEqual([1, 3, 4, 5]);
  });

  it('marks a blank line as a break', () => {
    expect([...fold('a\n \nb').units]).toEqual([0x61, BREAK, 0x62]);
  });

  it('gives offsets in order, inside the text, for any string', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = fold(text);
        for (let i = 0; i < folded.length; i++) {
          expect(folded.start[i]).toBeLessThan(folded.end[i]);
          expect(folded.end[i]).toBeLessThanOrEqual(text.length);
          if (i > 0) expect(folded.start[i]).toBeGreaterThanOrEqual(folded.start[i - 1]);
        }
      }),
    );
  });

  it('is blind to case and to how letters are composed', () => {
    const letters = fc.constantFrom(
      'a',
      'Z',
      'é',
      'É',
      'ü',
      'ñ',
      'ç',
      'Ł',
      'ø',
      'Å',
      'ğ',
      'й',
      'Ё',
      'Ω',
      'ű',
      ' ',
      '-',
      '7',
    );
    fc.assert(
      fc.property(fc.array(letters, { maxLength: 30 }), (list) => {
        const text = list.join('');
        expect(foldKey(text.normalize('NFD'))).toBe(foldKey(text));
        expect(foldKey(text.toUpperCase())).toBe(foldKey(text));
      }),
    );
  });

  it('gives a plain name the key that folding gives', () => {
    const plain = fc.stringMatching(/^ ?[A-Za-z0-9 .-]{1,30}$/);
    fc.assert(
      fc.property(plain, (name) => {
        expect(foldKey(name)).toBe(String.fromCharCode(...fold(name.trim()).units));
      }),
    );
  });
});
