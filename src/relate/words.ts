/** @module Each word of an article as the scorer sees it, in numbers: names by their kinds alone, so that what is learned holds for names never seen. */
import { DEPREL } from '../language/analysis.js';
import type { Cast } from './cast.js';
import { hashString } from './hash.js';

export interface Words {
  /** The lemma, any digits as one 0; for a name its kind. */
  readonly word: Int32Array;
  /** The classes of words alike in meaning that it belongs to, verbs apart from others. */
  readonly classes: readonly (readonly number[])[];
  /** What it is at its coarsest: its classes, or else the word itself if it is a small one, or else its part of speech. */
  readonly gist: Int32Array;
  readonly relation: Int32Array;
}

const RELATIONS = Int32Array.from(DEPREL, hashString);
const NO_CLASS: readonly number[] = [];
const SMALL_WORDS = new Set(['ADP', 'PUNCT', 'PART', 'PRON']);

/** @param classes lemma → names of classes */
export function wordsOf({ syntax }: Cast, classes: ReadonlyMap<string, readonly string[]>): Words {
  const { count, mention, mentions, base, lower, upos, analysis } = syntax;
  const word = new Int32Array(count);
  const gist = new Int32Array(count);
  const own: (readonly number[])[] = [];
  // Most words of a text come again.
  const hashes = new Map<string, number>();
  for (let token = 0; token < count; token++) {
    if (mention[token] >= 0) {
      word[token] = gist[token] = hashString(`<${mentions[mention[token]].kind}>`);
      own.push(NO_CLASS);
      continue;
    }
    const plain = base[token];
    let hash = hashes.get(plain);
    if (hash === undefined) hashes.set(plain, (hash = hashString(plain.replace(/\d+/g, '0'))));
    word[token] = hash;
    const names = classes.get(plain) ?? classes.get(lower[token]);
    const form = upos[token] === 'VERB' ? 'V' : 'N';
    own.push(names === undefined ? NO_CLASS : names.map((name) => hashString(name + form)));
    const small = SMALL_WORDS.has(upos[token]) ? lower[token] : upos[token];
    gist[token] = hashString(names === undefined ? small : names.join('+') + form);
  }
  return { word, classes: own, gist, relation: Int32Array.from(analysis.deprel, (code) => RELATIONS[code]) };
}
