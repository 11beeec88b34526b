/** @module Who says a quotation: the subject of the verb that presents it, resolved to an entity. */
import type { EntityKind, EntityRef, Span } from '../model.js';
import type { Arguments } from './arguments.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';

/** A reporting verb of another sentence presents a quotation only from this near, in characters. */
const MAX_GAP = 250;

/** Words that an inverted subject may run over: "said its chief executive, Eric Kalala". */
const MAX_SUBJECT = 10;

/**
 * @param quotation one of `quotations`
 * @param quotations all of the text: their words present nothing
 * @returns the speaker; null for one who is no entity ("a trader said"); undefined where the paragraph does not say who speaks
 */
export function speakerOf(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  quotation: Span,
  quotations: readonly Span[],
): EntityRef | null | undefined {
  const verb = presentingVerb(syntax, args, relations, quotation, quotations);
  if (verb < 0) return undefined;
  const behind = syntax.analysis.start[verb] >= quotation.end ? quotation : undefined;
  return sayerOf(syntax, args, relations, verb, quotations, behind);
}

/**
 * The verb that presents the quotation: the nearest reporting verb of its sentence; else any verb of its sentence with a
 * person for a subject ("she calls it “…”"); else the nearest reporting verb before it in its paragraph.
 */
function presentingVerb(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  quotation: Span,
  quotations: readonly Span[],
): number {
  const source = syntax.analysis.text;
  const { start: starts, end: ends } = syntax.analysis;
  const paragraphEnd = source.indexOf('\n', quotation.end);
  let best = -1;
  let cost = Infinity;
  for (let token = tokenAt(starts, source.lastIndexOf('\n', quotation.start) + 1); token < syntax.count; token++) {
    const start = starts[token];
    if (paragraphEnd >= 0 && start >= paragraphEnd) break;
    if (quotations.some((span) => start >= span.start && start < span.end)) continue;
    const before = start < quotation.start;
    const gap = before ? source.slice(ends[token], quotation.start) : source.slice(quotation.end, start);
    const reports = relations.reporting.has(syntax.lemma[token]);
    // Right behind the closing mark a verb of saying is one even where it could be a noun: "…,” fumes its leader".
    if (syntax.upos[token] !== 'VERB' && !(reports && !before && !/[\p{L}\p{N}]/u.test(gap))) continue;
    const apart =
      /[.!?]["”’»]?\s+["“]?\p{Lu}/u.test(gap) ||
      (before ? /[.!?]["”’»]?\s+["“‘«„]$/.test(gap) : source[quotation.end - 1] === '.' && /^\S\s+\p{Lu}/u.test(gap));
    if (apart ? !before || !reports || gap.length > MAX_GAP : !reports && !hasPerson(syntax, args, token)) continue;
    const value = gap.length + (apart ? 2000 : reports ? 0 : 1000);
    if (value < cost) {
      cost = value;
      best = token;
    }
  }
  return best;
}

function hasPerson(syntax: Syntax, args: Arguments, verb: number): boolean {
  return args
    .subject(verb)
    .some(
      (subject) =>
        args.fillers(subject).some((filler) => kindAt(syntax, filler) === 'person') ||
        /^(s?he)$/.test(syntax.lower[subject]),
    );
}

/** "…,” said Jane Doe": who stands behind the verb says it; null for one who is no entity ("…,” said a trader"). */
function invertedSubject(syntax: Syntax, verb: number): EntityRef | null | undefined {
  return personBehind(syntax, verb) ?? (/^(an?|one)$/.test(syntax.lower[verb + 1] ?? '') ? null : undefined);
}

/**
 * Who a verb of saying has for its subject.
 *
 * @param behind the quotation that the verb stands behind, if it does
 * @param quotations all of the text
 * @returns as {@link speakerOf}
 */
export function sayerOf(
  syntax: Syntax,
  args: Arguments,
  relations: Relations,
  verb: number,
  quotations: readonly Span[],
  behind?: Span,
): EntityRef | null | undefined {
  const { start: starts, text } = syntax.analysis;
  const start = starts[verb];
  if (behind !== undefined && !/\p{L}/u.test(text.slice(behind.end, start))) {
    const inverted = invertedSubject(syntax, verb);
    if (inverted !== undefined) return inverted;
  } else if (verb > 0 && syntax.lower[verb - 1] === ',' && syntax.lemma[verb] === 'say') {
    // "For Perth-based E25, said its director, Jane Doe, …"
    const inverted = personBehind(syntax, verb);
    if (inverted !== undefined) return inverted;
  }
  const subjects = subjectsOf(syntax, args, verb);
  const named = subjects.flatMap((subject) => namesIn(syntax, args, subject));
  const nearby = namesBefore(syntax, verb, behind?.end ?? 0);
  for (const [tokens, kind] of [
    [named, 'person'],
    [nearby, 'person'],
    [named, 'organisation'],
    [behind === undefined ? [] : nearby, 'organisation'],
    [subjects, 'place'],
  ] as const) {
    const token = tokens.find((candidate) => kindAt(syntax, candidate) === kind);
    if (token !== undefined) return entityAt(syntax, token);
  }
  const subject = subjects.at(0);
  if (subject === undefined) return undefined;
  if (/^(he|she)$/.test(syntax.lower[subject])) return lastBefore(syntax, start, 'person', quotations);
  if (/^(it|they)$/.test(syntax.lower[subject])) return lastBefore(syntax, start, 'organisation', quotations);
  if (!isDefinite(syntax, subject)) return null;
  return relations.references.get(syntax.lemma[subject]) === 'person'
    ? lastBefore(syntax, start, 'person', quotations)
    : undefined;
}

/** "the minister", "its managing director" */
function isDefinite(syntax: Syntax, noun: number): boolean {
  return syntax
    .childrenBy(noun, 'det', 'nmod:poss')
    .some((determiner) => /^(the|this|that|its|his|her|their)$/.test(syntax.lower[determiner]));
}

/** Names between an offset and the verb, the nearest first, as far back as no other clause or sentence lies between. */
function namesBefore(syntax: Syntax, verb: number, from: number): number[] {
  const names: number[] = [];
  for (let token = verb - 1; token >= 0 && syntax.sentence[token] === syntax.sentence[verb]; token--) {
    if (syntax.analysis.start[token] < from) break;
    if (syntax.upos[token] === 'VERB' && /^(VBD|VBZ|VBP)$/.test(syntax.xpos[token])) break;
    if (/^[;:—–]$/.test(syntax.lower[token])) break;
    if (syntax.mention[token] >= 0) names.push(token);
  }
  return names;
}

/** "X was quoted as saying", "X is cited as saying": the one who says is whom the other verb is done to. */
function subjectsOf(syntax: Syntax, args: Arguments, verb: number): number[] {
  const own = args.subject(verb);
  if (own.length > 0) return own;
  const head = syntax.head[verb];
  return head >= 0 && args.isPassive(head) ? args.object(head) : args.isPassive(verb) ? args.object(verb) : [];
}

/** The names of a subject: those that fill it, and whom a spokesman speaks for ("a spokesman for X", "the statement by X"). */
function namesIn(syntax: Syntax, args: Arguments, subject: number): number[] {
  const behalf = ['for', 'from', 'by', 'of', 'at'].flatMap((preposition) =>
    syntax.mention[subject] >= 0 ? [] : args.preposition(subject, preposition),
  );
  const holders = syntax.mention[subject] >= 0 ? [] : args.possessor(subject);
  return [subject, ...behalf, ...holders].flatMap((token) => args.fillers(token));
}

/** "said Jane Doe", "said the mine's manager, Jane Doe": the first person behind the verb, before another clause begins. */
function personBehind(syntax: Syntax, verb: number): EntityRef | undefined {
  for (let token = verb + 1; token < syntax.count && token - verb <= MAX_SUBJECT; token++) {
    if (kindAt(syntax, token) === 'person') return entityAt(syntax, token);
    if (syntax.mention[token] >= 0) continue;
    if (/^(VBD|VBZ|VBP|MD|PRP|WP|WDT|IN)$/.test(syntax.xpos[token]) && !/^(of|at|for)$/.test(syntax.lower[token]))
      break;
    if (syntax.upos[token] === 'PUNCT' && !/^[,-]$/.test(syntax.lower[token])) break;
  }
  return undefined;
}

/** Whoever of a kind was named last before, outside quotations. */
export function lastBefore(
  syntax: Syntax,
  offset: number,
  kind: EntityKind,
  quotations: readonly Span[],
): EntityRef | null {
  const last = syntax.mentions.findLast(
    (mention) =>
      mention.kind === kind &&
      mention.start < offset &&
      !quotations.some(({ start, end }) => mention.start >= start && mention.start < end),
  );
  return last?.entity ?? null;
}

function kindAt(syntax: Syntax, token: number): EntityKind | undefined {
  return syntax.referent[token] < 0 ? undefined : syntax.mentions[syntax.referent[token]].kind;
}

function entityAt(syntax: Syntax, token: number): EntityRef {
  return syntax.mentions[syntax.referent[token]].entity;
}

/** First token that starts at or behind the offset. */
function tokenAt(starts: Uint32Array, offset: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle] < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
