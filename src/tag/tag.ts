/** @module Article → mentions: which stretches of a text name a deposit, an element, an organisation, a person or a place, and which one. */
import type { NameProposal, Segmentation } from '../language/analysis.js';
import type { Mention } from '../model.js';
import type { CompiledGazetteer } from './compile.js';
import type { Context } from './context.js';
import { gazetteerNames } from './found.js';
import { linkNames } from './link.js';
import { nameSpans } from './names.js';
import { senseOf } from './sense.js';
import { readWords } from './words.js';

/**
 * Finds the names of an article and links each to its entity.
 *
 * @param source headline, blank line and text; all offsets count UTF-16 code units in it
 * @param seg tokens and sentences of `source`
 * @param proposals stretches that a recogniser takes for names; may be empty
 * @returns mentions in the order of the text, none overlapping another; each one's `text` is `source.slice(start, end)`
 */
export function tag(
  source: string,
  seg: Segmentation,
  proposals: readonly NameProposal[],
  gazetteer: CompiledGazetteer,
): Mention[] {
  const { cues, givenNames } = gazetteer;
  const words = readWords(seg);
  const foundAt = new Map(gazetteerNames(source, words, gazetteer).map((hit) => [hit.from, hit]));
  const context: Context = { source, words, foundAt, proposals, cues, givenNames };
  const spans = nameSpans(words, foundAt, cues);
  return linkNames(senseOf(spans, context, gazetteer), source, cues);
}
