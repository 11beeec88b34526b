import { describe, expect, it } from 'vitest';
import { findQualifier, qualifierShape } from '../../src/relate/qualifiers.js';
import { relations, syntaxOf, tokenOf } from './support.js';

const VOCABULARY = {
  lists: new Map([['agreement', new Set(['agreement', 'memorandum'])]]),
  shapes: relations.shapes,
};

describe('a qualifier, in the text’s own words', () => {
  it.each([
    ['quantity', '[D1:Tara] holds 816,000 t of ore.', '816,000 t'],
    ['quantity', '[D1:Tara] yields 5,000 tonnes a year of ore.', '5,000 tonnes a year'],
    ['money', '[D1:Tara] cost US$1.2 bn in all.', 'US$1.2 bn'],
    ['money', '[D1:Tara] cost A$17 million in all.', 'A$17 million'],
    ['share', '[D1:Tara] gave up 51 percent of it.', '51 percent'],
    ['share', '[D1:Tara] gave up 51% of it.', '51%'],
    ['grade', '[D1:Tara] grades 700 g/t on average.', '700 g/t'],
    ['distance', '[D1:Tara] lies 60 km from the sea.', '60 km'],
    [
      '$agreement',
      '[D1:Tara] signed a non-binding memorandum of understanding.',
      'non-binding memorandum of understanding',
    ],
    ['{place}', '[D1:Tara] sends ore to [L1:Japan].', 'Japan'],
    ['money', '[D1:Tara] costs nothing.', undefined],
  ])('%s in "%s"', (declared, text, expected) => {
    const { syntax } = syntaxOf(text);
    const span = findQualifier(syntax, [qualifierShape(declared, VOCABULARY)!], [tokenOf(syntax, 'Tara')]);
    expect(span && syntax.analysis.text.slice(span.start, span.end)).toBe(expected);
  });

  it.each(['$nothing', '{mineral}', 'weight'])('knows no shape %s', (declared) => {
    expect(qualifierShape(declared, VOCABULARY)).toBeUndefined();
  });
});
