import { describe, expect, it } from 'vitest';
import { attributionOf } from '../../src/relate/attribution.js';
import { findQuotations } from '../../src/relate/quotations.js';
import { relations, syntaxOf, tokenOf } from './support.js';

describe('attribution', () => {
  it.each([
    ['[O1:Boliden] operates [D1:Tara].', 'operates', null],
    ['[P1:Jane Doe] said that [O1:Boliden] operates [D1:Tara].', 'operates', 'Jane Doe'],
    ['[P1:Jane Doe] announced that [O1:Boliden] operates [D1:Tara].', 'operates', 'Jane Doe'],
    ['[O1:Boliden] operates [D1:Tara], according to [P1:Jane Doe].', 'operates', 'Jane Doe'],
    ['Analysts say that [O1:Boliden] operates [D1:Tara].', 'operates', 'Analysts'],
    ['Local officials say that [O1:Boliden] operates [D1:Tara].', 'operates', 'Local officials'],
    ['[O1:Boliden] closed [D1:Tara]. The company said that it operates [D2:Kemi].', 'operates', 'Boliden'],
    ['“[O1:Boliden] operates [D1:Tara] with great care,” [P1:Jane Doe] said.', 'operates', 'Jane Doe'],
    ['[P1:Jane Doe] said that [O1:Boliden], which operates [D1:Tara], grew.', 'operates', null],
  ])('%s', (text, verb, expected) => {
    const { syntax, args } = syntaxOf(text);
    expect(attributionOf(syntax, args, relations, tokenOf(syntax, verb), findQuotations(syntax, args, relations))).toBe(
      expected,
    );
  });
});
