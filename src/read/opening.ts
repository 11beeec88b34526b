/** @module Where a story opens: behind its headline, with its standfirst, without the lines that say who wrote it when. */
import { type Block, isProse, type Region } from './outline.js';
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
    if (headline >= root.firstBlock) {
      for (let i = root.firstBlock; i < headline; i++) reasons[i] ??= 'outside';
      first = headline;
    } else {
      for (let i = headline + 1; i < root.firstBlock; i++) {
        const standfirst = isStandfirst(blocks[i], stated);
        if (standfirst) reasons[i] = null;
        if (standfirst || (reasons[i] === null && isProse(blocks[i]))) first = Math.min(first, i);
        else reasons[i] ??= 'outside';
      }
    }
    reasons[headline] ??= 'headline';
  }
  for (let i = first; i < root.lastBlock; i++) {
    if (reasons[i] !== null) continue;
    const block = blocks[i];
    if (isProse(block) || block.kind === 'heading' || ENDS_SENTENCE.test(block.text)) break;
    if (block.kind === 'paragraph') reasons[i] = 'byline';
  }
  return { first, headline };
}

const ENDS_SENTENCE = /[.!?…:。！？।؟]["'”’»)\]]*$/;

/** The headline inside the body's first quarter, or the nearest one above it; null where there is none. */
function headlineOf(
  blocks: readonly Block[],
  root: Region,
  reasons: readonly (RemovalReason | null)[],
  stated: Stated,
): number | null {
  const words = bare(stated.headline);
  const isHeadline = (text: string): boolean =>
    words !== '' && text.length >= words.length && text.length < stated.headline.length * 1.3 && bare(text) === words;
  let before = 0;
  for (let i = root.firstBlock; i < root.lastBlock && before * 4 <= root.prose; i++) {
    if (blocks[i].kind === 'title' || isHeadline(blocks[i].text)) return i;
    if (reasons[i] === null && isProse(blocks[i])) before += blocks[i].text.length;
  }
  for (let i = root.firstBlock - 1, seen = 0; i >= 0 && seen < REACH; i--) {
    if (blocks[i].kind === 'title' || isHeadline(blocks[i].text)) return i;
    if (reasons[i] === null) seen++;
  }
  return null;
}

/** Whether the block is what the page gives as its description, which is often cut. */
function isStandfirst(block: Block, { standfirst }: Stated): boolean {
  if (standfirst === null || block.text.length < 40) return false;
  const length = Math.min(block.text.length, standfirst.length, 60);
  return length >= 40 && block.text.slice(0, length) === standfirst.slice(0, length);
}

function bare(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
