/** @module From annotated texts to examples: what is proposed of them, and whether the annotation states it. */
import type { Analysis } from '../../language/analysis.js';
import { Arguments } from '../../relate/arguments.js';
import { scoreProposals, type ScoredProposal } from '../../relate/relate.js';
import { STATUSES, type Status } from '../../model.js';
import type { KnownLinks } from '../../tag/known-links.js';
import type { Relations } from '../../relate/relations.js';
import { Scorer, statusQuestion, WEIGHTS } from '../../relate/scorer.js';
import { statusFeatures } from '../../relate/status-features.js';
import { readSyntax } from '../../relate/syntax.js';
import type { AnnotatedFact, AnnotatedText } from './annotated.js';
import type { Example } from './learner.js';

/** A proposal of an annotated text: `truth` is null where the annotation leaves it open. */
export interface LabelledProposal extends Example {
  readonly subject: string;
  readonly object: string;
  readonly proposal: ScoredProposal;
  readonly truth: boolean | null;
  /** Where it is stated: what can be seen of its status, and which it is. */
  readonly status: { readonly features: readonly number[]; readonly stated: ReadonlySet<Status> } | undefined;
}

const NOTHING_LEARNED = new Scorer(new Int8Array(WEIGHTS), 1);

export function labelledProposals(
  text: AnnotatedText,
  analysis: Analysis,
  relations: Relations,
  known: KnownLinks,
): LabelledProposal[] {
  const syntax = readSyntax(analysis, text.mentions, relations.references);
  const args = new Arguments(syntax, relations.transparent);
  const stated = new Map<string, AnnotatedFact[]>();
  for (const fact of text.facts) {
    for (const key of keysOf(fact, relations)) stated.set(key, [...(stated.get(key) ?? []), fact]);
  }
  return [...scoreProposals(syntax, args, { relations, scorer: NOTHING_LEARNED, known })].map((proposal) => {
    const nameAt = (token: number): string => syntax.mentions[syntax.referent[token]].entity.name;
    const subject = nameAt(proposal.subject);
    const object = nameAt(proposal.object);
    const facts = stated.get(`${subject}\u0000${proposal.predicate.name}\u0000${object}`) ?? [];
    const at = analysis.start[proposal.subject];
    const factsHere = facts.filter(({ optional, within }) => !optional && within.start <= at && at < within.end);
    const here = factsHere.length > 0;
    // Stated in another paragraph, or optional: this sentence may or may not state it.
    const truth = here ? true : facts.length > 0 ? null : false;
    return {
      question: proposal.predicate.name,
      features: proposal.features,
      positive: here,
      subject,
      object,
      proposal,
      truth,
      status: here
        ? { features: statusFeatures(syntax, relations, proposal), stated: new Set(factsHere.map((f) => f.status)) }
        : undefined,
    };
  });
}

/** What a text teaches: whether its proposals are stated, where the annotation says so, and with which status. */
export function examplesOf(proposals: readonly LabelledProposal[]): Example[] {
  return proposals.flatMap((proposal) => {
    const { truth, status } = proposal;
    if (truth === null) return [];
    if (status === undefined) return [proposal];
    const { features, stated } = status;
    const statuses = STATUSES.map((s) => ({ question: statusQuestion(s), features, positive: stated.has(s) }));
    return [proposal, ...statuses];
  });
}

function keysOf({ subject, predicate, object }: AnnotatedFact, relations: Relations): string[] {
  const key = `${subject}\u0000${predicate}\u0000${object}`;
  const symmetric = relations.predicates.find(({ name }) => name === predicate)?.symmetric ?? false;
  return symmetric ? [key, `${object}\u0000${predicate}\u0000${subject}`] : [key];
}
