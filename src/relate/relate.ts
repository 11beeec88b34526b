/**
 * @module article + mentions → claims. Frames propose, a learned scorer disposes; what stays is given its status, its
 * source, its qualifiers and its citation.
 */
import type { Analysis } from '../language/analysis.js';
import type { Claim, Mention, Quotation, Span, Status } from '../model.js';
import type { Arguments } from './arguments.js';
import { attributionOf } from './attribution.js';
import type { Known } from './pair-features.js';
import { propose, readPairs, type Proposal, type Statement } from './propose.js';
import { findQualifier, normalise } from './qualifiers.js';
import { findQuotations } from './quotations.js';
import type { Relations } from './relations.js';
import type { Scorer } from './scorer.js';
import { statedStatus, statusFeatures } from './status-features.js';
import { meetingPoint, type Syntax } from './syntax.js';

/** What relating needs to know besides the text. */
export interface Judgement {
  readonly relations: Relations;
  readonly scorer: Scorer;
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
    claims: [...propose(reading, relations, scorer)]
      .filter(({ probability }) => probability >= threshold)
      .map((proposal) => toClaim(syntax, args, judgement, proposal, quotations, published))
      .sort((a, b) => a.citation.start - b.citation.start),
    quotations,
    frames: reading.frames.names(),
  };
}

function toClaim(
  syntax: Syntax,
  args: Arguments,
  { relations, scorer }: Judgement,
  { subjectIs, objectIs, statements }: Proposal,
  quotations: readonly Quotation[],
  published: string | null,
): Claim {
  const [clearest] = statements;
  const { predicate, subject, object, frames } = clearest;
  // Of two sentences the later one is that which says it, of what the earlier one named.
  const sentence = sentenceSpan(syntax, Math.max(subject, object));
  const source = syntax.analysis.text;
  const qualifiers: Record<string, string> = {};
  for (const one of statements) {
    for (const [role, words] of Object.entries(qualifiersOf(syntax, one))) qualifiers[role] ??= words;
  }
  for (const [role, words] of Object.entries(qualifiers)) {
    const value = normalise(words, relations, published);
    if (value !== undefined && value !== words) qualifiers[`${role}_value`] = value;
  }
  const attributed = attributionOf(syntax, args, relations, meetingPoint(syntax, subject, object), quotations);
  return {
    subject: subjectIs,
    predicate: predicate.name,
    object: objectIs,
    qualifiers,
    status: statusOfClaim(syntax, relations, scorer, clearest),
    // Who speaks is who he is by the article's word, not by his own.
    attributedTo: attributed === subjectIs.name && subjectIs.kind === 'person' ? null : attributed,
    citation: { ...sentence, quote: source.slice(sentence.start, sentence.end) },
    frame: frames[0]?.frame ?? `${predicate.name}.context`,
  };
}

/** The learned status; but what grammar denies, supposes or puts ahead is never asserted. */
function statusOfClaim(syntax: Syntax, relations: Relations, scorer: Scorer, statement: Statement): Status {
  const learned = scorer.status(statusFeatures(syntax, relations, statement));
  return learned === 'asserted' ? (statedStatus(syntax, relations, statement) ?? learned) : learned;
}

/** Role → the words of the sentence that fill it: what a frame captured, then what frames and predicate look for. */
function qualifiersOf(syntax: Syntax, { predicate, subject, object, frames }: Statement): Record<string, string> {
  const found: Record<string, string> = Object.fromEntries(frames.flatMap(({ captured }) => Object.entries(captured)));
  for (const shapes of [...frames.map((frame) => frame.shapes), predicate.qualifiers]) {
    for (const [role, alternatives] of Object.entries(shapes)) {
      if (role in found) continue;
      const value = findQualifier(syntax, alternatives, [subject, object]);
      if (value !== undefined) found[role] = syntax.analysis.text.slice(value.start, value.end).trim();
    }
  }
  return found;
}

function sentenceSpan({ analysis, sentence }: Syntax, token: number): Span {
  const s = sentence[token];
  return { start: analysis.start[analysis.sentences[s]], end: analysis.end[analysis.sentences[s + 1] - 1] };
}
