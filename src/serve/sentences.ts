/** @module How candidates' texts are cut into sentences. */
import { loadEnglish } from '../language/load.js';
import { segment } from '../language/segment.js';
import type { Segmentation } from '../language/analysis.js';

/** Cuts a text into tokens and sentences. The model is read when a page first asks. */
export function sentences(text: string): Segmentation {
  return segment(text, loadEnglish().exceptions);
}
