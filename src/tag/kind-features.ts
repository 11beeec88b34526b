/**
 * @module What can be seen of a name's kind, as features for the learned judge: what the rules say of each occurrence, what
 * the recogniser proposes, and what the tables know. No feature is the name itself or a word of it, but for a site's noun
 * ("Project"): of names that no annotated article has, the judge is to be as sure. Rules and reasons are known to it by their
 * words, so that who rewords one has to learn again.
 */
import { hashString, mix, tag } from '../learned/hash.js';
import { ENTITY_KINDS, type EntityKind } from '../model.js';
import { overlapping } from '../spans.js';
import type { Context } from './context.js';
import type { Family } from './families.js';
import { attributeOf } from './gazetteer.js';
import { likeliestKind, type Group, type Occurrence } from './groups.js';
import type { Vote } from './votes.js';

const KNOWN = tag('kinds known');
const TABLE = tag('table');
const TYPE = tag('type in the tables');
const SOURCE = tag('source of the tables');
const ROLE = tag('role of the form');
const PRIOR = tag('prior');
const REASON = tag('reason');
const POPULATION = tag('population');
const LIKELIEST = tag('likeliest by the rules');
const TIMES = tag('occurrences');
const SHORTENED = tag('short forms');
const LENGTH = tag('words');
const VOTED = tag('kinds voted for');
const VOTE = tag('vote');
const WEIGHT = tag('vote and weight');
const VOTE_KNOWN = tag('vote and kinds known');
const CAPITALS = tag('all capitals');
const NOUN = tag('noun within');
const TITLED = tag('titled');
const OPENS = tag('opens its sentence');
const PROPOSED = tag('proposed');
const NOT_PROPOSED = tag('not proposed');

/** More occurrences, short forms or letters than so many are so many. */
const MANY = { occurrences: 6, groups: 4, letters: 6 };

/** Features of a name and its short forms, each once. */
export function kindFeatures({ long, members, scores }: Family, context: Context): Int32Array {
  const features = new Set<number>();
  const add = (feature: number): void => void features.add(feature);
  const known = kindsOf(long.ranking.keys());
  const likeliest = numberOf(likeliestKind(scores));
  add(mix(KNOWN, known));
  add(mix(LIKELIEST, likeliest));
  add(mix(mix(LIKELIEST, likeliest), known));
  let occurrences = 0;
  for (const group of members) {
    const isLong = Number(group === long);
    ofTables(group, isLong, add);
    for (const occurrence of group.occurrences) ofOccurrence(occurrence, isLong, known, context, add);
    occurrences += group.occurrences.length;
  }
  const times = Math.min(MANY.occurrences, occurrences);
  add(mix(TIMES, times));
  add(mix(mix(TIMES, times), known));
  add(mix(SHORTENED, Math.min(MANY.groups, members.length)));
  add(mix(mix(LENGTH, long.key.split(' ').length), known));
  return Int32Array.from(features);
}

type Add = (feature: number) => void;

/** What the tables know by the name. */
function ofTables({ ranking }: Group, isLong: number, add: Add): void {
  for (const [kind, [{ reading, prior, reasons }]] of ranking) {
    const { entry, form } = reading;
    const own = mix(isLong, numberOf(kind));
    const type = hashString(attributeOf(entry, 'type') ?? '');
    add(mix(TABLE, own));
    add(mix(mix(TYPE, own), type));
    add(mix(mix(SOURCE, own), hashString(attributeOf(entry, 'source') ?? '')));
    add(mix(mix(ROLE, own), hashString(form.role)));
    add(mix(mix(PRIOR, own), Math.round(2 * prior)));
    for (const reason of reasons) add(mix(mix(REASON, numberOf(kind)), hashString(upTo(reason, ' ('))));
    if (kind === 'place')
      add(mix(POPULATION, Math.round(Math.log2(1 + Number(attributeOf(entry, 'population') ?? 0)))));
  }
}

function ofOccurrence(
  { span, start, end, votes }: Occurrence,
  isLong: number,
  known: number,
  { words, source, proposals }: Context,
  add: Add,
): void {
  for (const vote of votes) ofVote(vote, known, add);
  const { from, to } = span;
  // There capitals, borders and beginnings say nothing.
  if (words[from].titleCase) return;
  add(mix(mix(VOTED, kindsOf(votes.filter(({ weight }) => weight > 0).map(({ kind }) => kind))), known));
  const text = source.slice(start, end);
  if (/^[\p{Lu}\d&.-]+$/u.test(text)) add(mix(mix(mix(CAPITALS, isLong), Math.min(MANY.letters, text.length)), known));
  if (span.nounTo > to) add(mix(NOUN, hashString(words[span.nounTo - 1].text)));
  if (span.titled) add(TITLED);
  if (words[from].first) add(mix(mix(OPENS, to - from), known));
  const proposed = overlapping(proposals, { start, end });
  for (const proposal of proposed) {
    const exact = Number(proposal.start === start && proposal.end === end);
    add(mix(mix(mix(mix(mix(PROPOSED, isLong), numberOf(proposal.kind)), Number(proposal.clear)), exact), known));
  }
  if (proposed.length === 0) add(mix(NOT_PROPOSED, known));
}

function ofVote({ kind, rule, weight }: Vote, known: number, add: Add): void {
  const own = numberOf(kind);
  // after “director” and after “miner” are one rule.
  const general = hashString(upTo(rule, '“'));
  add(mix(mix(VOTE, own), hashString(rule)));
  add(mix(mix(mix(WEIGHT, own), general), Math.round(4 * weight)));
  add(mix(mix(mix(VOTE_KNOWN, own), general), known));
}

/** The part of a text before a mark; all of it where the mark is not there. */
function upTo(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
}

function numberOf(kind: EntityKind | undefined): number {
  return kind === undefined ? ENTITY_KINDS.length : ENTITY_KINDS.indexOf(kind);
}

/** Kinds as a set of bits. */
function kindsOf(kinds: Iterable<EntityKind>): number {
  let bits = 0;
  for (const kind of kinds) bits |= 1 << numberOf(kind);
  return bits;
}
