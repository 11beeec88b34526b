import { describe, expect, it } from 'vitest';
import { isOfNone, statusOf, stronger } from '../../src/relate/status.js';
import { relations, syntaxOf, tokenOf } from './support.js';

describe('the status of a verb by the rules', () => {
  it.each([
    ['[O1:Boliden] bought [D1:Tara].', 'bought', 'asserted'],
    ['[O1:Boliden] will buy [D1:Tara].', 'buy', 'planned'],
    ['[O1:Boliden] may buy [D1:Tara].', 'buy', 'possible'],
    ['[O1:Boliden] could buy [D1:Tara].', 'buy', 'possible'],
    ['[O1:Boliden] did not buy [D1:Tara].', 'buy', 'denied'],
    ['[O1:Boliden] has never operated [D1:Tara].', 'operated', 'denied'],
    ['[O1:Boliden] plans to buy [D1:Tara].', 'buy', 'planned'],
    ['[O1:Boliden] is considering buying [D1:Tara].', 'buying', 'possible'],
    ['[O1:Boliden] stopped operating [D1:Tara].', 'operating', 'ended'],
    ['[O1:Boliden] refused to buy [D1:Tara].', 'buy', 'denied'],
    ['The price falls if [O1:Boliden] buys [D1:Tara].', 'buys', 'possible'],
    ['[P1:Jane Doe] said that [O1:Boliden] operates [D1:Tara].', 'operates', 'asserted'],
  ])('%s', (text, verb, expected) => {
    const { syntax } = syntaxOf(text);
    expect(statusOf(syntax, tokenOf(syntax, verb), relations)).toBe(expected);
  });

  it.each([
    ['Nobody has found [E1:zinc] at [D1:Tara].', true],
    ['Not a tonne of [E1:zinc] came from [D1:Tara].', true],
    ['Not far from [D1:Tara] there is [E1:zinc].', false],
    ['[D1:Tara] has [E1:zinc].', false],
  ])('knows a sentence that speaks of none: %s', (text, none) => {
    expect(isOfNone(syntaxOf(text).syntax, 0)).toBe(none);
  });

  it('takes what is over or denied before what is planned', () => {
    expect(stronger('planned', 'ended')).toBe('ended');
    expect(stronger('denied', 'possible')).toBe('denied');
    expect(stronger('asserted', 'planned')).toBe('planned');
  });
});
