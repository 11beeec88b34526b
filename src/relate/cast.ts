/**
 * @module The cast of an article: who and what stands at which token, in which list, and how much the article is about it.
 *
 * Names and references to them are taken together with amounts of money, which some predicates take as an object.
 */
import type { EntityKind, EntityRef, Literal } from '../model.js';
import type { Syntax } from './syntax.js';
import { valuesIn } from './values.js';

export type ActorKind = EntityKind | 'amount';

/** An entity of the article, or an amount that stands in it. */
export interface Actor {
  readonly kind: ActorKind;
  readonly is: EntityRef | Literal;
  /** Names of it in the article; references do not count. */
  mentions: number;
  inHeadline: boolean;
  /** Token of its first name. */
  readonly first: number;
  /** Which of its kind it is in the order of their first names, from 1. */
  readonly rank: number;
  /** Whether no other of its kind is named more often, or as often and earlier. */
  leads: boolean;
}

export interface Cast {
  readonly syntax: Syntax;
  readonly actors: readonly Actor[];
  /** The actor that stands at a token or is referred to there; -1 where there is none. */
  readonly at: Int32Array;
  /** The tokens at which one stands, in order. */
  readonly tokens: readonly number[];
  /** For a name in a list of its kind ("A, B and C") the list's first and last name; for any other name itself. */
  readonly listFirst: Int32Array;
  readonly listLast: Int32Array;
  /** The paragraph of each sentence, the headline being 0. */
  readonly paragraph: Int32Array;
  /** Offset behind the headline's last code unit. */
  readonly headlineEnd: number;
  readonly ofKind: ReadonlyMap<ActorKind, number>;
}

/** What may stand between two members of a list. */
const SEPARATORS = new Set([',', ';', 'and', 'or', '&', '/', 'plus', 'the', 'as', 'well']);
const MAX_SEPARATORS = 3;

/** @param amounts finds amounts of money in text, if there are to be any; has the flag `g` */
export function castOf(syntax: Syntax, amounts: RegExp | undefined): Cast {
  const { analysis, count, mention, referent, mentions } = syntax;
  const actors: Actor[] = [];
  const at = new Int32Array(count).fill(-1);
  const headlineEnd = Math.max(0, analysis.text.indexOf('\n'));
  const ofKind = new Map<ActorKind, number>();
  const enter = (kind: ActorKind, is: EntityRef | Literal, first: number): number => {
    const rank = (ofKind.get(kind) ?? 0) + 1;
    ofKind.set(kind, rank);
    return actors.push({ kind, is, mentions: 0, inHeadline: false, first, rank, leads: false }) - 1;
  };

  const byId = new Map<string, number>();
  const appear = (token: number, index: number): void => {
    const actor = actors[index];
    at[token] = index;
    actor.mentions++;
    if (analysis.end[token] <= headlineEnd) actor.inHeadline = true;
  };
  for (let token = 0; token < count; token++) {
    if (mention[token] < 0) continue;
    const { entity, kind } = mentions[mention[token]];
    let index = byId.get(entity.id);
    if (index === undefined) byId.set(entity.id, (index = enter(kind, entity, token)));
    appear(token, index);
  }
  for (let token = 0; token < count; token++) {
    if (at[token] < 0 && referent[token] >= 0) at[token] = byId.get(mentions[referent[token]].entity.id) ?? -1;
  }
  let token = 0;
  for (const { 0: words, index: start } of amounts === undefined ? [] : valuesIn(analysis.text, amounts)) {
    while (token < count && analysis.end[token] <= start) token++;
    if (token < count && at[token] < 0) appear(token, enter('amount', { value: words.trim() }, token));
  }
  crownLeaders(actors);
  return {
    syntax,
    actors,
    at,
    tokens: Array.from({ length: count }, (_, index) => index).filter((index) => at[index] >= 0),
    ...findLists(syntax),
    paragraph: paragraphsOf(syntax),
    headlineEnd,
    ofKind,
  };
}

function crownLeaders(actors: readonly Actor[]): void {
  const leaders = new Map<ActorKind, Actor>();
  for (const actor of actors) {
    const leader = leaders.get(actor.kind);
    if (leader === undefined || actor.mentions > leader.mentions) leaders.set(actor.kind, actor);
  }
  for (const leader of leaders.values()) leader.leads = true;
}

function findLists({ count, mention, mentions, lower, sentence }: Syntax): Pick<Cast, 'listFirst' | 'listLast'> {
  const listFirst = Int32Array.from({ length: count }, (_, token) => token);
  const listLast = listFirst.slice();
  for (let first = 0; first < count; first++) {
    if (mention[first] < 0 || listFirst[first] !== first) continue;
    const members = [first];
    for (let last = first; ;) {
      let next = last + 1;
      while (next < count && next - last <= MAX_SEPARATORS && mention[next] < 0 && SEPARATORS.has(lower[next])) next++;
      const goesOn =
        next < count &&
        next > last + 1 &&
        mention[next] >= 0 &&
        mentions[mention[next]].kind === mentions[mention[first]].kind &&
        sentence[next] === sentence[first];
      if (!goesOn) break;
      members.push(next);
      last = next;
    }
    for (const member of members) {
      listFirst[member] = first;
      listLast[member] = members[members.length - 1];
    }
  }
  return { listFirst, listLast };
}

function paragraphsOf({ analysis: { text, start, sentences } }: Syntax): Int32Array {
  const paragraph = new Int32Array(Math.max(0, sentences.length - 1));
  let number = 0;
  let end = text.indexOf('\n\n');
  for (let s = 0; s < paragraph.length; s++) {
    while (end >= 0 && end < start[sentences[s]]) {
      number++;
      end = text.indexOf('\n\n', end + 2);
    }
    paragraph[s] = number;
  }
  return paragraph;
}
