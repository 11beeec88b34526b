/** @module Whether an element's name means the element here: what speaks for it and against, each with the rule that says so. */
import type { GazetteerEntry } from '../model.js';
import { overlapping } from '../spans.js';
import type { Context } from './context.js';
import type { Form } from './forms.js';
import { attributeOf, type NamePolicy } from './gazetteer.js';
import type { Found } from './found.js';
import { SHORT, TOPIC, type Subject } from './subject.js';
import type { Vote } from './votes.js';
import { wordAt, type Word } from './words.js';

/** What an element's name must gather to count, in the weights of the votes. */
const ENOUGH = 2.5;

/** How far a word that speaks for an element may stand from it and speak in full, in words. */
const NEARBY = 6;

/** How far the word may stand that a name's policy asks for, in words. */
const CLOSE = 4;

/**
 * All votes on an element's name where it stands; see {@link isElementHere}.
 *
 * @param key the name, folded
 * @param smallLetters the elements' names that the text has in small letters, folded
 */
export function elementVotes(
  hit: Found,
  key: string,
  policy: NamePolicy | undefined,
  subject: Subject,
  smallLetters: ReadonlySet<string>,
  context: Context,
): Vote[] {
  const votes: Vote[] = [];
  const cast = (weight: number, rule: string): void => {
    if (weight !== 0) votes.push({ kind: 'element', weight, rule });
  };
  const { words, cues, isVerb } = context;
  const cue = policy?.policy === 'cue';
  if (!cue && cues.elsewhere_elements.has(key)) cast(1, 'name of an element, of other fields too');
  else if (!cue && !cues.everyday_elements.has(key)) cast(3, 'name of an element only');
  if (cue) cast(closeBy(hit, policy, context) ? 1 : -2, 'policy: needs a word of its context');
  if (subject.extent === 'in') cast(2.5, 'article of the field');
  else if (subject.extent === 'off') cast(-1.5, 'article off the field');
  else if (words.length >= SHORT) cast(-0.5, 'article hardly of the field');
  const ambiguous = cue || cues.elsewhere_elements.has(key) || cues.everyday_elements.has(key);
  sentenceVotes(hit, ambiguous, subject, context, cast);
  const { capital, first, headline } = words[hit.from];
  if (capital && !first && !headline) cast(-2, 'a capital inside the sentence');
  if (capital && subject.extent !== 'in' && words.length >= SHORT && !smallLetters.has(key))
    cast(-1, 'never in small letters');
  if (overlapping(context.proposals, hit).length > 0) cast(-0.5, 'recogniser: a name');
  const move = priceMove(hit, context);
  if (move !== undefined) cast(2.5, `before “${move}”`);
  if (ambiguous && hasSource(hit, context)) cast(2.5, 'from a place, a site or a company');
  const site = siteBehind(hit, context);
  if (site !== undefined) cast(2.5, `before “${site}”`);
  // Parts of speech cost more than all else together, so they are asked for only where they decide.
  if (cue && !first && hit.to - hit.from === 1 && isElementHere(votes) && isVerb(hit.from)) cast(-5, 'a verb');
  return votes;
}

/** Whether the votes on an element's name suffice. */
export function isElementHere(votes: readonly Vote[]): boolean {
  return votes.reduce((sum, { weight }) => sum + weight, 0) >= ENOUGH;
}

/** The noun of a site that an element stands before, "copper prospect", "gold and silver project". */
function siteBehind({ to }: Found, { words, cues }: Context): string | undefined {
  const word = wordAt(words, to);
  if (word === undefined || word.first || word.gap !== ' ' || cues.deposit_nouns_weak.has(word.lower)) return undefined;
  // Words of the field speak for themselves.
  if (cues.field.has(word.lower)) return undefined;
  return Math.max(cues.deposit_nouns.from(words, to), cues.deposit_nouns_plural.from(words, to)) > 0
    ? word.lower
    : undefined;
}

/** What a price does behind an element, or behind another that it is joined to: "Silver and gold hit records". */
function priceMove({ to }: Found, { words, cues, foundAt }: Context): string | undefined {
  const other = wordAt(words, to)?.lower === 'and' ? foundAt.get(to + 1) : undefined;
  const joined = other?.readings.some(({ entry }) => entry.kind === 'element') ?? false;
  const behind = wordAt(words, joined ? other!.to : to);
  const moves = behind?.gap === ' ' && !behind.first && cues.price_moves.has(behind.lower);
  return moves ? behind.lower : undefined;
}

/** "Graphite from X", "zinc at X": whether the tables know where an element is said to be from. */
function hasSource({ to }: Found, { words, foundAt }: Context): boolean {
  const word = wordAt(words, to);
  if (word?.gap !== ' ' || word.first || !/^(?:from|at)$/.test(word.lower)) return false;
  const source = foundAt.get(to + 1) ?? (wordAt(words, to + 1)?.lower === 'the' ? foundAt.get(to + 2) : undefined);
  return source?.readings.some(({ entry }) => /^(?:deposit|place|organisation)$/.test(entry.kind)) ?? false;
}

/** What the other words of the sentence say. */
function sentenceVotes(
  hit: Found,
  ambiguous: boolean,
  { topics, extent }: Subject,
  context: Context,
  cast: (weight: number, rule: string) => void,
): void {
  const { words, cues, foundAt } = context;
  let field: { word: string; weight: number } | undefined;
  let fields = 0;
  let trade: string | undefined;
  const others: string[] = [];
  const everyday = new Set<string>();
  let sure: string | undefined;
  let trader: string | undefined;
  let site: string | undefined;
  const [from, to] = sentenceAround(hit.from, words);
  let nameTo = 0;
  for (let i = from; i < to; i++) {
    if (i >= hit.from && i < hit.to) continue;
    const { lower, capital, first } = words[i];
    const near = i >= hit.from - NEARBY && i < hit.to + NEARBY;
    const weight = near ? 2.5 : 1;
    // A dog in a name is no dog.
    const named = foundAt.get(i);
    if (named !== undefined && named.to - i > 1 && words[i].capital) nameTo = named.to;
    if (topics[i] === TOPIC.field) {
      fields++;
      if (weight > (field?.weight ?? 0)) field = { word: lower, weight };
    } else if (topics[i] === TOPIC.trade && near) trade = lower;
    else if (topics[i] === TOPIC.other && i >= nameTo) others.push(lower);
    const found = foundAt.get(i);
    trader ??= found?.readings.find(({ entry, form }) => tradesInElements(entry, form))?.entry.name;
    if (found !== undefined && found.to - i > 1)
      site ??= found.readings.find((reading) => reading.entry.kind === 'deposit')?.entry.name;
    const entry = found?.readings.find((reading) => reading.entry.kind === 'element');
    if (entry === undefined || entry.form.role === 'symbol' || entry.entry === hit.readings[0].entry) continue;
    // Hackers, teams and colours of paint are called after elements, too, but with capitals.
    if (capital && !first) continue;
    if (cues.everyday_elements.has(lower) || cues.elsewhere_elements.has(lower)) everyday.add(lower);
    else sure = lower;
  }
  if (field !== undefined) cast(field.weight, `beside “${field.word}”`);
  if (fields > 1) cast(1, 'beside several words of the field');
  if (trade !== undefined) cast(2.5, `beside “${trade}”`);
  if (sure !== undefined) cast(2, `beside the element “${sure}”`);
  else if (everyday.size > 0) cast(everyday.size > 1 ? 1.5 : 0.5, `beside the element “${[...everyday][0]}”`);
  if (trader !== undefined && ambiguous) cast(1.5, `beside “${trader}”`);
  if (site !== undefined && ambiguous && extent !== 'off') cast(1, `beside the site “${site}”`);
  if (others.length > 0) cast(others.length > 1 ? -3 : -2, `beside “${others[0]}”`);
}

/** Whether an entry is one of those that dig, make, sell and want elements: a country, or a company by more than initials. */
function tradesInElements(entry: GazetteerEntry, form: Form): boolean {
  const type = attributeOf(entry, 'type');
  return type === 'country' || (type === 'company' && form.case !== 'exact');
}

/** A sentence's words, `[from, to)`. */
function sentenceAround(i: number, words: readonly Word[]): [number, number] {
  let from = i;
  while (from > 0 && !words[from].first) from--;
  let to = i + 1;
  while (to < words.length && !words[to].first) to++;
  return [from, to];
}

/** Whether a word of the policy's context, a word of the field, a site's noun or another element stands close by. */
function closeBy(hit: Found, policy: NamePolicy, { words, cues, foundAt }: Context): boolean {
  for (let i = Math.max(0, hit.from - CLOSE); i < hit.to + CLOSE; i++) {
    const word = wordAt(words, i);
    if (word === undefined || (i >= hit.from && i < hit.to)) continue;
    if (policy.context.includes(word.lower) || cues.field.has(word.lower) || cues.deposit_nouns.has(word.lower))
      return true;
    if (foundAt.get(i)?.readings.some(({ entry }) => entry.kind === 'element') ?? false) return true;
  }
  return false;
}
