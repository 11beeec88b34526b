/** @module From annotated texts to examples of what fills the roles of their facts, and what does not. */
import { isBackward, predicateOf } from '../../relate/columns.js';
import type { Qualified } from '../../relate/filler-features.js';
import { amountOf, normalise, offersFor, type Offer } from '../../relate/qualifiers.js';
import type { Actor } from '../../relate/cast.js';
import type { Filler } from '../../relate/fillers.js';
import type { Relations } from '../../relate/relations.js';
import type { AnnotatedText } from './annotated.js';
import { factsByKey, keyOf, nameOf, type Lesson } from './examples.js';
import type { Example } from './learner.js';

/** What could fill a role of an annotated fact, and whether the annotators have it so. */
export interface JudgedOffer {
  readonly offer: Offer;
  readonly words: string;
  /** What they amount to, if that is known. */
  readonly amount: string | undefined;
  readonly truth: boolean;
}

/** A stated triple with its offers and the words wanted for each role. */
export interface QualifiedTriple {
  readonly predicate: string;
  readonly offers: readonly JudgedOffer[];
  readonly wanted: ReadonlyMap<string, readonly string[]>;
}

/** The triples of a text that sentences of the right paragraph say, each with all that could qualify it. */
export function qualifiedTriples({ text, reading, pairs }: Lesson, relations: Relations): QualifiedTriple[] {
  const { cast, syntax } = reading;
  const claims = new Map<string, { predicate: number; subject: number; object: number; sentences: Set<number> }>();
  pairs.forEach(({ columns, answers }, index) => {
    const { left, right } = reading.pairs[index];
    Array.from(columns).forEach((column, c) => {
      if (answers[c] !== 1) return;
      const [subject, object] = isBackward(column) ? [right, left] : [left, right];
      const predicate = predicateOf(column);
      const key = keyOf(relations, predicate, cast.actors[cast.at[subject]], cast.actors[cast.at[object]]);
      const claim = claims.get(key) ?? {
        predicate,
        subject: cast.at[subject],
        object: cast.at[object],
        sentences: new Set<number>(),
      };
      claim.sentences.add(syntax.sentence[right]);
      claims.set(key, claim);
    });
  });
  const facts = factsByKey(text, relations);
  return [...claims].map(([key, { predicate: index, ...claim }]) => {
    const predicate = relations.predicates[index];
    const wanted = new Map<string, string[]>();
    for (const { qualifiers } of facts.get(key) ?? [])
      for (const [role, words] of Object.entries(qualifiers)) wanted.set(role, [...(wanted.get(role) ?? []), words]);
    const qualified: Qualified = { ...claim, predicate: predicate.name };
    const others = predicatesOf(text, cast.actors[claim.subject], cast.actors[claim.object]);
    return {
      predicate: predicate.name,
      wanted,
      offers: Array.from(offersFor(reading, predicate, qualified), (offer) => {
        const { role, filler } = offer;
        const words = text.source.slice(filler.start, filler.end);
        const amount = amountOf(role, filler, normalise(words, relations, null), predicate, others);
        const isWanted = (wanted.get(role) ?? []).some(
          (want) => isPart(words, want) || (amount !== undefined && isPart(amount, want)) || names(text, filler, want),
        );
        return { offer: { ...offer, features: offer.features.slice() }, words, amount, truth: isWanted };
      }),
    };
  });
}

/** The predicates that annotators have of two actors, one way or the other. */
function predicatesOf({ facts }: AnnotatedText, one: Actor, other: Actor): Set<string> {
  const two = new Set([one, other].map(nameOf));
  const between = facts.filter(({ subject, object, optional }) => !optional && two.has(subject) && two.has(object));
  return new Set(between.map(({ predicate }) => predicate));
}

/** Whether an annotator's words are a name of the entity that a filler is. */
function names({ mentions }: AnnotatedText, { name }: Filler, want: string): boolean {
  return mentions.some(({ entity, text }) => entity.id === name?.entity.id && plain(text) === plain(want));
}

/** An example an offer; the columns are the relations' roles. */
export function fillerExamples(triples: readonly QualifiedTriple[], relations: Relations): Example[] {
  return triples.flatMap(({ offers }) =>
    offers.map(({ offer, truth }) => ({
      features: offer.features,
      columns: [relations.roles.indexOf(offer.role)],
      answers: [truth ? 1 : 0],
    })),
  );
}

/** Whether words are what an annotator wrote: these, a part of them, or around them. */
export function isPart(a: string, b: string): boolean {
  const [short, long] = [plain(a), plain(b)].sort((x, y) => x.length - y.length);
  if (short === '') return false;
  // "25" is no part of "125".
  return short.length > 3 ? long.includes(short) : ` ${long} `.includes(` ${short} `);
}

/** Words without case, marks and accents, to be compared. */
export function plain(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}$%]+/gu, ' ')
    .trim();
}
