/** @module Which of the entries that bear a name is meant: what the tables and the rest of the article say for each. */
import type { EntityKind, GazetteerEntry } from '../model.js';
import type { CompiledGazetteer, Reading } from './compile.js';
import type { Context } from './context.js';
import type { ElementName } from './elements.js';
import { attributeOf, type NamePolicy } from './gazetteer.js';
import type { NameSpan } from './names.js';
import type { Word } from './words.js';

/** One entry that a name may mean. */
export interface Ranked {
  readonly reading: Reading;
  /** What the tables alone make the name worth for the entry's kind, before the text is asked. */
  readonly prior: number;
  /** What places it among the entries of its kind; the highest is meant. */
  readonly rank: number;
  readonly reasons: readonly string[];
}

/** The entries that bear a name, best first, by kind. */
export type Ranking = ReadonlyMap<EntityKind, readonly [Ranked, ...Ranked[]]>;

/** Ids of what an article names: places with what they are part of, elements, and the countries of its organisations. */
export interface Present {
  readonly ids: ReadonlySet<string>;
  /** Countries (ids of places) of the organisations that are named. */
  readonly homes: ReadonlySet<string>;
}

/** What the article names that an entry of the tables should agree with. */
export function presentEntries(
  spans: readonly NameSpan[],
  elements: readonly ElementName[],
  { foundAt }: Context,
  gazetteer: CompiledGazetteer,
): Present {
  const whole = new Set(spans.map((span) => span.found));
  const ids = new Set<string>();
  const homes = new Set<string>();
  for (const { meant, reading } of elements) if (meant) ids.add(reading.entry.id);
  for (const hit of foundAt.values()) {
    if (!whole.has(hit)) continue;
    for (const { entry } of hit.readings) {
      if (entry.kind === 'organisation') homes.add(`place:${(attributeOf(entry, 'country') ?? '').toLowerCase()}`);
      if (entry.kind !== 'place') continue;
      let part: GazetteerEntry | undefined = entry;
      // A town's region and country are there with it; tables that go in circles end after a few steps.
      for (let steps = 0; part !== undefined && steps < 4; steps++) {
        ids.add(part.id);
        part = gazetteer.entry(`place:${attributeOf(part, 'part_of') ?? ''}`);
      }
    }
  }
  return { ids, homes };
}

/** Ranks the entries that the occurrences of a name may mean. Entries of one rank keep the order of the tables. */
export function rankReadings(
  key: string,
  spans: readonly NameSpan[],
  present: Present,
  supported: (word: number) => boolean,
  { words }: Context,
  gazetteer: CompiledGazetteer,
): Ranking {
  const readings = new Map<string, Reading>();
  for (const span of spans) for (const reading of span.found?.readings ?? []) readings.set(reading.entry.id, reading);
  const byKind = new Map<EntityKind, [Ranked, ...Ranked[]]>();
  const inField = spans.some(({ from }) => supported(from));
  for (const reading of readings.values()) {
    const policy = policyOf(reading, key, spans, inField, words, gazetteer);
    const ranked = rank(reading, key, policy, inField, present);
    const { kind } = reading.entry;
    const others = byKind.get(kind);
    if (others === undefined) byKind.set(kind, [ranked]);
    else others.push(ranked);
  }
  for (const list of byKind.values()) list.sort((a, b) => b.rank - a.rank);
  return byKind;
}

/** How many words about a name are looked at for the context that its policy asks for. */
const REACH = 8;

/** The policy of a name where it stands; `cue` and `field` are none where what they ask for is there. */
function policyOf(
  { entry }: Reading,
  key: string,
  spans: readonly NameSpan[],
  inField: boolean,
  words: readonly Word[],
  gazetteer: CompiledGazetteer,
): NamePolicy['policy'] | undefined {
  const policy = gazetteer.policies.get(key)?.find((row) => row.kind === entry.kind);
  const asked = policy?.policy ?? (isGivenName(entry, key, gazetteer) ? 'field' : undefined);
  if (asked === 'field') return inField ? undefined : 'cue';
  if (policy?.policy !== 'cue') return asked;
  const near = spans.some(({ from, to }) => {
    const around = [...words.slice(Math.max(0, from - REACH), from), ...words.slice(to, to + REACH)];
    return around.some(({ lower }) => policy.context.includes(lower));
  });
  return near ? undefined : 'cue';
}

/** "Sydney", "Georgia": places that people are called after, where no policy says how far they count. */
function isGivenName({ kind }: GazetteerEntry, key: string, { givenNames }: CompiledGazetteer): boolean {
  return kind === 'place' && givenNames.has(key);
}

/** What is taken off a deposit of which nothing in its sentences speaks: "the Victory of the rowing eight". */
const UNSUPPORTED = 1.5;

/** Of deposits the country counts most, and whose own name it is. */
function rank(
  reading: Reading,
  key: string,
  policy: NamePolicy['policy'] | undefined,
  inField: boolean,
  present: Present,
): Ranked {
  const { entry, form } = reading;
  const reasons: string[] = [];
  const add = (worth: number, reason: string): number => {
    reasons.push(`${worth < 0 ? '−' : '+'}${Math.abs(worth)} ${reason}`);
    return worth;
  };
  const table = tableWorth(reading, key, policy);
  add(table, policy === undefined ? 'in the tables' : `policy ${policy}`);
  if (entry.kind === 'place' && isAtHome(entry, present))
    return { reading, prior: table, rank: table + add(0.5, 'a company of its country is named'), reasons };
  if (entry.kind !== 'deposit') return { reading, prior: table, rank: table, reasons };
  let agreement = 0;
  let extra = 0;
  const country = `place:${(attributeOf(entry, 'country') ?? '').toLowerCase()}`;
  if (present.ids.has(country)) {
    agreement += add(1, `the article names its country (${country})`);
    extra += 1;
  } else if (present.homes.has(country)) extra += add(0.5, `a company of its country is named (${country})`);
  const shared = (attributeOf(entry, 'commodities') ?? '')
    .split('|')
    .find((element) => present.ids.has(`element:${element}`));
  if (shared !== undefined) agreement += add(0.75, `the article names what it holds (element:${shared})`);
  if (form.role === 'alias') extra += add(-0.25, 'by another name than its own');
  if (!inField && policy === undefined) agreement += add(-UNSUPPORTED, 'nothing here speaks of the field');
  // A name that needs a cue is helped to it by a metal that the article names, not by a country that every article names.
  const prior =
    policy === 'never' || (policy === 'cue' && (shared === undefined || !inField)) ? table : table + agreement;
  return { reading, prior, rank: table + agreement + extra, reasons };
}

/** Whether a place lies in the country of an organisation that is named. The ids of regions (ISO 3166-2) begin with their country's. */
function isAtHome(place: GazetteerEntry, { homes }: Present): boolean {
  const within = attributeOf(place, 'part_of');
  return within !== undefined && homes.has(`place:${within.slice(0, 2)}`);
}

/** What the tables alone are worth for a name. */
function tableWorth({ entry, form }: Reading, key: string, policy: NamePolicy['policy'] | undefined): number {
  if (policy === 'never') return -10;
  if (policy === 'cue') return 0;
  const words = key.split(' ').length;
  switch (entry.kind) {
    case 'element':
      // The votes on elements have what their tables say.
      return form.role === 'symbol' ? -10 : 0;
    case 'place':
      return attributeOf(entry, 'type') === 'country' ? 4 : 3;
    case 'person':
      return words > 1 ? 4 : 0.5;
    case 'organisation':
      // Whom a story was told to is no part of it, but where an agency acts.
      if (attributeOf(entry, 'type') === 'news agency') return 0;
      return form.role === 'short' && words === 1 ? 2.5 : 3;
    case 'deposit':
      return (attributeOf(entry, 'source') === 'hand' || policy === 'free' ? 2 : 1) + (words > 1 ? 0.5 : 0);
  }
}
