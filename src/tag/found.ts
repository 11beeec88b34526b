/** @module The names of the tables in a text, each with the entries whose case fits and the words that it covers. */
import { findNames, type Hit } from './name-index.js';
import type { CompiledGazetteer, Reading } from './compile.js';
import { fold } from './fold.js';
import { fitsCase } from './forms.js';
import type { Word } from './words.js';

/** A name of the tables where it stands. */
export interface Found extends Hit {
  readonly readings: readonly Reading[];
  /** Index of its first word, and behind its last. */
  readonly from: number;
  readonly to: number;
}

/** Finds them, leftmost and longest, with {@link readWords}' words. */
export function gazetteerNames(source: string, words: readonly Word[], gazetteer: CompiledGazetteer): Found[] {
  const fitting = (name: number, start: number, end: number): Reading[] =>
    // "US" of "US$" is a currency.
    source.charAt(end) === '$'
      ? []
      : gazetteer.readings(name).filter(({ form }) => fitsCase(form, source.slice(start, end)));
  const hits = findNames(gazetteer.index, fold(source), (hit) => fitting(hit.name, hit.start, hit.end).length > 0);
  const found: Found[] = [];
  let word = 0;
  for (const hit of hits) {
    while (word < words.length && words[word].end <= hit.start) word++;
    let to = word;
    while (to < words.length && words[to].start < hit.end) to++;
    if (to === word) continue;
    const readings = fitting(hit.name, hit.start, hit.end);
    found.push({ ...hit, readings, from: word, to });
  }
  return found;
}
