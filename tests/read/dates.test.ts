import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalDate } from '../../src/read/dates.js';
import { dateInText } from '../../src/read/visible-date.js';

describe('normalDate', () => {
  it.each([
    ['2025-06-03', '2025-06-03'],
    ['20250603', '2025-06-03'],
    ['2025-06-03T14:05', '2025-06-03T14:05:00'],
    ['2025-06-03 14:05:09', '2025-06-03T14:05:09'],
    ['2025-06-03T14:05:09.123Z', '2025-06-03T14:05:09Z'],
    ['2025-06-03T14:05:00+0200', '2025-06-03T14:05:00+02:00'],
    ['2025-06-03T14:05:00+02', '2025-06-03T14:05:00+02:00'],
    ['2025-06-03T9:05:00Z', '2025-06-03T09:05:00Z'],
    ['Tue, 03 Jun 2025 14:05:00 GMT', '2025-06-03T14:05:00Z'],
    ['Tue Jun 03 2025 14:05:00 GMT+0200', '2025-06-03T12:05:00Z'],
    ['1748952300', '2025-06-03T12:05:00Z'],
    ['1748952300000', '2025-06-03T12:05:00Z'],
    ['June 3, 2025', '2025-06-03'],
    ['3. Juni 2025', '2025-06-03'],
  ])('%s → %s', (text, expected) => {
    expect(normalDate(text)).toBe(expected);
  });

  it.each(['', 'yesterday', '2025-13-01', '2025-02-30', '0001-01-01T00:00:00', '1970-01-01', '3 hours ago', '12345'])(
    'takes "%s" for no date',
    (text) => {
      expect(normalDate(text)).toBeNull();
    },
  );

  it('keeps every instant that was written in ISO 8601', () => {
    const instants = fc.date({ min: new Date('1991-01-02'), max: new Date('2099-12-30'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (date) => {
        const seconds = Math.floor(date.getTime() / 1000);
        expect(Date.parse(normalDate(date.toISOString()) ?? '') / 1000).toBe(seconds);
      }),
    );
  });
});

describe('dateInText', () => {
  it.each([
    ['Published 3 June 2025', '2025-06-03'],
    ['June 3rd, 2025 at 2:05 p.m. ET', '2025-06-03T14:05:00'],
    ['Jun. 3, 2025 12:05 AM', '2025-06-03T00:05:00'],
    ['Stand: 03.06.2025, 14:05 Uhr', '2025-06-03T14:05:00'],
    ['vom 03.06.25', '2025-06-03'],
    ['Dienstag, 3. Jänner 2023', '2023-01-03'],
    ['Publié le 3 juin 2025 à 14h05', '2025-06-03T14:05:00'],
    ['3 de junio de 2025', '2025-06-03'],
    ['3 giugno 2025', '2025-06-03'],
    ['3 czerwca 2025', '2025-06-03'],
    ['3 июня 2025', '2025-06-03'],
    ['3 Haziran 2025', '2025-06-03'],
    ['2025年6月3日', '2025-06-03'],
    ['06/13/2025', '2025-06-13'],
    ['03/06/2025', '2025-06-03'],
    ['London, 2025-06-03', '2025-06-03'],
  ])('%s → %s', (text, expected) => {
    expect(dateInText(text)).toBe(expected);
  });

  it.each([
    'In June the mine opened',
    'Call 0044 20 2025 1234',
    'June 31, 2025',
    'version 1.2.2025.7',
    'born 3 June 1885',
    'Grade 3.06.20 g/t',
  ])('finds none in "%s"', (text) => {
    expect(dateInText(text)).toBeNull();
  });
});
