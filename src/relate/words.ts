/** @module Each word of an article as the scorer sees it, in numbers: names by their kinds alone, so that what is learned holds for names never seen. */
import { DEPREL, UPOS } from '../language/analysis.js';
import type { Cast } from './cast.js';
import { hashString } from '../learned/hash.js';

export interface Words {
  /** The lemma, any digits as one 0; for a name its kind. */
  readonly word: Int32Array;
  /** The classes of words alike in meaning that it belongs to, verbs apart from others. */
  readonly classes: readonly (readonly number[])[];
  /** What it is at its coarsest: its classes, or else the word itself if it is a small one, or else its part of speech. */
  readonly gist: Int32Array;
  readonly relation: Int32Array;
}

/** What a lemma's classes of words alike in meaning are to the scorer, of a verb and of any other word. */
export interface WordClasses {
  readonly verb: FormClasses;
  readonly other: FormClasses;
}

interface FormClasses {
  readonly classes: readonly number[];
  readonly gist: number;
}

const RELATIONS = Int32Array.from(DEPREL, hashString);
const TAGS: ReadonlyMap<string, number> = new Map(UPOS.map((tag) => [tag, hashString(tag)]));
const NO_CLASS: readonly number[] = [];
const SMALL_WORDS = new Set(['ADP', 'PUNCT', 'PART', 'PRON']);

/** @param declared name of a class → lemmas @returns lemma → its classes */
export function classesByLemma(declared: Readonly<Record<string, readonly string[]>>): Map<string, WordClasses> {
  const names = new Map<string, string[]>();
  for (const [name, lemmas] of Object.entries(declared))
    for (const lemma of new Set(lemmas)) names.set(lemma, [...(names.get(lemma) ?? []), name]);
  const ofForm = (own: readonly string[], form: string): FormClasses => ({
    classes: own.map((name) => hashString(name + form)),
    gist: hashString(own.join('+') + form),
  });
  return new Map([...names].map(([lemma, own]) => [lemma, { verb: ofForm(own, 'V'), other: ofForm(own, 'N') }]));
}

export function wordsOf({ syntax }: Cast, byLemma: ReadonlyMap<string, WordClasses>): Words {
  const { count, mention, mentions, base, lower, upos, analysis } = syntax;
  const word = new Int32Array(count);
  const gist = new Int32Array(count);
  const classes: (readonly number[])[] = [];
  // Most words of a text come again.
  const hashes = new Map<string, number>();
  for (let token = 0; token < count; token++) {
    if (mention[token] >= 0) {
      word[token] = gist[token] = hashString(`<${mentions[mention[token]].kind}>`);
      classes.push(NO_CLASS);
      continue;
    }
    const plain = base[token];
    const tag = upos[token];
    let hash = hashes.get(plain);
    if (hash === undefined) hashes.set(plain, (hash = hashString(plain.replace(/\d+/g, '0'))));
    word[token] = hash;
    const known = byLemma.get(plain) ?? byLemma.get(lower[token]);
    if (known === undefined) {
      classes.push(NO_CLASS);
      gist[token] = SMALL_WORDS.has(tag) ? hashString(lower[token]) : TAGS.get(tag)!;
    } else {
      const form = tag === 'VERB' ? known.verb : known.other;
      classes.push(form.classes);
      gist[token] = form.gist;
    }
  }
  return { word, classes, gist, relation: Int32Array.from(analysis.deprel, (code) => RELATIONS[code]) };
}
