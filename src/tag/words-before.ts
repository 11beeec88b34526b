/** @module What stands before a name and shows its kind. */
import type { Cast } from './votes.js';
import type { Context } from './context.js';
import type { Found } from './found.js';
import { attributeOf } from './gazetteer.js';
import type { NameSpan } from './names.js';
import { wordAt } from './words.js';

/** Nouns that "of" joins to a company. */
const COMPANY_NOUN =
  /^(?:shares|stake|subsidiary|unit|acquisition|takeover|executive|ceo|director|chairman|president|head|board|arm|shareholders|control|analyst|officials|parent|owner|capital)$/;

/** How far before a name, over a comma, its owner's office may begin: "the Secretary of State for Energy, Maria Pereira". */
const ROLE_REACH = 8;

/** Votes by the words before a name; some words show a kind in a sentence of the field only (`supported`). */
export function wordsBefore(span: NameSpan, context: Context, supported: boolean, cast: Cast): void {
  const { source, words, cues } = context;
  const { from, to } = span;
  const word = words[from];
  const before = wordAt(words, from - 1);
  if (before === undefined || word.first) return;
  if (isTicker(span, context)) cast('organisation', -5, 'ticker');
  if (word.gap === ' (' && shortensTerm(span, context)) cast('organisation', -3, INITIALS_OF_TERM);
  const rule = `after “${before.lower}”`;
  if (word.gap === ' ' && /^(?:the|a|an)$/.test(before.lower)) articled(span, context, cast);
  if (sourceOfElement(span, context)) cast('deposit', 2, 'where an element is from');
  if (word.gap === ' ' || word.gap === '. ') {
    const role = cues.roles.upTo(words, from - 1);
    const address = word.gap === '. ' || before.capital ? cues.address.upTo(words, from - 1) : 0;
    if (Math.max(role, address) > 0 && !span.titled) cast('person', before.capital ? 4 : 3, rule);
    if (cues.kin.has(before.lower) && !before.capital) cast('person', 6, rule);
    if (cues.speech.has(before.lower) && to - from > 1) cast('person', 2, 'speaks');
    if (cues.organisation_nouns.upTo(words, from - 1) > 0) cast('organisation', 2.5, rule);
    siteOpener(from, context, cast);
    if (cues.place_prepositions.upTo(words, from - 1) > 0)
      cast('place', /^(?:in|near)$/.test(before.lower) ? 1 : 0.5, rule);
    if (before.lower === 'at') {
      cast('deposit', 1, rule);
      if (supported) cast('place', 0.5, rule);
    }
    if (before.lower === 'of') {
      if (cues.place_nouns.upTo(words, from - 2) > 0) cast('place', 3, `after “${words[from - 2].lower} of”`);
      if (COMPANY_NOUN.test(wordAt(words, from - 2)?.lower ?? '')) cast('organisation', 2, 'after a company’s noun');
      if (/(?:%|per ?cent) of $/.test(source.slice(Math.max(0, word.start - 14), word.start))) {
        cast('deposit', 1.25, 'after a share');
        cast('organisation', 1.25, 'after a share');
      }
    }
    if ((supported ? /^(?:by|with|to|from|of)$/ : /^(?:by|with)$/).test(before.lower)) cast('organisation', 0.5, rule);
  }
  if (announcedSites(span, context)) cast('deposit', 3, 'announced as one of several sites', true);
  if (word.gap === ', ' && roleBefore(from, context)) cast('person', 3, 'after an office and a comma');
  // "Brisbane-based Graphinex": who is of a place is a company.
  if (word.gap === ' ' && /^(?:based|listed|headquartered)$/.test(before.lower) && before.gap === '-')
    cast('organisation', 4, `after “-${before.lower}”`);
  if (/^['’]s $/.test(word.gap) && ownedByPlace(from, context))
    cast('organisation', 0.75, 'after a place’s possessive');
  // "Usmanov's USM", "Glencore's Koniambo Nickel": of the recogniser's companies behind an owner 93 in 100 are some.
  else if (supported && /^['’]s? $/.test(word.gap) && before.capital) cast('organisation', 0.5, 'after an owner');
}

/** "(ASX: BMN)", "(Nasdaq and TSX: ELVR)": a share's sign at an exchange. */
function isTicker({ from, to }: NameSpan, { source, words }: Context): boolean {
  if (!/^:\s?$/.test(words[from].gap) || !/^[A-Z\d.]{1,6}$/.test(source.slice(words[from].start, words[to - 1].end)))
    return false;
  return /\([^()]{2,40}:\s?$/.test(source.slice(Math.max(0, words[from].start - 44), words[from].start));
}

/** The rule of a vote against initials that the text itself gives to what is no entity. */
export const INITIALS_OF_TERM = 'initials of what is no entity';

/** "total graphitic carbon (TGC)", "Rosario Stock Exchange (RSE)": whether the name is the initials of what is no entity. */
function shortensTerm({ from, to }: NameSpan, { words, cues }: Context): boolean {
  const letters = words[from].lower;
  if (to - from > 1 || from < letters.length || letters.length < 2) return false;
  const term = words.slice(from - letters.length, from);
  if (!term.every(({ lower }, i) => lower.startsWith(letters.charAt(i)))) return false;
  return term.every(({ capital }) => !capital) || cues.not_entity_ends.upTo(words, from - 1) > 0;
}

/** Words that no noun phrase goes on with. */
const BEHIND_NAME =
  /^(?:he|she|it|they|we|you|i|is|was|were|are|has|had|have|will|would|can|could|did|does|of|in|on|at|by|for|from|with|to|across|under|over|behind|beside|beneath|and|or|that|which|who)$/;

/** "The Panama he wore", "a Jordan of her own": what has an article and no noun behind it is a thing, not a town, a country or a company. */
function articled({ found, from, to }: NameSpan, { source, words, cues, isVerb }: Context, cast: Cast): void {
  if (found === undefined) return;
  const behind = wordAt(words, to);
  const ends = behind === undefined || behind.first || (behind.gap === ' ' && BEHIND_NAME.test(behind.lower));
  if (!ends && behind.gap !== ' ') return;
  const text = source.slice(found.start, found.end);
  if (/s$|^\p{Lu}+$/u.test(text) || cues.articled_places.has(text.toLowerCase())) return;
  const { readings } = found;
  const types = readings.map(({ entry }) => attributeOf(entry, 'type'));
  if (types.some((type) => /^(?:area|sea|river|island|region|district)$/.test(type ?? ''))) return;
  const oneWord = to - from === 1;
  const kinds = new Set(readings.map(({ entry }) => entry.kind));
  const things = [...kinds].filter(
    (kind) => kind === 'deposit' || (oneWord && (kind === 'place' || kind === 'organisation')),
  );
  // Parts of speech cost more than all else together, so they are asked for only where they decide.
  if (things.length === 0 || !(ends || isVerb(to))) return;
  for (const kind of things) cast(kind, oneWord ? -5 : -2, 'with an article and no noun');
}

/** "Uranium from X", "X's zinc": whether an element comes from what the tables know as a deposit. */
function sourceOfElement({ from, to, found }: NameSpan, { words, foundAt }: Context): boolean {
  if (found?.readings.some(({ entry }) => entry.kind === 'deposit') !== true) return false;
  const isElement = (hit: Found | undefined): boolean =>
    hit?.readings.some(({ entry }) => entry.kind === 'element') ?? false;
  const behind = wordAt(words, to);
  if (behind !== undefined && !behind.first && /^['’]s? $/.test(behind.gap) && isElement(foundAt.get(to))) return true;
  if (wordAt(words, from - 1)?.lower !== 'from') return false;
  for (let i = Math.max(0, from - 4); i < from - 1; i++) {
    const hit = foundAt.get(i);
    if (hit?.to === from - 1 && isElement(hit)) return true;
  }
  return false;
}

/** "the mine at X", "deposits such as X". */
function siteOpener(from: number, { words, cues }: Context, cast: Cast): void {
  const length = cues.deposit_openers.upTo(words, from - 1);
  if (length === 0) return;
  const opener = words.slice(from - length, from);
  const plural = opener.some(({ lower }) => cues.deposit_nouns_plural.has(lower));
  cast('deposit', 3, `after “${opener.map(({ lower }) => lower).join(' ')}”`, plural);
}

/** How far before a list the number of its sites may stand. */
const NUMBER_REACH = 11;

/** "two other mines in the country, X and Y", "three salars – X, Y and Z": whether a list begins that is announced as so many sites. */
function announcedSites({ from, to }: NameSpan, { words, cues }: Context): boolean {
  const behind = wordAt(words, to);
  if (behind === undefined || behind.first || !(behind.lower === 'and' || behind.gap === ', ')) return false;
  if (!/^(?:,|:| [–—]|—) ?$/.test(words[from].gap)) return false;
  let sites = false;
  for (let i = from - 1; i >= Math.max(0, from - NUMBER_REACH); i--) {
    const word = words[i];
    if (sites && /^(?:two|three|four|five|six|seven|eight|several)$/.test(word.lower)) return true;
    if (cues.deposit_nouns_plural.from(words, i) > 0) sites = true;
    if (word.first || /[,;:()–—]/.test(word.gap)) return false;
  }
  return false;
}

/** "its chief executive, X", "the Secretary of State for Energy, X". */
function roleBefore(from: number, { words, cues }: Context): boolean {
  if (cues.roles.upTo(words, from - 1) > 0) return true;
  for (let i = from - 1; i >= Math.max(0, from - ROLE_REACH); i--) {
    const word = words[i];
    const role = cues.roles.from(words, i);
    if (role > 0 && /^(?:of|for)$/.test(wordAt(words, i + role)?.lower ?? '') && word.gap !== ', ') return true;
    if (word.first || /[,;:()]/.test(word.gap)) return false;
  }
  return false;
}

function ownedByPlace(before: number, { foundAt }: Context): boolean {
  for (let i = before - 1; i >= Math.max(0, before - 4); i--) {
    const hit = foundAt.get(i);
    if (hit?.to === before) return hit.readings.some(({ entry }) => entry.kind === 'place');
  }
  return false;
}
