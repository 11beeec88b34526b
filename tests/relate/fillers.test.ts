import { describe, expect, it } from 'vitest';
import { Fillers, qualifierShape } from '../../src/relate/fillers.js';
import { relations, syntaxOf } from './support.js';

const VOCABULARY = {
  lists: new Map([
    ['agreement', new Set(['agreement', 'memorandum'])],
    ['ban', new Set(['ban', 'banned'])],
    ['head', new Set(['president', 'master'])],
    ['trade', new Set(['export', 'import'])],
  ]),
  shapes: relations.shapes,
};

describe('what may fill a role, in the text’s own words', () => {
  it.each([
    ['quantity', '[D1:Tara] holds 816,000 t of ore.', ['816,000 t']],
    ['quantity', '[D1:Tara] yields 5,000 tonnes a year of ore.', ['5,000 tonnes a year']],
    ['quantity', 'Ten million tonnes lie at [D1:Tara], and 40 kg at [D2:Uis].', ['Ten million tonnes', '40 kg']],
    ['money', '[D1:Tara] cost US$1.2 bn in all.', ['US$1.2 bn']],
    ['money', '[D1:Tara] cost A$17 million in all.', ['A$17 million']],
    ['money', '[D1:Tara] cost 600 million ringgit.', ['600 million ringgit']],
    ['share', '[D1:Tara] gave up 51 percent of it.', ['51 percent']],
    ['share', '[D1:Tara] gave up 51% of it.', ['51%']],
    ['share', '[D1:Tara] gave up four fifths of it.', ['four fifths']],
    ['share', 'The two own 60 and 40 percent of [D1:Tara].', ['60', '40 percent']],
    ['grade', '[D1:Tara] grades 700 g/t on average.', ['700 g/t']],
    ['grade', '[D1:Tara] has 250 grams of silver a tonne.', ['250 grams of silver a tonne']],
    ['distance', '[D1:Tara] lies 60 km from the sea.', ['60 km']],
    ['distance', '[D1:Tara] lies an hour’s drive from the sea.', ['an hour’s drive']],
    ['date', '[D1:Tara] was sold last winter.', ['last winter']],
    ['period', '[D1:Tara] is leased for a term of seven years.', ['for a term of seven years']],
    ['$head', 'The ex-president of [D1:Tara] spoke to its headmaster.', ['ex-president']],
    ['period', '[D1:Tara] yielded less in the September quarter.', ['the September quarter']],
    [
      '$agreement',
      '[D1:Tara] signed a non-binding memorandum of understanding.',
      ['non-binding memorandum of understanding'],
    ],
    ['$ban', '[L1:Peru] banned exports, and the ban was lifted.', ['banned exports', 'ban']],
    ['{place}', '[D1:Tara] sends ore to [L1:Japan].', ['Japan']],
    ['{element}', '[D1:Tara] holds [E1:tin], and the metal is sold.', ['tin', 'metal']],
    // What follows the list's last noun is not what the list names.
    ['$trade', '[L1:Peru] tightened export controls.', ['export']],
    ['$head', '[D1:Tara] has a vice president operations.', ['vice president']],
    ['money', '[D1:Tara] costs nothing.', []],
  ])('%s in "%s"', (declared, text, expected) => {
    const { syntax } = syntaxOf(text);
    const found = new Fillers(syntax).in(0, qualifierShape(declared, VOCABULARY)!);
    expect(found.map(({ start, end }) => syntax.analysis.text.slice(start, end))).toEqual(expected);
    for (const { start, end, first, last } of found) {
      expect(syntax.analysis.start[first]).toBeLessThan(end);
      expect(syntax.analysis.end[first]).toBeGreaterThan(start);
      expect(syntax.analysis.start[last]).toBeLessThan(end);
      expect(syntax.analysis.end[last]).toBeGreaterThan(start);
    }
  });

  it.each(['$nothing', '{mineral}', 'weight'])('knows no shape %s', (declared) => {
    expect(qualifierShape(declared, VOCABULARY)).toBeUndefined();
  });
});
