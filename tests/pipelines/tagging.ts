/** @module Tagging with all that critical-minerals knows and has learned, for the tests of its names. */
import { fileURLToPath } from 'node:url';
import { loadEnglish } from '../../src/language/load.js';
import { proposeNames } from '../../src/language/names.js';
import { partsOfSpeech } from '../../src/language/parts-of-speech.js';
import { segment } from '../../src/language/segment.js';
import type { Mention } from '../../src/model.js';
import { compileGazetteer } from '../../src/tag/compile.js';
import { loadCues } from '../../src/tag/cues.js';
import { loadKinds } from '../../src/tag/kinds.js';
import { tag } from '../../src/tag/tag.js';
import { GAZETTEER } from './gazetteer.js';

/** The path of a file of the pipeline. */
export const path = (relative: string): string =>
  fileURLToPath(new URL(`../../pipelines/critical-minerals/${relative}`, import.meta.url));

const english = loadEnglish();
const names = compileGazetteer(GAZETTEER, loadCues(path('cues.yaml')));
const kinds = loadKinds(path('kinds.bin.gz'));

/** What a text mentions. @param source headline, blank line and text */
export function mentionsIn(source: string): Mention[] {
  const segmentation = segment(source, english.exceptions);
  const proposals = proposeNames(segmentation, english, 'field');
  return tag(source, segmentation, proposals, names, (i) => partsOfSpeech(segmentation, i, english), kinds);
}
