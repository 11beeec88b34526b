/** @module The element in which a page's prose is densest. */
import type { Attributes } from './head.js';
import { type Block, isProse, type Outline, type Region } from './outline.js';
import type { RemovalReason } from './vocabulary.js';

/** Content scores flow from each block of prose to the elements around it (the idea of Arc90's Readability), links weigh against. */
export function densestRegion({ regions, blocks }: Outline, reasons: readonly (RemovalReason | null)[]): Region | null {
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
    if (at.element.name === 'article' && gain < prose[best.index]) break;
    if (gain > prose[best.index] * 0.15 && gain > gainChars * 0.6) best = outer;
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
