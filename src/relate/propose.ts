/**
 * @module Proposals: what an article could claim of its actors. Every two that a predicate could hold of are looked at;
 * frames, words and syntax speak for or against each, and then the article as a whole.
 */
import type { Analysis } from '../language/analysis.js';
import { isLiteral, type EntityRef, type Literal, type Mention, type Quotation } from '../model.js';
import { Arguments } from './arguments.js';
import { castOf, type Cast } from './cast.js';
import { Fillers } from './fillers.js';
import { findFrames, type FrameEvidence, type FrameTable } from './frames.js';
import { resolveFirstPerson } from './first-person.js';
import { PairFeatures } from './pair-features.js';
import type { Known } from './standing-features.js';
import { findQuotations } from './quotations.js';
import { pairsOf, type Pair } from './pairs.js';
import type { Predicate, Relations } from './relations.js';
import type { Scorer } from './scorer.js';
import { readSyntax, type Syntax } from './syntax.js';
import { clearPairs, MEASURES, Triples, type Triple } from './triples.js';
import { isUnreal } from './unreal.js';
import { wordsOf, type Words } from './words.js';

/** A predicate said of what stands at two tokens. */
export interface Statement {
  readonly predicate: Predicate;
  /** Tokens of names, of references to them, or of an amount. */
  readonly subject: number;
  readonly object: number;
  /** The frames that say this predicate of the two. */
  readonly frames: readonly FrameEvidence[];
}

export interface Proposal {
  readonly subjectIs: EntityRef;
  readonly objectIs: EntityRef | Literal;
  /** Where it is said: most clearly, and elsewhere if clearly. */
  readonly statements: readonly [Statement, ...Statement[]];
  /** How likely it is that a careful reader would state it. */
  readonly probability: number;
  /** What the probability was judged by; {@link evidenceOf} names it. */
  readonly measures: readonly number[];
}

/** An article as its proposals are made from it. */
export interface Reading {
  readonly syntax: Syntax;
  readonly args: Arguments;
  readonly quotations: Quotation[];
  readonly cast: Cast;
  readonly words: Words;
  readonly frames: FrameTable;
  readonly fillers: Fillers;
  readonly pairs: readonly Pair[];
  readonly features: PairFeatures;
}

/**
 * @param mentions in the order of the text, without overlap
 * @param analysis of the source text, made with the mentions' spans as names, in the same order
 */
export function readPairs(
  mentions: readonly Mention[],
  analysis: Analysis,
  relations: Relations,
  known: Known,
): Reading {
  const syntax = readSyntax(analysis, mentions, relations.references, known);
  const args = new Arguments(syntax, relations.transparent);
  const quotations = findQuotations(syntax, args, relations);
  resolveFirstPerson(syntax, quotations, relations.references);
  const cast = castOf(syntax, relations.shapes.get('money'));
  const frames = findFrames(syntax, args, relations);
  const words = wordsOf(cast, relations.classes);
  return {
    syntax,
    args,
    quotations,
    cast,
    words,
    frames,
    fillers: new Fillers(syntax),
    pairs: pairsOf(cast, relations),
    features: new PairFeatures(cast, words, frames, known),
  };
}

/** The triples that a reading holds, by the log odds of its pairs; the measures of each hold until the next. @param logits for each pair those of its columns */
export function triplesOf(
  { cast, pairs, frames }: Reading,
  relations: Relations,
  logits: (index: number) => ArrayLike<number>,
): Generator<{ triple: Triple; measures: Float64Array }> {
  const triples = new Triples(cast, relations.predicates, frames);
  pairs.forEach((pair, index) => {
    triples.add(pair, logits(index));
  });
  return triples.weighed();
}

/** What a predicate says of the actors at a pair's tokens. @param subject the actor that is its subject */
export function statementOf(
  { cast, frames }: Reading,
  predicate: Predicate,
  subjectIs: number,
  { left, right }: Pair,
): Statement {
  const [subject, object] = cast.at[left] === subjectIs ? [left, right] : [right, left];
  return { predicate, subject, object, frames: frames.for(predicate, subject, object) };
}

/**
 * What is left of the probability of a claim told in passing that no frame speaks for, where all that is said of its two names is
 * planned, possible, supposed or denied: "India wants to mine lithium at Reasi". Such claims are right as often as others, but the
 * wrong ones are the worst: they make facts of what the text says is none.
 */
const UNREAL = 0.6;

/** The proposals of an article, one for a triple. @param leastOf proposals of a predicate less likely than this are left out */
export function* propose(
  reading: Reading,
  relations: Relations,
  scorer: Scorer,
  leastOf: (predicate: string) => number = () => 0,
): Generator<Proposal> {
  const logits = (index: number): ArrayLike<number> => {
    const pair = reading.pairs[index];
    return scorer.claims.score(reading.features.of(pair), pair.columns);
  };
  for (const { triple, measures } of triplesOf(reading, relations, logits)) {
    const predicate = relations.predicates[triple.predicate];
    const least = leastOf(predicate.name);
    const probability = scorer.probability(triple.predicate, measures, least);
    if (probability < least) continue;
    const subjectIs = reading.cast.actors[triple.subject].is;
    if (isLiteral(subjectIs)) continue;
    const [first, ...others] = clearPairs(triple).map((pair) => statementOf(reading, predicate, triple.subject, pair));
    const statements = [first, ...others] as const;
    const isByTheWay = statements.every(
      ({ predicate, frames, subject, object }) =>
        predicate.inPassing && frames.length === 0 && isUnreal(reading.syntax, relations, subject, object),
    );
    const trusted = isByTheWay ? probability * UNREAL : probability;
    if (trusted < least) continue;
    yield {
      statements,
      subjectIs,
      objectIs: reading.cast.actors[triple.object].is,
      probability: trusted,
      measures: Array.from(measures),
    };
  }
}

/** Why a proposal is as likely as it is, for people: log odds, counts and ranks by name. */
export function evidenceOf({ measures }: Proposal): Record<string, number> {
  return Object.fromEntries(measures.map((value, index) => [MEASURES[index], value]));
}
