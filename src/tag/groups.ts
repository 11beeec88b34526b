/** @module The occurrences of a name pooled: what speaks for each kind, over the whole article and over its short forms. */
import type { EntityKind, GazetteerEntry } from '../model.js';
import type { CompiledGazetteer, Reading } from './compile.js';
import type { Vote } from './votes.js';
import type { Context } from './context.js';
import { votesFor } from './evidence.js';
import { foldKey } from './fold.js';
import { attributeOf, type NamePolicy } from './gazetteer.js';
import { nameLists } from './lists.js';
import type { NameSpan } from './names.js';
import type { Word } from './words.js';

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
  /** The entries that bear the name, the likeliest of each kind, and what the tables alone make it worth. */
  readonly best: ReadonlyMap<EntityKind, { readonly reading: Reading; readonly prior: number }>;
  /** What speaks for each kind, all told. */
  readonly scores: ReadonlyMap<EntityKind, number>;
}

/** What a name must gather to count. */
export const ENOUGH = 2.5;

/** Pools the names of an article by their spelling. */
export function groupNames(spans: readonly NameSpan[], context: Context, gazetteer: CompiledGazetteer): Group[] {
  const { source, words } = context;
  const votes = spans.map((span) => votesFor(span, context));
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
  const present = presentEntries(spans, context, gazetteer);
  const groups = new Map<string, ScoredGroup>();
  for (const [key, list] of occurrences) {
    const best = bestReadings(key, list, present, context, gazetteer);
    groups.set(key, { key, occurrences: list, best, scores: scoresOf(list, best) });
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

/** Whether a span is an element's name and nothing else: those are weighed for themselves. */
function isElement({ found }: NameSpan): boolean {
  return found?.readings.every(({ entry }) => entry.kind === 'element') ?? false;
}

/** The kind that most speaks for, or undefined where nothing gathers enough. */
export function likeliestKind(scores: ReadonlyMap<EntityKind, number>): EntityKind | undefined {
  let likeliest: EntityKind | undefined;
  for (const [kind, score] of scores)
    if (score >= ENOUGH && (likeliest === undefined || score > (scores.get(likeliest) ?? 0))) likeliest = kind;
  return likeliest;
}

function scoresOf(occurrences: readonly Occurrence[], best: Group['best']): Map<EntityKind, number> {
  const scores = new Map<EntityKind, number>();
  // "Chilean copper mine", "Niger's deposits": a country is what it is, whatever stands about it.
  const place = best.get('place')?.reading;
  const country = place !== undefined && attributeOf(place.entry, 'type') === 'country';
  for (const { votes } of occurrences)
    for (const { kind, weight } of votes)
      if (!country || best.has(kind)) scores.set(kind, (scores.get(kind) ?? 0) + weight);
  for (const [kind, { prior }] of best) scores.set(kind, (scores.get(kind) ?? 0) + prior);
  return scores;
}

/** The countries and elements that the article names: what a deposit of the tables should agree with. */
function presentEntries(spans: readonly NameSpan[], { foundAt }: Context, gazetteer: CompiledGazetteer): Set<string> {
  const whole = new Set(spans.map((span) => span.found));
  const present = new Set<string>();
  for (const hit of foundAt.values())
    for (const { entry } of hit.readings)
      if (entry.kind === 'element' || (entry.kind === 'place' && whole.has(hit))) {
        let part: GazetteerEntry | undefined = entry;
        // A town's region and country are there with it; tables that go in circles end after a few steps.
        for (let steps = 0; part !== undefined && steps < 4; steps++) {
          present.add(part.id);
          part = gazetteer.entry(`place:${attributeOf(part, 'part_of') ?? ''}`);
        }
      }
  return present;
}

function bestReadings(
  key: string,
  occurrences: readonly Occurrence[],
  present: ReadonlySet<string>,
  context: Context,
  gazetteer: CompiledGazetteer,
): Map<EntityKind, { reading: Reading; prior: number }> {
  const readings = new Map<string, Reading>();
  for (const { span } of occurrences)
    for (const reading of span.found?.readings ?? []) readings.set(reading.entry.id, reading);
  const best = new Map<EntityKind, { reading: Reading; prior: number; rank: number }>();
  const { words } = context;
  for (const reading of readings.values()) {
    const policy = policyOf(reading, key, occurrences, words, gazetteer);
    const prior = priorOf(reading, key, policy, present);
    const { kind } = reading.entry;
    const rank = rankOf(reading, key, present);
    if (rank > (best.get(kind)?.rank ?? -Infinity)) best.set(kind, { reading, prior, rank });
  }
  return best;
}

/** Which of the entries of one name and kind is meant: of deposits the country counts most, and whose own name it is. */
function rankOf(reading: Reading, key: string, present: ReadonlySet<string>): number {
  const { entry, form } = reading;
  const prior = priorOf(reading, key, undefined, present);
  if (entry.kind !== 'deposit') return prior;
  const country = attributeOf(entry, 'country');
  const there = country !== undefined && present.has(`place:${country.toLowerCase()}`);
  return prior + (there ? 1 : 0) + (form.role === 'alias' ? -0.25 : 0);
}

/** How many words about a name are looked at for the context that its policy asks for. */
const REACH = 8;

/** The policy of a name; `cue` is `free` where a word of its context stands near one of its occurrences. */
function policyOf(
  { entry }: Reading,
  key: string,
  occurrences: readonly Occurrence[],
  words: readonly Word[],
  gazetteer: CompiledGazetteer,
): NamePolicy['policy'] | undefined {
  const policy = gazetteer.policies.get(key)?.find((row) => row.kind === entry.kind);
  if (policy?.policy !== 'cue') return policy?.policy;
  const near = occurrences.some(({ span: { from, to } }) => {
    const around = [...words.slice(Math.max(0, from - REACH), from), ...words.slice(to, to + REACH)];
    return around.some(({ lower }) => policy.context.includes(lower));
  });
  return near ? undefined : 'cue';
}

/** What the tables alone are worth for a name, before the text is asked. */
function priorOf(
  { entry, form }: Reading,
  key: string,
  policy: NamePolicy['policy'] | undefined,
  present: ReadonlySet<string>,
): number {
  if (policy === 'never') return -10;
  if (policy === 'cue') return 0;
  const words = key.split(' ').length;
  switch (entry.kind) {
    case 'element':
      return form.role === 'symbol' ? -10 : 3;
    case 'place':
      return attributeOf(entry, 'type') === 'country' ? 4 : 3;
    case 'person':
      return words > 1 ? 4 : 0.5;
    case 'organisation':
      // Whom a story was told to is no part of it, but where an agency acts.
      if (attributeOf(entry, 'type') === 'news agency') return 0;
      return form.role === 'short' && words === 1 ? 2.5 : 3;
    case 'deposit': {
      const country = attributeOf(entry, 'country');
      const commodities = (attributeOf(entry, 'commodities') ?? '').split('|');
      let prior = attributeOf(entry, 'source') === 'hand' || policy === 'free' ? 2 : 1;
      if (country !== undefined && present.has(`place:${country.toLowerCase()}`)) prior += 1;
      if (commodities.some((element) => present.has(`element:${element}`))) prior += 0.75;
      return words > 1 ? prior + 0.5 : prior;
    }
  }
}
