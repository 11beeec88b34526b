/**
 * @module The article's text among the blocks of a page.
 *
 * The naive way takes every paragraph. What is wrong with it is taken away in turn: what is marked as something else,
 * what stands outside of the element in which the prose is densest, lists of links inside it, and words that newsrooms
 * put under every story.
 */
import type { Element } from 'domhandler';
import { isPersonName } from './authors.js';
import { densestRegion } from './density.js';
import { openStory, type Stated } from './opening.js';
import type { Block, Outline, Region } from './outline.js';
import { reasonOfPhrase } from './phrases.js';
import type { RemovalReason } from './vocabulary.js';

export interface Body {
  /** Indices of the blocks that make the text, in page order. */
  readonly kept: readonly number[];
  /** For each block of the page: why it was removed; null for a kept one. */
  readonly reasons: readonly (RemovalReason | null)[];
  /** Index of the headline's block; null where the text has none above it. */
  readonly headline: number | null;
}

/** A mark does not hold against an element with so large a share of the page's prose: it is then the page's frame. */
const FRAME_SHARE = 0.5;

/**
 * Marks by how far they are believed. All of them first; where that leaves too little, those that are often said of a
 * story's own frame go; where even that leaves nothing, a page may be made of comments, a live ticker or a gallery.
 */
const STRICT: ReadonlySet<RemovalReason> = new Set();
const LENIENT: ReadonlySet<RemovalReason> = new Set<RemovalReason>([
  'sidebar',
  'hidden',
  'byline',
  'caption',
  'tags',
  'control',
  'subscription',
]);
const BARE: ReadonlySet<RemovalReason> = new Set<RemovalReason>([
  ...LENIENT,
  'comments',
  'related',
  'advertisement',
  'share',
  'navigation',
]);

/** A text of this length needs no second reading. In UTF-16 code units. */
const ENOUGH = 250;

/**
 * Finds the text. Linear in the number of blocks and regions.
 *
 * @param declared the element with the text, where the site's declaration names one
 */
export function findBody(page: Outline, stated: Stated, declared: Element | null = null): Body {
  const named = page.regions.find(({ element }) => element === declared) ?? null;
  let best: Body | null = null;
  let bestLength = 0;
  for (const disbelieved of [STRICT, LENIENT, BARE]) {
    const body = readBody(page, stated, disbelieved, named);
    const length = body.kept.reduce((sum, i) => sum + page.blocks[i].text.length, 0);
    if (best === null || length > bestLength * 2) [best, bestLength] = [body, length];
    if (bestLength >= ENOUGH) break;
  }
  return best!;
}

function readBody(page: Outline, stated: Stated, disbelieved: ReadonlySet<RemovalReason>, named: Region | null): Body {
  const { blocks } = page;
  const marks = effectiveReasons(page, disbelieved, named);
  const reasons = blocks.map((block) => (block.region < 0 ? null : marks[block.region]));
  const densest = named ?? densestRegion(page, reasons);
  if (densest === null) return { kept: [], reasons: reasons.map((reason) => reason ?? 'outside'), headline: null };
  const root = named ?? ownArticle(page, densest, stated);
  const { first, headline } = openStory(blocks, root, reasons, stated);
  for (let i = 0; i < blocks.length; i++) {
    if (i < first || i >= root.lastBlock) reasons[i] ??= 'outside';
  }
  removeLinkLists(page, root, reasons);
  removePhrases(blocks, first, root.lastBlock, reasons);
  removeDanglingHeadings(blocks, root, reasons);
  removeSignature(blocks, root, reasons);
  const kept: number[] = [];
  for (let i = first; i < root.lastBlock; i++) if (reasons[i] === null) kept.push(i);
  return { kept, reasons, headline };
}

/** The reason that each region has by itself or from what it stands in. */
function effectiveReasons(
  { regions }: Outline,
  disbelieved: ReadonlySet<RemovalReason>,
  named: Region | null,
): (RemovalReason | null)[] {
  let total = 0;
  for (const region of regions) if (region.parent === -1) total += region.prose;
  const effective: (RemovalReason | null)[] = [];
  for (const region of regions) {
    const inherited = region.parent < 0 ? null : effective[region.parent];
    const frame = region.prose > 0 && region.prose >= total * FRAME_SHARE;
    const around = named !== null && contains(region, named) && region.index <= named.index;
    const denied = around || frame || isUnlinked(region) || (region.reason !== null && disbelieved.has(region.reason));
    const own = denied ? null : region.reason;
    effective.push(inherited ?? own);
  }
  return effective;
}

/** Prose without links is no list of further stories and no share bar, whatever its class says: "teaser" is also the name of a lead. */
function isUnlinked({ reason, prose, chars, linkChars }: Region): boolean {
  return (
    (reason === 'related' || reason === 'tags' || reason === 'share') && prose * 2 > chars && linkChars * 10 < chars
  );
}

/** Where several `<article>` stand side by side, as on pages that load the next story below: the one with the headline, if it is a story. */
function ownArticle({ regions, blocks }: Outline, root: Region, { headline }: Stated): Region {
  let articles = 0;
  let own: Region | null = null;
  let behind = 0;
  for (const region of regions) {
    if (region.element.name !== 'article' || region.firstBlock < behind || region.prose < STORY_LENGTH) continue;
    behind = region.lastBlock;
    articles++;
    for (let i = region.firstBlock; own === null && i < region.lastBlock; i++) {
      const { kind, text } = blocks[i];
      if ((kind === 'title' || kind === 'heading') && text === headline) own = region;
    }
  }
  return articles > 1 && own !== null && !contains(own, root) ? own : root;
}

function contains(outer: Region, inner: Region): boolean {
  return outer.firstBlock <= inner.firstBlock && outer.lastBlock >= inner.lastBlock;
}

/** An article of less prose is a teaser. In UTF-16 code units. */
const STORY_LENGTH = 400;

/** Elements inside the body that are mostly links: teasers, lists of further stories. */
function removeLinkLists({ regions, blocks }: Outline, root: Region, reasons: (RemovalReason | null)[]): void {
  for (let r = root.index + 1; r < regions.length; r++) {
    const region = regions[r];
    if (region.firstBlock >= root.lastBlock) break;
    if (region.chars === 0 || region.prose * 3 > region.chars) continue;
    const density = region.linkChars / region.chars;
    const limit =
      region.element.name === 'ul' || region.element.name === 'ol' || region.element.name === 'table' ? 0.5 : 0.6;
    if (density < limit) continue;
    for (let i = region.firstBlock; i < region.lastBlock; i++) {
      if (!isLinkedSentence(blocks[i], regions)) reasons[i] ??= 'links';
    }
  }
}

/** A paragraph or list item that is one link can still be the story's; a link to another story seldom ends in a full stop. */
function isLinkedSentence({ text, region }: Block, regions: readonly Region[]): boolean {
  const { name } = regions[region].element;
  return (
    (name === 'p' || name === 'li') && text.length >= 50 && /[.。।]['"”’»)]*$/.test(text) && !/(?:\.\.\.|…)$/.test(text)
  );
}

function removePhrases(blocks: readonly Block[], first: number, last: number, reasons: (RemovalReason | null)[]): void {
  const seen = new Set<string>();
  for (let i = first; i < last; i++) {
    if (reasons[i] !== null) continue;
    const { text } = blocks[i];
    reasons[i] = reasonOfPhrase(text);
    if (reasons[i] !== null || text.length < REPEATABLE) continue;
    if (seen.has(text)) reasons[i] = 'repeated';
    seen.add(text);
  }
}

/** Shorter blocks may well stand twice in a story: names of speakers, sub-headings. In UTF-16 code units. */
const REPEATABLE = 30;

/** A last line that is a person's name signs the story. */
function removeSignature(blocks: readonly Block[], root: Region, reasons: (RemovalReason | null)[]): void {
  for (let i = root.lastBlock - 1; i > root.firstBlock; i--) {
    if (reasons[i] !== null) continue;
    if (blocks[i].kind === 'paragraph' && isPersonName(blocks[i].text)) reasons[i] = 'byline';
    return;
  }
}

/** A heading with nothing under it headed something that was removed. */
function removeDanglingHeadings(blocks: readonly Block[], root: Region, reasons: (RemovalReason | null)[]): void {
  let followed = false;
  for (let i = root.lastBlock - 1; i >= root.firstBlock; i--) {
    if (reasons[i] !== null) continue;
    if (blocks[i].kind !== 'heading') followed = true;
    else if (!followed) reasons[i] = 'phrase';
  }
}
