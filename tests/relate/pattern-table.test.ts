import { describe, expect, it } from 'vitest';
import type { EntityKind } from '../../src/model.js';
import { PatternTable } from '../../src/relate/pattern-table.js';
import { compilePattern } from '../../src/relate/pattern.js';
import { relations, syntaxOf } from './support.js';

const KINDS = new Set<EntityKind>(['organisation', 'place']);

/** The words of a text at which a table tries a pattern. */
function triedAt(pattern: string, text: string): string[] {
  const context = { subjectKinds: KINDS, objectKinds: KINDS, lists: new Map([['based', new Set(['based'])]]) };
  const table = new PatternTable([{ pattern: compilePattern(pattern, context) }]);
  const { syntax } = syntaxOf(text);
  return Array.from({ length: syntax.count }, (_, token) => token)
    .filter((token) => table.at(syntax, token).length > 0)
    .map((token) => syntax.text(token));
}

describe('a table of patterns', () => {
  const text = 'The big operator of mines, [O1:Lynas], based in [L1:Perth], and [P1:Jane Doe] left.';

  it.each([
    ['{S} ,? in {O}', ['Lynas', 'Perth']],
    ['{S:place} , {O}', ['Perth']],
    ['{S} in {O}', []],
    ['{S+} in {O}', ['Lynas', 'Perth']],
    ['{S} ~ {O}', []],
    ['{S} ( , | <NOUN> ) {O}', ['Lynas', 'Perth']],
    ['^ {S:place} in {O}', ['Perth']],
    ['operator/based {S} {O}', ['operator', 'based']],
    ['mine {S} {O}', ['mines']],
    ['$based in {S} {O}', ['based']],
    ['( operator | {S} ) of {O}', ['operator', 'Lynas', 'Perth']],
    ['<ADJ>? {person} {S} {O}', ['big', 'Jane Doe']],
    ['<VERB>+ {S} {O}', ['based', 'left']],
    ['( in <ADJ>* )* of {S} {O}', ['of', 'in']],
    ['role:( big ) {S} {O}', ['big']],
    ['\\( {S} {O}', []],
  ])('tries %s at %j', (pattern, expected) => {
    expect(triedAt(pattern, text)).toEqual(expected);
  });

  it('passes over no place at which a pattern of the pipeline matches', () => {
    let matches = 0;
    for (const { pattern } of relations.patterns.all) {
      expect(pattern.opening.passes, pattern.source).toBe(false);
    }
    for (const { t } of relations.examples) {
      const { syntax } = syntaxOf(t);
      for (let token = 0; token < syntax.count; token++) {
        const tried = relations.patterns.at(syntax, token);
        const matching = relations.patterns.all.filter(
          ({ pattern }) => pattern.match(syntax, token, syntax.count) !== undefined,
        );
        matches += matching.length;
        expect(matching.filter((frame) => !tried.includes(frame))).toEqual([]);
        expect(tried).toEqual(relations.patterns.all.filter((frame) => tried.includes(frame)));
      }
    }
    expect(matches).toBeGreaterThan(0);
  });
});
