/** @module What changed between two versions of a text, paragraph by paragraph. A pure function. */

/** A paragraph that one version has and the other has not, or has in other words. */
export type Change =
  | { readonly kind: 'added'; readonly after: string }
  | { readonly kind: 'removed'; readonly before: string }
  | { readonly kind: 'changed'; readonly before: string; readonly after: string; readonly words: WordChange };

/** The words that make the difference between two paragraphs, in their order. */
export interface WordChange {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** From this share of the longer paragraph's words on, in their order, the one is the other in other words. */
const KEPT_SHARE = 0.5;

/** Longer sequences are compared as one piece: the table of {@link common} grows with their product. */
const MAX_CELLS = 4_000_000;

/**
 * Compares two texts.
 *
 * @param before, after paragraphs with a blank line between them
 * @returns the differences in reading order; none for equal texts
 */
export function changesBetween(before: string, after: string): Change[] {
  const [old, now] = [before, after].map((text) => text.split(/\n{2,}/).filter((paragraph) => paragraph !== ''));
  return gaps(old, now).flatMap(([removed, added]) => paired(removed, added));
}

/** Paragraphs that came in one place of others: each with the first of the new ones that is it in other words. */
function paired(removed: readonly string[], added: readonly string[]): Change[] {
  const changes: Change[] = [];
  let next = 0;
  for (const before of removed) {
    const match = added.findIndex((after, i) => i >= next && isRewording(before, after));
    if (match < 0) {
      changes.push({ kind: 'removed', before });
      continue;
    }
    for (; next < match; next++) changes.push({ kind: 'added', after: added[next] });
    changes.push({ kind: 'changed', before, after: added[match], words: wordChange(before, added[match]) });
    next = match + 1;
  }
  return [...changes, ...added.slice(next).map((after) => ({ kind: 'added' as const, after }))];
}

function isRewording(before: string, after: string): boolean {
  const [old, now] = [wordsOf(before), wordsOf(after)];
  return common(old, now).length >= KEPT_SHARE * Math.max(old.length, now.length);
}

function wordChange(before: string, after: string): WordChange {
  const parts = gaps(wordsOf(before), wordsOf(after));
  return { removed: parts.flatMap(([removed]) => removed), added: parts.flatMap(([, added]) => added) };
}

function wordsOf(paragraph: string): string[] {
  return paragraph.split(/\s+/).filter((word) => word !== '');
}

/** What stands in each of two sequences between the parts that they have in common; no pair of two empty ones. */
function gaps(before: readonly string[], after: readonly string[]): [removed: string[], added: string[]][] {
  const found: [string[], string[]][] = [];
  let [i, j] = [0, 0];
  for (const [k, l] of [...common(before, after), [before.length, after.length]]) {
    if (k > i || l > j) found.push([before.slice(i, k), after.slice(j, l)]);
    [i, j] = [k + 1, l + 1];
  }
  return found;
}

/** A longest common subsequence, as pairs of indices (R. Wagner, M. Fischer, 1974). */
function common(before: readonly string[], after: readonly string[]): [number, number][] {
  const width = after.length + 1;
  if ((before.length + 1) * width > MAX_CELLS) return [];
  const lengths = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        before[i] === after[j]
          ? lengths[(i + 1) * width + j + 1] + 1
          : Math.max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
    }
  }
  const pairs: [number, number][] = [];
  for (let i = 0, j = 0; i < before.length && j < after.length;) {
    if (before[i] === after[j]) pairs.push([i++, j++]);
    else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) i++;
    else j++;
  }
  return pairs;
}
