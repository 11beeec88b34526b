import { describe, expect, it } from 'vitest';
import type { NameProposal } from '../../src/language/analysis.js';
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
const shown = (text: string, kinds?: Kinds, proposals: readonly NameProposal[] = []): string[] =>
  mentionsOf(text, proposals, undefined, kinds).map(({ text: words, entity }) => `${words} → ${entity.id}`);

/** A recogniser that takes these words for a person, behind the headline that they get here. */
function proposed(text: string, words: string): NameProposal[] {
  const start = 'News in brief\n\n'.length + text.indexOf(words);
  return [{ kind: 'person', clear: true, start, end: start + words.length }];
}

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

  it('makes a single name that a recogniser proposes a person, which the rules alone do not', () => {
    const text = 'The tungsten mine took its ore from tailings, said Norsuren.';
    const proposals = proposed(text, 'Norsuren');
    expect(shown(text, undefined, proposals)).toEqual(['tungsten → element:tungsten']);
    expect(shown(text, always('person'), proposals)).toEqual([
      'tungsten → element:tungsten',
      'Norsuren → candidate:person:norsuren',
    ]);
  });

  it('leaves somebody with a title a person, where nothing speaks for another kind', () => {
    const text = 'The tungsten mine, its ore and tailings were opened by President Mulungu.';
    expect(shown(text, always(), proposed(text, 'President Mulungu'))).toEqual([
      'tungsten → element:tungsten',
      'Mulungu → candidate:person:mulungu',
    ]);
    expect(shown(text, always())).toEqual(['tungsten → element:tungsten']);
  });

  it('is not asked in a text of another field, as none was that it learned from', () => {
    expect(shown(OF_ANOTHER, always())).toEqual(shown(OF_ANOTHER));
    expect(shown(OF_ANOTHER)).toEqual(['Chile → place:cl']);
  });
});
