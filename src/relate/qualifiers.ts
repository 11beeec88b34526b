/** @module What a sentence adds to a claim, in its own words: amounts, shares, grades, dates, periods. */
import { ENTITY_KINDS, type Span } from '../model.js';
import type { Syntax } from './syntax.js';

const NUMBER = String.raw`\d[\d,. \u00a0\u202f]*\d|\d`;
const SCALE = String.raw`(?:\s?(?:thousand|million|billion|trillion|mn|mln|bn|m|b|tn|k)\b)?`;
const ABOUT = String.raw`(?:(?:about|around|roughly|nearly|almost|some|over|at least|up to|as much as|more than|less than|between)\s)?`;
const RANGE = (one: string): string => `${one}(?:\\s?(?:-|–|to|and)\\s?${one})?`;

/** What each kind of value looks like. Units are those of trade and geology at large. */
const SHAPES: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    share: new RegExp(
      String.raw`${ABOUT}${RANGE(`(?:${NUMBER})(?:\\s?(?:%|percent|per cent|pc))?`)}(?<=%|percent|per cent|pc)|\b(?:majority|controlling|minority|wholly)\b`,
      'giu',
    ),
    money: new RegExp(
      String.raw`${ABOUT}(?:${RANGE(String.raw`(?:US|A|C|CA|AU|NZ|HK|S|R)?[$€£¥₦₹](?:${NUMBER})${SCALE}`)}|(?:${NUMBER})${SCALE}\s(?:US\s)?(?:dollars|euros|yuan|tenge|rand|pesos|rubles|roubles|pounds sterling|rupees|yen|won|kroner|kwacha)\b|(?:USD|EUR|AUD|CAD|GBP|CNY)\s?(?:${NUMBER})${SCALE})`,
      'giu',
    ),
    quantity: new RegExp(
      String.raw`${ABOUT}${RANGE(`(?:${NUMBER})${SCALE}`)}[\s-]?(?:(?:metric\s|short\s|long\s|dry\s)?(?:tonnes?|tons?)|t|kt|Mt|tpa|ktpa|kg|kilograms?|oz|Moz|koz|ounces?|lbs?|Mlb|pounds?|carats?)\b(?:\s(?:a|per)\s(?:year|annum|month|day))?`,
      'gu',
    ),
    grade: new RegExp(
      String.raw`(?:${NUMBER})\s?(?:%|percent|per cent|ppm|g/t|grams? per tonne|kg/t)(?:\s(?:TREO|REO|[A-Z][a-z]?\d?[A-Za-z0-9]{0,5}))?`,
      'gu',
    ),
    distance: new RegExp(String.raw`${ABOUT}(?:${NUMBER})\s?-?(?:km|kilomet(?:re|er)s?|miles?|met(?:re|er)s)\b`, 'giu'),
    period:
      /\b(?:a|per) (?:year|annum|month|day)\b|\bannually\b|\b(?:over|for|within) (?:the (?:next|past|first) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty) (?:years|months)\b/giu,
    date: /\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2})?(?:,? \d{4})?|(?:in |since |by |until )?(?:19|20)\d{2}|(?:Q[1-4]|H[12]) \d{4}|last (?:year|month|week)|this (?:year|month|week)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/gu,
  }),
);

/** What a role asks for: a value of a shape, a phrase headed by one of some words, or a name of some kinds. */
export type QualifierShape =
  | { readonly type: 'value'; readonly pattern: RegExp }
  | { readonly type: 'phrase'; readonly heads: ReadonlySet<string> }
  | { readonly type: 'name'; readonly kinds: ReadonlySet<string> };

/** Further away than this many characters a value seldom belongs to the claim. */
const MAX_AWAY = 120;

/**
 * Reads a declared shape: `money`, `$list` or `{deposit/element}`.
 *
 * @returns undefined where there is no such shape, list or kind
 */
export function qualifierShape(
  declared: string,
  lists: ReadonlyMap<string, ReadonlySet<string>>,
): QualifierShape | undefined {
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
  const pattern = SHAPES.get(declared);
  return pattern && { type: 'value', pattern };
}

/**
 * What a sentence offers for a role: of several the one nearest to either name of the claim.
 *
 * @param names tokens of the claim's subject and object
 * @returns the text's own words
 */
export function findQualifier(syntax: Syntax, shape: QualifierShape, names: readonly number[]): string | undefined {
  const { text, start, end } = syntax.analysis;
  let best: string | undefined;
  let distance = MAX_AWAY;
  for (const span of candidates(syntax, shape, names)) {
    for (const name of names) {
      const between =
        span.start >= end[name]
          ? text.slice(end[name], span.start)
          : text.slice(span.end, Math.max(span.end, start[name]));
      const away = between.length + (/[;:]/.test(between) ? MAX_AWAY : 0);
      if (away < distance) {
        distance = away;
        best = text.slice(span.start, span.end).trim();
      }
    }
  }
  return best;
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
    } else if (syntax.mention[token] < 0 && shape.heads.has(syntax.lemma[token].toLowerCase())) {
      spans.push(phraseAround(syntax, token, first, last));
    }
  }
  return spans;
}

function isSame(syntax: Syntax, a: number, b: number): boolean {
  return syntax.mentions[a].entity.id === syntax.mentions[b].entity.id;
}

/** A noun with the words before it that describe it, and an "of" of bare nouns behind: "non-binding memorandum of understanding". */
function phraseAround(syntax: Syntax, head: number, first: number, last: number): Span {
  const { analysis } = syntax;
  const describes = (token: number): boolean =>
    syntax.mention[token] < 0 &&
    (/^(ADJ|NOUN|PROPN)$/.test(syntax.upos[token]) || /^(VBN|VBG|HYPH)$/.test(syntax.xpos[token]));
  let from = head;
  while (from > first && describes(from - 1)) from--;
  while (from < head && /^\W+$/.test(syntax.lower[from])) from++;
  let to = head;
  while (to < last && /^(NOUN|PROPN)$/.test(syntax.upos[to + 1]) && syntax.mention[to + 1] < 0) to++;
  if (to < last - 1 && syntax.lower[to + 1] === 'of' && syntax.upos[to + 2] === 'NOUN' && syntax.mention[to + 2] < 0) {
    to += 2;
    while (to < last && syntax.upos[to + 1] === 'NOUN' && syntax.mention[to + 1] < 0) to++;
  }
  return { start: analysis.start[from], end: analysis.end[to] };
}
