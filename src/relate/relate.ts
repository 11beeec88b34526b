/**
 * @module article + mentions → claims. Frames propose, a learned scorer disposes; what stays is given its status, its
 * source, its qualifiers and its citation.
 */
import type { Analysis } from '../language/analysis.js';
import type { Claim, Mention, Quotation, Status } from '../model.js';
import { attributionOf } from './attribution.js';
import { citationOf, sentenceOf } from './citation.js';
import { propose, readPairs, type Proposal, type Reading, type Statement } from './propose.js';
import type { LinearModel } from './linear.js';
import { chooseFillers, normalise, offersFor } from './qualifiers.js';
import type { Known } from './standing-features.js';
import { findQuotations } from './quotations.js';
import type { Relations } from './relations.js';
import type { Scorer } from './scorer.js';
import { statedStatus, statusFeatures } from './status-features.js';
import { meetingPoint, type Syntax } from './syntax.js';

/** What relating needs to know besides the text. */
export interface Judgement {
  readonly relations: Relations;
  readonly scorer: Scorer;
  /** What fills the roles of a claim: features as filler-features.ts makes them, a column a role as `Relations.roles` has them. */
  readonly fillers: LinearModel;
  /** How the gazetteer links two entities by their ids, if it does: a column's name. Evidence for the scorer, never a claim by itself. */
  readonly known: Known;
  /** A claim is stated from this probability on. */
  readonly threshold: number;
}

/**
 * What an article claims of the entities that it mentions, and whom it quotes.
 *
 * @param mentions in the order of the text, without overlap
 * @param analysis of the source text, made with the mentions' spans as names, in the same order
 * @param published ISO date that the article's "last year" and "Tuesday" count from, where it is known
 * @returns claims in the order of the text, one for a triple, and the names of the frames that spoke for any two names;
 *   pure: the same input gives the same claims
 */
export function relate(
  mentions: readonly Mention[],
  analysis: Analysis,
  judgement: Judgement,
  published: string | null,
): { claims: Claim[]; quotations: Quotation[]; frames: string[] } {
  const { relations, scorer, known, threshold } = judgement;
  const reading = readPairs(mentions, analysis, relations, known);
  const { syntax, args } = reading;
  const quotations = findQuotations(syntax, args, relations);
  return {
    claims: [...propose(reading, relations, scorer, threshold)]
      .map((proposal) => toClaim(reading, judgement, proposal, quotations, published))
      .sort((a, b) => a.citation.start - b.citation.start),
    quotations,
    frames: reading.frames.names(),
  };
}

function toClaim(
  reading: Reading,
  judgement: Judgement,
  proposal: Proposal,
  quotations: readonly Quotation[],
  published: string | null,
): Claim {
  const { syntax, args } = reading;
  const { relations, scorer } = judgement;
  const { subjectIs, objectIs, statements } = proposal;
  const [clearest] = statements;
  const { predicate, subject, object, frames } = clearest;
  const attributed = attributionOf(syntax, args, relations, meetingPoint(syntax, subject, object), quotations);
  return {
    subject: subjectIs,
    predicate: predicate.name,
    object: objectIs,
    qualifiers: qualifiersOf(reading, judgement, proposal, published),
    status: statusOfClaim(syntax, relations, scorer, clearest),
    // Who speaks is who he is by the article's word, not by his own.
    attributedTo: attributed === subjectIs.name && subjectIs.kind === 'person' ? null : attributed,
    citation: citationOf(syntax, clearest),
    frame: frames[0]?.frame ?? `${predicate.name}.context`,
  };
}

/** The learned status; but what grammar denies, supposes or puts ahead is never asserted. */
function statusOfClaim(syntax: Syntax, relations: Relations, scorer: Scorer, statement: Statement): Status {
  const learned = scorer.status(statusFeatures(syntax, relations, statement));
  return learned === 'asserted' ? (statedStatus(syntax, relations, statement) ?? learned) : learned;
}

/** Role → the article's words that fill it, and beside them as `role_value` what they amount to. */
function qualifiersOf(
  reading: Reading,
  { relations, fillers }: Judgement,
  { statements }: Proposal,
  published: string | null,
): Record<string, string> {
  const { cast, syntax } = reading;
  const [{ predicate, subject, object }] = statements;
  const claim = {
    subject: cast.at[subject],
    object: cast.at[object],
    predicate: predicate.name,
    sentences: new Set(statements.map((statement) => sentenceOf(syntax, statement))),
  };
  const offers = offersFor(reading, predicate, claim);
  const qualifiers: Record<string, string> = {};
  const captured = statements.flatMap(({ frames }) => frames.flatMap((frame) => Object.entries(frame.captured)));
  const chosen = [...chooseFillers(offers, fillers, relations.roles)].map(
    ([role, { start, end }]) => [role, syntax.analysis.text.slice(start, end)] as const,
  );
  // What a frame itself captured stands; of several the clearest statement's.
  for (const [role, words] of new Map([...chosen, ...captured.reverse()])) {
    const value = normalise(words, relations, published);
    qualifiers[role] = words;
    if (value !== undefined && value !== words) qualifiers[`${role}_value`] = value;
  }
  return qualifiers;
}
