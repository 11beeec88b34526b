import { describe, expect, it } from 'vitest';
import { noticeOf } from '../../src/read/notice.js';
import { wireInDateline } from '../../src/read/authors.js';

const HEADLINE = 'Mine opens in the hills';
const TEXT = ['The mine opened on Monday.', 'Its owner expects 1.8 million tonnes.'];

describe('a notice', () => {
  it.each([
    ['RETRACTED: Mine opens in the hills', 'retraction'],
    ['Withdrawn – Mine opens in the hills', 'retraction'],
    ['Mine opens in the hills [Retracted]', 'retraction'],
    ['CORRECTED-Mine opens in the hills', 'correction'],
    ['Correction (June 3): Mine opens in the hills', 'correction'],
  ])('in the headline %s is a %s', (headline, kind) => {
    expect(noticeOf(headline, TEXT)).toEqual({ kind, quote: headline });
  });

  it.each([
    ['This article has been retracted.', 'retraction'],
    ["Editor's note: This story has been withdrawn because its figures could not be confirmed.", 'retraction'],
    ['Retraction: the figures below were those of another mine.', 'retraction'],
    ['The Hill Courier has withdrawn this report.', 'retraction'],
    ['* This report was removed on 4 June.', 'retraction'],
    ['Correction: the owner expects 1.8 million tonnes.', 'correction'],
    ['CORRECTION, June 4: the owner expects 1.8 million tonnes.', 'correction'],
    ['(Corrects tonnage in second paragraph)', 'correction'],
    ['An earlier version of this article misstated the tonnage.', 'correction'],
    ['(This story was corrected to give the tonnage.)', 'correction'],
    ['Editor’s note: a previous version of this story said that the mine holds 1.2 million tonnes.', 'correction'],
  ])('in the text, %s, is a %s', (paragraph, kind) => {
    expect(noticeOf(HEADLINE, [...TEXT, paragraph])).toEqual({ kind, quote: paragraph });
  });

  it.each([
    'The ministry has withdrawn the licence.',
    'The report was withdrawn by the ministry in May.',
    '“This report has been withdrawn,” the agency said.',
    'Prices saw a correction in June.',
    'The company retracted its forecast for the year.',
    'An earlier version of this law said that mines pay no tax.',
    'He corrected himself: the mine opens in May.',
  ])('is none of: %s', (paragraph) => {
    expect(noticeOf(HEADLINE, [paragraph])).toBeNull();
  });

  it.each(['Retraction of licence angers miners', 'Correction in lithium prices', 'Withdrawn bill returns'])(
    'is none of the headline %s',
    (headline) => {
      expect(noticeOf(headline, TEXT)).toBeNull();
    },
  );

  it('of retraction goes before one of correction', () => {
    const quote = 'This article has been retracted.';
    expect(noticeOf(`Corrected: ${HEADLINE}`, [quote])).toEqual({ kind: 'retraction', quote });
  });
});

describe('the wire in the opening line', () => {
  it.each([
    ['OSLO, June 3 (Northern Wire) - The mine opened.', ['Northern Wire']],
    ['OSLO (NW) — The mine opened.', ['NW']],
    ['The mine (Northern Wire) opened - at last.', []],
    ['The owner, Halden (the largest) - a miner - opened it.', []],
    ['The mine opened.\n\nOSLO (NW) - No.', []],
  ])('of %j is %j', (text, expected) => {
    expect(wireInDateline(text)).toEqual(expected);
  });
});
