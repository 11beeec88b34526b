import { describe, expect, it } from 'vitest';
import { related, shown } from './support.js';

describe('claims of a sentence', () => {
  it.each([
    ["[L1:Australia]'s [O1:Lynas] rose.", 'Lynas located_in Australia'],
    ['[P1:Jane Doe], chief executive of [O1:Boliden], spoke.', 'Jane Doe holds_position Boliden'],
    ['The [D1:Uis] [E1:tin] mine in [L1:Namibia] reopened.', 'Uis located_in Namibia'],
    ['The [D1:Uis] [E1:tin] mine in [L1:Namibia] reopened.', 'Uis hosts tin'],
  ])('%s states %s', (text, expected) => {
    expect(related(text).claims.map(shown)).toContain(expected);
  });

  it.each(['[E1:Copper] fell as [L1:China] and [L2:Japan] slept.', '[P1:Jane Doe] met [P2:John Roe].'])(
    '%s states nothing',
    (text) => {
      expect(related(text).claims).toEqual([]);
    },
  );

  it('cites the exact words, and says the same again', () => {
    const text = "Rain fell. The [D1:Uis] [E1:tin] mine in [L1:Namibia] reopened. [L2:Australia]'s [O1:Lynas] rose.";
    const { claims, source } = related(text);
    expect(claims.length).toBeGreaterThan(1);
    for (const { citation } of claims) expect(source.slice(citation.start, citation.end)).toBe(citation.quote);
    expect(related(text).claims).toEqual(claims);
  });

  it('fills the role of an office', () => {
    const { claims } = related('[P1:Jane Doe], chief executive of [O1:Boliden], spoke.');
    expect(claims.map(({ qualifiers }) => qualifiers.role)).toContain('chief executive');
  });
});
