/** @module Trees in which names stand as one word, as they will when the parser is used. */
import { UPOS } from '../analysis.js';
import type { ParserWords } from '../state.js';
import type { Trees } from './parser.js';

const PROPN = UPOS.indexOf('PROPN');

/**
 * The trees with the names of every second sentence joined. A name is a run of proper nouns that hang together: one of
 * them alone has its head outside.
 *
 * @param upos gold parts of speech
 */
export function joinNamesInTrees(trees: Trees, upos: Uint8Array, properName: number): Trees {
  const { words, ending, head, deprel } = trees;
  /** The word of each joined word that counts: its last for the spelling, its topmost for the tree. */
  const last: number[] = [];
  const topmost: number[] = [];
  const became = new Int32Array(words.count);
  const sentences: number[] = [];
  for (let s = 0; s + 1 < words.sentences.length; s++) {
    const to = words.sentences[s + 1];
    sentences.push(last.length);
    for (let i = words.sentences[s]; i < to;) {
      let behind = i + 1;
      if (s % 2 === 0 && upos[i] === PROPN) while (behind < to && upos[behind] === PROPN) behind++;
      let top = headOutside(head, i, behind);
      if (top < 0) {
        behind = i + 1;
        top = i;
      }
      became.fill(last.length, i, behind);
      last.push(behind - 1);
      topmost.push(top);
      i = behind;
    }
  }
  sentences.push(last.length);
  const joined = (k: number): boolean => last[k] - (k > 0 ? last[k - 1] : -1) > 1;
  const parserWords: ParserWords = {
    count: last.length,
    sentences: Uint32Array.from(sentences),
    vector: Uint16Array.from(last, (i) => words.vector[i]),
    tag: Uint8Array.from(last, (i, k) => (joined(k) ? properName : words.tag[i])),
    coarse: Uint8Array.from(last, (i, k) => (joined(k) ? PROPN : words.coarse[i])),
  };
  return {
    words: parserWords,
    ending: Uint16Array.from(last, (i) => ending[i]),
    head: Int32Array.from(topmost, (i) => (head[i] < 0 ? -1 : became[head[i]])),
    deprel: Uint8Array.from(topmost, (i) => deprel[i]),
  };
}

/** The one word of `[from, to)` whose head is not among them, or -1 when there are several. */
function headOutside(head: Int32Array, from: number, to: number): number {
  let found = -1;
  for (let i = from; i < to; i++) {
    if (head[i] >= from && head[i] < to) continue;
    if (found >= 0) return -1;
    found = i;
  }
  return found;
}
