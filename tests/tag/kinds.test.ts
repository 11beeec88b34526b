import { describe, expect, it } from 'vitest';
import { LinearModel } from '../../src/learned/linear.js';
import { ENTITY_KINDS } from '../../src/model.js';
import { Kinds } from '../../src/tag/kinds.js';
import { mentionsOf } from './support.js';

/** A judge that takes every name for one of a kind, or for none. */
function always(kind?: (typeof ENTITY_KINDS)[number]): Kinds {
  const weights = ENTITY_KINDS.map((each) => (each === kind ? 1 : -1));
  return new Kinds(new LinearModel(ENTITY_KINDS.length, Int8Array.from(weights), 1));
}

const OF_THE_FIELD =
  'Miners at Verkhniy Kairakty drilled for tungsten ore, and its owner mined tailings of the old pit in Chile.';
const OF_ANOTHER = 'The singers of Chile gave a concert.';
const shown = (text: string, kinds?: Kinds): string[] =>
  mentionsOf(text, [], undefined, kinds).map(({ text: words, entity }) => `${words} → ${entity.id}`);

describe('a learned judge of kinds', () => {
  it('decides against the rules in a text of the field', () => {
    expect(shown(OF_THE_FIELD)).toEqual([
      'Verkhniy Kairakty → deposit:verkhnee-kairakty',
      'tungsten → element:tungsten',
      'Chile → place:cl',
    ]);
    expect(shown(OF_THE_FIELD, always('organisation'))).toEqual([
      'Verkhniy Kairakty → candidate:organisation:verkhniy-kairakty',
      'tungsten → element:tungsten',
      'Chile → candidate:organisation:chile',
    ]);
  });

  it('passes over what it takes for no name', () => {
    expect(shown(OF_THE_FIELD, always())).toEqual(['tungsten → element:tungsten']);
  });

  it('is not asked in a text of another field, as none was that it learned from', () => {
    expect(shown(OF_ANOTHER, always())).toEqual(shown(OF_ANOTHER));
    expect(shown(OF_ANOTHER)).toEqual(['Chile → place:cl']);
  });
});
