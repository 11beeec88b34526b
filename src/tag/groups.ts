/** @module The occurrences of a name pooled: what speaks for each kind, over the whole article and over its short forms. */
import type { EntityKind } from '../model.js';
import type { CompiledGazetteer } from './compile.js';
import type { Vote } from './votes.js';
import type { Context } from './context.js';
import { votesFor } from './evidence.js';
import { foldKey } from './fold.js';
import type { ElementName } from './elements.js';
import { attributeOf } from './gazetteer.js';
import { nameLists } from './lists.js';
import type { NameSpan } from './names.js';
import { SHORT, type Subject } from './subject.js';
import { supportedWords } from './support.js';
import { presentEntries, rankReadings, type Ranking } from './ranking.js';

/** A name where it stands. */
export interface Occurrence {
  readonly span: NameSpan;
  readonly start: number;
  readonly end: number;
  readonly votes: readonly Vote[];
}

/** All occurrences of one spelling. */
export interface Group {
  /** Folded spelling, a company's form of law left off. */
  readonly key: string;
  readonly occurrences: Occurrence[];
  /** The entries that bear the name. */
  readonly ranking: Ranking;
  /** What speaks for each kind, all told. */
  readonly scores: ReadonlyMap<EntityKind, number>;
}

/** What a name must gather to count. */
export const ENOUGH = 2.5;

/** Pools the names of an article by their spelling. */
export function groupNames(
  spans: readonly NameSpan[],
  elements: readonly ElementName[],
  subject: Subject,
  context: Context,
  gazetteer: CompiledGazetteer,
): Group[] {
  const { source, words } = context;
  const elementAt = new Map(elements.map((element) => [element.hit, element]));
  const supported = supportedWords(subject, elements, context, gazetteer);
  const votes = spans.map((span) => [
    ...votesFor(span, context, supported(span.from)),
    ...(elementAt.get(span.found!)?.votes ?? []),
  ]);
  const lists = nameLists(spans, words, source);
  for (const list of lists)
    for (const vote of list.flatMap((i) => votes[i]).filter(({ plural }) => plural === true))
      for (const i of list)
        if (!votes[i].some(({ rule }) => rule === vote.rule))
          votes[i].push({ ...vote, rule: `${vote.rule}, in a list` });
  const occurrences = new Map<string, Occurrence[]>();
  const keys: string[] = [];
  for (const [i, span] of spans.entries()) {
    if (isElement(span)) continue;
    const start = words[span.from].start;
    const end = Math.max(words[span.to - 1].end, span.found?.end ?? 0);
    const named = span.found === undefined ? source.slice(start, end) : source.slice(start, span.found.end);
    const key = foldKey(named);
    keys[i] = key;
    const occurrence = { span, start, end, votes: votes[i] };
    const others = occurrences.get(key);
    if (others === undefined) occurrences.set(key, [occurrence]);
    else others.push(occurrence);
  }
  const offField = subject.extent !== 'in' && words.length >= SHORT && !elements.some(({ meant }) => meant);
  const present = presentEntries(spans, elements, context, gazetteer);
  const groups = new Map<string, ScoredGroup>();
  for (const [key, list] of occurrences) {
    const ranking = rankReadings(
      key,
      list.map(({ span }) => span),
      present,
      supported,
      context,
      gazetteer,
    );
    groups.set(key, { key, occurrences: list, ranking, scores: scoresOf(list, ranking, offField) });
  }
  for (const list of lists) agreeInList(list.flatMap((i) => groups.get(keys[i] ?? '') ?? []));
  return [...groups.values()];
}

interface ScoredGroup extends Group {
  readonly scores: Map<EntityKind, number>;
}

/** What the company of names of one kind is worth for a name whose kind nothing else shows. */
const COMPANY = 1.5;

/** "Glencore, Trafigura, Clarios": where the decided names of a list are of one kind, that speaks for the undecided. */
function agreeInList(list: readonly ScoredGroup[]): void {
  const kinds = list.map(({ scores }) => likeliestKind(scores));
  const decided = new Set(kinds.filter((kind) => kind !== undefined));
  const kind = [...decided].at(0);
  if (kind === undefined || decided.size > 1) return;
  for (const [i, { scores }] of list.entries())
    if (kinds[i] === undefined) scores.set(kind, (scores.get(kind) ?? 0) + COMPANY);
}

/** Whether a span is an element's name and nothing else, not "Mr Carbon": those are weighed for themselves. */
export function isElement({ found, titled }: NameSpan): boolean {
  return !titled && (found?.readings.every(({ entry }) => entry.kind === 'element') ?? false);
}

/** The kind that most speaks for, or undefined where nothing gathers enough. */
export function likeliestKind(scores: ReadonlyMap<EntityKind, number>): EntityKind | undefined {
  let likeliest: EntityKind | undefined;
  for (const [kind, score] of scores)
    if (score >= ENOUGH && (likeliest === undefined || score > (scores.get(likeliest) ?? 0))) likeliest = kind;
  return likeliest;
}

/** What is taken off a deposit's score where an article has hardly a word of the field and no element: "the Riverside project" is a housing estate. */
const OFF_FIELD = 5;

/** A vote that holds even against the name of a country: "her daughter Georgia". */
const CERTAIN = 6;

function scoresOf(occurrences: readonly Occurrence[], ranking: Ranking, offField: boolean): Map<EntityKind, number> {
  const scores = new Map<EntityKind, number>();
  // "Chilean copper mine", "Niger's deposits": a country is what it is, whatever stands about it.
  const place = ranking.get('place')?.[0].reading;
  const country = place !== undefined && attributeOf(place.entry, 'type') === 'country';
  for (const { votes } of occurrences)
    for (const { kind, weight } of votes)
      if (!country || ranking.has(kind) || weight >= CERTAIN) scores.set(kind, (scores.get(kind) ?? 0) + weight);
  for (const [kind, [{ prior }]] of ranking) scores.set(kind, (scores.get(kind) ?? 0) + prior);
  const deposit = scores.get('deposit');
  if (offField && deposit !== undefined) scores.set('deposit', deposit - OFF_FIELD);
  return scores;
}
