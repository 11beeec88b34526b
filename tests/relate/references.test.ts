import { describe, expect, it } from 'vitest';
import type { Known } from '../../src/relate/standing-features.js';
import { readPairs } from '../../src/relate/propose.js';
import { relations, syntaxOf } from './support.js';

/** The references of a text and whom they stand for, in its order: `its → Lynas`. */
function resolved(text: string, known: Known = () => undefined): string[] {
  const { mentions, analysis } = syntaxOf(text).syntax;
  const { syntax } = readPairs(mentions, analysis, relations, known);
  return Array.from({ length: syntax.count }, (_, token) => token)
    .filter((token) => syntax.mention[token] < 0 && syntax.referent[token] >= 0)
    .map((token) => `${syntax.text(token)} → ${syntax.mentions[syntax.referent[token]].entity.name}`);
}

/** What a gazetteer says: `from to` → column. */
function knowing(links: Readonly<Record<string, string>>): Known {
  return (from, to) => links[`${from} ${to}`];
}

describe('a reference stands for', () => {
  it.each([
    ['a company', '[O1:Boliden] opened [D1:Tara]. The company will hire miners.', ['company → Boliden']],
    ['the subject that a possessive stands under', '[O1:Norvik] of [L1:Peru] sold its shares.', ['its → Norvik']],
    ['a subject behind it', '[O1:Tulla] slept. In its report, [O2:Boliden] named a price.', ['its → Boliden']],
    [
      'what the article calls so',
      'The [O1:Ministry of Mines] met [O2:Boliden]. The ministry agreed.',
      ['ministry → Ministry of Mines'],
    ],
    ['a government', '[L1:Peru] waits. The government has signed nothing.', ['government → Peru']],
    ['a metal', '[O1:Boliden] sells [E1:tin]. It stocks four tonnes of the metal.', ['It → Boliden', 'metal → tin']],
    ['a council by its name', 'The [O1:Nordic Council] met. The council agreed.', ['council → Nordic Council']],
    [
      'what a reference stood for',
      '[O1:Boliden] rose. The company sold its shares.',
      ['company → Boliden', 'its → Boliden'],
    ],
  ])('%s', (_, text, expected) => {
    expect(resolved(text)).toEqual(expected);
  });

  it.each([
    ['a council that nothing was called', '[O1:Boliden] rose. The council agreed.'],
    ['the largest of its kind', '[O1:Boliden] rose. The largest producer is elsewhere.'],
    ['another one', '[O1:Boliden] rose. The other company fell.'],
    ['a part of a country', '[L1:Peru] waits. The regional government agreed.'],
    ['any company', '[O1:Boliden] rose. A company has to report, and every company knows.'],
    ['the clause behind it', '[O1:Boliden] rose. It is hard to say why.'],
    ['one that is named there', 'The [D1:Tara] mine is deep. [O1:Boliden] knows the [D2:Uis] mine.'],
  ])('not for %s', (_, text) => {
    expect(resolved(text)).toEqual([]);
  });

  it('the one that the gazetteer knows to be what stands before the noun', () => {
    const text = '[L1:Canada] and [L2:Peru] watch. [O1:Norvik] met [O2:Tulla]. The [L1:Canada] miner signed.';
    const miner = (links: Readonly<Record<string, string>>): string | undefined =>
      resolved(text, knowing(links)).find((line) => line.startsWith('miner'));
    expect(miner({ 'organisation:norvik place:canada': 'country' })).toBe('miner → Norvik');
    expect(miner({ 'organisation:tulla place:canada': 'country' })).toBe('miner → Tulla');
  });

  it('a country rather than a city', () => {
    const text = '[L1:Peru] waits. In [L2:Lima] it rained on [L2:Lima]. The government agreed.';
    expect(resolved(text, knowing({ 'place:peru place:peru': 'country' }))).toContain('government → Peru');
  });
});

describe('"we" in a quotation stands for', () => {
  it.each([
    [
      'where the speaker holds an office',
      '“We will build the smelter here,” said [P1:Jane Doe], chief executive of [O1:Lynas].',
      ['We → Lynas'],
    ],
    [
      'the same with the office first',
      '“It takes time before we build the smelter,” [O1:Lynas] chief executive [P1:Jane Doe] said.',
      ['we → Lynas'],
    ],
    ['the organisation that speaks', '“We will build the smelter in spring,” [O1:Lynas] said.', ['We → Lynas']],
  ])('%s', (_, text, expected) => {
    expect(resolved(text).filter((line) => /^we/i.test(line))).toEqual(expected);
  });

  it.each([
    ['for whoever hears it', '“We will build the smelter here,” [P1:Jane Doe] told [O1:Reuters].'],
    ['outside a quotation', 'We asked [O1:Lynas] about the smelter.'],
  ])('not %s', (_, text) => {
    expect(resolved(text).filter((line) => /^we/i.test(line))).toEqual([]);
  });
});
