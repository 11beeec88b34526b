/** @module What a sentence adds to a claim, in its own words: amounts, shares, grades, dates, periods. */
import { ENTITY_KINDS, type Span } from '../model.js';
import { normaliseDate } from './date-words.js';
import type { Relations } from './relations.js';
import type { Syntax } from './syntax.js';

/** One thing that may fill a role: a value of a shape, a phrase headed by one of some words, or a name of some kinds. */
export type QualifierShape =
  | { readonly type: 'value'; readonly pattern: RegExp }
  | { readonly type: 'phrase'; readonly heads: ReadonlySet<string> }
  | { readonly type: 'name'; readonly kinds: ReadonlySet<string> };

/** What may stand where in a pipeline's declarations: word lists and value shapes by name. */
export interface Vocabulary {
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
  readonly shapes: ReadonlyMap<string, RegExp>;
}

/** Further away than this a value seldom belongs to the claim. In characters; what stands between adds to it. */
const MAX_AWAY = 250;

/** What stands between a name and a value puts them further apart: another name that the value could be of, or a break. */
const BETWEEN = { rival: 40, name: 10, comma: 12, break: MAX_AWAY };

/** A value that directly precedes another name ("9.4% zinc", "near Ely") is that one's, in characters between. */
const ADJACENT = 8;

/**
 * Reads a declared shape: `money`, `$list` or `{deposit/element}`.
 *
 * @returns undefined where there is no such shape, list or kind
 */
export function qualifierShape(declared: string, { lists, shapes }: Vocabulary): QualifierShape | undefined {
  if (declared.startsWith('$')) {
    const heads = lists.get(declared.slice(1));
    return heads && { type: 'phrase', heads };
  }
  if (declared.startsWith('{')) {
    const kinds = declared.slice(1, -1).split('/');
    return kinds.every((kind) => (ENTITY_KINDS as readonly string[]).includes(kind))
      ? { type: 'name', kinds: new Set(kinds) }
      : undefined;
  }
  const pattern = shapes.get(declared);
  return pattern && { type: 'value', pattern };
}

/**
 * What a sentence offers for a role: of several the one nearest to either name of the claim, of the first shape that finds any.
 *
 * @param names tokens of the claim's subject and object
 * @returns where it stands
 */
export function findQualifier(
  syntax: Syntax,
  shapes: readonly QualifierShape[],
  names: readonly number[],
): Span | undefined {
  for (const shape of shapes) {
    let best: Span | undefined;
    let distance = MAX_AWAY;
    for (const span of candidates(syntax, shape, names)) {
      const taken =
        shape.type === 'value' ? claimedByRivals(syntax, span, names) : isPlural(syntax, span) ? BETWEEN.rival : 0;
      for (const name of names) {
        const away = taken + distanceOf(syntax, name, span, names);
        if (away < distance) {
          distance = away;
          best = span;
        }
      }
    }
    if (best !== undefined) return best;
  }
  return undefined;
}

/**
 * What a qualifier's words amount to: a measure in its unit, a date counted from the day of publication, or a term that the
 * pipeline knows the phrase for.
 */
export function normalise(
  words: string,
  { readMeasure, terms }: Pick<Relations, 'readMeasure' | 'terms'>,
  published: string | null,
): string | undefined {
  const text = ` ${words.toLowerCase()} `;
  return (
    readMeasure(words) ??
    normaliseDate(words, published) ??
    [...terms].find(([, phrases]) => phrases.some((phrase) => text.includes(` ${phrase} `)))?.[0]
  );
}

/** How far a value stands from a name. */
function distanceOf(syntax: Syntax, name: number, span: Span, names: readonly number[]): number {
  const { text, start, end } = syntax.analysis;
  const [from, to] = span.start >= end[name] ? [end[name], span.start] : [span.end, Math.max(span.end, start[name])];
  const between = text.slice(from, to);
  let away =
    between.length + (/[;:]/.test(between) ? BETWEEN.break : 0) + BETWEEN.comma * (between.split(/, /).length - 1);
  const step = start[name] < from ? 1 : -1;
  for (let token = name + step; token >= 0 && token < syntax.count; token += step) {
    if (step > 0 ? start[token] >= to : end[token] <= from) break;
    if (syntax.mention[token] < 0 || names.includes(token)) continue;
    away += kindAt(syntax, token) === kindAt(syntax, name) ? BETWEEN.rival : BETWEEN.name;
  }
  return away;
}

/** "its ministers" is no one's role while "the minister" stands there. */
function isPlural({ analysis, xpos }: Syntax, span: Span): boolean {
  return xpos[analysis.end.indexOf(span.end)] === 'NNS';
}

/** What makes a value rather another name's: that name stands right behind it, or nearer to it than the subject does. */
function claimedByRivals(syntax: Syntax, span: Span, names: readonly number[]): number {
  const [subject, object = subject] = names;
  const { start, end } = syntax.analysis;
  const gapTo = (token: number): number =>
    start[token] >= span.end ? start[token] - span.end : Math.max(0, span.start - end[token]);
  let claimed = 0;
  const s = syntax.sentence[subject];
  for (let token = syntax.analysis.sentences[s]; token < syntax.analysis.sentences[s + 1]; token++) {
    const referent = syntax.referent[token];
    if (
      referent < 0 ||
      names.some((name) => syntax.referent[name] >= 0 && isSame(syntax, syntax.referent[name], referent))
    )
      continue;
    if (start[token] >= span.start && end[token] <= span.end) continue;
    const kind = kindAt(syntax, token);
    const follows = start[token] >= span.end && gapTo(token) <= ADJACENT;
    if (follows && kind === kindAt(syntax, object) && !isListedWith(syntax, token, object)) return BETWEEN.break;
    if (
      areRivals(kind, kindAt(syntax, subject)) &&
      gapTo(token) < gapTo(subject) &&
      !isListedWith(syntax, token, subject)
    )
      claimed = BETWEEN.rival;
  }
  return claimed;
}

/** Whether what one could own or make, the other could too. */
function areRivals(a: string | undefined, b: string | undefined): boolean {
  const acts = (kind: string | undefined): boolean => kind !== undefined && /^(organisation|person|place)$/.test(kind);
  return a === b || (acts(a) && acts(b));
}

/** Whether two names stand in one enumeration: nothing but names, commas and conjunctions between them. */
function isListedWith(syntax: Syntax, a: number, b: number): boolean {
  for (let token = Math.min(a, b) + 1; token < Math.max(a, b); token++) {
    if (syntax.mention[token] < 0 && !/^(PUNCT|CCONJ)$/.test(syntax.upos[token])) return false;
  }
  return true;
}

function kindAt(syntax: Syntax, token: number): string | undefined {
  return syntax.referent[token] < 0 ? undefined : syntax.mentions[syntax.referent[token]].kind;
}

function candidates(syntax: Syntax, shape: QualifierShape, names: readonly number[]): Span[] {
  const { analysis, sentence } = syntax;
  const first = analysis.sentences[sentence[names[0]]];
  const last = analysis.sentences[sentence[names[0]] + 1] - 1;
  if (shape.type === 'value') {
    const from = analysis.start[first];
    return [...analysis.text.slice(from, analysis.end[last]).matchAll(shape.pattern)]
      .filter((match) => match[0] !== '')
      .map((match) => ({ start: from + match.index, end: from + match.index + match[0].length }));
  }
  const spans: Span[] = [];
  for (let token = first; token <= last; token++) {
    if (shape.type === 'name') {
      const mention = syntax.mention[token];
      if (mention < 0 || !shape.kinds.has(syntax.mentions[mention].kind)) continue;
      if (names.some((name) => syntax.referent[name] >= 0 && isSame(syntax, syntax.referent[name], mention))) continue;
      spans.push({ start: analysis.start[token], end: analysis.end[token] });
    } else if (
      syntax.mention[token] < 0 &&
      isNoun(syntax, token) &&
      shape.heads.has(syntax.lemma[token].toLowerCase())
    ) {
      spans.push(phraseAround(syntax, token, first, last));
    }
  }
  return spans;
}

function isSame(syntax: Syntax, a: number, b: number): boolean {
  return syntax.mentions[a].entity.id === syntax.mentions[b].entity.id;
}

/** Lists are of nouns: "According to" is no accord, "limiting" no limit. */
function isNoun(syntax: Syntax, token: number): boolean {
  return /^(NOUN|PROPN|ADJ|X)$/.test(syntax.upos[token]);
}

/** A noun with the words before it that describe it, and an "of" of bare nouns behind: "non-binding memorandum of understanding". */
function phraseAround(syntax: Syntax, head: number, first: number, last: number): Span {
  const { analysis } = syntax;
  const describes = (token: number): boolean =>
    syntax.mention[token] < 0 &&
    (/^(ADJ|NOUN|PROPN)$/.test(syntax.upos[token]) || /^(VBN|VBG|HYPH)$/.test(syntax.xpos[token]));
  let from = head;
  while (from > first && describes(from - 1)) from--;
  // "Proven and Probable Reserves", "measured, indicated and inferred resources"
  while (
    from > first + 1 &&
    /^(and|or|,)$/.test(syntax.lower[from - 1]) &&
    syntax.upos[from] === 'ADJ' &&
    describes(from - 2) &&
    syntax.upos[from - 2] === 'ADJ'
  )
    from -= 2;
  while (from < head && /^\W+$/.test(syntax.lower[from])) from++;
  let to = head;
  while (to < last && /^(NOUN|PROPN)$/.test(syntax.upos[to + 1]) && syntax.mention[to + 1] < 0) to++;
  if (to < last - 1 && syntax.lower[to + 1] === 'of' && syntax.upos[to + 2] === 'NOUN' && syntax.mention[to + 2] < 0) {
    to += 2;
    while (to < last && syntax.upos[to + 1] === 'NOUN' && syntax.mention[to + 1] < 0) to++;
  }
  return { start: analysis.start[from], end: analysis.end[to] };
}
