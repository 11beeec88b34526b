import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileNames, endsWord, findNames, startsWord, type Hit } from '../../src/tag/name-index.js';
import { fold, foldKey } from '../../src/tag/fold.js';

/** Names as the index takes them: folded and unique. */
const prepared = (names: readonly string[]): string[] =>
  [...new Set(names.map((name) => foldKey(name)))].filter((name) => name !== '').sort();

/** The same answer by trying every name at every place. */
function findNaively(names: readonly string[], source: string): Hit[] {
  const text = fold(source);
  const whole = String.fromCharCode(...text.units);
  const found: Hit[] = [];
  for (let from = 0; from < text.length;) {
    let longest = -1;
    for (const [n, name] of names.entries()) {
      const fits = whole.startsWith(name, from) && startsWord(text, from) && endsWord(text, from + name.length);
      if (fits && (longest < 0 || name.length > names[longest].length)) longest = n;
    }
    const behind = longest < 0 ? from + 1 : from + names[longest].length;
    if (longest >= 0) found.push({ name: longest, start: text.start[from], end: text.end[behind - 1] });
    from = behind;
  }
  return found;
}

const found = (names: readonly string[], text: string): string[] => {
  const sorted = prepared(names);
  return findNames(compileNames(sorted), fold(text)).map(({ start, end }) => text.slice(start, end));
};

const cases: [string, string[], string, string[]][] = [
  ['the longest name at a place', ['New', 'New York', 'York'], 'in New York today', ['New York']],
  ['a shorter name where the longer breaks off', ['New', 'New York Times'], 'New York', ['New']],
  ['no name inside a word', ['tin'], 'Martin, tinny, tin', ['tin']],
  ['a name before a possessive', ['Kazakhstan'], 'Kazakhstan’s and Kazakhstans', ['Kazakhstan']],
  ['a name before a hyphen', ['U.S.', 'tin'], 'U.S.-based, tin-bearing', ['U.S.', 'tin']],
  ['no part of a longer acronym', ['U.S.'], 'the U.S.A', []],
  ['a name over a line break', ['Severny Katpar'], 'Severny\nKatpar', ['Severny\nKatpar']],
  ['no name over a blank line', ['Severny Katpar'], 'Severny\n\nKatpar', []],
  ['decomposed letters, whole', ['Norra Kärr'], 'at Norra Ka\u0308rr.', ['Norra Ka\u0308rr']],
  ['a final combining mark', ['Araxá'], 'Araxa\u0301, Brazil', ['Araxa\u0301']],
  ['letters beside a lone surrogate', ['tin'], '\ud800tin\udc00', ['tin']],
  ['no half of a character', ['1'], '1½ ½', []],
  ['nothing without names', [], 'tin', []],
];

describe('the index of names', () => {
  it.each(cases)('finds %s', (_, names, text, expected) => {
    expect(found(names, text)).toEqual(expected);
  });

  it('leaves a place to a shorter name where the longer is refused', () => {
    const names = prepared(['us', 'us steel']);
    const hits = findNames(compileNames(names), fold('US Steel'), ({ name }) => names[name] === 'us');
    expect(hits).toEqual([{ name: 0, start: 0, end: 2 }]);
  });

  it('agrees with a naive search on random names and texts', () => {
    const letters = fc.constantFrom(
      'a',
      'b',
      'A',
      'á',
      '-',
      ' ',
      '.',
      '’',
      's',
      '\n',
      '\u0301',
      '\u200b',
      'ß',
      '½',
      '\ud800',
      '\u0000',
      'ə',
      'Ж',
      '金',
    );
    const words = fc.array(letters, { minLength: 1, maxLength: 7 }).map((list) => list.join(''));
    const texts = fc.array(letters, { maxLength: 60 }).map((list) => list.join(''));
    fc.assert(
      fc.property(fc.array(words, { maxLength: 12 }), texts, (names, text) => {
        const sorted = prepared(names);
        expect(findNames(compileNames(sorted), fold(text))).toEqual(findNaively(sorted, text));
      }),
      { numRuns: 20_000 },
    );
  });

  it('compiles many names and finds each', () => {
    const names = prepared(Array.from({ length: 5000 }, (_, i) => `Name ${(i * 7919) % 104729} Ridge`));
    const index = compileNames(names);
    for (const [n, name] of names.entries())
      expect(findNames(index, fold(`at ${name}.`))).toEqual([{ name: n, start: 3, end: 3 + name.length }]);
  });
});
