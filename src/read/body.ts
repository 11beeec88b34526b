/**
 * @module The article's text among the blocks of a page.
 *
 * The naive way takes every paragraph. What is wrong with it is taken away in turn: what is marked as something else,
 * what stands outside of the element in which the prose is densest, lists of links inside it, and words that newsrooms
 * put under every story.
 */
import type { Attributes } from './head.js';
import type { Block, Outline, Region } from './outline.js';
import { isProse } from './outline.js';
import type { RemovalReason } from './vocabulary.js';
import { reasonOfPhrase } from './phrases.js';
import { openStory, type Stated } from './opening.js';

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

/** Finds the text. Linear in the number of blocks and regions. */
export function findBody(page: Outline, stated: Stated): Body {
  let best: Body | null = null;
  let bestLength = 0;
  for (const disbelieved of [STRICT, LENIENT, BARE]) {
    const body = readBody(page, stated, disbelieved);
    const length = body.kept.reduce((sum, i) => sum + page.blocks[i].text.length, 0);
    if (best === null || length > bestLength * 2) [best, bestLength] = [body, length];
    if (bestLength >= ENOUGH) break;
  }
  return best!;
}

function readBody(page: Outline, stated: Stated, disbelieved: ReadonlySet<RemovalReason>): Body {
  const { regions, blocks } = page;
  const marks = effectiveReasons(page, disbelieved);
  const reasons = blocks.map((block) => (block.region < 0 ? null : marks[block.region]));
  const root = densestRegion(page, reasons);
  if (root === null) return { kept: [], reasons: reasons.map((reason) => reason ?? 'outside'), headline: null };
  const { first, headline } = openStory(blocks, root, reasons, stated);
  for (let i = 0; i < blocks.length; i++) {
    if (i < first || i >= root.lastBlock) reasons[i] ??= 'outside';
  }
  removeLinkLists(regions, root, reasons);
  removePhrases(blocks, first, root.lastBlock, reasons);
  removeDanglingHeadings(blocks, root, reasons);
  const kept: number[] = [];
  for (let i = first; i < root.lastBlock; i++) if (reasons[i] === null) kept.push(i);
  return { kept, reasons, headline };
}

/** The reason that each region has by itself or from what it stands in. */
function effectiveReasons({ regions }: Outline, disbelieved: ReadonlySet<RemovalReason>): (RemovalReason | null)[] {
  let total = 0;
  for (const region of regions) if (region.parent === -1) total += region.prose;
  const effective: (RemovalReason | null)[] = [];
  for (const region of regions) {
    const inherited = region.parent < 0 ? null : effective[region.parent];
    const frame = region.prose > 0 && region.prose >= total * FRAME_SHARE;
    const denied = frame || isUnlinked(region) || (region.reason !== null && disbelieved.has(region.reason));
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

/** Content scores flow from each block of prose to the elements around it (the idea of Arc90's Readability), links weigh against. */
function densestRegion({ regions, blocks }: Outline, reasons: readonly (RemovalReason | null)[]): Region | null {
  const score = new Float64Array(regions.length);
  const prose = new Float64Array(regions.length);
  const chars = new Float64Array(regions.length);
  const linkChars = new Float64Array(regions.length);
  for (let i = 0; i < blocks.length; i++) {
    const block = blocks[i];
    if (reasons[i] !== null || block.region < 0) continue;
    chars[block.region] += block.text.length;
    linkChars[block.region] += block.linkChars;
    if (block.text.length < 25 || block.kind === 'heading' || block.kind === 'title') continue;
    const worth = weigh(block);
    if (isProse(block)) prose[block.region] += block.text.length;
    let at = regions[block.region];
    if (at.lastBlock - at.firstBlock === 1 && at.parent >= 0) at = regions[at.parent]!;
    let share = worth;
    for (let level = 0; level < 4; level++) {
      score[at.index] += share;
      if (at.parent < 0) break;
      at = regions[at.parent]!;
      share = worth / (level === 0 ? 2 : level * 3 + 3);
    }
  }
  for (let i = regions.length - 1; i >= 0; i--) {
    const { parent } = regions[i];
    if (parent < 0) continue;
    prose[parent] += prose[i];
    chars[parent] += chars[i];
    linkChars[parent] += linkChars[i];
  }
  let best: Region | null = null;
  let bestScore = 0;
  for (const region of regions) {
    const i = region.index;
    const total = score[i] * (1 - linkChars[i] / Math.max(1, chars[i])) * favour(region);
    if (total > bestScore) [best, bestScore] = [region, total];
  }
  if (best === null) return null;
  // Text that goes on beside the densest element (several bodies of one story, parted by advertisements) belongs to it.
  for (let at = best; at.parent >= 0;) {
    const outer = regions[at.parent];
    if (outer.element.name === 'body' || outer.element.name === 'html') break;
    const gain = prose[outer.index] - prose[best.index];
    const gainChars = chars[outer.index] - chars[best.index];
    if (gain > prose[best.index] * 0.15 && gain > gainChars * 0.7) best = outer;
    at = outer;
  }
  return best;
}

function weigh(block: Block): number {
  const { text } = block;
  let commas = 0;
  for (let i = text.indexOf(','); i >= 0; i = text.indexOf(',', i + 1)) commas++;
  return (1 + Math.min(commas, 10) + Math.min(text.length / 100, 3)) * (1 - block.linkChars / text.length);
}

function favour(region: Region): number {
  const { name } = region.element;
  const attribs: Attributes = region.element.attribs;
  if (attribs.itemprop !== undefined && /articlebody/i.test(attribs.itemprop)) return 2;
  return name === 'article' ? 1.2 : name === 'li' || name === 'td' || name === 'ul' || name === 'ol' ? 0.8 : 1;
}

/** Elements inside the body that are mostly links: teasers, lists of further stories. */
function removeLinkLists(regions: readonly Region[], root: Region, reasons: (RemovalReason | null)[]): void {
  for (let r = root.index + 1; r < regions.length; r++) {
    const region = regions[r];
    if (region.firstBlock >= root.lastBlock) break;
    if (region.chars === 0 || region.prose * 3 > region.chars) continue;
    const density = region.linkChars / region.chars;
    const limit =
      region.element.name === 'ul' || region.element.name === 'ol' || region.element.name === 'table' ? 0.5 : 0.6;
    if (density < limit) continue;
    for (let i = region.firstBlock; i < region.lastBlock; i++) reasons[i] ??= 'links';
  }
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

/** A heading with nothing under it headed something that was removed. */
function removeDanglingHeadings(blocks: readonly Block[], root: Region, reasons: (RemovalReason | null)[]): void {
  let followed = false;
  for (let i = root.lastBlock - 1; i >= root.firstBlock; i--) {
    if (reasons[i] !== null) continue;
    if (blocks[i].kind !== 'heading') followed = true;
    else if (!followed) reasons[i] = 'phrase';
  }
}
