import { describe, expect, it } from 'vitest';
import { attributionOf } from '../../src/relate/attribution.js';
import { relations, syntaxOf, tokenOf } from './support.js';

describe('attribution', () => {
  it.each([
    ['[O1:Boliden] operates [D1:Tara].', 'operates', null],
    ['[P1:Jane Doe] said that [O1:Boliden] operates [D1:Tara].', 'operates', 'Jane Doe'],
    ['[P1:Jane Doe] announced that [O1:Boliden] operates [D1:Tara].', 'operates', 'Jane Doe'],
    ['[O1:Boliden] operates [D1:Tara], according to [P1:Jane Doe].', 'operates', 'Jane Doe'],
    ['Analysts say that [O1:Boliden] operates [D1:Tara].', 'operates', 'Analysts'],
  ])('%s', (text, verb, expected) => {
    const { syntax, args } = syntaxOf(text);
    expect(attributionOf(syntax, args, tokenOf(syntax, verb), relations)).toBe(expected);
  });
});
