/** @module Where names stand: runs of capitalised words parted into single names, the titles before them taken off. */
import type { Cues } from './cues.js';
import type { Found } from './found.js';
import { attributeOf } from './gazetteer.js';
import { capitalRuns, isStarter, type Proposed } from './runs.js';
import { wordAt, type Word } from './words.js';

/** A stretch of words that names one thing. */
export interface NameSpan {
  /** Index of its first word, and behind its last. */
  readonly from: number;
  readonly to: number;
  /** The gazetteer's entries for these words, but for a company's legal form at their end. */
  readonly found: Found | undefined;
  /** A form of address or an office stands before it, inside the same capitals: "Industry Minister Kanat Sharlapaev". */
  readonly titled: boolean;
  /** Behind the noun of a site, "Project" of "Dubbo Project", where the capitals take it in; otherwise `to`. */
  readonly nounTo: number;
}

/** The names of a text that begin with a capital, in order. */
export function nameSpans(
  words: readonly Word[],
  foundAt: ReadonlyMap<number, Found>,
  cues: Cues,
  proposed: Proposed,
): NameSpan[] {
  return capitalRuns(words, foundAt, cues, proposed)
    .flatMap(({ from, to }) => partNames(words, from, to, foundAt, cues, proposed))
    .filter(({ from, to }) => cues.name_idioms.from(words, from) <= to - from);
}

/** Parts a run into names. */
function partNames(
  words: readonly Word[],
  from: number,
  to: number,
  foundAt: ReadonlyMap<number, Found>,
  cues: Cues,
  proposed: Proposed,
): NameSpan[] {
  const spans: NameSpan[] = [];
  let titled = false;
  const push = (a: number, b: number): void => {
    const span = trimmed(words, a, b, foundAt, titled, cues, proposed);
    if (span !== undefined) spans.push(span);
    titled = false;
  };
  for (let i = from; i < to;) {
    const hit = foundAt.get(i);
    if (hit !== undefined && hit.to >= to) {
      push(i, to);
      break;
    }
    if (!endsAsOrganisation(words, i, to, cues) || isOffice(words, i, to, cues)) {
      const title = titleFrom(words, i, to, cues);
      if (i + title === to) break;
      if (title > 0) {
        titled = true;
        i += title;
        continue;
      }
      // "Codelco Chairman Máximo Pacheco": a title inside the run.
      const inner = titleInside(words, i + 1, to, cues);
      // "Jane Farmer" has a trade for a surname.
      const isSurname = inner !== undefined && inner.at + inner.length === to && proposed.isPerson(i, to);
      if (inner !== undefined && !isSurname) {
        push(i, hit?.to ?? inner.at);
        titled = true;
        i = inner.at + inner.length;
        continue;
      }
      const person = hit === undefined || hit.to < to ? personAtEnd(words, i, to, proposed) : to;
      if (person < to) {
        push(i, person);
        i = person;
        continue;
      }
      if (hit !== undefined && !titled && standsAlone(hit, to, words, foundAt)) {
        push(i, hit.to);
        i = hit.to;
        continue;
      }
    }
    push(i, to);
    break;
  }
  return spans;
}

/** "Member Jane Doe", "(Chairman of the) Board John Roe": where a person's full name begins behind other words of a run that begins at `i`; `to` where none does. */
function personAtEnd(words: readonly Word[], i: number, to: number, proposed: Proposed): number {
  // "Tan Wei Min" has a family name, which comes first, that the recogniser may not know.
  if (words.slice(i, to).every(({ text }) => text.length < 6 && /\p{Ll}/u.test(text))) return to;
  for (let at = i + 1; at < to - 1; at++) if (proposed.isPerson(at, to)) return at;
  return to;
}

/** "Minister for Lands and Natural Resources", "Chief Executive Jeff Court": an office, though it ends as an organisation does. */
function isOffice(words: readonly Word[], i: number, to: number, cues: Cues): boolean {
  const role = cues.roles.from(words, i);
  // "Menteri Besar Incorporated"
  if (isLegalForm(words, i + role, to, cues)) return false;
  return role > 1 || (role > 0 && /^(?:of|for)$/.test(wordAt(words, i + role)?.lower ?? ''));
}

/** Whether a name of the tables at a run's beginning is one name, and what follows it another. */
function standsAlone(hit: Found, to: number, words: readonly Word[], foundAt: ReadonlyMap<number, Found>): boolean {
  const person = hit.to - hit.from > 1 && hit.readings.some(({ entry }) => entry.kind === 'person');
  const demonym = hit.readings.some(({ form }) => form.role === 'demonym');
  // "Donald Trump Jr" is somebody else, and so is "Jane Doe-Roe".
  if (person && (/^(?:Jr|Sr)$/.test(words[hit.to].text) || words[hit.to].gap === '-')) return false;
  // "Member of the State Great Khural O. Batnairamdal"
  const body = hit.to - hit.from > 1 && hit.readings.some(({ entry }) => entry.kind === 'organisation');
  if (body && isInitial(words, hit.to)) return true;
  const next = foundAt.get(hit.to);
  // "Brandon Munro" is one name, though there are towns of both names.
  const known = (one: Found): boolean =>
    one.to - one.from > 1 ||
    one.readings.some(
      ({ form, entry }) =>
        form.role === 'demonym' || attributeOf(entry, 'type') === 'country' || entry.kind === 'organisation',
    );
  return person || (next !== undefined && next.to >= to && known(hit) && known(next)) || (demonym && to - hit.to >= 2);
}

function isInitial(words: readonly Word[], i: number): boolean {
  return /^\p{Lu}$/u.test(words[i].text) && wordAt(words, i + 1)?.gap === '. ';
}

/** Whether the words are an organisation's by their last ones (a form of law, "Bank") or their first ("Ministry of"). */
export function endsAsOrganisation(words: readonly Word[], from: number, to: number, cues: Cues): boolean {
  const last = words[to - 1];
  // "co" of "co-chair" is among the topics.
  const isForm = cues.legal_forms.upTo(words, to - 1) > 0 && (!cues.topics.has(last.lower) || last.text === 'Co');
  if (to - from > 1 && isForm) return true;
  if (!last.capital) return false;
  const ends = cues.organisation_ends.upTo(words, to - 1);
  if (ends > 0 && ends < to - from) return true;
  if (to - from > 1 && cues.organisation_begins.from(words, from) > 0) return true;
  const opener = cues.organisation_openers.from(words, from);
  return opener > 0 && from + opener < to && /^(?:of|for)$/.test(words[from + opener].lower);
}

/** How many words of a title begin at `i` ("Industry and Trade Minister", "Minister of Mines"), up to the whole run. */
function titleFrom(words: readonly Word[], i: number, to: number, cues: Cues): number {
  let at = i;
  for (const before of [i, topicsEnd(words, i, to, cues)]) {
    const role = Math.max(cues.roles.from(words, before), before === i ? cues.address.from(words, before) : 0);
    if (role > 0) at = before + role;
    if (at > i) break;
  }
  // "Sultan bin Rashid" has a given name that is a title, too.
  if (at === i || /^(?:bin|ibn)$/.test(wordAt(words, at)?.lower ?? '')) return 0;
  at = officeEnd(words, at, to, cues);
  // "President and CEO Mark Chalmers", "Mr President".
  if (at < to && words[at].lower === 'and') at++;
  return at - i;
}

/** Behind the topics that begin at `i`: "Lands and Natural Resources". */
function topicsEnd(words: readonly Word[], i: number, to: number, cues: Cues): number {
  let at = i;
  while (at < to && (cues.topics.has(words[at].lower) || (words[at].lower === 'and' && at > i))) at++;
  return at;
}

/** Behind what an office that ends at `at` is for: "for Mines and Minerals Development". */
function officeEnd(words: readonly Word[], at: number, to: number, cues: Cues): number {
  return at < to && /^(?:of|for)$/.test(words[at].lower) ? topicsEnd(words, at + 1, to, cues) : at;
}

function titleInside(
  words: readonly Word[],
  from: number,
  to: number,
  cues: Cues,
): { at: number; length: number } | undefined {
  for (let at = from; at < to; at++) {
    // "U.S. Sen. Joe Manchin": of the forms of address the abbreviated ones, for "Major" and "King" are names, too.
    const abbreviated = wordAt(words, at + 1)?.gap === '. ' && cues.address.has(words[at].lower);
    const length = abbreviated ? 1 : cues.roles.from(words, at);
    if (length > 0 && at + length <= to && words[at].capital)
      return { at, length: officeEnd(words, at + length, to, cues) - at };
  }
  return undefined;
}

/** A name without the site noun at its end ("Dubbo Project"); undefined where nothing is left that names anything. */
function trimmed(
  words: readonly Word[],
  from: number,
  to: number,
  foundAt: ReadonlyMap<number, Found>,
  titled: boolean,
  cues: Cues,
  proposed: Proposed,
): NameSpan | undefined {
  const whole = foundAt.get(from) ?? companyBehindForm(words, from, to, foundAt, cues);
  if (whole !== undefined && (whole.to >= to || isLegalForm(words, whole.to, to, cues)))
    return { from, to: Math.max(to, whole.to), found: whole, titled, nounTo: Math.max(to, whole.to) };
  const isPerson = to - from > 1 && proposed.isPerson(from, to);
  while (from < to && ((isStarter(words, from, foundAt) && !isPerson) || !/^[\p{L}\p{N}]/u.test(words[from].text)))
    from++;
  if (from === to) return undefined;
  let end = to;
  // "Sarah Fields" has a site's noun for a surname.
  if (to - from > 1 && !isPerson && !endsAsOrganisation(words, from, to, cues)) {
    const noun = Math.max(cues.deposit_nouns.upTo(words, to - 1), cues.deposit_nouns_plural.upTo(words, to - 1));
    if (noun > 0 && noun < to - from) {
      end -= noun;
      while (end > from + 1 && isModifier(words, end - 1, foundAt, cues)) end--;
    }
  }
  const found = foundAt.get(from);
  if (found?.to === end) return { from, to: end, found, titled, nounTo: to };
  const names = words.slice(from, end);
  if (names.every(({ text }) => !/\p{L}{2}/u.test(text))) return undefined;
  const empty = names.every(
    ({ lower }) => cues.generic.has(lower) || cues.topics.has(lower) || lower === 'and' || lower === 'of',
  );
  const opener = cues.organisation_openers.from(words, from);
  const opened = opener > 0 && from + opener < end && /^(?:of|for)$/.test(words[from + opener].lower);
  const phrase = names.map(({ lower }) => lower).join(' ');
  if (
    (empty && !opened && !isBodyOfTopics(names, cues)) ||
    cues.generic.has(phrase) ||
    // "Jane Farmer", "John Hall"; "Bureau of Standards"
    (!opened &&
      (cues.roles.upTo(words, end - 1) > 0 || cues.not_entity_ends.upTo(words, end - 1) > 0) &&
      !(end - from > 1 && proposed.isPerson(from, end)))
  )
    return undefined;
  return { from, to: end, found: undefined, titled, nounTo: to };
}

/** What a body that is named by its topics alone ends in; "Court" makes do with one topic. */
const BODY = /^(?:court|tribunal|commission|authority|agency|ministry)$/;

/** "Land and Environment Court", "Competition and Consumer Protection Commission": whether only topics name a body; "State Commission" may be any. */
function isBodyOfTopics(names: readonly Word[], cues: Cues): boolean {
  const last = names[names.length - 1];
  if (!last.capital || !BODY.test(last.lower)) return false;
  const topics = names.slice(0, -1).filter(({ lower, capital }) => capital && cues.topics.has(lower));
  return topics.length > (last.lower === 'court' ? 0 : 1);
}

/** A company of the tables whose form of law stands before its name here: "JSC Kazatomprom". */
function companyBehindForm(
  words: readonly Word[],
  from: number,
  to: number,
  foundAt: ReadonlyMap<number, Found>,
  cues: Cues,
): Found | undefined {
  let behind = from;
  while (behind < to && isLegalForm(words, behind, behind + 1, cues)) behind++;
  const found = behind > from && behind < to ? foundAt.get(behind) : undefined;
  return found?.readings.some(({ entry }) => entry.kind === 'organisation') === true ? found : undefined;
}

function isLegalForm(words: readonly Word[], from: number, to: number, cues: Cues): boolean {
  for (let i = from; i < to; i++) if (!cues.legal_forms.has(words[i].lower)) return false;
  return true;
}

/** Whether a word may stand between a site's name and its noun: a modifier of the cues, or an element. */
export function isModifier(
  words: readonly Word[],
  i: number,
  foundAt: ReadonlyMap<number, Found>,
  cues: Cues,
): boolean {
  const word = wordAt(words, i);
  if (word === undefined) return false;
  if (cues.deposit_modifiers.has(word.lower)) return true;
  for (let from = i; from >= Math.max(0, i - 3); from--) {
    const hit = foundAt.get(from);
    if (hit !== undefined && hit.to > i && hit.readings.some(({ entry }) => entry.kind === 'element')) return true;
  }
  return false;
}
