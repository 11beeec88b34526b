/** @module Article → mentions: which stretches of a text name a deposit, an element, an organisation, a person or a place, and which one. */
import type { NameProposal, Segmentation } from '../language/analysis.js';
import type { Mention } from '../model.js';
import { findNames } from './automaton.js';
import type { CompiledGazetteer } from './compile.js';
import type { Context } from './evidence.js';
import { fold } from './fold.js';
import { fitsCase } from './forms.js';
import { linkNames } from './link.js';
import { nameSpans, type Found } from './names.js';
import { senseOf } from './sense.js';
import { readWords, type Word } from './words.js';

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
  const words = readWords(seg);
  const found = gazetteerNames(source, words, gazetteer);
  const context: Context = {
    source,
    words,
    foundAt: new Map(found.map((hit) => [hit.from, hit])),
    proposals,
    cues: gazetteer.cues,
    givenNames: gazetteer.givenNames,
  };
  const spans = nameSpans(words, found, gazetteer.cues);
  return linkNames(senseOf(spans, found, context, gazetteer), context);
}

/** The names of the tables in a text, each with the entries whose case fits. */
function gazetteerNames(source: string, words: readonly Word[], gazetteer: CompiledGazetteer): Found[] {
  const fitting = (name: number, start: number, end: number) =>
    gazetteer.readings[name].filter(({ form }) => fitsCase(form, source.slice(start, end)));
  const hits = findNames(gazetteer.automaton, fold(source), (hit) => fitting(hit.name, hit.start, hit.end).length > 0);
  const found: Found[] = [];
  let word = 0;
  for (const hit of hits) {
    while (word < words.length && words[word].end <= hit.start) word++;
    let to = word;
    while (to < words.length && words[to].start < hit.end) to++;
    if (to > word) found.push({ ...hit, readings: fitting(hit.name, hit.start, hit.end), from: word, to });
  }
  return found;
}
