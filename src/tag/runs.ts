/** @module Stretches of capitalised words: where one begins, and how far it goes on. */
import type { Cues } from './cues.js';
import type { Found } from './found.js';
import { wordAt, type Word } from './words.js';

/** Lower-case words that stand inside names of persons, places and sites. */
const PARTICLES = new Set(
  'de del da do dos das di du des la le las los el al bin ben ibn bint van von der den ter y e i zu ng na ul ur'.split(
    ' ',
  ),
);

/** Words that begin a sentence with a capital and are no part of the name behind them. */
const STARTERS: ReadonlySet<string> = new Set(
  (
    'a about above according across after again against all also although among an and another any as at back because before behind below ' +
    'beside besides between beyond both but by despite down during each earlier either even every few for former fresh from further given had has ' +
    'have he her here his how however if in including inside instead into is it its just last late later like many meanwhile more ' +
    'moreover most much near neither never new next nobody none nor not nothing now of off on once only or other others our out outside over ' +
    'part per perhaps put round said same separately several she should shortly since so some soon still such than that the their them then there these ' +
    'they this those though through throughout thus to today together under unless unlike until up upon via was we were ' +
    'what when where whereas whether which while who whose why will with within without would yesterday yet you your whatever ' +
    'asked analysts shares sources officials where citing speaking my am are be been being can could did do does may might must shall adding says'
  ).split(' '),
);

/** Those among {@link STARTERS} that names begin with inside a sentence: of people, or "New Hartsdale", "IF Metall". */
const BEGIN_NAMES = new Set(['he', 'than', 'an', 'so', 'will', 'per', 'new', 'just', 'if', 'do']);

/** Particles of surnames, which a sentence's first word goes on with as no common word does. */
const NOBLE = /^(?:de|van|von|bin|ibn|del|della|di|al)$/;

/** Abbreviations whose full stop does not end a name. */
const DOTTED =
  /^(?:\p{Lu}|mr|mrs|ms|dr|st|co|ltd|inc|corp|no|mt|ste|gen|gov|sen|rep|prof|jr|sr|bros|hon|col|capt|ind|intl|pty|eng|engr|lic|adm|maj|lt|sgt|supt|cllr|smt)$/iu;

/** A stretch of words, `[from, to)`. */
export interface Run {
  readonly from: number;
  readonly to: number;
}

/** What a recogniser takes for names. */
export interface Proposed {
  /** Whether a name begins at a word. */
  begins(word: number): boolean;
  /** Whether somebody's name in full does: "July Ndlovu", "Will Dawes". */
  beginsFullName(word: number): boolean;
  /** Whether the words, `[from, to)`, are somebody's name. */
  isPerson(from: number, to: number): boolean;
}

/** The runs of a text, in order: capitalised words, and the names of the tables that begin small ("de Beers"). */
export function capitalRuns(
  words: readonly Word[],
  foundAt: ReadonlyMap<number, Found>,
  cues: Cues,
  proposed: Proposed,
): Run[] {
  const inside = new Set<string>();
  const small = new Set<string>();
  for (const word of words) {
    if (word.capital && !word.first && !word.headline) inside.add(word.lower);
    if (!word.capital) small.add(word.lower);
  }
  const begins = (i: number): boolean => {
    const word = words[i];
    const hit = foundAt.get(i);
    if (word.capital && !word.titleCase && proposed.beginsFullName(i)) return true;
    if (isDate(words, i, cues) && (hit === undefined || hit.to === i + 1)) return false;
    if (word.first && STARTERS.has(word.lower) && hit?.to === i + 1 && !inside.has(word.lower)) return false;
    // "Carmaker Ford": a sentence's first noun says what the name behind it is.
    if (word.first && hit === undefined && foundAt.has(i + 1) && cues.organisation_nouns.has(word.lower)) return false;
    if (hit !== undefined) return word.capital || hit.readings.some(({ form }) => form.case !== 'any');
    if (!word.capital || word.titleCase || isStarter(words, i, foundAt)) return false;
    if (!word.first || inside.has(word.lower)) return true;
    // A sentence's first word that is a common word elsewhere in the text is one here.
    if (small.has(word.lower)) return false;
    return goesOn(words, i) || opensOffice(words, i, cues) || isApposed(words, i) || proposed.begins(i);
  };
  const runs: Run[] = [];
  for (let i = 0; i < words.length;) {
    if (!begins(i)) {
      i++;
      continue;
    }
    const to = words[i].titleCase ? foundAt.get(i)!.to : runEnd(words, i, foundAt, cues);
    runs.push({ from: i, to });
    i = to;
  }
  return runs;
}

/** Whether a word begins a sentence, or a quotation, rather than a name: "than" of "Than Swe", "he" of "said He Tianyu" and "just" of "the Just Transition Fund" do not. */
export function isStarter(words: readonly Word[], i: number, foundAt: ReadonlyMap<number, Found>): boolean {
  const { lower, first, gap, capital } = words[i];
  // "New Zealand Steel" begins with a name of the tables.
  if (!STARTERS.has(lower) || (foundAt.get(i)?.to ?? 0) > i + 1) return false;
  const next = wordAt(words, i + 1);
  if (!capital || next?.capital !== true || next.first) return true;
  // "Do-Fluoride New Materials"
  if (next.gap === '-' && !first) return false;
  return first || next.gap !== ' ' || !BEGIN_NAMES.has(lower) || !/^(?:['’]s)? $/.test(gap);
}

/** Whether a word names a day or a month. "Sun Metals", "Sun Bo", "Jan Olsen": a name of three letters goes on with another. */
function isDate(words: readonly Word[], i: number, cues: Cues): boolean {
  const { lower } = words[i];
  if (!cues.calendar.has(lower)) return false;
  const next = wordAt(words, i + 1);
  return !(
    /^(?:sun|jan)$/.test(lower) &&
    next?.gap === ' ' &&
    next.capital &&
    !next.first &&
    !cues.calendar.has(next.lower)
  );
}

/** "Wang Jun": whether the short name of a month behind another name is no date, for no number follows it. */
function isGivenName(words: readonly Word[], i: number): boolean {
  const { text, gap } = words[i];
  return text === 'Jun' && gap === ' ' && !/^\d/.test(wordAt(words, i + 1)?.text ?? '');
}

/** How what is told of a name behind a comma begins. */
const TELLS = /^(?:an?|the|its|his|her|of|which|who|whose|in|near|at|based|owned|formerly|once|now|\d.*)$/;

/** Whether a sentence's first word goes on with a capital, over a particle or not: "Henri van Rooyen". */
function goesOn(words: readonly Word[], i: number): boolean {
  const next = wordAt(words, i + 1);
  if (next === undefined || next.first) return false;
  if (next.capital) return joins(words[i], next);
  if (secondSyllable(words, i + 1)) return true;
  return NOBLE.test(next.lower) && next.gap === ' ' && particles(words, i + 1) > 0;
}

/** "Umeme, the distributor, …", "Noventa, of Jersey, …": whether what is told of a name follows a sentence's first word. */
function isApposed(words: readonly Word[], i: number): boolean {
  const next = wordAt(words, i + 1);
  return next !== undefined && !next.first && next.gap === ', ' && TELLS.test(next.lower);
}

/** "Minister for Natural Resources Jane Doe": whether an office of the field begins here. */
function opensOffice(words: readonly Word[], i: number, cues: Cues): boolean {
  const at = i + cues.roles.from(words, i);
  const topic = wordAt(words, at + 1);
  return (
    at > i &&
    /^(?:of|for)$/.test(wordAt(words, at)?.lower ?? '') &&
    topic?.capital === true &&
    cues.topics.has(topic.lower)
  );
}

/** A syllable of a Korean or Chinese given name as news writes it. */
const SYLLABLE = /^[bcdfghjklmnprstwxyz]{0,2}[aeiou]{1,3}(?:ng|rm|rn|[hklmnpt])?$/;

/** Syllables that go on with a name as words of English: "Rio Tinto-run". */
const ENGLISH_SYLLABLE = /^(?:run|on|to|hit|ton|tin|man|win)$/;

/** "Lee Jae-myung", "Tae-yang Noh": whether a small word behind a hyphen is the second half of a given name. */
function secondSyllable(words: readonly Word[], i: number): boolean {
  const { gap, lower, capital, first } = words[i];
  if (gap !== '-' || first || capital || !SYLLABLE.test(lower) || ENGLISH_SYLLABLE.test(lower)) return false;
  const given = words[i - 1];
  if (!given.capital || !SYLLABLE.test(given.lower)) return false;
  const family = [wordAt(words, i - 2), wordAt(words, i + 1)];
  const beside = [given.first ? '' : given.gap, wordAt(words, i + 1)?.gap ?? ''];
  return family.some((word, k) => word?.capital === true && beside[k] === ' ' && !(k === 1 && word.first));
}

/** Where the run that begins at word `begin` ends. */
function runEnd(words: readonly Word[], begin: number, foundAt: ReadonlyMap<number, Found>, cues: Cues): number {
  let end = foundAt.get(begin)?.to ?? Math.max(begin + 1, listedTopics(words, begin, cues));
  for (;;) {
    const next = wordAt(words, end);
    if (next === undefined || next.first || next.headline !== words[begin].headline) return end;
    const before = words[end - 1];
    if (next.gap === ', ' && next.capital && listsTopics(words, begin, end, foundAt, cues)) {
      end++;
      continue;
    }
    if (/^\.?, $/.test(next.gap) && next.capital && cues.legal_forms.has(next.lower)) {
      end++;
      continue;
    }
    const bracket = bracketInName(words, end, cues);
    if (bracket > 0) {
      end += bracket;
      continue;
    }
    if (isNickname(words, end, cues)) {
      end += 2;
      continue;
    }
    if (ownsBody(before, next, cues)) {
      end++;
      continue;
    }
    if (/^,? $/.test(next.gap) && /^(?:Jr|Sr)$/.test(next.text)) {
      end++;
      continue;
    }
    if (!joins(before, next) || (cues.calendar.has(next.lower) && !isGivenName(words, end))) return end;
    if (next.capital) {
      end = Math.max(end + 1, foundAt.get(end)?.to ?? 0);
    } else if (/^\d/.test(next.text)) {
      // "Latitude 66", "Block 14-B", but not a sum or a year.
      if (!/^\d{1,3}$|^\d+\p{Lu}+$/u.test(next.text) || numberGoesOn(words, end)) return end;
      // "57,000 tonnes at Kalbrek, at Tara 26": a site is known whole, but for the number of a part of it, "Inkai 3".
      if (/^\d\d/.test(next.text) && foundAt.get(begin)?.to === end) return end;
      end++;
    } else if (secondSyllable(words, end)) {
      end++;
    } else {
      const more = smallWords(words, begin, end, foundAt, cues);
      if (more === 0) return end;
      end += more;
    }
  }
}

/** How many words a run takes in with the small word at `end`: 0 where it ends before. */
function smallWords(
  words: readonly Word[],
  begin: number,
  end: number,
  foundAt: ReadonlyMap<number, Found>,
  cues: Cues,
): number {
  const small = words[end].lower;
  const before = words[end - 1];
  const after = wordAt(words, end + 1);
  if (after === undefined || after.first || !/^[ -]$/.test(after.gap)) return 0;
  if (cues.legal_forms.has(small) && foundAt.get(end) === undefined && small.length < 4 && !PARTICLES.has(small))
    return 0;
  if (PARTICLES.has(small)) {
    const more = particles(words, end);
    if (more > 0) return more + 1;
  }
  if (small === 'on' && after.capital && /^(?:committee|commission|council)$/.test(before.lower)) return 2;
  if (!/^(?:of|for|and)$/.test(small)) return 0;
  // "the Navajo Nation and Energy Fuels" are two names, "Conservation and Environment Protection Authority" is one.
  const isTopic = end - 1 === begin && cues.topics.has(before.lower);
  if (small === 'and' && !isTopic && (foundAt.get(end + 1)?.to ?? 0) > end + 2) return 0;
  const industry = (word: Word): boolean => cues.organisation_ends.has(word.lower) || cues.topics.has(word.lower);
  if (small === 'and')
    return after.capital && ((end - 1 > begin && before.gap === ', ') || (industry(before) && industry(after))) ? 2 : 0;
  if (after.capital && cues.roles.upTo(words, end - 1) > 0 && before.capital && cues.topics.has(after.lower)) return 2;
  if (!opensOrganisation(words, begin, end, cues)) return 0;
  if (after.capital) return 2;
  return after.lower === 'the' && wordAt(words, end + 2)?.capital === true && foundAt.has(end + 2) ? 3 : 0;
}

/** "de", "van der": how many particles stand at `end` before a capital; 0 where none does. */
function particles(words: readonly Word[], end: number): number {
  let behind = end + 1;
  while (PARTICLES.has(wordAt(words, behind)?.lower ?? '') && !words[behind].capital && words[behind].gap === ' ')
    behind++;
  const name = wordAt(words, behind);
  return name?.capital === true && !name.first && /^[ -]$/.test(name.gap) ? behind - end : 0;
}

function opensOrganisation(words: readonly Word[], begin: number, end: number, cues: Cues): boolean {
  for (let i = begin; i < end; i++) if (words[i].capital && cues.organisation_openers.from(words, i) > 0) return true;
  return false;
}

/** "Bannerman Energy (UK) Ltd": how many words the brackets at `end` and the form of law behind them hold. */
function bracketInName(words: readonly Word[], end: number, cues: Cues): number {
  if (words[end].gap !== ' (' || !words[end].capital) return 0;
  for (let i = end + 1; i < end + 6; i++) {
    const word = wordAt(words, i);
    if (word === undefined || word.first || !/^(?: |\) |\. )$/.test(word.gap)) return 0;
    if (word.gap === ') ' && cues.legal_forms.has(word.lower)) return i + 1 - end;
    if (!word.capital) return 0;
    if (cues.legal_forms.has(word.lower) && words.slice(end + 1, i + 1).some(({ gap }) => gap === ') '))
      return i + 1 - end;
  }
  return 0;
}

/** 'Joko "Jokowi" Widodo': whether the word at `end` stands in quotation marks between the names of a person. */
function isNickname(words: readonly Word[], end: number, cues: Cues): boolean {
  const [before, nickname, after] = [words[end - 1], words[end], wordAt(words, end + 1)];
  if (after === undefined || after.first || ![before, nickname, after].every(({ capital }) => capital)) return false;
  if (!/^ ["“'‘]$/.test(nickname.gap) || !/^["”'’] $/.test(after.gap)) return false;
  return ![before, after].some(
    ({ lower }) => cues.legal_forms.has(lower) || cues.organisation_ends.has(lower) || cues.deposit_nouns.has(lower),
  );
}

/** "the Workers' Union", "the Teachers' Pension Fund": whether a body is named by whose it is. */
function ownsBody(before: Word, next: Word, cues: Cues): boolean {
  if (!before.capital || !next.capital || !/^(?:['’]|['’]s) $/.test(next.gap)) return false;
  if (next.gap.length > 2)
    return /^(?:\p{L}*(?:men|women)|people|children)$/u.test(before.lower) && endsBody(next, cues);
  return (
    /(?:ers|ors|ists|ees|ants|owners)$/.test(before.lower) && (endsBody(next, cues) || cues.topics.has(next.lower))
  );
}

function endsBody(word: Word, cues: Cues): boolean {
  return cues.organisation_ends.has(word.lower) || cues.organisation_openers.has(word.lower);
}

/** "Ministry of Natural Resources, Energy and Mining": whether the comma at `end` lies inside such a list. */
function listsTopics(
  words: readonly Word[],
  begin: number,
  end: number,
  foundAt: ReadonlyMap<number, Found>,
  cues: Cues,
): boolean {
  if (
    !opensOrganisation(words, begin, end, cues) ||
    !words.slice(begin, end).some(({ lower }) => /^(?:of|for)$/.test(lower))
  )
    return false;
  for (let i = end; i < end + 6; i++) {
    const word = wordAt(words, i);
    if (word === undefined || word.first) return false;
    if (word.lower === 'and' && i > end)
      return wordAt(words, i + 1)?.capital === true && wordAt(words, i + 1)?.gap === ' ';
    const named = foundAt.get(i)?.readings.some(({ entry }) => entry.kind !== 'element') ?? false;
    if (!word.capital || (named && !cues.topics.has(word.lower)) || !/^(?: |, )$/.test(word.gap)) return false;
  }
  return false;
}

/** Behind "Trade, Industry and Energy Ministry", which begins at `begin`; 0 where no body stands behind topics in capitals with a comma and "and". */
function listedTopics(words: readonly Word[], begin: number, cues: Cues): number {
  let [commas, ands] = [0, 0];
  for (let at = begin; at < begin + MAX_TOPICS; at++) {
    const word = wordAt(words, at);
    if (word === undefined || (word.first && at > begin) || (at > begin && !/^,? $/.test(word.gap))) return 0;
    if (at > begin && word.gap === ', ') commas++;
    if (commas > 0 && ands > 0 && word.capital && BODY_OF_TOPICS.test(word.lower)) return at + 1;
    if (word.lower === 'and') ands++;
    else if (!word.capital || !cues.topics.has(word.lower)) return 0;
  }
  return 0;
}

/** Words of a body that is named by a list of topics. */
const MAX_TOPICS = 9;

/** What such a body is. */
const BODY_OF_TOPICS = /^(?:ministry|department|committee|commission|authority|agency)$/;

/** Whether the number at `i` is the first part of a sum or a measure. */
function numberGoesOn(words: readonly Word[], i: number): boolean {
  const after = wordAt(words, i + 1);
  if (after === undefined) return false;
  return (
    /^[.,]$/.test(after.gap) ||
    (after.gap === ' ' &&
      /^(?:tonnes|tons|million|billion|per|percent|metres|meters|km|mt|oz|ounces|years|days|months|people|workers)$/.test(
        after.lower,
      ))
  );
}

function joins(before: Word, next: Word): boolean {
  switch (next.gap) {
    case ' ':
    case '-':
    case '\u2011':
    case ' & ':
    case '&':
    case '\n':
      return true;
    case '. ':
    case '.':
      return DOTTED.test(before.text);
    case '/':
      return next.text.length === 1;
    default:
      return false;
  }
}
