/**
 * @module How much of one text stands in another, word for word. Pure functions.
 *
 * A text is taken as its runs of words ("shingles"; A. Broder, "On the resemblance and containment of documents", 1997).
 * What a reprint and its original have in common are long runs; texts on one event, or made from one template, share
 * but short ones. To find the texts that are worth comparing, each keeps a sample of its runs' hashes, the same part of all
 * that there are ("FracMinHash"; L. Irber et al., "Lightweight compositional analysis of metagenomes", 2022): so that a
 * small part of a text is found in the whole, which a sample of fixed size would not give.
 */

/** Words in the runs that a text is compared by. A template's gaps stand closer together than this, a copy-editor's changes do not. */
const COMPARED_RUN = 8;
/** Words in the runs that a text is found by: shorter, so that an edited text is still found. */
const SAMPLED_RUN = 5;
/** One in so many runs is sampled: about six from a text of a hundred words, thirty from one of five hundred. */
const SAMPLED_PART = 16;
/** A shorter text is a notice or a stub: that two are alike says nothing of where they come from. In words. */
const SHORTEST_TEXT = 40;
/** From this share of the shorter text's runs on, the one is a reprint of the other (tests/store/likeness.test.ts measures it). */
export const REPRINTED_SHARE = 0.5;

/** A text prepared for comparison. */
export interface Shingles {
  readonly words: number;
  /** Hashes of its runs, each once. */
  readonly runs: ReadonlySet<number>;
  /** The sample of its shorter runs' hashes that it is found by, each once; empty for a text that is too short. */
  readonly sample: readonly number[];
}

/** Takes a text apart; linear in its length. Case, punctuation and white space make no difference. */
export function shinglesOf(text: string): Shingles {
  const words = wordsOf(text);
  const sample = new Set<number>();
  if (words.length >= SHORTEST_TEXT) {
    for (const hash of runsOf(words, SAMPLED_RUN)) if (hash % SAMPLED_PART === 0) sample.add(hash);
  }
  return { words: words.length, runs: new Set(runsOf(words, COMPARED_RUN)), sample: [...sample] };
}

function wordsOf(text: string): readonly number[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hashOf);
}

/** The share, 0 to 1, of the shorter text's runs that stand in the other; 0 where one is too short to say. */
export function containment(a: Shingles, b: Shingles): number {
  if (Math.min(a.words, b.words) < SHORTEST_TEXT) return 0;
  const [small, large] = a.runs.size <= b.runs.size ? [a.runs, b.runs] : [b.runs, a.runs];
  let shared = 0;
  for (const run of small) if (large.has(run)) shared++;
  return shared / small.size;
}

/** FNV-1a over UTF-16 code units, 32 bits (G. Fowler, L. C. Noll, K.-P. Vo). */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** Hashes of all runs of so many words: each word's hash mixed in its order, then stirred so that its low bits are even. */
function runsOf(words: readonly number[], length: number): Uint32Array {
  const runs = new Uint32Array(Math.max(0, words.length - length + 1));
  for (let i = 0; i < runs.length; i++) {
    let hash = 0;
    for (let j = i; j < i + length; j++) hash = Math.imul(hash ^ words[j], 0x9e3779b1) ^ (hash >>> 15);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    runs[i] = hash ^ (hash >>> 16);
  }
  return runs;
}
