/** @module Names in a list ("the X, Y and Z deposits"): what is said of one by a plural is said of all, and they tend to be of one kind. */
import type { NameSpan } from './names.js';
import type { Word } from './words.js';

/** The lists of two and more names, as indices into the spans. */
export function nameLists(spans: readonly NameSpan[], words: readonly Word[], source: string): number[][] {
  const lists: number[][] = [];
  let list: number[] = [];
  for (let i = 0; i < spans.length; i++) {
    if (i > 0 && !listed(spans[i - 1], spans[i], words, source)) {
      if (list.length > 1) lists.push(list);
      list = [];
    }
    list.push(i);
  }
  if (list.length > 1) lists.push(list);
  return lists;
}

function listed(left: NameSpan, right: NameSpan, words: readonly Word[], source: string): boolean {
  const between = source.slice(words[left.to - 1].end, words[right.from].start);
  return /^(?:, | and | or | & |, and |, or |; |; and | as well as | and the |, the )$/.test(between);
}
