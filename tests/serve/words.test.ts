import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { amount, date, days } from '../../src/serve/words.js';
import { markedText } from '../../src/serve/parts/marked-text.js';
import { outside } from '../../src/serve/links.js';
import { csvOf } from '../../src/serve/api/csv.js';

describe('the reader’s form', () => {
  it.each([
    ['2025', '2025'],
    ['2025-06', 'June 2025'],
    ['2025-06-03', '3 June 2025'],
    ['2025-06-03T08:00:00+02:00', '3 June 2025'],
    ['2025-13-01', '2025-13-01'],
    ['early spring', 'early spring'],
  ])('of the date %s is %s', (iso, expected) => {
    expect(date(iso)).toBe(expected);
  });

  it.each([
    ['2025-06-03', '2025-06-03', '3 June 2025'],
    ['2025-06-03', '2025-07-09', '3 June – 9 July 2025'],
    ['2024-06', '2025-07-09', 'June 2024 – 9 July 2025'],
    ['2024', '2025', '2024 – 2025'],
  ])('of the days from %s to %s is %s', (first, last, expected) => {
    expect(days(first, last)).toBe(expected);
  });

  it.each([
    ['<=1100000 t/year', 'up to 1.1 million t/year'],
    ['20000–30000 t', '20,000–30,000 t'],
    ['900000000 $', '$900 million'],
    ['1200000000 USD', 'USD 1.2 billion'],
    ['~70 %', 'about 70%'],
    ['2025-10-16', '16 October 2025'],
    ['mou', 'mou'],
  ])('of the amount %s is %s', (value, expected) => {
    expect(amount(value)).toBe(expected);
  });
});

const spans = (length: number) =>
  fc.array(
    fc.tuple(fc.nat(length), fc.nat(length)).map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) })),
    { maxLength: 6 },
  );

describe('a marked text', () => {
  it('is the text, and every piece lies wholly within what covers it', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b c', '\n', '\n\n', '.'), { minLength: 1 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(
        text.chain((words) => fc.tuple(fc.constant(words), spans(words.length))),
        ([words, passages]) => {
          const paragraphs = markedText(words, [], passages);
          let at = 0;
          for (const { start, pieces } of paragraphs) {
            expect(words.slice(at, start)).toMatch(/^\n*$/);
            at = start;
            for (const piece of pieces) {
              const end = at + piece.text.length;
              expect(words.slice(at, end)).toBe(piece.text);
              const covering = passages.filter((each) => each.start < end && each.end > at);
              expect(piece.passages).toEqual(covering);
              for (const each of covering) expect(each.start <= at && each.end >= end).toBe(true);
              at = end;
            }
          }
          expect(words.slice(at)).toMatch(/^\n*$/);
        },
      ),
    );
  });
});

describe('an address that a page gave', () => {
  it.each([
    ['https://tarn.example/a b', 'https://tarn.example/a%20b'],
    ['javascript:alert(1)', null],
    [' JavaScript:alert(1)', null],
    ['data:text/html,<b>', null],
    ['//tarn.example', null],
    ['', null],
  ])('%j is followed as %j', (url, expected) => {
    expect(outside(url)).toBe(expected);
  });
});

describe('CSV', () => {
  it('gives each leaf a column and lets no cell be a formula', () => {
    const rows = [
      { id: 1, by: { name: '=HYPERLINK("x")', kinds: ['a', 'b'] } },
      { id: 2, late: true },
    ];
    expect(csvOf(rows)).toBe(`id,by.name,by.kinds,late\r\n1,"'=HYPERLINK(""x"")",a | b,\r\n2,,,true\r\n`);
  });

  it('is empty without rows', () => {
    expect(csvOf([])).toBe('');
  });
});
