/** @module Parts of speech before any name is known: for who has to decide what is a name. */
import type { Segmentation } from './analysis.js';
import type { English } from './english.js';
import { formsOf } from './forms.js';
import { tag } from './tagger.js';

/**
 * The parts of speech of one sentence.
 *
 * @param sentence its index
 * @returns indices into `UPOS`, one a token of the sentence
 */
export function partsOfSpeech(
  { text, start, end, sentences }: Segmentation,
  sentence: number,
  { lexicon, tagger }: Pick<English, 'lexicon' | 'tagger'>,
): Uint8Array {
  const from = sentences[sentence];
  const to = sentences[sentence + 1];
  const count = to - from;
  const forms = formsOf(text, start.subarray(from, to), end.subarray(from, to), count, lexicon);
  return tag(tagger, forms, Uint32Array.of(0, count), new Uint8Array(count)).map((joint) => tagger.upos[joint]);
}
