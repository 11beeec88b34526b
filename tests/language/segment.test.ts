import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { Segmentation } from '../../src/language/analysis.js';
import { loadEnglish } from '../../src/language/load.js';
import { segment } from '../../src/language/segment.js';

const { exceptions } = loadEnglish();

function tokens(seg: Segmentation): string[] {
  return Array.from({ length: seg.count }, (_, i) => seg.text.slice(seg.start[i], seg.end[i]));
}

function sentences(seg: Segmentation): string[] {
  return Array.from(seg.sentences.subarray(0, -1), (first, s) =>
    seg.text.slice(seg.start[first], seg.end[seg.sentences[s + 1] - 1]),
  );
}

describe('sentences', () => {
  const cases = readFileSync(new URL('sentences.cases.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));

  it('has at least 120 cases', () => {
    expect(cases.length).toBeGreaterThanOrEqual(120);
  });

  test.each(cases)('%s', (line) => {
    const text = line.replaceAll(' ¦ ', ' ').replaceAll(' ␤ ', '\n\n');
    expect(sentences(segment(text, exceptions))).toEqual(line.split(/ [¦␤] /));
  });
});

describe('tokens', () => {
  test.each([
    ["don't can't won't", "do n't ca n't wo n't"],
    ["the company's and miners' pay", "the company 's and miners ' pay"],
    ['Inc.’s U.S.-based', 'Inc. ’s U.S. - based'],
    ['1,000-2,000 ppm at 99.5%', '1,000 - 2,000 ppm at 99.5 %'],
    ['(ASX: LYC) US$1.2bn', '( ASX : LYC ) US$ 1.2 bn'],
    ['co-owner of a pre-feasibility study', 'co-owner of a pre-feasibility study'],
    ['and/or 9/11', 'and / or 9/11'],
    ['https://example.com/a.b?c=d, info@lynas.com.', 'https://example.com/a.b?c=d , info@lynas.com .'],
    ['PG&E -- R&D', 'PG&E -- R&D'],
    ['the 1990s, the ’90s, the 20th', 'the 1990s , the ’90s , the 20th'],
    ['cannot gonna', 'can not gon na'],
    ["O'Brien of Côte d'Ivoire", "O'Brien of Côte d'Ivoire"],
    ['“Yes”—he said…', '“ Yes ” — he said …'],
    ['Wait...what?!', 'Wait ... what ?!'],
    ['rose 5km/h', 'rose 5 km / h'],
  ])('%s', (text, expected) => {
    expect(tokens(segment(text, exceptions)).join(' ')).toBe(expected);
  });
});

describe('any text at all', () => {
  const anything = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: 'grapheme' }),
    fc
      .array(
        fc.constantFrom(
          'a',
          'B.',
          "'s",
          '’',
          '-',
          '...',
          '1,0',
          '\n',
          '\n\n',
          ' ',
          '\u200b',
          '\ud83d',
          '😀',
          '@',
          '(',
          '"',
          'http://',
        ),
        { maxLength: 40 },
      )
      .map((parts) => parts.join('')),
  );

  it('is covered in order and without overlap, with white space between the tokens', () => {
    fc.assert(
      fc.property(anything, (text) => {
        const seg = segment(text, exceptions);
        let at = 0;
        for (let i = 0; i < seg.count; i++) {
          expect(seg.start[i]).toBeGreaterThanOrEqual(at);
          expect(seg.end[i]).toBeGreaterThan(seg.start[i]);
          expect(
            text
              .slice(at, seg.start[i])
              .replace(/[\u200b\ufeff]/g, '')
              .trim(),
          ).toBe('');
          at = seg.end[i];
        }
        expect(
          text
            .slice(at)
            .replace(/[\u200b\ufeff]/g, '')
            .trim(),
        ).toBe('');
        const firsts = Array.from(seg.sentences);
        expect(firsts.at(-1)).toBe(seg.count);
        expect(firsts).toEqual([...new Set(firsts)].sort((a, b) => a - b));
        expect(seg.count === 0 || firsts[0] === 0).toBe(true);
      }),
      { numRuns: 2000, seed: 1 },
    );
  });
});
