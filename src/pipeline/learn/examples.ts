/** @module From annotated texts to examples: which pairs of names say which of the stated facts, and which triples are stated. */
import type { Analysis } from '../../language/analysis.js';
import { isLiteral, STATUSES } from '../../model.js';
import type { Actor } from '../../relate/cast.js';
import { isBackward, predicateOf } from '../../relate/columns.js';
import type { Known } from '../../relate/standing-features.js';
import { readPairs, statementOf, triplesOf, type Reading } from '../../relate/propose.js';
import type { Relations } from '../../relate/relations.js';
import { statusFeatures } from '../../relate/status-features.js';
import type { Triple } from '../../relate/triples.js';
import type { AnnotatedFact, AnnotatedText } from './annotated.js';
import type { Example } from './learner.js';

/** An annotated text as it is learned from: an example a pair of its reading, in the same order. */
export interface Lesson {
  readonly text: AnnotatedText;
  readonly reading: Reading;
  readonly pairs: readonly Example[];
}

export function lessonOf(text: AnnotatedText, analysis: Analysis, relations: Relations, known: Known): Lesson {
  const reading = readPairs(text.mentions, analysis, relations, known);
  const { cast } = reading;
  const facts = factsByKey(text, relations);
  const pairs = reading.pairs.map((pair): Example => {
    const { left, right, nearness, columns } = pair;
    const start = analysis.start[left];
    const stated = Array.from(columns, (column) => {
      const [from, to] = isBackward(column) ? [right, left] : [left, right];
      const key = keyOf(relations, predicateOf(column), cast.actors[cast.at[from]], cast.actors[cast.at[to]]);
      return facts.get(key);
    });
    const answers = Int8Array.from(stated, (own) => {
      if (own === undefined) return 0;
      const firm = own.filter(({ optional }) => !optional);
      // Stated in another paragraph, or optional: these two names may or may not say it.
      if (nearness > 0) return firm.length > 0 ? 1 : -1;
      return firm.some(({ within }) => within.start <= start && start < within.end) ? 1 : -1;
    });
    return {
      features: reading.features.of(pair).slice(),
      columns,
      answers,
      facts: stated.map((own, c) => (answers[c] === 1 ? own : undefined)),
    };
  });
  return { text, reading, pairs };
}

/** What the statuses of a text's facts teach: an example for each pair of names in a sentence that says one. */
export function statusExamples({ text, reading, pairs }: Lesson, relations: Relations): Example[] {
  const facts = factsByKey(text, relations);
  const columns = Int32Array.from(STATUSES.keys());
  return pairs.flatMap(({ columns: asked, answers }, index) => {
    const pair = reading.pairs[index];
    if (pair.nearness > 0) return [];
    return Array.from(asked).flatMap((column, c) => {
      if (answers[c] !== 1) return [];
      const [from, to] = isBackward(column) ? [pair.right, pair.left] : [pair.left, pair.right];
      const { actors, at } = reading.cast;
      const key = keyOf(relations, predicateOf(column), actors[at[from]], actors[at[to]]);
      const statuses = (facts.get(key) ?? []).filter(({ optional }) => !optional).map(({ status }) => status);
      const statement = statementOf(reading, relations.predicates[predicateOf(column)], at[from], pair);
      return [
        {
          features: statusFeatures(reading.syntax, relations, statement),
          columns,
          answers: STATUSES.map((status) => (statuses.includes(status) ? 1 : 0)),
        },
      ];
    });
  });
}

/** A triple with what speaks for it, and whether it is stated: null where the annotation leaves it open. */
export interface JudgedTriple {
  readonly triple: Triple;
  readonly measures: readonly number[];
  readonly truth: boolean | null;
}

/** @param logits for each pair of the lesson those of its columns */
export function judgedTriples(
  { text, reading }: Lesson,
  relations: Relations,
  logits: (index: number) => ArrayLike<number>,
): JudgedTriple[] {
  const facts = factsByKey(text, relations);
  const { actors } = reading.cast;
  return Array.from(triplesOf(reading, relations, logits), ({ triple, measures }) => {
    const stated = facts.get(keyOf(relations, triple.predicate, actors[triple.subject], actors[triple.object]));
    const truth = stated === undefined ? false : stated.some(({ optional }) => !optional) ? true : null;
    return { triple, measures: Array.from(measures), truth };
  });
}

/** The facts of a text by what they say, optional ones too. */
export function factsByKey(text: AnnotatedText, relations: Relations): Map<string, AnnotatedFact[]> {
  const facts = new Map<string, AnnotatedFact[]>();
  for (const fact of text.facts) {
    const key = tripleKey(relations, fact.predicate, fact.subject, fact.object);
    facts.set(key, [...(facts.get(key) ?? []), fact]);
  }
  return facts;
}

/** The facts of a text that count, each once. */
export function firmFacts(text: AnnotatedText, relations: Relations): Map<string, AnnotatedFact> {
  const firm = text.facts.filter(({ optional }) => !optional);
  return new Map(firm.map((fact) => [tripleKey(relations, fact.predicate, fact.subject, fact.object), fact]));
}

/** {@link tripleKey} of two actors. */
export function keyOf(relations: Relations, predicate: number, subject: Actor, object: Actor): string {
  return tripleKey(relations, relations.predicates[predicate].name, nameOf(subject), nameOf(object));
}

/** What annotators call an actor. */
export function nameOf({ is }: Actor): string {
  return isLiteral(is) ? is.value : is.name;
}

/** Facts with the same key are the same fact: a symmetric one either way, one of an amount by its number. */
export function tripleKey(relations: Relations, predicate: string, subject: string, object: string): string {
  const declared = relations.predicates.find(({ name }) => name === predicate);
  // An amount is told by its number: how much of the words around it belongs to it is nobody's rule.
  const to = declared?.ofAmount === true ? (/\d[\d.,]*/.exec(object)?.[0] ?? object) : object;
  return [predicate, ...(declared?.symmetric === true ? [subject, to].sort() : [subject, to])].join('\u0000');
}
