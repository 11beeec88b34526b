import { describe, expect, it } from 'vitest';
import { castOf } from '../../src/relate/cast.js';
import { NEARNESS, pairsOf } from '../../src/relate/pairs.js';
import { relations, syntaxOf } from './support.js';

/** Pairs as `left right (nearness)`. */
function pairsIn(text: string, amounts?: RegExp): string[] {
  const { syntax } = syntaxOf(text);
  return pairsOf(castOf(syntax, amounts), relations).map(
    ({ left, right, nearness }) => `${syntax.text(left)} ${syntax.text(right)} (${NEARNESS[nearness]})`,
  );
}

describe('pairs', () => {
  it('are any two names of a sentence that a predicate could hold of', () => {
    expect(pairsIn('[O1:Acme] mines [E1:tin] near [L1:Lima].')).toEqual([
      'Acme tin (sentence)',
      'Acme Lima (sentence)',
      'tin Lima (sentence)',
    ]);
  });

  it('leave out what no predicate could hold of', () => {
    expect(pairsIn('[E1:Tin] and [E2:zinc] fell.')).toEqual([]);
  });

  it('reach over sentences with the nearest names of two that share none', () => {
    const text = '[O1:Acme] spoke. [O1:Acme] slept. [E1:Tin] fell.';
    const { syntax } = syntaxOf(text);
    const [pair] = pairsOf(castOf(syntax, undefined), relations);
    expect(NEARNESS[pair.nearness]).toBe('next sentence');
    expect(syntax.sentence[pair.left]).toBe(1);
  });

  it('reach over paragraphs only for what the article is about', () => {
    const far = 'Nothing\n\n[O1:Acme] met [O2:Bolt].\n\nIt rained.\n\n[D1:Uis] woke. [D1:Uis] slept. [D2:Rosh] too.';
    expect(pairsIn(far)).toContain('Acme Uis (article)');
    expect(pairsIn(far).join()).not.toContain('Bolt Rosh');
  });

  it('join an amount to the names of the sentence before, and no further', () => {
    const text = '[D1:Uis] woke. [O1:Acme] sold it. The price was $2 million.';
    expect(pairsIn(text, relations.shapes.get('money')).filter((pair) => pair.includes('$'))).toEqual([
      'Acme $ (next sentence)',
    ]);
  });

  it('grow with the length of an article, not with its square', () => {
    const paragraph = (n: number): string => `[O${n}:Acme ${n}] mines [E${n}:tin ${n}]. [L${n}:Peru ${n}] slept.`;
    const count = (length: number): number =>
      pairsIn(['It rains', ...Array.from({ length }, (_, n) => paragraph(n + 1))].join('\n\n')).length;
    expect(count(40)).toBeLessThan(2.2 * count(20));
  });
});
