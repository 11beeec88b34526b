/** @module What the text about a name says of its kind: votes, each with the rule that cast it. */
import { overlapping } from '../spans.js';
import { apposition, calling } from './apposition.js';
import { endsAsOrganisation, type NameSpan } from './names.js';
import { nounBehind, wordsBehind } from './words-behind.js';
import type { Context } from './context.js';
import type { Cast, Vote } from './votes.js';
import { wordsBefore } from './words-before.js';

/**
 * All votes on one occurrence of a name.
 *
 * @param supported whether its sentence speaks of what the pipeline's news is about
 */
export function votesFor(span: NameSpan, context: Context, supported: boolean): Vote[] {
  const votes: Vote[] = [];
  const cast: Cast = (kind, weight, rule, plural = false) => {
    votes.push(plural ? { kind, weight, rule, plural } : { kind, weight, rule });
  };
  ownWords(span, context, cast);
  wordsBefore(span, context, supported, cast);
  nounBehind(span, context, cast);
  wordsBehind(span, context, cast);
  apposition(span, context, cast);
  calling(span, context, cast);
  recogniser(span, context, supported, cast);
  return votes;
}

/** The name's own words. */
function ownWords(span: NameSpan, { words, cues, givenNames }: Context, cast: Cast): void {
  const { from, to } = span;
  const length = to - from;
  if (span.nounTo > to) {
    const noun = words[span.nounTo - 1];
    if (!noun.capital || !cues.ground_nouns.has(noun.lower))
      cast('deposit', cues.deposit_nouns_weak.has(noun.lower) ? 1 : 4, 'site noun in the name');
  }
  if (span.titled) cast('person', 5, 'title before the name');
  if (length === 1) return;
  if (cues.legal_forms.upTo(words, to - 1) > 0 && !cues.legal_forms.has(words[from].lower))
    cast('organisation', 6, 'legal form');
  else if (endsAsOrganisation(words, from, to, cues)) cast('organisation', 4, 'form of an organisation');
  else if (cues.organisation_ends_weak.upTo(words, to - 1) > 0) cast('organisation', 2, 'commodity at the name’s end');
  if (cues.honorifics.has(words[from].lower)) cast('person', 4, 'honorific');
  if (length <= 4 && givenNames.has(words[from].lower)) cast('person', 2, 'given name');
  if (length <= 4 && words.slice(from + 1, to - 1).some(({ text }) => /^\p{Lu}$/u.test(text)))
    cast('person', 2, 'middle initial');
  if (cues.place_nouns.upTo(words, to - 1) > 0) cast('place', 3, 'place noun in the name');
}

/**
 * What the recogniser's word is worth: for a person enough by itself, and in a sentence of the field for an organisation
 * or a place whose own words are clear. Otherwise it takes the kinds for one another too often, so something else has to
 * agree. Chosen on annotated articles that the recogniser had not been trained on: of the names for which only it spoke,
 * those that are clear were right in 84 and 82 of 100, the others in 66 and 60, deposits in 41.
 */
const PROPOSED = { person: 3, deposit: 2, organisation: 2, place: 2, element: 0 } as const;

/** What is added for a clear name in a sentence of the field. */
const CLEAR = 0.5;

/** "ouma Jane Doe": whether only words in small letters stand before a name since an offset. */
function isSmall(from: number, offset: number, words: Context['words']): boolean {
  let first = from;
  while (first > 0 && words[first - 1].start >= offset) first--;
  return first < from && words.slice(first, from).every(({ capital }) => !capital);
}

/** What the recogniser of names proposes here. */
function recogniser({ from, to }: NameSpan, { words, proposals }: Context, supported: boolean, cast: Cast): void {
  const { start } = words[from];
  const { end } = words[to - 1];
  for (const { kind, clear, ...proposal } of overlapping(proposals, { start, end })) {
    const begins = proposal.start === start || (kind === 'person' && isSmall(from, proposal.start, words));
    const exact = begins && proposal.end === end;
    const bonus = supported && clear && (kind === 'organisation' || kind === 'place') ? CLEAR : 0;
    const weight = PROPOSED[kind] + bonus;
    cast(kind, exact ? weight : weight / 2, exact ? 'recogniser' : 'recogniser, other borders');
  }
}
