/** @module What a sentence adds to a claim, in its own words: amounts, shares, grades, dates, periods. */
import type { Span } from '../model.js';

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
    period:
      /\b(?:a|per) (?:year|annum|month|day)\b|\bannually\b|\b(?:over|for|within) (?:the (?:next|past|first) )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|\w+teen|twenty) (?:years|months)\b/giu,
    date: /\b(?:(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: \d{1,2})?(?:,? \d{4})?|(?:in |since |by |until )?(?:19|20)\d{2}|(?:Q[1-4]|H[12]) \d{4}|last (?:year|month|week)|this (?:year|month|week)|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/gu,
  }),
);

/** The kinds of value that a frame may ask for. */
export const QUALIFIER_SHAPES: ReadonlySet<string> = new Set(SHAPES.keys());

/**
 * The value of a shape nearest to a point of the text, inside a stretch of it.
 *
 * @param shape one of {@link QUALIFIER_SHAPES}
 * @param within where to look: the clause's part of the sentence
 * @param near offset; of two values the one that stands closer is taken
 */
export function findQualifier(source: string, shape: string, within: Span, near: number): string | undefined {
  const pattern = SHAPES.get(shape);
  if (pattern === undefined) return undefined;
  let best: string | undefined;
  let distance = Infinity;
  for (const match of source.slice(within.start, within.end).matchAll(pattern)) {
    const start = within.start + match.index;
    const away = near < start ? start - near : Math.max(0, near - start - match[0].length);
    if (away < distance) {
      distance = away;
      best = match[0].trim();
    }
  }
  return best;
}
