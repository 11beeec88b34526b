/** @module Where names stand: stretches of capitalised words, parted into single names and the titles before them. */
import type { Cues } from './cues.js';
import type { Hit } from './automaton.js';
import type { Reading } from './compile.js';
import { wordAt, type Word } from './words.js';

/** A gazetteer name found in the text, with the entries whose form has the case that stands there. */
export interface Found extends Hit {
  readonly readings: readonly Reading[];
  /** Index of its first word, and behind its last. */
  readonly from: number;
  readonly to: number;
}

/** A stretch of words that names one thing. */
export interface NameSpan {
  /** Index of its first word, and behind its last. */
  readonly from: number;
  readonly to: number;
  /** The gazetteer's entries for exactly these words, if any. */
  readonly found: Found | undefined;
  /** A form of address or an office stands before it, inside the same capitals: "Industry Minister Kanat Sharlapaev". */
  readonly titled: boolean;
  /** The name of a site less its noun: "Dubbo" of "Dubbo Project". */
  readonly siteNoun: boolean;
}

/** Lower-case words that stand inside names of persons, places and sites. */
const PARTICLES = new Set(
  'de del da do dos das di du des la le las los el al bin ben ibn bint van von der den ter y e i zu ng na ul ur'.split(
    ' ',
  ),
);

/** Words that begin a sentence with a capital and are no part of the name behind them. */
const STARTERS = new Set(
  (
    'a about above according across after again against all also although among an and another any as at back because before behind below ' +
    'beside besides between beyond both but by despite down during each earlier either even every few for former fresh from further given had has ' +
    'have he her here his how however if in including inside instead into is it its just last late later like many meanwhile more ' +
    'moreover most much near neither never new next no nobody none nor not nothing now of off on once one only or other others our out outside over ' +
    'part per perhaps put round said same separately several she should shortly since so some soon still such than that the their them then there these ' +
    'they this those though three through throughout thus to today together two under unless unlike until up upon via was we were ' +
    'what when where whereas whether which while who whose why will with within without would yesterday yet you your whatever ' +
    'asked analysts shares sources officials four five six seven eight nine ten first second third both where citing speaking under ' +
    'i my am are be been being can could did do does may might must shall'
  ).split(' '),
);

/** Abbreviations whose full stop does not end a name. */
const DOTTED =
  /^(?:\p{Lu}|mr|mrs|ms|dr|st|co|ltd|inc|corp|no|mt|ste|gen|gov|sen|rep|prof|jr|sr|bros|hon|col|capt|ind|intl|pty)$/iu;

/**
 * The names of a text that begin with a capital.
 *
 * @param knownInside words (lower case) that stand with a capital inside some sentence of the text: evidence that one at a sentence's start is a name
 */
export function nameSpans(words: readonly Word[], found: readonly Found[], cues: Cues): NameSpan[] {
  const foundAt = new Map(found.map((hit) => [hit.from, hit]));
  const insideCapitals = new Set<string>();
  const small = new Set<string>();
  for (const word of words) {
    if (word.capital && !word.first && !word.headline) insideCapitals.add(word.lower);
    if (!word.capital) small.add(word.lower);
  }

  const spans: NameSpan[] = [];
  for (let i = 0; i < words.length;) {
    const word = words[i];
    const hit = foundAt.get(i);
    const begins =
      hit !== undefined
        ? word.capital || hit.readings.some((reading) => reading.form.case !== 'any')
        : word.capital && !(word.first && !startsName(words, i, insideCapitals, small));
    if (!begins) {
      i++;
      continue;
    }
    const to = Math.max(runEnd(words, i, foundAt, cues), hit?.to ?? 0);
    spans.push(...partNames(words, i, to, foundAt, cues));
    i = to;
  }
  return spans;
}

/** Whether a sentence's first word is a name or part of one. */
function startsName(words: readonly Word[], i: number, insideCapitals: Set<string>, small: Set<string>): boolean {
  const word = words[i];
  if (STARTERS.has(word.lower)) return false;
  if (insideCapitals.has(word.lower)) return true;
  const next = wordAt(words, i + 1);
  if (small.has(word.lower)) return false;
  return next !== undefined && !next.first && /^[ -]$|^\. $| & /.test(next.gap) && next.capital;
}

/** Where the run of capitalised words that begins at `i` ends. */
function runEnd(words: readonly Word[], i: number, foundAt: ReadonlyMap<number, Found>, cues: Cues): number {
  const begin = i;
  let end = i + 1;
  const whole = foundAt.get(i);
  if (whole !== undefined) end = whole.to;
  for (;;) {
    const next = wordAt(words, end);
    if (next === undefined || next.first || next.headline !== words[begin].headline) return end;
    const before = words[end - 1];
    if (!joins(before, next)) return end;
    if (next.capital || /^\d/.test(next.text)) {
      if (/^\d/.test(next.text) && !/^(?:\d{1,3}|\d+-?\p{Lu})$/u.test(next.text)) return end;
      end = Math.max(end + 1, foundAt.get(end)?.to ?? 0);
      continue;
    }
    // A small word goes on only if a capital follows it.
    const after = wordAt(words, end + 1);
    const small = next.lower;
    if (after === undefined || after.first || !/^ $|^-$/.test(after.gap)) return end;
    const opened = opensOrganisation(words, begin, end, cues);
    if (PARTICLES.has(small) && after.capital) end += 2;
    else if (
      /^(?:of|for|and|on|in|to)$/.test(small) &&
      after.capital &&
      opened &&
      !(small === 'in' || small === 'on' || small === 'to')
    )
      end += 2;
    else if (small === 'of' && opened && after.lower === 'the' && wordAt(words, end + 2)?.capital === true) end += 3;
    else return end;
  }
}

function opensOrganisation(words: readonly Word[], begin: number, end: number, cues: Cues): boolean {
  for (let i = begin; i < end; i++) {
    if (words[i].capital && cues.organisation_openers.from(words, i) > 0) return true;
  }
  return false;
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

/** Parts a run of capitalised words into names, titles taken off. */
function partNames(
  words: readonly Word[],
  from: number,
  to: number,
  foundAt: ReadonlyMap<number, Found>,
  cues: Cues,
): NameSpan[] {
  const spans: NameSpan[] = [];
  let titled = false;
  const push = (a: number, b: number): void => {
    const span = trimmed(words, a, b, foundAt, titled, cues);
    if (span !== undefined) spans.push(span);
    titled = false;
  };
  for (let i = from; i < to;) {
    const hit = foundAt.get(i);
    if (hit !== undefined && hit.to >= to) {
      push(i, to);
      break;
    }
    if (!endsAsOrganisation(words, i, to, cues)) {
      const title = titleFrom(words, i, to, cues);
      if (title > 0) {
        titled = true;
        i += title;
        continue;
      }
      // "Codelco Chairman Máximo Pacheco", "Industry Minister Champagne": a title inside the run.
      const inner = titleInside(words, i + 1, to, cues);
      if (inner !== undefined) {
        if (!/minister|secretary/.test(words[inner.at + inner.length - 1].lower) || hit !== undefined)
          push(i, hit?.to ?? inner.at);
        titled = true;
        i = inner.at + inner.length;
        continue;
      }
      // A name of the tables, and another of the tables behind it: two names.
      if (hit !== undefined && hit.to < to) {
        const next = foundAt.get(hit.to);
        const person = hit.readings.some((reading) => reading.entry.kind === 'person' && hit.to - hit.from > 1);
        const demonym = hit.readings.some((reading) => reading.form.role === 'demonym');
        if (person || (next !== undefined && next.to >= to) || (demonym && to - hit.to >= 2)) {
          push(i, hit.to);
          i = hit.to;
          continue;
        }
      }
    }
    push(i, to);
    break;
  }
  return spans;
}

/** Whether the words are an organisation's by their last ones (a form of law, "Bank") or their first ("Ministry of"). */
export function endsAsOrganisation(words: readonly Word[], from: number, to: number, cues: Cues): boolean {
  const last = words[to - 1];
  if (!last.capital && !cues.legal_forms.has(last.lower)) return false;
  if (to - from > 1 && cues.legal_forms.upTo(words, to - 1) > 0) return true;
  const ends = cues.organisation_ends.upTo(words, to - 1);
  if (ends > 0 && ends < to - from) return true;
  const opener = cues.organisation_openers.from(words, from);
  return opener > 0 && /^(?:of|for)$/.test(wordAt(words, from + opener)?.lower ?? '') && from + opener < to;
}

/** How many words of a title begin at `i`, with at least one word of the run behind them. */
function titleFrom(words: readonly Word[], i: number, to: number, cues: Cues): number {
  const length = Math.max(cues.roles.from(words, i), cues.address.from(words, i));
  return length > 0 && i + length < to ? length : 0;
}

function titleInside(
  words: readonly Word[],
  from: number,
  to: number,
  cues: Cues,
): { at: number; length: number } | undefined {
  for (let at = from; at < to; at++) {
    const length = cues.roles.from(words, at);
    if (length > 0 && at + length <= to && words[at].capital) return { at, length };
  }
  return undefined;
}

/** A name without the site noun at its end ("Dubbo Project") and without words that name nothing. */
function trimmed(
  words: readonly Word[],
  from: number,
  to: number,
  foundAt: ReadonlyMap<number, Found>,
  titled: boolean,
  cues: Cues,
): NameSpan | undefined {
  const whole = foundAt.get(from);
  if (whole?.to === to) return { from, to, found: whole, titled, siteNoun: false };
  let end = to;
  let siteNoun = false;
  if (to - from > 1 && !endsAsOrganisation(words, from, to, cues)) {
    const noun = Math.max(cues.deposit_nouns.upTo(words, to - 1), cues.deposit_nouns_plural.upTo(words, to - 1));
    if (noun > 0 && noun < to - from) {
      siteNoun = true;
      end -= noun;
      while (end > from + 1 && isModifier(words, end - 1, foundAt, cues)) end--;
    }
  }
  if (
    end - from === 1 &&
    (cues.generic.has(words[from].lower) || STARTERS.has(words[from].lower)) &&
    foundAt.get(from)?.to !== end
  )
    return undefined;
  const found = foundAt.get(from);
  return { from, to: end, found: found?.to === end ? found : undefined, titled, siteNoun };
}

/** Whether a word may stand between a site's name and its noun: a modifier of the cues, or an element. */
export function isModifier(
  words: readonly Word[],
  i: number,
  foundAt: ReadonlyMap<number, Found>,
  cues: Cues,
): boolean {
  if (cues.deposit_modifiers.has(words[i].lower)) return true;
  const hit = foundAt.get(i);
  return hit?.readings.some((reading) => reading.entry.kind === 'element') ?? false;
}
