import { describe, expect, it } from 'vitest';
import { normaliseDate } from '../../src/relate/date-words.js';
import { normalise } from '../../src/relate/qualifiers.js';
import { compileShapes } from '../../src/relate/values.js';
import { related, relations } from './support.js';

describe('what a qualifier’s words amount to', () => {
  it.each([
    ['up to 1.1 million tonnes a year', '<=1100000 t/year'],
    ['20 to 30 million tonnes', '20000000–30000000 t'],
    ['between 20,000 and 30,000 tonnes per annum', '20000–30000 t/year'],
    ['at least 5 ktpa', '>=5000 t/year'],
    ['420 km (261 miles)', '420 km'],
    ['700 grams per ton', '700 g/ton'],
    ['about 5,000 t', '~5000 t'],
    ['166 000 t', '166000 t'],
    ['7.64Moz', '7640000 oz'],
    ['five million pounds', '5000000 lb'],
    ['US$1.2 bn', '1200000000 USD'],
    ['C$343m', '343000000 CAD'],
    ['R1.67-billion', '1670000000 ZAR'],
    ['51 per cent', '51 %'],
    ['3,160 parts per million', '3160 ppm'],
    ['non-binding memorandum of understanding', 'mou'],
    ['two letters of intent', 'letter_of_intent'],
    ['new export controls', 'export_control'],
    ['export', 'exports'],
    // A ton is a short, a long or a metric one, and a dollar whose it is where the paper is printed.
    ['5 tons', '5 ton'],
    ['$625 million', '625000000 $'],
    ['half', undefined],
    ['a few truckloads', undefined],
    ['near', undefined],
  ])('%s', (words, expected) => {
    expect(normalise(words, relations, null)).toBe(expected);
  });

  it('stands beside the words', () => {
    const { claims } = related('[O1:Boliden] bought [D1:Tara] for US$1.2 bn in 2024.');
    expect(claims.map(({ qualifiers }) => qualifiers)).toContainEqual(
      expect.objectContaining({
        amount: 'US$1.2 bn',
        amount_value: '1200000000 USD',
        date: 'in 2024',
        date_value: '2024',
      }),
    );
  });
});

describe('words of a date, in an article of Wednesday 18 June 2025', () => {
  it.each([
    ['last year', '2024'],
    ['next month', '2025-07'],
    ['Tuesday', '2025-06-17'],
    ['on Wednesday', '2025-06-18'],
    ['April 4', '2025-04-04'],
    ['December', '2024-12'],
    ['August', '2025-08'],
    ['15 January 2026', '2026-01-15'],
    ['in 2022', '2022'],
    ['since 1997', '1997'],
    ['between 1914 and 1917', undefined],
    ['three months to March', undefined],
  ])('%s', (words, expected) => {
    expect(normaliseDate(words, '2025-06-18')).toBe(expected);
  });

  it('leaves alone what needs a day to count from', () => {
    expect(normaliseDate('last year', null)).toBeUndefined();
    expect(normaliseDate('April 4', null)).toBeUndefined();
    expect(normaliseDate('April 2025', null)).toBe('2025-04');
  });
});

describe('declared shapes', () => {
  it('put parts in their places', () => {
    const shapes = compileShapes({ digits: '\\d+', count: '{digits} (?:kt|t)' }, { weight: ['{count}\\b'] }, []);
    expect('It holds 5 kt.'.match(shapes.get('weight')!)).toEqual(['5 kt']);
  });

  it.each([
    [{ a: '{b}' }, { weight: ['{a}'] }, 'no part named "b"'],
    [{ a: '{a}' }, { weight: ['{a}'] }, 'in a circle'],
    [{}, { weight: ['(5'] }, 'no regular expression'],
  ])('refuse %j', (parts, shapes, message) => {
    expect(() => compileShapes(parts, shapes, [])).toThrow(message);
  });
});
