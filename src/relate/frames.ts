/**
 * @module Frames at work: where the declared ways of saying a predicate, over syntax and over typed names, speak for two
 * names of a sentence.
 */
import type { EntityKind, Span, Status } from '../model.js';
import type { Arguments } from './arguments.js';
import type { ClauseFrame, Predicate, Relations, Slot } from './relations.js';
import { statusOf, stronger } from './status.js';
import { lemmaWithParticle, type Syntax } from './syntax.js';

/** A frame that fired for two names. */
export interface FrameEvidence {
  readonly predicate: Predicate;
  readonly frame: string;
  readonly status: Status;
  /** Token of the verb, the noun or the pattern's first word. */
  readonly anchor: number;
  /** Role → the stretch that the frame itself captured. */
  readonly captured: Readonly<Record<string, Span>>;
}

/** What frames say of an article, by the tokens of a subject and an object. */
export class FrameTable {
  private readonly found = new Map<number, Map<number, FrameEvidence[]>>();

  of(subject: number, object: number): readonly FrameEvidence[] {
    return this.found.get(subject)?.get(object) ?? [];
  }

  /** Whether any frame speaks for two tokens, one of them the subject. */
  speakOf(a: number, b: number): boolean {
    return this.found.get(a)?.has(b) === true || this.found.get(b)?.has(a) === true;
  }

  /** The frames of a predicate that fired for two tokens; of a symmetric one either way. */
  for(predicate: Predicate, subject: number, object: number): FrameEvidence[] {
    const fired = this.of(subject, object).filter((frame) => frame.predicate === predicate);
    if (!predicate.symmetric) return fired;
    return [...fired, ...this.of(object, subject).filter((frame) => frame.predicate === predicate)];
  }

  /** The frames that speak for any two names, each once, in the order of their bytes. */
  names(): string[] {
    const names = new Set<string>();
    for (const byObject of this.found.values())
      for (const list of byObject.values()) for (const { frame } of list) names.add(frame);
    return [...names].sort();
  }

  /** A frame counts once for two names, however often it fires. */
  add(subject: number, object: number, evidence: FrameEvidence): void {
    let byObject = this.found.get(subject);
    if (byObject === undefined) this.found.set(subject, (byObject = new Map<number, FrameEvidence[]>()));
    const list = byObject.get(object);
    if (list === undefined) byObject.set(object, [evidence]);
    else if (!list.some(({ frame }) => frame === evidence.frame)) list.push(evidence);
  }
}

export function findFrames(syntax: Syntax, args: Arguments, relations: Relations): FrameTable {
  const table = new FrameTable();
  const found: Found = (subject, object, evidence) => {
    table.add(subject, object, evidence);
  };
  const { sentences } = syntax.analysis;
  for (let s = 0; s + 1 < sentences.length; s++) {
    // It takes two to be spoken for.
    if (countFrom(syntax.referent, sentences[s], sentences[s + 1]) < 2) continue;
    fireClauses(syntax, args, relations, sentences[s], sentences[s + 1], found);
    firePatterns(syntax, relations, sentences[s], sentences[s + 1], found);
  }
  return table;
}

type Found = (subject: number, object: number, evidence: FrameEvidence) => void;

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
        predicate: frame.predicate,
        frame: frame.id,
        status,
        anchor: token,
        captured: {},
      };
      for (const subject of subjects) for (const object of objects) found(subject, object, evidence);
    }
  }
}

function framesAt(syntax: Syntax, relations: Relations, token: number): readonly ClauseFrame[] {
  if (syntax.upos[token] === 'NOUN') return relations.nouns.get(syntax.lemma[token]) ?? [];
  return syntax.upos[token] === 'VERB' ? (relations.verbs.get(lemmaWithParticle(syntax, token)) ?? []) : [];
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
    case 'iobj':
      return args.recipient(token);
    case 'name':
      return args.described(token);
    default:
      return args.preposition(token, relation);
  }
}

function firePatterns(syntax: Syntax, relations: Relations, first: number, limit: number, found: Found): void {
  const { start, end } = syntax.analysis;
  let ahead = countFrom(syntax.mention, first, limit);
  for (let token = first; ahead >= 2; token++) {
    for (const { pattern, predicate, id, status } of relations.patterns.at(syntax, token)) {
      const match = pattern.match(syntax, token, limit);
      if (match === undefined) continue;
      const captured: Record<string, Span> = {};
      for (const [role, [from, to]] of match.roles) captured[role] = { start: start[from], end: end[to] };
      const evidence: FrameEvidence = {
        predicate,
        frame: id,
        status: status ?? 'asserted',
        anchor: match.first,
        captured,
      };
      for (const subject of match.subjects) for (const object of match.objects) found(subject, object, evidence);
    }
    if (syntax.mention[token] >= 0) ahead--;
  }
}

/** How many tokens from `first` to before `limit` have an index of a mention. */
function countFrom(indices: Int32Array, first: number, limit: number): number {
  let count = 0;
  for (let token = first; token < limit; token++) if (indices[token] >= 0) count++;
  return count;
}
