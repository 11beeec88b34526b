import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Claim } from '../../src/model.js';
import { nameOf, related, shown } from './support.js';

/** Paragraphs that each name whom they speak of. */
const PARAGRAPHS = [
  'The [D1:Uis] [E1:tin] mine in [L1:Namibia] reopened.',
  "[L2:Australia]'s [O1:Lynas] rose.",
  '[P1:Jane Doe], chief executive of [O2:Boliden], spoke.',
  '[O3:Norvik Metals] signed a cooperation agreement with [O4:Arden Resources].',
  'The [D2:Karakol] deposit contains 12 million tonnes of [E2:tungsten].',
];

const told = (claim: Claim): string =>
  `${shown(claim)} ${JSON.stringify(claim.qualifiers)} by ${claim.attributedTo ?? 'the article'}: ${claim.citation.quote}`;
/** What sentences state that name both: over paragraphs the scorer weighs how near two stand. */
const toldBy = (paragraphs: readonly string[]): string[] =>
  related(['News of the week', ...paragraphs].join('\n\n'))
    .claims.filter(
      ({ subject, object, citation: { quote } }) => quote.includes(subject.name) && quote.includes(nameOf(object)),
    )
    .map(told)
    .sort();

describe('paragraphs in another order', () => {
  it('give the same claims of each sentence where no reference crosses', () => {
    const usual = toldBy(PARAGRAPHS);
    expect(usual.length).toBeGreaterThanOrEqual(PARAGRAPHS.length);
    fc.assert(
      fc.property(
        fc.shuffledSubarray(PARAGRAPHS, { minLength: PARAGRAPHS.length, maxLength: PARAGRAPHS.length }),
        (paragraphs) => {
          expect(toldBy(paragraphs)).toEqual(usual);
        },
      ),
      { numRuns: 40 },
    );
  });
});
