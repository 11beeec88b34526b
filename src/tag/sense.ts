/** @module What each name means in this article: the votes on all its occurrences pooled, the tables' entries weighed in. */
import type { EntityKind, GazetteerEntry } from '../model.js';
import type { CompiledGazetteer, Reading } from './compile.js';
import { votesFor, type Context, type Vote } from './evidence.js';
import { foldKey } from './fold.js';
import { attributeOf } from './gazetteer.js';
import type { Found, NameSpan } from './names.js';

/** An occurrence of a name, its kind decided. */
export interface Sensed {
  readonly start: number;
  readonly end: number;
  /** Folded form of the name: what its occurrences share. */
  readonly key: string;
  readonly kind: EntityKind;
  /** The tables' entry, or undefined for a name that only the text gives. */
  readonly reading: Reading | undefined;
  readonly rule: string;
}

/** What a name must gather to count. */
const ENOUGH = 2.5;
/** A local vote that decides an occurrence against the article as a whole. */
const DECISIVE = 3;

interface Occurrence {
  readonly span: NameSpan;
  readonly start: number;
  readonly end: number;
  readonly votes: readonly Vote[];
}

/** Decides kind and entry for every name of an article; names that gather too little are left out. */
export function senseOf(
  spans: readonly NameSpan[],
  found: readonly Found[],
  context: Context,
  gazetteer: CompiledGazetteer,
): Sensed[] {
  const { source, words } = context;
  const sensed: Sensed[] = [];
  const covered = new Set<number>();
  const byKey = new Map<string, Occurrence[]>();
  for (const span of spans) {
    for (let i = span.from; i < span.to; i++) covered.add(i);
    const start = span.found?.start ?? words[span.from].start;
    const end = span.found?.end ?? words[span.to - 1].end;
    const key = foldKey(source.slice(start, end));
    const occurrence = { span, start, end, votes: votesFor(span, context) };
    byKey.set(key, [...(byKey.get(key) ?? []), occurrence]);
  }
  const present = presentEntries(found, spans);
  for (const [key, occurrences] of byKey) sensed.push(...decide(key, occurrences, present, gazetteer));
  for (const hit of found) {
    if (covered.has(hit.from)) continue;
    const reading = hit.readings.find(({ entry, form }) => entry.kind === 'element' && form.role !== 'symbol');
    if (reading === undefined || !elementCounts(hit, reading, context, gazetteer)) continue;
    sensed.push({
      start: hit.start,
      end: hit.end,
      key: foldKey(source.slice(hit.start, hit.end)),
      kind: 'element',
      reading,
      rule: 'element',
    });
  }
  return sensed.sort((a, b) => a.start - b.start);
}

/** The countries and elements that the article names: what a deposit of the tables should agree with. */
function presentEntries(found: readonly Found[], spans: readonly NameSpan[]): Set<string> {
  const whole = new Set(spans.map((span) => span.found));
  const present = new Set<string>();
  for (const hit of found)
    for (const { entry } of hit.readings)
      if (entry.kind === 'element' || (entry.kind === 'place' && whole.has(hit))) {
        present.add(entry.id);
        if (attributeOf(entry, 'part_of') !== undefined) present.add(`place:${attributeOf(entry, 'part_of')}`);
      }
  return present;
}

function decide(
  key: string,
  occurrences: readonly Occurrence[],
  present: ReadonlySet<string>,
  gazetteer: CompiledGazetteer,
): Sensed[] {
  const readings = new Map<string, Reading>();
  for (const { span } of occurrences)
    for (const reading of span.found?.readings ?? []) readings.set(reading.entry.id, reading);

  const score = new Map<EntityKind, number>();
  const reasons = new Map<EntityKind, Vote>();
  for (const { votes } of occurrences)
    for (const vote of votes) {
      score.set(vote.kind, (score.get(vote.kind) ?? 0) + vote.weight);
      if ((reasons.get(vote.kind)?.weight ?? 0) < vote.weight) reasons.set(vote.kind, vote);
    }
  const best = new Map<EntityKind, { reading: Reading; prior: number }>();
  for (const reading of readings.values()) {
    const prior = priorOf(reading, key, present, gazetteer);
    const kind = reading.entry.kind;
    if (prior > (best.get(kind)?.prior ?? -Infinity)) best.set(kind, { reading, prior });
  }
  for (const [kind, { prior }] of best) score.set(kind, (score.get(kind) ?? 0) + prior);

  let chosen: EntityKind | undefined;
  for (const [kind, sum] of score)
    if (sum >= ENOUGH && (chosen === undefined || sum > score.get(chosen)!)) chosen = kind;
  if (chosen === undefined) return [];

  const sensed: Sensed[] = [];
  for (const { start, end, votes } of occurrences) {
    let kind = chosen;
    for (const vote of votes)
      if (vote.weight >= DECISIVE && best.has(vote.kind) && vote.kind !== kind) kind = vote.kind;
    const reading = best.get(kind)?.reading;
    sensed.push({ start, end, key, kind, reading, rule: reasons.get(kind)?.rule ?? 'gazetteer' });
  }
  return sensed;
}

/** What the tables alone are worth for a name, before the text is asked. */
function priorOf(
  { entry, form }: Reading,
  key: string,
  present: ReadonlySet<string>,
  gazetteer: CompiledGazetteer,
): number {
  const policy = gazetteer.policies.get(key)?.find((row) => row.kind === entry.kind)?.policy;
  if (policy === 'never') return -10;
  if (policy === 'cue') return 0;
  switch (entry.kind) {
    case 'element':
      return form.role === 'symbol' ? -10 : 3;
    case 'place':
      return 3;
    case 'person':
      return key.includes(' ') ? 4 : 0.5;
    case 'organisation':
      return form.role === 'short' && !key.includes(' ') ? 2 : 3;
    case 'deposit':
      return depositPrior(entry, key, present);
  }
}

function depositPrior(entry: GazetteerEntry, key: string, present: ReadonlySet<string>): number {
  const country = attributeOf(entry, 'country');
  let prior = attributeOf(entry, 'source') === 'hand' ? 2 : 0.5;
  if (country !== undefined && present.has(`place:${country.toLowerCase()}`)) prior += 1;
  if ((attributeOf(entry, 'commodities') ?? '').split('|').some((element) => present.has(`element:${element}`)))
    prior += 0.75;
  if (key.includes(' ')) prior += 0.5;
  return prior;
}

/** Whether a lower-case element name means the element here. */
function elementCounts(
  hit: Found,
  reading: Reading,
  { source, words, cues, foundAt }: Context,
  gazetteer: CompiledGazetteer,
): boolean {
  const key = foldKey(source.slice(hit.start, hit.end));
  const policy = gazetteer.policies.get(key)?.find((row) => row.kind === 'element');
  if (policy === undefined || policy.policy === 'free') return true;
  if (policy.policy === 'never') return false;
  const around = words.slice(Math.max(0, hit.from - 4), hit.to + 4);
  if (
    around.some(
      (word) =>
        policy.context.includes(word.lower) ||
        cues.deposit_nouns.has(word.lower) ||
        cues.deposit_nouns_plural.has(word.lower),
    )
  )
    return true;
  for (let i = Math.max(0, hit.from - 4); i < hit.to + 4; i++) {
    const near = foundAt.get(i);
    if (
      near !== undefined &&
      near !== hit &&
      near.readings.some(({ entry }) => entry.kind === 'element' && entry !== reading.entry)
    )
      return true;
  }
  return false;
}
