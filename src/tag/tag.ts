/** @module Article → mentions: which stretches of a text name a deposit, an element, an organisation, a person or a place, and which one. */
import { UPOS, type NameProposal, type Segmentation } from '../language/analysis.js';
import type { Mention, Span } from '../model.js';
import type { CompiledGazetteer } from './compile.js';
import type { Context } from './context.js';
import { gazetteerNames } from './found.js';
import { explanations, type Explanation } from './explanation.js';
import { linkNames } from './link.js';
import { kindFeatures } from './kind-features.js';
import type { Kinds } from './kinds.js';
import { nameSpans, type NameSpan } from './names.js';
import { senseOf, weighNames } from './sense.js';
import type { Proposed } from './runs.js';
import type { Senses } from './sensed.js';
import { readWords, type Word } from './words.js';

/** Parts of speech (indices into `UPOS`) of the tokens of a sentence, by its index. */
export type SentenceTags = (sentence: number) => Uint8Array;

/**
 * Finds the names of an article and links each to its entity.
 *
 * @param source headline, blank line and text; all offsets count UTF-16 code units in it
 * @param seg tokens and sentences of `source`
 * @param proposals stretches that a recogniser takes for names, in order and without overlap; may be empty
 * @param partsOfSpeech gives the parts of speech (indices into `UPOS`) of a sentence's tokens; asked only where a name may be a verb
 * @param kinds judges of which kind a name is; without it the rules' votes decide
 * @returns mentions in the order of the text, none overlapping another; each one's `text` is `source.slice(start, end)`
 */
export function tag(
  source: string,
  seg: Segmentation,
  proposals: readonly NameProposal[],
  gazetteer: CompiledGazetteer,
  partsOfSpeech?: SentenceTags,
  kinds?: Kinds,
): Mention[] {
  return linkNames(sensesIn(source, seg, proposals, gazetteer, partsOfSpeech, kinds).sensed, source, gazetteer.cues);
}

/** What {@link tag} decides of every name, with what was weighed. */
export function explain(
  source: string,
  seg: Segmentation,
  proposals: readonly NameProposal[],
  gazetteer: CompiledGazetteer,
  partsOfSpeech?: SentenceTags,
  kinds?: Kinds,
): Explanation[] {
  const senses = sensesIn(source, seg, proposals, gazetteer, partsOfSpeech, kinds);
  return explanations(senses, linkNames(senses.sensed, source, gazetteer.cues), source);
}

/** A name, with its short forms, as the judge of kinds sees it. */
export interface UnjudgedName {
  /** Where it stands. */
  readonly occurrences: readonly Span[];
  readonly features: Int32Array;
}

/** The names of an article that {@link tag} asks the judge of kinds about, for it to learn from. */
export function unjudgedNames(
  source: string,
  seg: Segmentation,
  proposals: readonly NameProposal[],
  gazetteer: CompiledGazetteer,
  partsOfSpeech: SentenceTags,
): UnjudgedName[] {
  const { spans, context } = namesIn(source, seg, proposals, gazetteer, partsOfSpeech);
  const { families, inField } = weighNames(spans, context, gazetteer);
  if (!inField) return [];
  return families.map((family) => ({
    occurrences: family.members.flatMap(({ occurrences }) => occurrences),
    features: kindFeatures(family, context),
  }));
}

function sensesIn(
  source: string,
  seg: Segmentation,
  proposals: readonly NameProposal[],
  gazetteer: CompiledGazetteer,
  partsOfSpeech: SentenceTags | undefined,
  kinds: Kinds | undefined,
): Senses {
  const { spans, context } = namesIn(source, seg, proposals, gazetteer, partsOfSpeech);
  return senseOf(spans, context, gazetteer, kinds);
}

/** Where an article has names, and what is looked at to tell what they are. */
function namesIn(
  source: string,
  seg: Segmentation,
  proposals: readonly NameProposal[],
  gazetteer: CompiledGazetteer,
  partsOfSpeech: SentenceTags | undefined,
): { spans: NameSpan[]; context: Context } {
  const { cues, givenNames } = gazetteer;
  const words = readWords(seg);
  const foundAt = new Map(gazetteerNames(source, words, gazetteer).map((hit) => [hit.from, hit]));
  const isVerb = verbs(words, seg, partsOfSpeech);
  const context: Context = { source, words, foundAt, proposals, isVerb, cues, givenNames };
  return { spans: nameSpans(words, foundAt, cues, proposedIn(words, proposals)), context };
}

function proposedIn(words: readonly Word[], proposals: readonly NameProposal[]): Proposed {
  const begun = new Map(proposals.map((proposal) => [proposal.start, proposal]));
  return {
    begins: (word) => begun.has(words[word].start),
    beginsFullName: (word) => {
      const proposal = begun.get(words[word].start);
      return proposal?.kind === 'person' && proposal.end > words[word].end;
    },
    isPerson: (from, to) => {
      const proposal = begun.get(words[from].start);
      return proposal?.kind === 'person' && proposal.end === words[to - 1].end;
    },
  };
}

const VERB = UPOS.indexOf('VERB');

/** Whether a word is used as a verb; where nobody knows parts of speech, none is. */
function verbs(
  words: readonly Word[],
  { start, sentences }: Segmentation,
  partsOfSpeech: SentenceTags | undefined,
): (word: number) => boolean {
  return (word) => {
    if (partsOfSpeech === undefined) return false;
    const token = lastNotBehind(start, words[word].start);
    const sentence = lastNotBehind(sentences, token);
    return partsOfSpeech(sentence)[token - sentences[sentence]] === VERB;
  };
}

/** Index of the last of ascending numbers that is not above `value`. */
function lastNotBehind(numbers: Uint32Array, value: number): number {
  let low = 0;
  let high = numbers.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (numbers[middle] <= value) low = middle;
    else high = middle;
  }
  return low;
}
