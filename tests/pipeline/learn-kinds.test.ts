import { describe, expect, it } from 'vitest';
import { ENTITY_KINDS, type EntityKind, type Mention } from '../../src/model.js';
import type { AnnotatedText } from '../../src/pipeline/learn/annotated.js';
import { kindExamples, learnKinds } from '../../src/pipeline/learn/learn-kinds.js';
import { Kinds, likelierThanNot } from '../../src/tag/kinds.js';
import { LinearModel } from '../../src/learned/linear.js';

const SOURCE = 'News\n\nMr Roe of Rio Tinto left western Nevada for the Dubbo project near Dubbo.';

/** A text in which stretches are annotated as of a kind. */
function annotated(names: readonly (readonly [EntityKind, string, number?])[]): AnnotatedText {
  const mentions = names.map(([kind, text, from = 0]): Mention => {
    const start = SOURCE.indexOf(text, from);
    const entity = { id: `${kind}:${text}`, kind, name: text };
    return { kind, start, end: start + text.length, text, entity, rule: 'annotated' };
  });
  return { id: 'a', source: SOURCE, isReal: false, published: null, mentions, facts: [], quotations: [] };
}

/** What the annotation says of a name that stands at these stretches. */
function meant(text: AnnotatedText, ...names: readonly (readonly [string, number?])[]): string | undefined {
  const occurrences = names.map(([name, from = 0]) => {
    const start = SOURCE.indexOf(name, from);
    return { start, end: start + name.length };
  });
  const [{ answers }] = kindExamples(text, [{ occurrences, features: Int32Array.of(1) }]);
  return ENTITY_KINDS[Array.from(answers).indexOf(1)];
}

describe('what annotated articles say of a name', () => {
  const text = annotated([
    ['person', 'Mr Roe'],
    ['organisation', 'Rio Tinto'],
    ['place', 'Nevada'],
    ['deposit', 'Dubbo project'],
    ['place', 'Dubbo', SOURCE.lastIndexOf('Dubbo')],
  ]);
  it.each([
    ['the name as it is annotated', 'Rio Tinto', 'organisation'],
    ['without its form of address', 'Roe', 'person'],
    ['with a word before it', 'western Nevada', 'place'],
    ['without the noun of its site', 'Dubbo', 'deposit'],
    ['a part of another name', 'Rio', undefined],
    ['what nobody annotated', 'News', undefined],
  ] as const)('%s', (_, name, kind) => {
    expect(meant(text, [name])).toBe(kind);
  });

  it('is the kind that most of its occurrences have', () => {
    const second = SOURCE.lastIndexOf('Dubbo');
    expect(meant(text, ['Dubbo'], ['Dubbo', second], ['Dubbo', second])).toBe('place');
  });
});

describe('the judge of kinds', () => {
  const columns = Int32Array.from(ENTITY_KINDS.keys());
  const example = (features: number[], kind?: EntityKind): Parameters<typeof learnKinds>[0][number] => ({
    features,
    columns,
    answers: ENTITY_KINDS.map((each) => Number(each === kind)),
  });
  const examples = Array.from({ length: 40 }, () => [
    example([1, 9], 'deposit'),
    example([2, 9], 'place'),
    example([3, 9]),
  ]).flat();
  const kinds = learnKinds(examples);
  const judged = (own: Kinds, ...features: number[]): EntityKind | undefined =>
    likelierThanNot(own.probabilities(features));

  it('learns which features speak for a kind, and which for none', () => {
    expect([judged(kinds, 1, 9), judged(kinds, 2, 9), judged(kinds, 3, 9)]).toEqual(['deposit', 'place', undefined]);
  });

  it('is the same from its form on disk, and from the same examples', () => {
    const read = new Kinds(LinearModel.fromBytes(kinds.toBytes()));
    expect([...read.probabilities([1, 9])]).toEqual([...kinds.probabilities([1, 9])]);
    expect(learnKinds(examples).toBytes()).toEqual(kinds.toBytes());
  });
});
