/** @module Which name a short one stands for: what brackets introduce, acronyms, surnames, a company's first words. */
import type { Context } from './context.js';
import { foldKey } from './fold.js';
import { attributeOf } from './gazetteer.js';
import { likeliestKind, type Group } from './groups.js';
import type { NameSpan } from './names.js';
import { weightFor } from './votes.js';

/**
 * For each group that is a short form: the group that it stands for.
 * A short form has no other meaning of its own: its likeliest kind, if any, is the long one's.
 */
export function shortForms(groups: readonly Group[], spans: readonly NameSpan[], context: Context): Map<Group, Group> {
  const introduced = introducedShortForms(spans, context);
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const bearers = longerNames(groups);
  const standsFor = new Map<Group, Group>();
  for (const short of groups) {
    const byBrackets = byKey.get(introduced.get(short.key) ?? '');
    const longs =
      byBrackets === undefined
        ? (bearers.get(short.key) ?? []).filter((other) => mayShorten(short, other, context))
        : [byBrackets];
    // Of "Denison Mines JV" and "Denison Mines Corp" the one that the tables know.
    const long = longs.find(({ ranking }) => ranking.size > 0) ?? longs.at(0);
    if (long !== undefined && !reaches(long, short, standsFor)) standsFor.set(short, long);
  }
  return standsFor;
}

/** "Alphamin Resources (“Alphamin”)", "International Resources Holding (IRH)": short form → long form, both folded. */
function introducedShortForms(spans: readonly NameSpan[], { source, words }: Context): Map<string, string> {
  const introduced = new Map<string, string>();
  // A ticker may stand between, and look like a name or two itself.
  for (const [i, long] of spans.entries())
    for (const short of spans.slice(i + 1, i + 4)) {
      const between = source.slice(words[Math.max(long.to, long.nounTo) - 1].end, words[short.from].start);
      const behind = source.slice(words[short.to - 1].end, words[short.to - 1].end + 2);
      const opened = /^\.?,?\s*(?:\([A-Za-z-]+\s*:\s*[\w.]+\)\s*)?\((?:the |or |formerly )?[“"'‘]?$/u.exec(between);
      if (opened === null || !/^[”"'’]?(?:[),;]|\s)/u.test(behind)) continue;
      const longKey = keyOf(long, source, words);
      const shortKey = keyOf(short, source, words);
      const quoted = /[“"'‘]$/u.test(between);
      if (
        quoted ||
        isAcronym(shortKey.split(' ')[0], longKey) ||
        longKey.startsWith(`${shortKey} `) ||
        (isAcronymText(source, words, short) && !isPlace(long))
      )
        introduced.set(shortKey, longKey);
    }
  return introduced;
}

function keyOf(span: NameSpan, source: string, words: Context['words']): string {
  return foldKey(source.slice(words[span.from].start, span.found?.end ?? words[span.to - 1].end));
}

/** "ASTANA, Kazakhstan (MNTV)" credits an agency: brackets shorten no place. */
function isPlace({ found }: NameSpan): boolean {
  return found?.readings.some(({ entry }) => entry.kind === 'place') ?? false;
}

function isAcronymText(source: string, words: Context['words'], span: NameSpan): boolean {
  return /^\p{Lu}[\p{Lu}\p{N}&-]{1,7}$/u.test(source.slice(words[span.from].start, words[span.to - 1].end));
}

/** Between the words of a name; an initial may stand right at the surname ("G.Yondon"). */
const WORD_BREAK = / |(?<=^\p{L}\.)(?=\p{L}{2})/u;

/** What a full name has before its surname. */
const BEFORE_SURNAME = / $|^\p{L}\.$/u;

/** Behind the name of a father or a son. */
const JUNIOR = / (?:jr|sr)$/;

/** Short name → the groups, in order, the names of which begin or end with it or have it for an acronym. */
function longerNames(groups: readonly Group[]): Map<string, Group[]> {
  const bearers = new Map<string, Group[]>();
  for (const group of groups) {
    const words = group.key.split(WORD_BREAK);
    const parts = words.slice(1).flatMap((_, k) => [words.slice(0, k + 1).join(' '), words.slice(k + 1).join(' ')]);
    const surname = JUNIOR.test(group.key) ? words.slice(-2, -1) : [];
    for (const short of new Set([...parts, ...surname, ...acronymsOf(group.key)])) {
      const known = bearers.get(short);
      if (known === undefined) bearers.set(short, [group]);
      else known.push(group);
    }
  }
  return bearers;
}

/** Whether one group's name may be a short form of the other's, by its words and by what the tables know of it. */
function mayShorten(short: Group, long: Group, { source }: Context): boolean {
  if (short === long) return false;
  const { start, end } = short.occurrences[0];
  const kind = likeliestKind(long.scores);
  const begins = long.key.startsWith(`${short.key} `);
  if (kind === 'person') {
    // "Donald Trump Jr" is not Donald Trump, but may be Trump.
    const full = long.key.replace(JUNIOR, '');
    const ends = full.endsWith(short.key) && BEFORE_SURNAME.test(full.slice(0, -short.key.length));
    return (JUNIOR.test(long.key) ? ends && !short.key.includes(' ') : begins || ends) && isPerson(short);
  }
  if (kind === 'deposit') return begins && short.ranking.size === 0 && agree(short, long);
  if (kind !== 'organisation') return false;
  const acronym = /^\p{Lu}[\p{Lu}\p{N}&]{1,6}$/u.test(source.slice(start, end)) && isAcronym(short.key, long.key);
  return (begins || acronym) && (short.ranking.size === 0 ? agree(short, long) : isCompany(short));
}

/** Whether nothing but a person speaks for a name, or all that the tables know of it is that it may be somebody's surname. */
function isPerson({ ranking, scores }: Group): boolean {
  const kind = likeliestKind(scores);
  return kind === 'person' || (kind === undefined && [...ranking.keys()].every((known) => known === 'person'));
}

/**
 * Whether the text speaks of a name as of a company, whatever else the tables know by it: beside "Harena Resources",
 * "Harena" is no deposit. What they know as an organisation of its own, "Orano" beside "Orano Mining", is short for none.
 */
function isCompany({ ranking, occurrences }: Group): boolean {
  const own = ranking.get('organisation')?.[0];
  const place = ranking.get('place')?.[0];
  if ((own?.prior ?? 0) > 0 || (place !== undefined && attributeOf(place.reading.entry, 'type') === 'country'))
    return false;
  const votes = occurrences.flatMap((occurrence) => occurrence.votes);
  const company = weightFor('organisation', votes);
  return [...ranking.keys()].every((kind) => weightFor(kind, votes) <= company);
}

function agree(short: Group, long: Group): boolean {
  const kind = likeliestKind(short.scores);
  return kind === undefined || kind === likeliestKind(long.scores);
}

/** Whether following short forms from one group leads to another: no circles. */
function reaches(from: Group, to: Group, standsFor: ReadonlyMap<Group, Group>): boolean {
  for (let at: Group | undefined = from; at !== undefined; at = standsFor.get(at)) if (at === to) return true;
  return false;
}

/** Whether a name's initials, small words left out or not, spell the acronym. Both folded. */
export function isAcronym(acronym: string, name: string): boolean {
  return acronymsOf(name).includes(acronym);
}

/** What a name's initials spell, small words left out or not, and without the last of them. */
function acronymsOf(name: string): string[] {
  const words = name.split(' ');
  if (words.length < 2) return [];
  const initials = (list: readonly string[]): string => list.map((word) => word.charAt(0)).join('');
  const large = initials(words.filter((word) => !/^(?:of|the|and|for|de|in|on|du|des|la)$/.test(word)));
  const shortened = Array.from(large, (_, length) => large.slice(0, length)).filter(({ length }) => length > 2);
  return [initials(words), large, ...shortened].filter(({ length }) => length >= 2);
}
