/**
 * @module article + mentions → claims. Frames propose, a learned scorer disposes; what stays is given its status, its
 * source, its qualifiers and its citation.
 */
import type { Analysis } from '../language/analysis.js';
import { isLiteral, type Claim, type Mention, type Quotation, type Status } from '../model.js';
import { attributionOf } from './attribution.js';
import { citationOf, sentenceOf } from './citation.js';
import { propose, readPairs, type Proposal, type Reading, type Statement } from './propose.js';
import type { Network } from '../learned/network.js';
import {
  amountOf,
  chooseFillers,
  furtherFillers,
  judgeOffers,
  normalise,
  offersFor,
  yieldToRivals,
  type Filled,
} from './qualifiers.js';
import type { Known } from './standing-features.js';
import type { Predicate, Relations } from './relations.js';
import type { Scorer } from './scorer.js';
import { withOutcomes } from './outcomes.js';
import { statedStatus, statusFeatures } from './status-features.js';
import { meetingPoint, type Syntax } from './syntax.js';

/** What relating needs to know besides the text. */
export interface Judgement {
  readonly relations: Relations;
  readonly scorer: Scorer;
  /** What fills the roles of a claim: features as filler-features.ts makes them, a column a role as `Relations.roles` has them. */
  readonly fillers: Network;
  /** How the gazetteer links two entities by their ids, if it does: a column's name. Evidence for the scorer, never a claim by itself. */
  readonly known: Known;
  /** From which probability on a claim of a predicate is stated. */
  readonly threshold: (predicate: string) => number;
}

/**
 * What an article claims of the entities that it mentions, and whom it quotes.
 *
 * @param mentions in the order of the text, without overlap
 * @param analysis of the source text, made with the mentions' spans as names, in the same order
 * @param published ISO date that the article's "last year" and "Tuesday" count from, where it is known
 * @returns claims in the order of the text, of one triple as many as it is told differently (a reserve, a resource), and the
 *   names of the frames that spoke for any two names; pure: the same input gives the same claims
 */
export function relate(
  mentions: readonly Mention[],
  analysis: Analysis,
  judgement: Judgement,
  published: string | null,
): { claims: Claim[]; quotations: Quotation[]; frames: string[] } {
  const { relations, scorer, known, threshold } = judgement;
  const reading = readPairs(mentions, analysis, relations, known);
  const { quotations } = reading;
  const kept = [...propose(reading, relations, scorer, threshold)];
  const others = holdingOf(kept);
  // The words of one date are a qualifier of many claims.
  const values = new Map<string, string | undefined>();
  const valueOf: ValueOf = (words) => {
    if (!values.has(words)) values.set(words, normalise(words, relations, published));
    return values.get(words);
  };
  const told = toldBy(reading, judgement, kept, valueOf);
  return {
    claims: withOutcomes(
      kept.flatMap((proposal) =>
        told
          .get(proposal)!
          .map((qualified) => toClaim(reading, judgement, proposal, qualified, others(proposal), valueOf)),
      ),
      relations,
    ).sort((a, b) => a.citation.start - b.citation.start),
    quotations,
    frames: reading.frames.names(),
  };
}

/** What the words of a qualifier amount to. */
type ValueOf = (words: string) => string | undefined;

/** Role → what fills it. */
type Qualified = ReadonlyMap<string, Filled>;

/** Proposal → what it tells besides its two, and what else it tells of the same roles. */
type Told = ReadonlyMap<Proposal, readonly [Qualified, ...Qualified[]]>;

/** For each proposal the names of the predicates that hold of the same two, one way or the other, its own among them. */
function holdingOf(proposals: readonly Proposal[]): (proposal: Proposal) => ReadonlySet<string> {
  const keyOf = ({ subjectIs, objectIs }: Proposal): string =>
    [subjectIs, objectIs]
      .map((is) => (isLiteral(is) ? is.value : is.id))
      .sort()
      .join('\u0000');
  const byTwo = new Map<string, Set<string>>();
  for (const proposal of proposals) {
    const key = keyOf(proposal);
    byTwo.set(key, (byTwo.get(key) ?? new Set()).add(proposal.statements[0].predicate.name));
  }
  return (proposal) => byTwo.get(keyOf(proposal))!;
}

function toClaim(
  reading: Reading,
  judgement: Judgement,
  proposal: Proposal,
  qualified: Qualified,
  others: ReadonlySet<string>,
  valueOf: ValueOf,
): Claim {
  const { cast, syntax, args, quotations } = reading;
  const { relations, scorer } = judgement;
  const { subjectIs, objectIs, statements } = proposal;
  // The clearest of the statements is cited; a headline only where nothing else says it.
  const isInHeadline = ({ subject, object }: Statement): boolean =>
    cast.paragraph[syntax.sentence[Math.max(subject, object)]] === 0;
  const cited = statements.find((statement) => !isInHeadline(statement)) ?? statements[0];
  const { predicate, subject, object, frames } = cited;
  const attributed = attributionOf(syntax, args, relations, meetingPoint(syntax, subject, object), quotations);
  return {
    subject: subjectIs,
    predicate: predicate.name,
    object: objectIs,
    qualifiers: inWords(syntax, predicate, qualified, others, valueOf),
    status: statusOfClaim(syntax, relations, scorer, cited),
    // Who speaks is who he is by the article's word, not by his own.
    attributedTo: attributed === subjectIs.name && subjectIs.kind === 'person' ? null : attributed,
    // Of "the metal" also what it goes back to.
    citation: citationOf(
      syntax,
      cited,
      [...qualified.values()].flatMap((filled) =>
        filled.name === undefined || filled.name.start === filled.start ? [filled] : [filled, filled.name],
      ),
    ),
    frame: frames[0]?.frame ?? `${predicate.name}.context`,
  };
}

/** The learned status; but what grammar denies, supposes or puts ahead is never asserted. */
function statusOfClaim(syntax: Syntax, relations: Relations, scorer: Scorer, statement: Statement): Status {
  const learned = scorer.status(statusFeatures(syntax, relations, statement));
  return learned === 'asserted' ? (statedStatus(syntax, relations, statement) ?? learned) : learned;
}

/** What each claim tells besides its two, in all the sentences that state it. */
function toldBy(
  reading: Reading,
  { relations, fillers }: Judgement,
  proposals: readonly Proposal[],
  valueOf: ValueOf,
): Told {
  const { cast, syntax } = reading;
  const byPredicate = new Map<Predicate, Proposal[]>();
  for (const proposal of proposals) {
    const [{ predicate }] = proposal.statements;
    byPredicate.set(predicate, [...(byPredicate.get(predicate) ?? []), proposal]);
  }
  const told = new Map<Proposal, [Qualified, ...Qualified[]]>();
  for (const [predicate, own] of byPredicate) {
    const claims = own.map(({ statements }) => ({
      subject: cast.at[statements[0].subject],
      object: cast.at[statements[0].object],
      predicate: predicate.name,
      sentences: new Set(statements.map((statement) => sentenceOf(syntax, statement))),
    }));
    const judged = claims.map((claim) => judgeOffers(offersFor(reading, predicate, claim), fillers, relations.roles));
    yieldToRivals(judged).forEach((offers, index) => {
      // What a frame itself captured stands; of several that of the clearest statement.
      const captured = own[index].statements
        .flatMap(({ frames }) => frames.flatMap((frame) => Object.entries(frame.captured)))
        .reverse();
      const first = new Map<string, Filled>([...chooseFillers(offers), ...captured]);
      const further = furtherFillers(offers, first, cast, (one, other) => isAlike(syntax, one, other, valueOf));
      told.set(own[index], [first, ...further]);
    });
  }
  return told;
}

/** Whether two fillers say the same: one name, one measure or date, or words around the other's. An indicated and an inferred resource are two. */
function isAlike({ analysis }: Syntax, one: Filled, other: Filled, valueOf: ValueOf): boolean {
  if (one.name !== undefined && one.name.entity.id === other.name?.entity.id) return true;
  const [a, b] = [one, other].map(({ start, end }) => analysis.text.slice(start, end));
  if (a.toLowerCase().includes(b.toLowerCase()) || b.toLowerCase().includes(a.toLowerCase())) return true;
  const value = valueOf(a);
  return value !== undefined && /\d/.test(value) && value === valueOf(b);
}

/** Role → the words that fill it, and beside them as `role_value` what they amount to. */
function inWords(
  { analysis }: Syntax,
  predicate: Predicate,
  told: Qualified,
  others: ReadonlySet<string>,
  valueOf: ValueOf,
): Record<string, string> {
  const qualifiers: Record<string, string> = {};
  for (const [role, filled] of told) {
    const words = analysis.text.slice(filled.start, filled.end);
    const value = amountOf(role, filled, valueOf(words), predicate, others);
    qualifiers[role] = words;
    if (value !== undefined && value !== words) qualifiers[`${role}_value`] = value;
  }
  return qualifiers;
}
