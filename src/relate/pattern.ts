/**
 * @module Patterns over the words and typed names of a sentence, for what stands inside a noun phrase, where a parser
 * is least to be trusted: "U.S.-based Cove Capital", "the Uis tin mine in Namibia", "Kagame, Rwanda's president".
 *
 * ```
 * {S} {O}            the name that is the claim's subject, object (of the predicate's kinds)
 * {S+} {O+}          a list of such names: "A, B and C"
 * {S:place} {O:deposit/place+}  of these kinds only; {place} a name that plays no part, {*} one of any kind
 * mine/project       one of these words, by lemma or as written      $titles  one of a named list of words
 * <ADJ/NOUN>         a word (not a name) of these parts of speech    ~  up to five such that describe: ADJ NOUN NUM DET PROPN
 * role:( … )         what stands here is the qualifier "role"
 * ( a | b ), x?, x*, x+     as in regular expressions; words are separated by spaces
 * \\( \\) \\|           these characters themselves
 * ^                  the sentence's beginning
 * ```
 */
import { ENTITY_KINDS, type EntityKind } from '../model.js';
import type { Syntax } from './syntax.js';

export interface PatternMatch {
  /** Tokens of names. */
  readonly subjects: readonly number[];
  readonly objects: readonly number[];
  /** Role → first and last token. */
  readonly roles: ReadonlyMap<string, readonly [number, number]>;
  readonly first: number;
  readonly last: number;
}

export interface Pattern {
  readonly source: string;
  /** Whether it can match at names only, so that it need not be tried elsewhere. */
  readonly beginsWithName: boolean;
  /** Tries the pattern with its first word at `token`; what it matches ends before `limit`. */
  match(syntax: Syntax, token: number, limit: number): PatternMatch | undefined;
}

export class PatternError extends Error {}

interface State {
  readonly syntax: Syntax;
  readonly from: number;
  readonly limit: number;
  subjects: readonly number[];
  objects: readonly number[];
  roles: ReadonlyMap<string, readonly [number, number]>;
}

type Next = (at: number) => boolean;
type Matcher = (state: State, at: number, next: Next) => boolean;

export interface PatternContext {
  readonly subjectKinds: ReadonlySet<EntityKind>;
  readonly objectKinds: ReadonlySet<EntityKind>;
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
}

/** @throws PatternError with the place in the pattern */
export function compilePattern(source: string, context: PatternContext): Pattern {
  const tokens = source.match(/\\[()|]|[a-z]+:\(|[()|]|\{[^}]*\}[?*+]?|<[^>]*>[?*+]?|[^\s()|]+|\)[?*+]?/g) ?? [];
  let cursor = 0;

  const alternatives = (): Matcher => {
    const branches = [sequence()];
    while (tokens[cursor] === '|') {
      cursor++;
      branches.push(sequence());
    }
    return branches.length === 1
      ? branches[0]
      : (state, at, next) => branches.some((branch) => branch(state, at, next));
  };
  const sequence = (): Matcher => {
    const items: Matcher[] = [];
    while (cursor < tokens.length && tokens[cursor] !== '|' && tokens[cursor] !== ')') items.push(item());
    return (state, at, next) => {
      const step = (index: number, position: number): boolean =>
        index === items.length ? next(position) : items[index](state, position, (after) => step(index + 1, after));
      return step(0, at);
    };
  };
  const item = (): Matcher => {
    const token = tokens[cursor++];
    if (token === '(' || /^[a-z]+:\($/.test(token)) {
      const inner = alternatives();
      if (tokens[cursor++] !== ')') throw new PatternError(`expected ")" in "${source}"`);
      const group = token === '(' ? inner : capture(token.slice(0, -2), inner);
      return /^[?*+]$/.test(tokens[cursor] ?? '') ? quantified(group, tokens[cursor++]) : group;
    }
    const [, body, quantifier] = /^(.+?)([?*+]?)$/.exec(token) as unknown as [string, string, string];
    return quantified(unit(body), quantifier);
  };
  const unit = (body: string): Matcher => {
    if (body === '^')
      return (state, at, next) => (at === 0 || state.syntax.sentence[at - 1] !== state.syntax.sentence[at]) && next(at);
    if (body.startsWith('\\')) return word((syntax, at) => syntax.lower[at] === body[1]);
    if (body === '~') return describing;
    if (body.startsWith('{')) return named(body.slice(1, -1), context, source);
    if (body.startsWith('<')) {
      const tags = new Set(body.slice(1, -1).split('/'));
      return word((syntax, at) => syntax.mention[at] < 0 && tags.has(syntax.upos[at]));
    }
    const forms = new Set(
      body.split('/').flatMap((form) => {
        if (!form.startsWith('$')) return [form];
        const list = context.lists.get(form.slice(1));
        if (list === undefined) throw new PatternError(`no list "${form}" for "${source}"`);
        return [...list];
      }),
    );
    // "/" itself is a word that some patterns need.
    if (body === '/') forms.add('/');
    return word(
      (syntax, at) =>
        syntax.mention[at] < 0 && (forms.has(syntax.lower[at]) || forms.has(syntax.lemma[at].toLowerCase())),
    );
  };

  const whole = alternatives();
  if (cursor < tokens.length) throw new PatternError(`unexpected "${tokens[cursor]}" in "${source}"`);
  return {
    source,
    beginsWithName: /^\{[^}]*\}(?![?*])/.test(source) && !hasBranches(tokens),
    match(syntax, token, limit) {
      const state: State = { syntax, from: token, limit, subjects: [], objects: [], roles: new Map() };
      let last = token;
      if (!whole(state, token, (at) => ((last = at - 1), true))) return undefined;
      return { subjects: state.subjects, objects: state.objects, roles: state.roles, first: token, last };
    },
  };
}

/** Whether a pattern is one of several as a whole, and not only in brackets. */
function hasBranches(tokens: readonly string[]): boolean {
  let depth = 0;
  for (const token of tokens) {
    if (token === '|' && depth === 0) return true;
    if (token.endsWith('(') && token !== '\\(') depth++;
    if (/^\)[?*+]?$/.test(token)) depth--;
  }
  return false;
}

function word(test: (syntax: Syntax, at: number) => boolean): Matcher {
  return (state, at, next) => at < state.limit && test(state.syntax, at) && next(at + 1);
}

const MODIFIER_TAGS = new Set(['ADJ', 'NOUN', 'NUM', 'DET', 'PROPN', 'SYM']);
const MODIFIER_TOKENS = new Set(['-', '%', '&']);

const describing: Matcher = (state, at, next) => {
  let end = at;
  const { syntax, limit } = state;
  while (
    end < limit &&
    end - at < 5 &&
    syntax.mention[end] < 0 &&
    (MODIFIER_TAGS.has(syntax.upos[end]) ||
      MODIFIER_TOKENS.has(syntax.lower[end]) ||
      syntax.xpos[end] === 'VBN' ||
      syntax.xpos[end] === 'VBG')
  ) {
    end++;
  }
  for (; end >= at; end--) if (next(end)) return true;
  return false;
};

function quantified(matcher: Matcher, quantifier: string): Matcher {
  if (quantifier === '?') return (state, at, next) => matcher(state, at, next) || next(at);
  if (quantifier === '') return matcher;
  const repeat: Matcher = (state, at, next) =>
    matcher(state, at, (after) => after > at && repeat(state, after, next)) || next(at);
  return quantifier === '*' ? repeat : (state, at, next) => matcher(state, at, (after) => repeat(state, after, next));
}

function capture(role: string, inner: Matcher): Matcher {
  return (state, at, next) =>
    inner(state, at, (after) => {
      const before = state.roles;
      if (after > at) state.roles = new Map([...before, [role, [at, after - 1] as const]]);
      if (next(after)) return true;
      state.roles = before;
      return false;
    });
}

function named(body: string, context: PatternContext, source: string): Matcher {
  const parts = /^([SO]|\*|[a-z/]+)(?::([a-z/]+))?(\+?)$/.exec(body);
  if (parts === null) throw new PatternError(`expected {S}, {O+}, {S:kind} or {kind}, got "{${body}}" in "${source}"`);
  const [, part] = parts;
  const kindList = parts.at(2);
  const many = parts[3] === '+';
  const bound = part === 'S' || part === 'O';
  const listed = kindList ?? (bound || part === '*' ? undefined : part);
  const kinds: ReadonlySet<string> =
    listed !== undefined
      ? new Set(listed.split('/'))
      : part === 'S'
        ? context.subjectKinds
        : part === 'O'
          ? context.objectKinds
          : new Set(ENTITY_KINDS);
  for (const kind of kinds) {
    if (!(ENTITY_KINDS as readonly string[]).includes(kind)) throw new PatternError(`no kind "${kind}" in "${source}"`);
  }
  const fits = (syntax: Syntax, at: number, limit: number): boolean =>
    at < limit && syntax.mention[at] >= 0 && kinds.has(syntax.mentions[syntax.mention[at]].kind);

  return (state, at, next) => {
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
    const keep = part === 'S' ? state.subjects : state.objects;
    for (const [end, members] of ends.reverse()) {
      if (part === 'S') state.subjects = members;
      if (part === 'O') state.objects = members;
      if (next(end)) return true;
    }
    if (part === 'S') state.subjects = keep;
    if (part === 'O') state.objects = keep;
    return false;
  };
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
