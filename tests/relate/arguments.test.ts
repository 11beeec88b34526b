import { describe, expect, it } from 'vitest';
import { syntaxOf, tokenOf } from './support.js';

/** The names that fill subject and object of the verb of that form. */
function roles(text: string, verb: string): string {
  const { syntax, args } = syntaxOf(text);
  const token = tokenOf(syntax, verb);
  const names = (tokens: number[]): string =>
    [...new Set(tokens.flatMap((t) => args.fillers(t)))]
      .map((t) => syntax.mentions[syntax.referent[t]].entity.name)
      .join('+');
  return `${names(args.subject(token))} → ${names(args.object(token))}`;
}

describe('logical subject and object', () => {
  const cases: [string, string, string, string][] = [
    ['active', '[O1:Boliden] operates [D1:Garpenberg].', 'operates', 'Boliden → Garpenberg'],
    ['passive', '[D1:Garpenberg] is operated by [O1:Boliden].', 'operated', 'Boliden → Garpenberg'],
    ['future passive', '[D1:Garpenberg] will be sold by [O1:Boliden].', 'sold', 'Boliden → Garpenberg'],
    [
      'relative',
      '[O1:Boliden], which operates [D1:Garpenberg] in Sweden, raised its forecast.',
      'operates',
      'Boliden → Garpenberg',
    ],
    ['participle', '[D1:Garpenberg], sold by [O1:Boliden], will reopen.', 'sold', 'Boliden → Garpenberg'],
    ['control', '[O1:Boliden] plans to buy [D1:Garpenberg].', 'buy', 'Boliden → Garpenberg'],
    ['two verbs', '[O1:Boliden] bought [D1:Tara] and sold [D2:Garpenberg].', 'sold', 'Boliden → Garpenberg'],
    ['two subjects', '[O1:Boliden] and [O2:Zinco] operate [D1:Tara].', 'operate', 'Boliden+Zinco → Tara'],
    [
      'three objects',
      '[O1:Boliden] operates [D1:Tara], [D2:Aitik] and [D3:Kevitsa].',
      'operates',
      'Boliden → Tara+Aitik+Kevitsa',
    ],
    ['a name before its noun', '[O1:Boliden] operates the [D1:Tara] mine.', 'operates', 'Boliden → Tara'],
    ['whose deal it is', '[O1:Boliden] signed a deal to buy [D1:Tara].', 'buy', 'Boliden → Tara'],
    ['a measure', '[O1:Boliden] mined 40 tonnes of [E1:zinc].', 'mined', 'Boliden → zinc'],
  ];
  it.each(cases)('%s', (_, text, verb, expected) => {
    expect(roles(text, verb)).toBe(expected);
  });

  it.each([
    ['before the name', 'The mine operator [O1:Boliden] said nothing.', 'operator'],
    ['behind the name', '[O1:Boliden], the operator of [D1:Tara], rose.', 'operator'],
    ['said of the name', '[O1:Boliden] is the operator of [D1:Tara].', 'operator'],
  ])('finds whom a noun describes: %s', (_, text, noun) => {
    const { syntax, args } = syntaxOf(text);
    const names = args.described(tokenOf(syntax, noun)).map((token) => syntax.text(token));
    expect(names).toEqual(['Boliden']);
  });

  it('finds to whom something is given', () => {
    const { syntax, args } = syntaxOf('The [O1:Ministry of Mines] granted [O2:Boliden] a licence.');
    expect(args.recipient(tokenOf(syntax, 'granted')).map((token) => syntax.text(token))).toEqual(['Boliden']);
  });

  it('finds a preposition on the verb or on its object', () => {
    const { syntax, args } = syntaxOf('[O1:Boliden] signed an agreement with [O2:Zinco].');
    const found = args.preposition(tokenOf(syntax, 'signed'), 'with');
    expect(found.map((token) => syntax.text(token))).toEqual(['Zinco']);
  });
});
