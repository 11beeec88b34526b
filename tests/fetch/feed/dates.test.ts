import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDate } from '../../../src/fetch/feed/dates.js';

describe('a date of a feed', () => {
  it.each([
    // W3C date-time and ISO 8601
    ['2025-06-03T10:14:55Z', '2025-06-03T10:14:55Z'],
    ['2025-06-03T10:14:55.538+05:00', '2025-06-03T05:14:55Z'],
    ['2025-06-03T10:14:55-0330', '2025-06-03T13:44:55Z'],
    ['2025-06-03T10:14Z', '2025-06-03T10:14:00Z'],
    ['2025-06-03t10:14:55z', '2025-06-03T10:14:55Z'],
    ['2025-06-03 10:14:55', '2025-06-03T10:14:55Z'],
    ['2025-06-03 10:14:55 +0500', '2025-06-03T05:14:55Z'],
    ['20250603T101455Z', '2025-06-03T10:14:55Z'],
    ['2025-06-03', '2025-06-03T00:00:00Z'],
    ['2025-6-3', '2025-06-03T00:00:00Z'],
    ['2025-06', '2025-06-01T00:00:00Z'],
    ['2025', '2025-01-01T00:00:00Z'],
    ['2025-154', '2025-06-03T00:00:00Z'],
    ['2024-366', '2024-12-31T00:00:00Z'],
    ['25-06-03', '2025-06-03T00:00:00Z'],
    ['-25-06', '2025-06-01T00:00:00Z'],
    ['991231', '1999-12-31T00:00:00Z'],
    // RFC 822 and 2822
    ['Tue, 03 Jun 2025 10:14:55 GMT', '2025-06-03T10:14:55Z'],
    ['Tue, 3 Jun 2025 10:14:55 +0500', '2025-06-03T05:14:55Z'],
    ['3 June 2025 10:14 EST', '2025-06-03T15:14:00Z'],
    ['Tue, 03 Jun 25 10:14:55 PT', '2025-06-03T18:14:55Z'],
    ['Tue, 03 Jun 2025 10:14:55 GMT+05:00', '2025-06-03T05:14:55Z'],
    ['Tue, 03 Jun 2025 10:14:55 +0000 (Coordinated Universal Time)', '2025-06-03T10:14:55Z'],
    ['Tuesday, 03-Jun-25 10:14:55 GMT', '2025-06-03T10:14:55Z'],
    ['Tue, 03 Jun 2025 10:14:55 ALMT', '2025-06-03T10:14:55Z'],
    ['03 Jun 2025', '2025-06-03T00:00:00Z'],
    ['Tue, 03 Jun 2025 24:00:00 GMT', '2025-06-04T00:00:00Z'],
    // asctime and what looks like it
    ['Tue Jun  3 10:14:55 2025', '2025-06-03T10:14:55Z'],
    ['Tue Jun 03 10:14:55 +0500 2025', '2025-06-03T05:14:55Z'],
    ['June 3, 2025', '2025-06-03T00:00:00Z'],
    ['  2025-06-03\n', '2025-06-03T00:00:00Z'],
  ])('%s is %s', (words, expected) => {
    expect(isoDate(words)).toBe(expected);
  });

  it.each([
    '',
    'soon',
    'yesterday at 10:14',
    '013',
    '0001-01-01T00:00:00',
    '9999-12-31T23:59:59',
    '2025-02-29',
    '2025-13-01',
    '2025-06-31',
    '2025-000',
    '2025-366',
    'Tue, 45 Jun 2025 10:14:55 GMT',
    '45 Jan 2025',
    '2025-06-03T25:00:00Z',
    '2025-06-03T10:61:00Z',
    'Tue, 31 Jun 2025 10:14:55 GMT',
    'Tue, 03 zzz 2025 10:14:55 GMT',
    'Tue, 03 Jun zz 10:14:55 GMT',
    'Tue, 03 Jun 2025 10:14:55 +05:zz',
    '03/06/2025',
    `2025-06-03${' '.repeat(100)}x`,
  ])('"%s" is none', (words) => {
    expect(isoDate(words)).toBeNull();
  });

  const instant = fc.date({
    min: new Date('1000-01-02T00:00:00Z'),
    max: new Date('9998-12-30T00:00:00Z'),
    noInvalidDate: true,
  });
  it('is the second that was meant, in each of the forms', () => {
    fc.assert(
      fc.property(instant, (date) => {
        const expected = `${date.toISOString().slice(0, 19)}Z`;
        expect(isoDate(date.toISOString())).toBe(expected);
        expect(isoDate(date.toUTCString())).toBe(expected);
        expect(isoDate(date.toISOString().replace(/[-:]/g, ''))).toBe(expected);
      }),
    );
  });

  it('is null or a date, whatever the words', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9TZ:+ Jan,-]{0,24}$/)), (words) => {
        expect(isoDate(words) ?? '2000-01-01T00:00:00Z').toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
      }),
    );
  });
});
