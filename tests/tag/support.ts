/** @module What the tests of tagging share: a small gazetteer, compiled once. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { NameProposal } from '../../src/language/analysis.js';
import { parseExceptions } from '../../src/language/exceptions.js';
import { segment } from '../../src/language/segment.js';
import type { Mention } from '../../src/model.js';
import { compileGazetteer } from '../../src/tag/compile.js';
import { loadCues } from '../../src/tag/cues.js';
import { loadGazetteer } from '../../src/tag/gazetteer.js';
import type { Kinds } from '../../src/tag/kinds.js';
import { tag } from '../../src/tag/tag.js';

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url));

export const FOLDER = path('gazetteer');
export const CUES = path('../../pipelines/critical-minerals/cues.yaml');

const compiled = compileGazetteer(loadGazetteer(FOLDER), loadCues(CUES));
const exceptions = parseExceptions(readFileSync(path('../../src/language/data/exceptions.json'), 'utf8'));

/** The mentions of an article of a headline and a text. */
export function mentionsOf(
  text: string,
  proposals: readonly NameProposal[] = [],
  headline = 'News in brief',
  kinds?: Kinds,
): Mention[] {
  const source = `${headline}\n\n${text}`;
  return tag(source, segment(source, exceptions), proposals, compiled, undefined, kinds);
}
