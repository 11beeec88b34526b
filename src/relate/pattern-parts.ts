/** @module The parts of a pattern: words, names, what describes, repetition and capture. */
import { opening, type Opening } from './opening.js';
import type { Syntax } from './syntax.js';

/** Where a match stands. */
export interface State {
  readonly syntax: Syntax;
  readonly from: number;
  readonly limit: number;
  subjects: readonly number[];
  objects: readonly number[];
  roles: ReadonlyMap<string, readonly [number, number]>;
}

type Next = (at: number) => boolean;
/** Matches at a token what the rest of the pattern can follow. */
export type Matcher = (state: State, at: number, next: Next) => boolean;

/** A part of a pattern: how it matches, and what it can begin with. */
export interface Part {
  readonly match: Matcher;
  /** Of what takes one token and captures nothing, whether it takes this one: so that it can be asked without saying what follows. */
  readonly takes?: ((state: State, at: number) => boolean) | undefined;
  readonly opening: Opening;
  /** Of one name or a list of names: what can stand behind the first of them that is still of this part. */
  readonly behind?: Opening;
  /** See `Pattern.second`. */
  readonly second?: Opening | undefined;
}

export const atBeginning: Matcher = ({ syntax: { sentence } }, at, next) =>
  (at === 0 || sentence[at - 1] !== sentence[at]) && next(at);

export function word(test: (syntax: Syntax, at: number) => boolean): Pick<Part, 'match' | 'takes'> {
  const takes = (state: State, at: number): boolean => at < state.limit && test(state.syntax, at);
  return { takes, match: (state, at, next) => takes(state, at) && next(at + 1) };
}

const MODIFIER_TAGS = new Set(['ADJ', 'NOUN', 'NUM', 'DET', 'PROPN', 'SYM']);
const MODIFIER_TOKENS = new Set(['-', '%', '&']);
const PARTICIPLES = new Set(['VBN', 'VBG']);

export const describing: Part = {
  match: (state, at, next) => {
    let end = at;
    const { syntax, limit } = state;
    while (
      end < limit &&
      end - at < 5 &&
      syntax.mention[end] < 0 &&
      (MODIFIER_TAGS.has(syntax.upos[end]) ||
        MODIFIER_TOKENS.has(syntax.lower[end]) ||
        PARTICIPLES.has(syntax.xpos[end]))
    ) {
      end++;
    }
    for (; end >= at; end--) if (next(end)) return true;
    return false;
  },
  opening: { ...opening({ tags: new Set([...MODIFIER_TAGS, ...PARTICIPLES]), words: MODIFIER_TOKENS }), passes: true },
};

export function quantified(part: Part, quantifier: string): Part {
  if (quantifier === '') return part;
  const { match } = part;
  const passing = { ...part.opening, passes: true };
  if (quantifier === '?') return { match: (state, at, next) => match(state, at, next) || next(at), opening: passing };
  const repeat: Matcher = (state, at, next) =>
    match(state, at, (after) => after > at && repeat(state, after, next)) || next(at);
  if (quantifier === '*') return { match: repeat, opening: passing };
  return { match: (state, at, next) => match(state, at, (after) => repeat(state, after, next)), opening: part.opening };
}

export function capture(role: string, inner: Matcher): Matcher {
  return (state, at, next) =>
    inner(state, at, (after) => {
      const before = state.roles;
      if (after > at) state.roles = new Map([...before, [role, [at, after - 1] as const]]);
      if (next(after)) return true;
      state.roles = before;
      return false;
    });
}

/** A name of some kinds, or a list of such; as the subject or the object, if it is to be one. */
export function name(kinds: ReadonlySet<string>, bound: 'S' | 'O' | undefined, many: boolean): Part {
  const fits = (syntax: Syntax, at: number, limit: number): boolean =>
    at < limit && syntax.mention[at] >= 0 && kinds.has(syntax.mentions[syntax.mention[at]].kind);

  const match: Matcher = (state, at, next) => {
    const { syntax, limit } = state;
    if (!fits(syntax, at, limit)) return false;
    // All ends of the list, the longest first.
    const ends: [number, number[]][] = [[at + 1, [at]]];
    while (many) {
      const [end, members] = ends[ends.length - 1];
      const following = behindSeparator(syntax, end, limit);
      if (following === undefined || !fits(syntax, following, limit)) break;
      ends.push([following + 1, [...members, following]]);
    }
    const keep = bound === 'S' ? state.subjects : state.objects;
    for (const [end, members] of ends.reverse()) {
      if (bound === 'S') state.subjects = members;
      if (bound === 'O') state.objects = members;
      if (next(end)) return true;
    }
    if (bound === 'S') state.subjects = keep;
    if (bound === 'O') state.objects = keep;
    return false;
  };
  return { match, opening: opening({ kinds }), behind: many ? opening({ words: SEPARATORS }) : opening({}) };
}

const SEPARATORS = new Set([',', ';', 'and', 'or', '&', '-', '–', '/', 'plus']);

/** The token behind what separates two members of a list, an article included; undefined where nothing separates. */
function behindSeparator(syntax: Syntax, at: number, limit: number): number | undefined {
  let end = at;
  while (end < limit && end - at < 2 && SEPARATORS.has(syntax.lower[end])) end++;
  if (end === at) return undefined;
  if (end < limit && syntax.lower[end] === 'the') end++;
  return end;
}
