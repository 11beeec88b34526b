/** @module Where a story opens: behind its headline, with its standfirst, without the lines that say who wrote it when. */
import { isByline } from './authors.js';
import { type Block, isProse, type Region } from './outline.js';
import { bare } from './tree-text.js';
import { dateInText } from './visible-date.js';
import type { RemovalReason } from './vocabulary.js';

/** What the page states of the story, to be known again in its text. */
export interface Stated {
  readonly headline: string;
  readonly standfirst: string | null;
}

/** How far above the body a headline and a standfirst are looked for, in blocks without a reason. */
const REACH = 20;

/**
 * Settles the blocks before the story's first paragraph: those that are no part of the text get their reason.
 *
 * @returns `first`: index of the block with which the text begins; `headline`: of the headline's, null where none was found
 */
export function openStory(
  blocks: readonly Block[],
  root: Region,
  reasons: (RemovalReason | null)[],
  stated: Stated,
): { first: number; headline: number | null } {
  const headline = headlineOf(blocks, root, reasons, stated);
  let first = root.firstBlock;
  if (headline !== null) {
    reasons[headline] ??= 'headline';
    const top = Math.max(0, Math.min(headline - REACH, root.firstBlock));
    for (let i = top; i < Math.max(headline, root.firstBlock); i++) {
      const standfirst = isStandfirst(blocks[i], stated);
      if (standfirst) reasons[i] = null;
      if (standfirst || (i > headline && reasons[i] === null && isProse(blocks[i]))) first = Math.min(first, i);
      else reasons[i] ??= 'outside';
    }
  }
  removeBylines(blocks, first, root.lastBlock, reasons);
  return { first, headline };
}

const ENDS_SENTENCE = /[.!?…:。！？।؟]["'”’»)\]]*$/;

/** Beyond so many blocks of prose the story has begun, and a date is part of it. */
const OPENING_PROSE = 3;

/** Above the first paragraph a shorter line without figures is a section, a place, a button. In UTF-16 code units. */
const LABEL_LENGTH = 40;
const READING_TIME = /\d\s*-?\s*(?:min|мин|хв|dk|分)/iu;

/** Lines above the story's first paragraph, and dated or "By …" lines between its first ones, that are no sentences. */
function removeBylines(blocks: readonly Block[], first: number, last: number, reasons: (RemovalReason | null)[]): void {
  let prose = 0;
  for (let i = first; i < last && prose < OPENING_PROSE; i++) {
    if (reasons[i] !== null) continue;
    const { kind, text } = blocks[i];
    if (isProse(blocks[i])) prose++;
    if (kind !== 'paragraph' || text.length > 100 || ENDS_SENTENCE.test(text)) continue;
    const label = prose === 0 && text.length < LABEL_LENGTH && (!/\d/.test(text) || READING_TIME.test(text));
    if (label || dateInText(text) !== null || isByline(text)) reasons[i] = 'byline';
  }
}

/** Titles first, wherever in reach they stand; else another line that repeats the stated headline. Null where there is neither. */
function headlineOf(
  blocks: readonly Block[],
  root: Region,
  reasons: readonly (RemovalReason | null)[],
  stated: Stated,
): number | null {
  const words = bare(stated.headline);
  const isHeadline = ({ text }: Block): boolean =>
    words !== '' && text.length >= words.length && text.length < stated.headline.length * 1.3 && bare(text) === words;
  const candidates: number[] = [];
  // Inside the body's first quarter, then upwards from it.
  for (let i = root.firstBlock, before = 0; i < root.lastBlock && before * 4 <= root.prose; i++) {
    candidates.push(i);
    if (reasons[i] === null && isProse(blocks[i])) before += blocks[i].text.length;
  }
  for (let i = root.firstBlock - 1, seen = 0; i >= 0 && seen < REACH; i--) {
    candidates.push(i);
    if (reasons[i] === null) seen++;
  }
  return (
    candidates.find((i) => blocks[i].kind === 'title') ??
    candidates.find((i) => reasons[i] === null && isHeadline(blocks[i])) ??
    null
  );
}

/** Whether the block is what the page gives as its description, which is often cut. */
function isStandfirst(block: Block, { standfirst }: Stated): boolean {
  if (standfirst === null || block.text.length < 40) return false;
  const length = Math.min(block.text.length, standfirst.length, 60);
  return length >= 40 && block.text.slice(0, length) === standfirst.slice(0, length);
}
