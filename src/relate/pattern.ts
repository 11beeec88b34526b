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
import { eitherOf, inTurn, NOTHING, opening, type Opening } from './opening.js';
import {
  atBeginning,
  capture,
  describing,
  name,
  quantified,
  word,
  type Matcher,
  type Part,
  type State,
} from './pattern-parts.js';
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
  /** What it can begin with: elsewhere it need not be tried. */
  readonly opening: Opening;
  /** What can stand behind its first word, where that is a name; undefined where it need not begin with one, or could end there. */
  readonly second: Opening | undefined;
  /** Tries the pattern with its first word at `token`; what it matches ends before `limit`. */
  match(syntax: Syntax, token: number, limit: number): PatternMatch | undefined;
}

export class PatternError extends Error {}

export interface PatternContext {
  readonly subjectKinds: ReadonlySet<EntityKind>;
  readonly objectKinds: ReadonlySet<EntityKind>;
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
}

/** @throws PatternError with the place in the pattern */
export function compilePattern(source: string, context: PatternContext): Pattern {
  const tokens = source.match(/\\[()|]|[a-z]+:\(|[()|]|\{[^}]*\}[?*+]?|<[^>]*>[?*+]?|[^\s()|]+|\)[?*+]?/g) ?? [];
  let cursor = 0;

  const alternatives = (): Part => {
    const branches = [sequence()];
    while (tokens[cursor] === '|') {
      cursor++;
      branches.push(sequence());
    }
    if (branches.length === 1) return branches[0];
    return {
      match: (state, at, next) => branches.some(({ match }) => match(state, at, next)),
      opening: eitherOf(branches.map((branch) => branch.opening)),
    };
  };
  const sequence = (): Part => {
    const items: Part[] = [];
    while (cursor < tokens.length && tokens[cursor] !== '|' && tokens[cursor] !== ')') items.push(item());
    return {
      match: items.reduceRight<Matcher>(
        (rest, { match, takes }) =>
          takes === undefined
            ? (state, at, next) => match(state, at, (after) => rest(state, after, next))
            : (state, at, next) => takes(state, at) && rest(state, at + 1, next),
        (_, at, next) => next(at),
      ),
      opening: inTurn(items.map((each) => each.opening)),
      second: secondOf(items),
    };
  };
  const item = (): Part => {
    const token = tokens[cursor++];
    if (token === '(' || /^[a-z]+:\($/.test(token)) {
      const inner = alternatives();
      if (tokens[cursor++] !== ')') throw new PatternError(`expected ")" in "${source}"`);
      const group =
        token === '(' ? inner : { ...inner, match: capture(token.slice(0, -2), inner.match), takes: undefined };
      return /^[?*+]$/.test(tokens[cursor] ?? '') ? quantified(group, tokens[cursor++]) : group;
    }
    const [, body, quantifier] = /^(.+?)([?*+]?)$/.exec(token) as unknown as [string, string, string];
    return quantified(unit(body), quantifier);
  };
  const unit = (body: string): Part => {
    if (body === '^') return { match: atBeginning, opening: NOTHING };
    if (body.startsWith('\\')) {
      const [, mark] = body;
      return { ...word((syntax, at) => syntax.lower[at] === mark), opening: opening({ words: new Set([mark]) }) };
    }
    if (body === '~') return describing;
    if (body.startsWith('{')) return named(body.slice(1, -1), context, source);
    if (body.startsWith('<')) {
      const tags = new Set(body.slice(1, -1).split('/'));
      return {
        ...word((syntax, at) => syntax.mention[at] < 0 && tags.has(syntax.upos[at])),
        opening: opening({ tags }),
      };
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
    return {
      ...word((syntax, at) => syntax.mention[at] < 0 && (forms.has(syntax.lower[at]) || forms.has(syntax.base[at]))),
      opening: opening({ words: forms }),
    };
  };

  const whole = alternatives();
  if (cursor < tokens.length) throw new PatternError(`unexpected "${tokens[cursor]}" in "${source}"`);
  return {
    source,
    opening: whole.opening,
    second: whole.second,
    match(syntax, token, limit) {
      const state: State = { syntax, from: token, limit, subjects: [], objects: [], roles: new Map() };
      let last = token;
      if (!whole.match(state, token, (at) => ((last = at - 1), true))) return undefined;
      return { subjects: state.subjects, objects: state.objects, roles: state.roles, first: token, last };
    },
  };
}

/** What can stand behind the first word of parts that follow one another: see {@link Pattern.second}. */
function secondOf([first, ...others]: readonly (Part | undefined)[]): Opening | undefined {
  if (first?.behind === undefined) return undefined;
  const rest = inTurn(others.flatMap((part) => (part === undefined ? [] : [part.opening])));
  return rest.passes ? undefined : eitherOf([first.behind, rest]);
}

function named(body: string, context: PatternContext, source: string): Part {
  const parts = /^([SO]|\*|[a-z/]+)(?::([a-z/]+))?(\+?)$/.exec(body);
  if (parts === null) throw new PatternError(`expected {S}, {O+}, {S:kind} or {kind}, got "{${body}}" in "${source}"`);
  const [, part] = parts;
  const kindList = parts.at(2);

  const bound = part === 'S' || part === 'O' ? part : undefined;
  const listed = kindList ?? (bound !== undefined || part === '*' ? undefined : part);
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
  return name(kinds, bound, parts[3] === '+');
}
