/**
 * @module Proposals: every pair of names in a sentence that a predicate could hold of, with the evidence for it. Frames
 * over syntax and patterns over typed names speak for a pair; a pair that no frame speaks for is proposed all the same
 * and is left to the scorer.
 */
import type { EntityKind, Status } from '../model.js';
import type { Arguments } from './arguments.js';
import type { ClauseFrame, Predicate, Qualifiers, Relations, Slot } from './relations.js';
import { statusOf, stronger } from './status.js';
import type { Syntax } from './syntax.js';

/** A frame that fired for a pair. */
export interface FrameEvidence {
  readonly frame: string;
  readonly status: Status;
  /** Token of the verb, the noun or the pattern's first word. */
  readonly anchor: number;
  /** What else the frame looks for. */
  readonly shapes: Qualifiers;
  /** Role → the words that the frame itself captured. */
  readonly captured: Readonly<Record<string, string>>;
}

export interface Proposal {
  readonly predicate: Predicate;
  /** Tokens of the two names, or of references to them. */
  readonly subject: number;
  readonly object: number;
  readonly frames: readonly FrameEvidence[];
}

/** Names further apart than this many tokens are not paired without a frame. */
const MAX_APART = 30;

/** All proposals of an article, sentence by sentence in the order of their names. */
export function* propose(syntax: Syntax, args: Arguments, relations: Relations): Generator<Proposal> {
  const entityOf = (token: number) => syntax.mentions[syntax.referent[token]].entity;
  const { sentences } = syntax.analysis;
  for (let s = 0; s + 1 < sentences.length; s++) {
    const first = sentences[s];
    const limit = sentences[s + 1];
    const evidence = new Map<string, FrameEvidence[]>();
    const found = (predicate: Predicate, subject: number, object: number, frame: FrameEvidence): void => {
      if (entityOf(subject).id === entityOf(object).id) return;
      const key = `${predicate.name} ${subject} ${object}`;
      const list = evidence.get(key);
      if (list === undefined) evidence.set(key, [frame]);
      else if (!list.some((known) => known.frame === frame.frame)) list.push(frame);
    };
    fireClauses(syntax, args, relations, first, limit, found);
    firePatterns(syntax, relations, first, limit, found);

    const names: number[] = [];
    for (let token = first; token < limit; token++) if (syntax.referent[token] >= 0) names.push(token);
    for (const subject of names) {
      for (const object of names) {
        if (subject === object) continue;
        const [a, b] = [entityOf(subject), entityOf(object)];
        if (a.id === b.id) continue;
        const near = Math.abs(subject - object) <= MAX_APART;
        for (const predicate of relations.byKinds.get(`${a.kind} ${b.kind}`) ?? []) {
          const frames = evidence.get(`${predicate.name} ${subject} ${object}`);
          if (frames === undefined && (!near || (predicate.symmetric && object < subject))) continue;
          yield { predicate, subject, object, frames: frames ?? [] };
        }
      }
    }
  }
}

type Found = (predicate: Predicate, subject: number, object: number, frame: FrameEvidence) => void;

function fireClauses(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  first: number,
  limit: number,
  found: Found,
): void {
  for (let token = first; token < limit; token++) {
    if (syntax.mention[token] >= 0) continue;
    for (const frame of framesAt(syntax, relations, token)) {
      const subjects = fill(syntax, args, frame.subject, token, frame.subjectKinds);
      if (subjects.length === 0) continue;
      const objects = fill(syntax, args, frame.object, token, frame.objectKinds);
      if (objects.length === 0) continue;
      const status = stronger(frame.status ?? 'asserted', statusOf(syntax, token, relations));
      const evidence: FrameEvidence = {
        frame: frame.id,
        status,
        anchor: token,
        shapes: frame.qualifiers,
        captured: {},
      };
      for (const subject of subjects) for (const object of objects) found(frame.predicate, subject, object, evidence);
    }
  }
}

function framesAt(syntax: Syntax, relations: Relations, token: number): readonly ClauseFrame[] {
  const lemma = syntax.lemma[token];
  if (syntax.upos[token] === 'NOUN') return relations.nouns.get(lemma) ?? [];
  if (syntax.upos[token] !== 'VERB') return [];
  const particle = syntax.childrenBy(token, 'compound:prt').at(0);
  return relations.verbs.get(particle === undefined ? lemma : `${lemma}_${syntax.lower[particle]}`) ?? [];
}

/** The names and references that fill a frame's place: the first of its slots that holds any of the right kinds. */
function fill(
  syntax: Syntax,
  args: Arguments,
  slots: readonly Slot[],
  anchor: number,
  kinds: ReadonlySet<EntityKind>,
): number[] {
  for (const slot of slots) {
    let tokens = [anchor];
    for (const { relation, lemmas } of slot) {
      tokens = tokens.flatMap((token) => follow(args, token, relation));
      if (lemmas !== undefined)
        tokens = tokens
          .flatMap((token) => [token, ...args.conjuncts(token)])
          .filter((token) => lemmas.has(syntax.lemma[token]));
    }
    const found = new Set(tokens.flatMap((token) => args.fillers(token)));
    const fitting = [...found].filter((token) => kinds.has(syntax.mentions[syntax.referent[token]].kind));
    if (fitting.length > 0) return fitting;
  }
  return [];
}

function follow(args: Arguments, token: number, relation: string): number[] {
  switch (relation) {
    case 'subj':
      return args.subject(token);
    case 'obj':
      return args.object(token);
    case 'poss':
      return args.possessor(token);
    case 'modifier':
      return args.modifiers(token);
    default:
      return args.preposition(token, relation);
  }
}

function firePatterns(syntax: Syntax, relations: Relations, first: number, limit: number, found: Found): void {
  const { start, end, text } = syntax.analysis;
  for (let token = first; token < limit; token++) {
    for (const { pattern, predicate, id, status, qualifiers } of relations.patterns) {
      const match = pattern.match(syntax, token, limit);
      if (match === undefined) continue;
      const captured: Record<string, string> = {};
      for (const [role, [from, to]] of match.roles) captured[role] = text.slice(start[from], end[to]);
      const evidence: FrameEvidence = {
        frame: id,
        status: status ?? 'asserted',
        anchor: match.first,
        shapes: qualifiers,
        captured,
      };
      for (const subject of match.subjects)
        for (const object of match.objects) found(predicate, subject, object, evidence);
    }
  }
}
