import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DEPREL, UPOS, XPOS, type Analysis } from '../../src/language/analysis.js';
import { analyse } from '../../src/language/analyse.js';
import { loadEnglish } from '../../src/language/load.js';
import { proposeNames } from '../../src/language/names.js';
import { segment } from '../../src/language/segment.js';
import type { Span } from '../../src/model.js';

const english = loadEnglish();

function read(text: string, names: readonly string[] = []): Analysis {
  const spans = names.map((name) => ({ start: text.indexOf(name), end: text.indexOf(name) + name.length }));
  return analyse(segment(text, english.exceptions), spans, english);
}

function words(a: Analysis): string[] {
  return Array.from({ length: a.count }, (_, i) => a.text.slice(a.start[i], a.end[i]));
}

/** `child ←relation– head` for the child that is spelled so. */
function arc(a: Analysis, child: string): string {
  const i = words(a).indexOf(child);
  return `${DEPREL[a.deprel[i]]} ${a.head[i] < 0 ? '-' : words(a)[a.head[i]]}`;
}

describe('who did what to whom', () => {
  test.each([
    ['The company bought the mine.', 'company', 'nsubj bought'],
    ['The company bought the mine.', 'mine', 'obj bought'],
    ['The mine was bought by the company.', 'mine', 'nsubj:pass bought'],
    ['The mine was bought by the company.', 'company', 'obl:agent bought'],
    ['The company will not develop the deposit.', 'will', 'aux develop'],
    ["The company's shares rose.", 'company', 'nmod:poss shares'],
    ['They produce copper and gold.', 'gold', 'conj copper'],
  ])('%s: %s is %s', (text, word, expected) => {
    expect(arc(read(text), word)).toBe(expected);
  });
});

describe('names as one token', () => {
  const text = 'Rainbow Rare Earths signed a deal with Tau-Ken Samruk.';
  const a = read(text, ['Rainbow Rare Earths', 'Tau-Ken Samruk']);

  it('joins their words, tags them as proper names and keeps their spelling as lemma', () => {
    expect(words(a)).toEqual(['Rainbow Rare Earths', 'signed', 'a', 'deal', 'with', 'Tau-Ken Samruk', '.']);
    expect([UPOS[a.upos[0]], XPOS[a.xpos[0]], a.lemma[0]]).toEqual(['PROPN', 'NNP', 'Rainbow Rare Earths']);
    expect(Array.from(a.name)).toEqual([0, -1, -1, -1, -1, 1, -1]);
    expect(arc(a, 'Rainbow Rare Earths')).toBe('nsubj signed');
  });

  it('cuts tokens where a name ends inside them', () => {
    const cut = read('The copper-gold mine', ['copper']);
    expect(words(cut)).toEqual(['The', 'copper', '-', 'gold', 'mine']);
    expect(words(read('Newmontgoldcorp rose', ['Newmont']))).toEqual(['Newmont', 'goldcorp', 'rose']);
  });

  it('ends no sentence inside a name', () => {
    const joined = read('He joined Dig Inc. The Miners. It grew.', ['Dig Inc. The Miners']);
    expect(words(joined)).toContain('Dig Inc. The Miners');
    expect(joined.sentences.length).toBe(3);
  });

  it('takes the first of overlapping spans, the longer of two that begin together', () => {
    const spans = [
      { start: 8, end: 20 },
      { start: 0, end: 12 },
      { start: 0, end: 19 },
    ];
    const { name } = analyse(segment(text, english.exceptions), spans, english);
    expect(Array.from(name)).toEqual([2, ...new Array<number>(9).fill(-1)]);
  });
});

describe('lemmas', () => {
  test.each([
    ['The miners were mining tungsten.', 'the miner be mine tungsten .'],
    ["They didn't buy the companies.", 'they do not buy the company .'],
    ['She has said that prices fell.', 'she have say that price fall .'],
  ])('%s', (text, expected) => {
    expect(read(text).lemma.join(' ')).toBe(expected);
  });
});

describe('any text with any spans', () => {
  const piece = fc.constantFrom(
    'The',
    'mine',
    'Corp.',
    'said',
    '.',
    '\n\n',
    '“',
    '”',
    'U.S.-based',
    '😀',
    '\ud83d',
    "'s",
    '5%',
    'and',
  );
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(piece, { maxLength: 40 }).map((parts) => parts.join(' ')),
  );
  const spans = fc.array(fc.record({ start: fc.nat(80), length: fc.nat(12) }), { maxLength: 6 });

  it('has trees with one root a sentence and no circle, exact offsets, and the same answer twice', () => {
    fc.assert(
      fc.property(texts, spans, (text, drawn) => {
        const names: Span[] = drawn.map(({ start, length }) => ({ start, end: start + length }));
        const a = analyse(segment(text, english.exceptions), names, english);
        for (let s = 0; s + 1 < a.sentences.length; s++) {
          const [from, to] = [a.sentences[s], a.sentences[s + 1]];
          expect(to).toBeGreaterThan(from);
          const heads = Array.from(a.head.subarray(from, to));
          expect(heads.filter((head) => head === -1)).toHaveLength(1);
          for (let i = from; i < to; i++) {
            let steps = 0;
            for (let k = i; k >= 0; k = a.head[k]) {
              expect(k >= from && k < to).toBe(true);
              expect(++steps).toBeLessThanOrEqual(to - from);
            }
          }
        }
        for (let i = 0; i < a.count; i++) {
          expect(a.start[i]).toBeGreaterThanOrEqual(i === 0 ? 0 : a.end[i - 1]);
          expect(a.end[i]).toBeGreaterThan(a.start[i]);
          const name = names.at(a.name[i]);
          if (a.name[i] >= 0) expect([a.start[i] >= name!.start, a.end[i] <= name!.end]).toEqual([true, true]);
        }
        expect(analyse(segment(text, english.exceptions), names, english)).toEqual(a);
      }),
      { numRuns: 500, seed: 2 },
    );
  });
});

describe('names proposed', () => {
  it('finds a person, an organisation, a place and a deposit that are on no list', () => {
    const text =
      'Martha Okonjo, chief executive of Zorvane Resources Ltd, said drilling at the Kalbrek deposit in northern Tanzania would begin in May.';
    const found = proposeNames(segment(text, english.exceptions), english, 'field');
    expect(found.map(({ start, end, kind }) => [kind, text.slice(start, end)])).toEqual(
      expect.arrayContaining([
        ['person', 'Martha Okonjo'],
        ['organisation', 'Zorvane Resources Ltd'],
        ['place', 'Tanzania'],
        ['deposit', 'Kalbrek'],
      ]),
    );
  });

  it('proposes spans in order, without overlap, that begin and end with tokens', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const seg = segment(text, english.exceptions);
        let at = 0;
        const names = proposeNames(seg, english);
        expect(proposeNames(seg, english)).toEqual(names);
        for (const { start, end } of names) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(Array.from(seg.start)).toContain(start);
          expect(Array.from(seg.end)).toContain(end);
          at = end;
        }
      }),
      { numRuns: 500, seed: 3 },
    );
  });
});

/** Offset of the first character that is not white space and that no token has, or of a token out of order; -1 for none. */
function firstGap({ text, count, start, end }: Analysis): number {
  let behind = 0;
  for (let i = 0; i <= count; i++) {
    const from = i === count ? text.length : start[i];
    if (from < behind || (i < count && end[i] <= from)) return from;
    if (/[^\s\u200b\ufeff]/.test(text.slice(behind, from))) return behind;
    behind = i === count ? from : end[i];
  }
  return -1;
}

describe('junk', () => {
  const unit = 'xK9\u0000é😀 ';
  test.each([
    ['one line of 100,000 letters', 'a'.repeat(100_000)],
    ['100,000 dots and letters', 'a.'.repeat(50_000)],
    ['quotes, brackets and apostrophes', '("\'’”) '.repeat(15_000)],
    ['lone surrogates', '\ud83d\ude00\ud83d '.repeat(30_000)],
    ['right-to-left script with zero-width marks', 'שלום\u200b\u200f עולם\u200d. '.repeat(6_000)],
    ['hyphens and digits', '1-2,3/'.repeat(16_000)],
    ['all kinds at once', unit.repeat(12_000)],
  ])('%s is read to its end', (_, text) => {
    const seg = segment(text, english.exceptions);
    const a = analyse(seg, proposeNames(seg, english), english);
    expect(firstGap(a)).toBe(-1);
    expect(a.sentences[a.sentences.length - 1]).toBe(a.count);
  });
});
