import { describe, expect, it } from 'vitest';
import { amountOf } from '../../src/relate/qualifiers.js';
import { related, relations } from './support.js';

function qualifiersOf(text: string, predicate: string, object: string): Readonly<Record<string, string>> {
  const { claims } = related(text);
  const claim = claims.find(
    (each) => each.predicate === predicate && 'name' in each.object && each.object.name === object,
  );
  if (claim === undefined) throw new Error(`no ${predicate} ${object} in "${text}"`);
  return claim.qualifiers;
}

describe('the qualifiers of a claim', () => {
  it.each([
    ['The [D1:Uis] deposit holds 12 million tonnes of [E1:tin].', 'hosts', 'tin', 'amount', '12 million tonnes'],
    ['[O1:Lynas] holds a 30 percent stake in [O2:Arden Resources].', 'owns', 'Arden Resources', 'share', '30 percent'],
    [
      '[O1:Lynas] acquired [O2:Arden Resources] for $90 million.',
      'acquires',
      'Arden Resources',
      'amount',
      '$90 million',
    ],
    ['[P1:Jane Doe], chief executive of [O1:Boliden], spoke.', 'holds_position', 'Boliden', 'role', 'chief executive'],
  ])('%s %s %s: %s', (text, predicate, object, role, words) => {
    expect(qualifiersOf(text, predicate, object)[role]).toBe(words);
  });

  it('are each its own claim’s, where two stand in one sentence', () => {
    const text = 'The [D1:Uis] deposit contains 12 million tonnes of [E1:tin] and 600,000 tonnes of [E2:copper].';
    expect(qualifiersOf(text, 'hosts', 'tin').amount).toBe('12 million tonnes');
    expect(qualifiersOf(text, 'hosts', 'copper').amount).toBe('600,000 tonnes');
  });

  it('are told in a claim of their own, where a role has several', () => {
    const text =
      'The [D1:Uis] deposit holds indicated resources of 12 million tonnes of [E1:tin] and inferred resources of 3 million tonnes.';
    const told = related(text)
      .claims.filter(({ predicate }) => predicate === 'hosts')
      .map(({ qualifiers }) => qualifiers.amount);
    expect(told).toEqual(['12 million tonnes', '3 million tonnes']);
  });

  it('hold no move of a share’s price', () => {
    const text = '[O1:Lynas], which owns [O2:Arden Resources], rose 7 percent in Sydney.';
    expect(qualifiersOf(text, 'owns', 'Arden Resources')).not.toHaveProperty('share');
  });

  it('come from all the sentences that state it, each cited', () => {
    const text =
      '[O1:Lynas] owns 30 percent of [O2:Arden Resources].\n\n[O1:Lynas] bought its stake in [O2:Arden Resources] in 2021.';
    const claim = related(text).claims.find(({ predicate }) => predicate === 'owns')!;
    expect(claim.qualifiers).toMatchObject({ share: '30 percent' });
    const cited = [claim.citation, ...(claim.citation.antecedents ?? [])].map(({ quote }) => quote).join(' ');
    for (const [role, words] of Object.entries(claim.qualifiers))
      if (!role.endsWith('_value')) expect(cited).toContain(words);
  });

  it('stand beside what they amount to', () => {
    const { amount_value: value } = qualifiersOf(
      'The [D1:Uis] deposit holds 12 million tonnes of [E1:tin].',
      'hosts',
      'tin',
    );
    expect(value).toBe('12000000 t');
  });
});

describe('what a filler amounts to', () => {
  const agreement = relations.predicates.find(({ name }) => name === 'agrees_with')!;
  const entity = { id: 'element:tungsten', kind: 'element', name: 'tungsten' } as const;
  const name = { kind: 'element', start: 0, end: 1, text: 'W', entity, rule: 'test' } as const;

  it('is the name of the entity that it is or goes back to', () => {
    expect(amountOf('about', { name }, undefined, agreement, new Set())).toBe('tungsten');
  });

  it('is what its words say, if they say it', () => {
    expect(amountOf('type', {}, 'mou', agreement, new Set(['agrees_with', 'supplies']))).toBe('mou');
  });

  it('of a bare contract with whom one supplies is an offtake', () => {
    expect(amountOf('type', {}, undefined, agreement, new Set(['agrees_with', 'supplies']))).toBe('offtake');
    expect(amountOf('type', {}, undefined, agreement, new Set(['agrees_with']))).toBeUndefined();
    expect(amountOf('date', {}, undefined, agreement, new Set(['agrees_with', 'supplies']))).toBeUndefined();
  });
});
