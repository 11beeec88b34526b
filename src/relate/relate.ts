/**
 * @module article + mentions → claims. Frames propose, a learned scorer disposes; what stays is given its status, its
 * source, its qualifiers and its citation.
 */
import type { Analysis } from '../language/analysis.js';
import { type Claim, type Mention, type Quotation, type Span } from '../model.js';
import { Arguments } from './arguments.js';
import { attributionOf } from './attribution.js';
import { PairFeatures } from './features.js';
import { propose, type Proposal } from './propose.js';
import { findQualifier, normalise } from './qualifiers.js';
import { findQuotations } from './quotations.js';
import type { Relations } from './relations.js';
import type { Scorer } from './scorer.js';
import { statusFeatures } from './status-features.js';
import { meetingPoint, readSyntax, type Syntax } from './syntax.js';

/** What relating needs to know besides the text. */
export interface Judgement {
  readonly relations: Relations;
  readonly scorer: Scorer;
  /** How the gazetteer links two entities by their ids, if it does: a column's name. Evidence for the scorer, never a claim by itself. */
  readonly known: (from: string, to: string) => string | undefined;
  /** A claim is stated from this probability on. */
  readonly threshold: number;
}

/** A proposal with the scorer's verdict, for learning and for people who ask why. */
export interface ScoredProposal extends Proposal {
  readonly features: readonly number[];
  readonly probability: number;
}

/**
 * What an article claims of the entities that it mentions, and whom it quotes.
 *
 * @param mentions in the order of the text, without overlap
 * @param analysis of the source text, made with the mentions' spans as names, in the same order
 * @param published ISO date that the article's "last year" and "Tuesday" count from, where it is known
 * @returns claims in the order of the text, one for a triple; pure: the same input gives the same claims
 */
export function relate(
  mentions: readonly Mention[],
  analysis: Analysis,
  judgement: Judgement,
  published: string | null,
): { claims: Claim[]; quotations: Quotation[] } {
  const { relations, threshold } = judgement;
  const syntax = readSyntax(analysis, mentions, relations.references);
  const args = new Arguments(syntax, relations.transparent);
  const statements = new Map<string, ScoredProposal[]>();
  for (const proposal of scoreProposals(syntax, args, judgement)) {
    if (proposal.probability < threshold) continue;
    const key = tripleOf(syntax, proposal);
    statements.set(key, [...(statements.get(key) ?? []), proposal]);
  }
  const quotations = findQuotations(syntax, args, relations);
  return {
    claims: [...statements.values()]
      // Of several statements of one triple the surest is cited; of equals the first.
      .map((all) => all.toSorted((a, b) => b.probability - a.probability))
      .map((all) => toClaim(syntax, args, judgement, all, quotations, published))
      .sort((a, b) => a.citation.start - b.citation.start),
    quotations,
  };
}

/** All proposals of an article with their features and probabilities. */
export function* scoreProposals(
  syntax: Syntax,
  args: Arguments,
  { relations, scorer, known }: Omit<Judgement, 'threshold'>,
): Generator<ScoredProposal> {
  const pairs = new PairFeatures(syntax);
  const rivals = linksToOthers(syntax, known);
  let pairKey = -1;
  let pair: number[] = [];
  for (const group of byPair(propose(syntax, args, relations))) {
    const { subject, object } = group[0];
    if (pairKey !== subject * syntax.count + object) {
      pairKey = subject * syntax.count + object;
      pair = [];
      pairs.ofPair(subject, object, pair);
      const [from, to] = [entityAt(syntax, subject).id, entityAt(syntax, object).id];
      pairs.ofKnowledge(known(from, to), known(to, from), pair);
      pairs.ofRivals(rivals(subject, object), 1, pair);
      pairs.ofRivals(rivals(object, subject), 2, pair);
    }
    for (const proposal of group) {
      const features = [...pair];
      const own = proposal.frames.map(({ frame }) => frame);
      const others = group
        .filter((other) => other !== proposal)
        .flatMap(({ frames }) => frames.map(({ frame }) => frame));
      pairs.ofFrames(own, others, subject, object, features);
      yield { ...proposal, features, probability: scorer.probability(proposal.predicate.name, features) };
    }
  }
}

/** Of two tokens' entities: the columns of the first one's row that name another entity of the article, of the second one's kind. */
function linksToOthers(syntax: Syntax, known: Judgement['known']): (from: number, to: number) => Set<string> {
  const entities = [...new Map(syntax.mentions.map(({ entity }) => [entity.id, entity])).values()];
  const links = new Map<string, { id: string; kind: string; column: string }[]>();
  for (const { id: from } of entities) {
    const own = entities.flatMap(({ id, kind }) => {
      const column = known(from, id);
      return column === undefined ? [] : [{ id, kind, column }];
    });
    links.set(from, own);
  }
  return (from, to) => {
    const { id, kind } = entityAt(syntax, to);
    const others = (links.get(entityAt(syntax, from).id) ?? []).filter((link) => link.kind === kind && link.id !== id);
    return new Set(others.map(({ column }) => column));
  };
}

/** Groups neighbouring proposals that are of the same two names. */
function* byPair(proposals: Iterable<Proposal>): Generator<Proposal[]> {
  let group: Proposal[] = [];
  for (const proposal of proposals) {
    if (group.length > 0 && (group[0].subject !== proposal.subject || group[0].object !== proposal.object)) {
      yield group;
      group = [];
    }
    group.push(proposal);
  }
  if (group.length > 0) yield group;
}

function tripleOf(syntax: Syntax, { predicate, subject, object }: Proposal): string {
  const ids = [entityAt(syntax, subject).id, entityAt(syntax, object).id];
  return [predicate.name, ...(predicate.symmetric ? ids.sort() : ids)].join('\u0000');
}

function entityAt(syntax: Syntax, token: number): Mention['entity'] {
  return syntax.mentions[syntax.referent[token]].entity;
}

function toClaim(
  syntax: Syntax,
  args: Arguments,
  { relations, scorer }: Judgement,
  statements: readonly ScoredProposal[],
  quotations: readonly Quotation[],
  published: string | null,
): Claim {
  const [proposal] = statements;
  const { predicate, subject, object, frames } = proposal;
  const sentence = sentenceSpan(syntax, subject);
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
  const agent = entityAt(syntax, subject);
  return {
    subject: agent,
    predicate: predicate.name,
    object: entityAt(syntax, object),
    qualifiers,
    status: scorer.status(statusFeatures(syntax, relations, proposal)),
    // Who speaks is who he is by the article's word, not by his own.
    attributedTo: attributed === agent.name && agent.kind === 'person' ? null : attributed,
    citation: { ...sentence, quote: source.slice(sentence.start, sentence.end) },
    frame: frames[0]?.frame ?? `${predicate.name}.context`,
  };
}

/** Role → the words of the sentence that fill it: what a frame captured, then what frames and predicate look for. */
function qualifiersOf(syntax: Syntax, { predicate, subject, object, frames }: ScoredProposal): Record<string, string> {
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
