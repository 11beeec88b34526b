/** @module A question in plain English → the filters of `listFacts`, and what of it was not understood. */
import type { EntityKind, Status } from '../../model.js';
import type { FactBase } from '../../store/fact-base.js';
import type { FactFilters } from '../facts.js';
import { daysIn } from './days.js';
import { namesIn, type NameSpan } from './names.js';
import type { Form, Meaning, Vocabulary } from './vocabulary.js';
import { wordsOf, type Word } from './words.js';

export interface Understanding {
  readonly filters: FactFilters;
  /** Words that could change the answer and do not, in their order: names that the base does not have, "largest", "why". */
  readonly left: readonly string[];
}

/** A word or words of the vocabulary in the question. */
interface Said {
  readonly from: number;
  readonly to: number;
  readonly meanings: readonly Meaning[];
}

/** What is done, and where in the question it is said. */
interface Deed {
  readonly predicates: readonly string[];
  readonly form: Form;
  readonly at: Said;
}

/** Behind these a country is where something is; elsewhere it is someone who acts. */
const WITHIN = new Set(['in', 'within', 'across', 'inside', 'throughout', 'from', 'of']);

/**
 * Understands a question by its words: names that the base has, days, and what the vocabulary says of verbs and nouns; who does
 * what to whom by the order of words and by prepositions.
 *
 * @param today what "last month" counts from, ISO
 */
export function understand(base: FactBase, question: string, vocabulary: Vocabulary, today: string): Understanding {
  const words = wordsOf(question);
  const used = words.map(({ isFunction }) => isFunction);
  const use = ({ from, to }: { from: number; to: number }) => used.fill(true, from, to);
  const taken = words.map(() => false);
  const days = daysIn(
    words.map(({ plain }) => plain),
    today,
  );
  for (const span of days) {
    use(span);
    taken.fill(true, span.from, span.to);
  }
  const names = namesIn(words, taken, base, vocabulary);
  for (const span of names) {
    use(span);
    taken.fill(true, span.from, span.to);
  }
  const said = saidIn(words, taken, vocabulary);
  for (const span of said) use(span);
  const deed = deedOf(said, words, vocabulary);
  const { since, until } = days.at(0) ?? {};
  const status = only(said, 'status', ({ status }) => status);
  const kind = only(said, 'kind', ({ kind }) => kind);
  const roles = rolesOf(names, words, said, deed, kind, vocabulary);
  for (const span of roles.spoken) use(span);
  const left = runs(words, used);
  return {
    filters: defined({
      ...roles.filters,
      predicate: deed === undefined || deed.predicates.length === 0 ? undefined : single(deed.predicates),
      kind,
      status,
      since,
      until,
    }),
    left: [
      ...left,
      ...days.slice(1).map(({ from, to }) => text(words, from, to)),
      ...(words.some(({ plain }) => plain === 'why') ? ['why'] : []),
    ],
  };
}

/** The entries of the vocabulary in the question, the longest at each place. */
function saidIn(words: readonly Word[], taken: readonly boolean[], { meanings, longest }: Vocabulary): Said[] {
  const found: Said[] = [];
  for (let from = 0; from < words.length;) {
    let hit: Said | undefined;
    for (let to = Math.min(words.length, from + longest); to > from && hit === undefined; to--) {
      if (taken.slice(from, to).includes(true)) continue;
      const stretch = words.slice(from, to);
      const entry = [
        stretch.map(({ plain }) => plain).join(' '),
        [...stretch.slice(0, -1).map(({ plain }) => plain), stretch[stretch.length - 1].lemma].join(' '),
        [stretch[0].lemma, ...stretch.slice(1).map(({ plain }) => plain)].join(' '),
      ].find((each) => meanings.has(each));
      if (entry !== undefined) hit = { from, to, meanings: meanings.get(entry)! };
    }
    if (hit !== undefined) found.push(hit);
    from = hit?.to ?? from + 1;
  }
  return found;
}

/** What the question is about, by its verb; by a noun where it has none that does anything. */
function deedOf(said: readonly Said[], words: readonly Word[], { where, light }: Vocabulary): Deed | undefined {
  const deeds = said.flatMap((at): Deed[] => {
    const hits = at.meanings.flatMap((each) => (each.of === 'predicate' ? [each] : []));
    if (hits.length === 0) return [];
    const isKind = at.meanings.some(({ of }) => of === 'kind');
    const isVerb = words[at.from].isVerb;
    // "mine" is a verb or a place, "miner" who mines or a company: as grammar has it.
    if (isKind && !isVerb) return [];
    const verbs = hits.filter(({ form }) => form === 'verbs' || form === 'turned');
    const nouns = hits.filter(({ form }) => form === 'agents' || form === 'nouns');
    const chosen = (isVerb && verbs.length > 0) || nouns.length === 0 ? verbs : nouns;
    const { form } = chosen[0];
    const predicates = chosen.filter((each) => each.form === form).map(({ predicate }) => predicate);
    return [{ predicates, form, at }];
  });
  // "hold stakes": the noun says what is done.
  const isLight = ({ at }: Deed) =>
    light.has(words[at.from].lemma) && deeds.some(({ form, at: noun }) => form === 'nouns' && noun.from === at.to);
  const best = deeds
    .filter((each) => !isLight(each))
    .sort((a, b) => Number(a.form === 'nouns') - Number(b.form === 'nouns') || a.at.from - b.at.from)
    .at(0);
  if (best !== undefined) return best;
  const asked = words.findIndex(({ plain }) => plain === 'where');
  if (asked < 0 || where === undefined) return undefined;
  return { predicates: [where], form: 'verbs', at: { from: asked, to: asked + 1, meanings: [] } };
}

/** Which filter each name stands for. */
function rolesOf(
  names: readonly NameSpan[],
  words: readonly Word[],
  said: readonly Said[],
  deed: Deed | undefined,
  kind: EntityKind | undefined,
  vocabulary: Vocabulary,
): { filters: FactFilters; spoken: { from: number; to: number }[] } {
  const about: string[] = [];
  const filters: { -readonly [K in keyof FactFilters]: FactFilters[K] } = {};
  const isSymmetric = deed?.predicates.some((each) => vocabulary.symmetric.has(each)) === true;
  for (const span of names) {
    const { name, kind: of, id } = span.node;
    const called = id.startsWith('candidate:') ? id : name;
    const role = roleOf(span, words, deed, vocabulary);
    if (isSpeaker(span, words, said)) filters.saidBy ??= called;
    else if (of === 'element' && filters.element === undefined) filters.element = called;
    else if (span.node.isCountry && isPlaceOnly(span, words, deed, role, kind, vocabulary)) {
      if (filters.country === undefined) filters.country = called;
      else about.push(called);
    } else if (isSymmetric || role === undefined || filters[role] !== undefined) about.push(called);
    else filters[role] = called;
  }
  if (about.length > 0) filters.about = single(about);
  const source = words.findIndex(({ text }) => /^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(text) && /[a-z]{2}$/i.test(text));
  if (source < 0) return { filters, spoken: [] };
  filters.source = words[source].text.toLowerCase();
  return { filters, spoken: [{ from: source, to: source + 1 }] };
}

/** "x says", "did x say", "according to x". */
function isSpeaker({ from, to }: NameSpan, words: readonly Word[], said: readonly Said[]): boolean {
  const saying = said.filter(({ meanings }) => meanings.some(({ of }) => of === 'saying'));
  const determiner = /^(?:the|a|an)$/.test(words.at(from - 1)?.plain ?? '') && from > 0 ? from - 1 : from;
  return saying.some((each) => each.to === determiner || (each.from === to && each.to === to + 1 && words[to].isVerb));
}

/** Whether a country is only where to look: "deposits in Chile", "Chilean firms", "Chile's lithium". */
function isPlaceOnly(
  span: NameSpan,
  words: readonly Word[],
  deed: Deed | undefined,
  role: 'subject' | 'object' | undefined,
  kind: EntityKind | undefined,
  vocabulary: Vocabulary,
): boolean {
  if (span.isDemonym) return true;
  const before = span.from > 0 ? words[span.from - 1].plain : '';
  const preposition = before === 'the' && span.from > 1 ? words[span.from - 2].plain : before;
  if (words[span.to - 1].isPossessive) return deed === undefined || deed.form === 'verbs' || kind !== undefined;
  if (!WITHIN.has(preposition)) return false;
  if (deed === undefined || role === undefined) return true;
  // "invest in Chile": the preposition is the verb's where nothing else stands between them.
  const isOfDeed = deed.predicates.some((each) => vocabulary.prepositions.get(each)?.has(preposition) === true);
  const between = words.slice(deed.at.to, span.from).filter(({ isFunction }) => !isFunction);
  return !(isOfDeed && between.length === 0 && deed.at.from < span.from);
}

/** The side of the deed on which a name stands; undefined where that is not said. */
function roleOf(
  { from, to }: NameSpan,
  words: readonly Word[],
  deed: Deed | undefined,
  { ofSubject }: Vocabulary,
): 'subject' | 'object' | undefined {
  if (deed === undefined) return undefined;
  const { form, at, predicates } = deed;
  const isBefore = to <= at.from;
  const preposition = words.slice(0, from).findLast(({ plain }) => !/^(?:the|a|an)$/.test(plain))?.plain ?? '';
  // "what stake does x have": whoever stands behind a form of "do".
  if ((form === 'agents' || form === 'nouns') && /^(?:do|does|did)$/.test(preposition)) return 'subject';
  if (form === 'agents')
    return isBefore && !words[to - 1].isPossessive && words.at(to)?.lemma === 'be' ? 'subject' : 'object';
  if (form === 'nouns') {
    if (isBefore || preposition === 'by' || predicates.some((each) => ofSubject.has(each))) return 'subject';
    return 'object';
  }
  const isPassive = words.slice(at.from, at.to).some((word) => word.isPassive);
  if (predicates.every((each) => ofSubject.has(each)) && (isPassive || words[at.from].plain === 'where')) {
    return isBefore || words[at.from].plain === 'where' ? 'subject' : 'object';
  }
  if (preposition === 'by' && !isBefore) return form === 'turned' ? 'object' : 'subject';
  const isDoer = isBefore !== isPassive;
  return isDoer === (form === 'verbs') ? 'subject' : 'object';
}

/** The words that nothing was made of, those that stand together as one. */
function runs(words: readonly Word[], used: readonly boolean[]): string[] {
  const left: string[] = [];
  for (let from = 0; from < words.length;) {
    let to = from;
    while (to < words.length && !used[to]) to++;
    if (to > from) left.push(text(words, from, to));
    from = Math.max(to, from + 1);
  }
  return left;
}

function text(words: readonly Word[], from: number, to: number): string {
  return words
    .slice(from, to)
    .map((word) => word.text)
    .join(' ');
}

function only<Of extends 'status' | 'kind', Value extends Status | EntityKind>(
  said: readonly Said[],
  of: Of,
  valueOf: (meaning: Extract<Meaning, { of: Of }>) => Value,
): Value | undefined {
  return said
    .flatMap(({ meanings }) => meanings)
    .flatMap((meaning) => (meaning.of === of ? [valueOf(meaning as Extract<Meaning, { of: Of }>)] : []))
    .at(0);
}

function single(values: readonly string[]): string | readonly string[] {
  return values.length === 1 ? values[0] : values;
}

function defined<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
}
