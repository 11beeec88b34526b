/** @module What each name means in this article: kind and entry of every occurrence. */
import type { EntityKind } from '../model.js';
import type { CompiledGazetteer, Reading } from './compile.js';
import { sensedElement, weighedElement, weighElements, type ElementName } from './elements.js';
import { familiesOf, type Family } from './families.js';
import { ministriesIn } from './ministries.js';
import { weightFor, type Vote } from './votes.js';
import type { Context } from './context.js';
import { foldKey } from './fold.js';
import { attributeOf } from './gazetteer.js';
import { groupNames, isElement, likeliestKind, type Group, type Occurrence } from './groups.js';
import { kindFeatures } from './kind-features.js';
import { likelierThanNot, type Kinds } from './kinds.js';
import type { NameSpan } from './names.js';
import type { PassedOver, Sensed, Senses } from './sensed.js';
import { shortForms } from './short-forms.js';
import { subjectOf } from './subject.js';
import { INITIALS_OF_TERM } from './words-before.js';
import { A_TIME } from './words-behind.js';
import { wordAt } from './words.js';

/** A local vote that decides an occurrence against the article as a whole. */
const DECISIVE = 3;

/** By so much the votes on a short form must speak for another kind rather than for its long form's, to decide its occurrence. */
const LEAD = 1;

/** The names of an article, each with its short forms, before their kinds are decided. */
export interface Names {
  readonly families: readonly Family[];
  readonly elements: readonly ElementName[];
  /** Whether the article is of the field, as all are that the judge of kinds learns from. */
  readonly inField: boolean;
}

/** Pools the names of an article and weighs what the rules say of them. */
export function weighNames(spans: readonly NameSpan[], context: Context, gazetteer: CompiledGazetteer): Names {
  const subject = subjectOf(context.words, context.cues);
  const elements = weighElements(subject, context, gazetteer);
  const groups = groupNames(spans, elements, subject, context, gazetteer);
  return {
    families: familiesOf(groups, shortForms(groups, spans, context)),
    elements,
    inField: subject.extent === 'in',
  };
}

/** Decides every name of an article. @param kinds the learned judge; without one, or of an article of another field, the rules' votes decide */
export function senseOf(
  spans: readonly NameSpan[],
  context: Context,
  gazetteer: CompiledGazetteer,
  kinds: Kinds | undefined,
): Senses {
  const { families, elements, inField } = weighNames(spans, context, gazetteer);
  const sensed: Sensed[] = [];
  const passedOver: PassedOver[] = [];
  for (const family of families) {
    const probabilities = inField ? kinds?.probabilities(kindFeatures(family, context)) : undefined;
    decide(family, probabilities, context, gazetteer, sensed, passedOver);
  }
  const inName = wordsInNames(spans);
  for (const element of elements) {
    if (inName.has(element.hit.from)) continue;
    if (element.meant) sensed.push(sensedElement(element, context));
    else passedOver.push({ start: element.hit.start, end: element.hit.end, weighed: weighedElement(element) });
  }
  sensed.push(...ministriesIn(context), ...inHeadline(sensed, context));
  return { sensed: withoutOverlap(sensed), passedOver };
}

/** The words of names that are more than an element's. */
function wordsInNames(spans: readonly NameSpan[]): Set<number> {
  const inName = new Set<number>();
  for (const span of spans)
    if (!isElement(span) || span.found!.to < span.to) for (let i = span.from; i < span.to; i++) inName.add(i);
  return inName;
}

/** Decides a name together with its short forms, into one list or the other. */
function decide(
  { long, members, scores }: Family,
  probabilities: ReadonlyMap<EntityKind, number> | undefined,
  context: Context,
  gazetteer: CompiledGazetteer,
  sensed: Sensed[],
  passedOver: PassedOver[],
): void {
  const likeliest =
    probabilities === undefined ? likeliestKind(scores) : (likelierThanNot(probabilities) ?? plainPerson(scores));
  const strongest = strongestVotes(members);
  for (const group of members) {
    const { ranking } = group;
    const standsFor = group === long ? undefined : long.key;
    const term = isTerm(group);
    for (const occurrence of group.occurrences) {
      const { start, votes } = occurrence;
      const weighed = { votes, scores, probabilities, ranking, standsFor };
      if (likeliest === undefined || term || isTime(occurrence)) {
        passedOver.push({ start, end: occurrence.end, weighed });
        continue;
      }
      const local = votes.find(
        ({ kind, weight }) =>
          kind !== likeliest &&
          kind !== 'element' &&
          ranking.has(kind) &&
          (weight >= DECISIVE || (group !== long && weightFor(kind, votes) > weightFor(likeliest, votes) + LEAD)),
      );
      const kind = local?.kind ?? likeliest;
      // A short form is what the long one is, whatever else the tables know by it.
      const ownReading = (kind === likeliest ? long : group).ranking.get(kind)?.[0].reading;
      const government = kind === 'place' ? governmentFor(occurrence, context, gazetteer) : undefined;
      const reading = government ?? ownReading;
      sensed.push({
        start,
        end: nameEnd(occurrence, kind, reading, context),
        kind,
        name: bareName(occurrence, kind, context),
        key: government === undefined ? long.key : foldKey(government.entry.name),
        reading,
        rule:
          government === undefined
            ? (local?.rule ?? strongest.get(kind)?.rule ?? 'gazetteer')
            : 'seat of government for the government',
        weighed,
      });
    }
  }
}

/** By so much the rules, where none speaks for another kind, say that a name is a person's. */
const PLAIN = 6;

/** "President Mnangagwa": a person by all that the rules say, though the judge has seen too few whom an article names by surname alone. */
function plainPerson(scores: ReadonlyMap<EntityKind, number>): EntityKind | undefined {
  const kinds = [...scores].filter(([, score]) => score > 0);
  return kinds.length === 1 && kinds[0][0] === 'person' && kinds[0][1] >= PLAIN ? 'person' : undefined;
}

/** "active anode material (AAM) … AAM prices": what the text gives the initials to is no entity, whoever else bears them. */
function isTerm({ occurrences }: Group): boolean {
  return occurrences.some(({ votes }) => votes.some(({ rule }) => rule === INITIALS_OF_TERM));
}

/** "in Soviet times": whatever the name is elsewhere in the article. */
function isTime({ votes }: Occurrence): boolean {
  return votes.some(({ rule }) => rule === A_TIME);
}

/**
 * Where a mention ends: behind the noun of "Dubbo Project", and behind that of "Karaganda region", which belongs to a
 * region's name whether or not the rest of the text has it.
 */
function nameEnd(
  { end, span }: Occurrence,
  kind: EntityKind,
  reading: Reading | undefined,
  { words, cues, foundAt }: Context,
): number {
  if (kind === 'deposit') {
    // An element between the two, "Dubbo Zirconia Project", is a name of its own.
    const element = words.slice(span.to, span.nounTo).some((_, i) => foundAt.has(span.to + i));
    return element ? end : Math.max(end, words[span.nounTo - 1].end);
  }
  const country = reading !== undefined && attributeOf(reading.entry, 'type') === 'country';
  const noun = wordAt(words, span.to);
  if (kind !== 'place' || country || noun?.gap !== ' ') return end;
  return !noun.first && !noun.capital && cues.region_nouns.has(noun.lower) ? noun.end : end;
}

/** A name as its entity is shown by: a region's without its noun. */
function bareName({ start, end, span }: Occurrence, kind: EntityKind, { source, words, cues }: Context): string {
  const last = words[span.to - 1];
  const noun = kind === 'place' && span.to - span.from > 1 && !last.capital && cues.region_nouns.has(last.lower);
  return source.slice(start, noun ? words[span.to - 2].end : end);
}

/** The strongest vote for each kind, of equals the first. */
function strongestVotes(members: readonly Group[]): Map<EntityKind, Vote> {
  const strongest = new Map<EntityKind, Vote>();
  for (const { occurrences } of members)
    for (const { votes } of occurrences)
      for (const vote of votes)
        if (vote.weight > (strongest.get(vote.kind)?.weight ?? 0)) strongest.set(vote.kind, vote);
  return strongest;
}

/** "Beijing imposed quotas", "Washington's answer": the country, where nothing shows that the city is meant. */
function governmentFor(
  { start, end, span }: Occurrence,
  { source, words, cues }: Context,
  gazetteer: CompiledGazetteer,
): Reading | undefined {
  const text = source.slice(start, end);
  const place = cues.governments.get(text);
  if (place === undefined) return undefined;
  const before = source.slice(Math.max(0, start - 16), start);
  const behind = source.slice(end, end + 12);
  if (
    !before.endsWith('government in ') &&
    /(?:^|\s)(?:in|of|at|near|outside|around|the|leave|left|visit|visited)\s$/i.test(before)
  )
    return undefined;
  if (
    /^(?:-|\s?[—–(/]|,\s\p{Lu}|\s-\s|,\s\d|\s\p{Lu})/u.test(behind) ||
    /\p{Lu}\p{L}*[ ,/-]\s?$/u.test(before.replace(/^.*[.!?]\s/s, ''))
  )
    return undefined;
  if (words[span.from].titleCase) return undefined;
  const entry = gazetteer.entry(`place:${place}`);
  if (entry === undefined || attributeOf(entry, 'type') !== 'country') return undefined;
  return { entry, form: { text, role: 'demonym', case: 'proper' } };
}

/** The article's names where its headline gives them, which by itself, all in capitals, shows none. */
function inHeadline(sensed: readonly Sensed[], { source, words }: Context): Sensed[] {
  const end = words.findIndex((word) => !word.titleCase);
  if (end <= 0) return [];
  const headline = source.slice(0, words[end - 1].end);
  const found: Sensed[] = [];
  const seen = new Set<string>();
  for (const name of sensed) {
    if (name.kind === 'element') continue;
    const text = name.name;
    if (seen.has(text)) continue;
    seen.add(text);
    for (let at = headline.indexOf(text); at >= 0; at = headline.indexOf(text, at + 1)) {
      const borders = `${headline.charAt(at - 1)}${headline.charAt(at + text.length)}`;
      if (!/[\p{L}\p{N}]/u.test(borders))
        found.push({ ...name, start: at, end: at + text.length, rule: 'named in the text' });
    }
  }
  return found;
}

/** Mentions in order, the longer one where two overlap. */
function withoutOverlap(sensed: readonly Sensed[]): Sensed[] {
  const longestFirst = [...sensed].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const taken = new Uint8Array(sensed.reduce((last, { end }) => Math.max(last, end), 0));
  const kept: Sensed[] = [];
  for (const name of longestFirst) {
    // What was taken before is as long at least: it covers either end of what it overlaps.
    if (taken[name.start] === 1 || taken[name.end - 1] === 1) continue;
    taken.fill(1, name.start, name.end);
    kept.push(name);
  }
  return kept.sort((a, b) => a.start - b.start);
}
