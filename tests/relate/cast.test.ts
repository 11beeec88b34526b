import { describe, expect, it } from 'vitest';
import { isLiteral } from '../../src/model.js';
import { castOf, type Cast } from '../../src/relate/cast.js';
import { relations, syntaxOf, tokenOf } from './support.js';

function castIn(text: string): Cast {
  return castOf(syntaxOf(text).syntax, relations.shapes.get('money'));
}

function names({ actors }: Cast): string[] {
  return actors.map(({ is }) => (isLiteral(is) ? is.value : is.name));
}

describe('the cast of an article', () => {
  it('counts an entity once, however often it is named', () => {
    const cast = castIn('[O1:Boliden] rose.\n\n[O1:Boliden] and [O2:Lynas] met.');
    expect(names(cast)).toEqual(['Boliden', 'Lynas']);
    expect(cast.actors.map(({ mentions }) => mentions)).toEqual([2, 1]);
  });

  it('knows who is in the headline, and who leads its kind', () => {
    const cast = castIn('[O1:Boliden] rose\n\n[O2:Lynas] met [L1:Sweden] and [O2:Lynas] left.');
    expect(cast.actors.map(({ inHeadline }) => inHeadline)).toEqual([true, false, false]);
    expect(cast.actors.map(({ leads }) => leads)).toEqual([false, true, true]);
  });

  it('takes an amount of money for an actor of its own', () => {
    const cast = castIn('[D1:Uis] is worth $120 million.');
    expect(cast.actors.map(({ kind }) => kind)).toEqual(['deposit', 'amount']);
    expect(names(cast)[1]).toContain('120 million');
  });

  it('lets a list of one kind begin and end where its first and last names stand', () => {
    const cast = castIn('[O1:Acme] mines [E1:tin], [E2:zinc] and [E3:lead] in [L1:Peru].');
    const [tin, zinc, lead, peru] = ['tin', 'zinc', 'lead', 'Peru'].map((form) => tokenOf(cast.syntax, form));
    expect([cast.listFirst[zinc], cast.listLast[zinc]]).toEqual([tin, lead]);
    expect([cast.listFirst[peru], cast.listLast[peru]]).toEqual([peru, peru]);
  });

  it('counts paragraphs from the headline on', () => {
    const cast = castIn('[O1:Acme] wins\n\nIt rained. It stopped.\n\n[O1:Acme] slept.');
    expect([...cast.paragraph]).toEqual([0, 1, 1, 2]);
  });
});
