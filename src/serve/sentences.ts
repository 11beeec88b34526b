/** @module How candidates' texts are cut into sentences. */
import type { Exceptions } from '../language/exceptions.js';
import { loadExceptions } from '../language/load.js';
import { segment } from '../language/segment.js';
import type { Segmentation } from '../language/analysis.js';

let exceptions: Exceptions | undefined;

/** Cuts a text into tokens and sentences. What it takes is read when a page first asks. */
export function sentences(text: string): Segmentation {
  exceptions ??= loadExceptions();
  return segment(text, exceptions);
}
