/** @module What follows a name and shows its kind. */
import type { Cast } from './votes.js';
import type { Context } from './context.js';
import type { Found } from './found.js';
import { isModifier, type NameSpan } from './names.js';
import { wordAt } from './words.js';

/** Verbs of companies more than of people and sites. */
const ACTS =
  /^(?:buys|invests|plans|owns|holds|agreed|acquired|acquires|signed|announced|expects|operates|bought|sold|aims|reported|posted|controls)$/;

/** What companies have. */
const COMPANY_NOUN =
  /^(?:shares|stock|shareholders|executives|officials|employees|workers|board|management|shareholder|subsidiary|unit)$/;

/** The rule for what a state that was makes a time of, not a place: "in Soviet times". */
export const A_TIME = 'a time';

const TIME = /^(?:times|era|days|period|past)$/;

/** How many words may stand between a site's name and its noun. */
const MODIFIERS = 8;

/** Votes by the words behind a name. */
export function wordsBehind({ from, to, found }: NameSpan, context: Context, cast: Cast): void {
  const { source, words, cues, foundAt } = context;
  const tail = source.slice(words[to - 1].end, words[to - 1].end + 60);
  if (/^\.?\s*\(\s*[A-Z][A-Za-z-]{1,8}\s?:\s?[A-Z0-9.]{1,7}/.test(tail)) cast('organisation', 5, 'ticker in brackets');
  else if (/^\.?\s*\((?:the )?[“"][A-Z]/.test(tail)) cast('organisation', 3, 'short name in brackets');
  else if (/^\s*\([A-Z]{2,6}\)/.test(tail)) cast('organisation', 2, 'acronym in brackets');
  const behind = wordAt(words, to);
  if (behind === undefined || behind.first) return;
  if (/^[ -]$/.test(behind.gap) && TIME.test(behind.lower) && isDemonym(found)) cast('place', -5, A_TIME);
  if (behind.gap === ' ') {
    if (cues.place_nouns.from(words, to) > 0 && !behind.capital) cast('place', 3, `before “${behind.lower}”`);
    if (cues.speech.has(behind.lower)) cast('person', to - from > 1 ? 2 : 1, 'speaks');
    if (COMPANY_NOUN.test(behind.lower)) cast('organisation', 2, `before “${behind.lower}”`);
    if (ACTS.test(behind.lower)) cast('organisation', 1, 'acts');
    if (reportsOnItself(to, context)) cast('organisation', 3, 'reports on itself');
    if (ownedByPerson(from, to, context)) cast('person', 6, 'with “his” or “her”');
  }
  if (/^,? $/.test(behind.gap) && /^(?:who|whom)$/.test(behind.lower)) cast('person', 3.5, 'before “who”');
  if (behind.gap === ', ') {
    if (/^\d\d$/.test(behind.text)) cast('person', 4, 'age');
    const next = foundAt.get(to);
    if (next?.readings.some(({ entry, form }) => entry.kind === 'place' && form.role !== 'demonym') === true)
      cast('place', 4, 'before a comma and a place');
  }
}

function isDemonym(found: Found | undefined): boolean {
  return found?.readings.every(({ form }) => form.role === 'demonym') ?? false;
}

/** "X raised its copper guidance": whether a verb, "its" and what companies have follow. */
function reportsOnItself(to: number, { words, cues }: Context): boolean {
  for (let its = to + 1; its < to + 4; its++) {
    if (wordAt(words, its)?.lower !== 'its') continue;
    for (let i = its + 1; i < its + 5; i++) {
      const word = wordAt(words, i);
      if (word === undefined || word.first || word.gap !== ' ') return false;
      if (cues.corporate.has(word.lower)) return true;
    }
  }
  return false;
}

/** "Chad told his sister": whether a sentence of one word's name goes on with what is his or hers, and nobody else is named between. */
function ownedByPerson(from: number, to: number, { words, cues }: Context): boolean {
  if (to - from > 1 || !words[from].first) return false;
  for (let i = to; ; i++) {
    const word = wordAt(words, i);
    if (word === undefined || word.first || word.capital || cues.roles.from(words, i) > 0) return false;
    if (/^(?:his|her|himself|herself)$/.test(word.lower)) return true;
  }
}

/** "Rio Tinto mines borates", "the ministry projects a rise": whether a plural that may be a verb has an object at word `i`. */
function isVerb(i: number, words: Context['words'], foundAt: Context['foundAt']): boolean {
  const object = wordAt(words, i);
  if (object?.gap !== ' ' || object.first) return false;
  const element = foundAt.get(i)?.readings.some(({ entry }) => entry.kind === 'element') ?? false;
  return element || /^(?:a|an|the|its|their|that|it|more|most|some|about|no|all|\d.*)$/.test(object.lower);
}

/** "the Dubbo rare earths and zirconium project", "the X, Y and Z deposits". */
export function nounBehind({ to }: NameSpan, { words, cues, foundAt }: Context, cast: Cast): void {
  const behind = wordAt(words, to);
  if (behind === undefined || behind.first) return;
  const possessive = /^['’]s? $/.test(behind.gap);
  if (!possessive && !/^[ -]$/.test(behind.gap)) return;
  let noun = to;
  const compound = (i: number): boolean =>
    Math.max(cues.deposit_nouns.from(words, i), cues.deposit_nouns_plural.from(words, i)) > 1;
  while (noun < to + MODIFIERS && !compound(noun) && isModifier(words, noun, foundAt, cues)) {
    const word = words[noun];
    if (word.first || (noun > to && !/^(?:[ -]|, )$/.test(word.gap))) return;
    noun++;
  }
  const at = wordAt(words, noun);
  if (at === undefined || at.first || (noun > to && !/^[ -]$/.test(at.gap))) return;
  const one = cues.deposit_nouns.from(words, noun);
  const many = cues.deposit_nouns_plural.from(words, noun);
  const length = Math.max(one, many);
  if (length === 0 || (noun === to && many > one && isVerb(to + length, words, foundAt))) return;
  const phrase = words
    .slice(noun, noun + length)
    .map(({ lower }) => lower)
    .join(' ');
  // "Codelco's mine" is a company's; "the Codelco mine" as well as not.
  const ground = at.capital && cues.ground_nouns.has(phrase);
  const weight = possessive || ground ? 0.5 : cues.deposit_nouns_weak.has(phrase) ? 2.5 : many > one ? 3 : 4;
  cast('deposit', weight, `before “${phrase}”`, many > 0 && !possessive);
}
