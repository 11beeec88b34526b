/** @module Training of the tagger. */
import { UPOS, XPOS } from '../analysis.js';
import type { Forms } from '../forms.js';
import { best, type LinearRows } from '../linear.js';
import { TAG_FEATURES, tagFeatures } from '../tag-features.js';
import { titleCase } from '../tagger.js';
import type { Treebank } from './conllu.js';
import { meanOfRows } from './mean-rows.js';
import { Perceptron } from './perceptron.js';
import { random, shuffled } from '../../chance.js';

/** What a tagger consists of, before it is stored. */
export interface TaggerParts {
  readonly upos: Uint8Array;
  readonly xpos: Uint8Array;
  readonly properName: number;
  readonly sure: readonly (readonly [number, number])[];
  readonly rows: LinearRows;
}

/** Joint tags: pairs of codes seen at least this often; rarer ones are mistakes and oddities. */
const PAIR_MINIMUM = 5;
/** A word is sure when it has been seen this often, with one tag in all but this share. */
const SURE_MINIMUM = 60;
const SURE_SHARE = 0.998;
/** Weights are kept in steps of 1 / 6. */
const SCALE = 6;
/** Weights up to this many steps are left out. */
const DROPPED = 1;
/** A mean has more small weights than any one of its taggers, and they tell least: without them its file is as small. */
const DROPPED_OF_MEAN = 2;
/** A feature counts when it has been seen so often: rarer ones memorise. */
const FEATURE_MINIMUM = 3;
/** Features are counted by so many of their bits: a rare one may pass for another. */
const SEEN_BITS = 24;
/** By how much of its features' weight the truth should lead. */
const MARGIN = 0.4;

export interface JointTags {
  readonly upos: Uint8Array;
  readonly xpos: Uint8Array;
  /** The joint tag of a proper name. */
  readonly properName: number;
  /** The joint tag of each token. */
  readonly tags: Uint8Array;
}

/** The joint tags of a treebank, and the joint tag of each of its tokens (the pair's nearest where it is rare). */
export function jointTags(bank: Treebank): JointTags {
  const pairs = new Map<number, number>();
  for (let i = 0; i < bank.count; i++) {
    const key = bank.upos[i] * 256 + bank.xpos[i];
    pairs.set(key, (pairs.get(key) ?? 0) + 1);
  }
  const kept = [...pairs.keys()].filter((key) => pairs.get(key)! >= PAIR_MINIMUM).sort((a, b) => a - b);
  // The most frequent kept pair with the same universal tag.
  const nearest = (key: number): number =>
    kept.filter((k) => k >> 8 === key >> 8).reduce((a, b) => (pairs.get(b)! > pairs.get(a)! ? b : a));
  const codes = new Map([...pairs.keys()].map((key) => [key, kept.indexOf(kept.includes(key) ? key : nearest(key))]));
  return {
    upos: Uint8Array.from(kept, (key) => key >> 8),
    xpos: Uint8Array.from(kept, (key) => key & 255),
    properName: kept.indexOf(UPOS.indexOf('PROPN') * 256 + XPOS.indexOf('NNP')),
    tags: Uint8Array.from({ length: bank.count }, (_, i) => codes.get(bank.upos[i] * 256 + bank.xpos[i])!),
  };
}

/** The mean of taggers trained on all of `bank`, one a seed. */
export function trainTaggers(
  bank: Treebank,
  forms: Forms,
  joint: JointTags,
  epochs: number,
  seeds: readonly number[],
): TaggerParts {
  const all = seeds.map((seed) => trainTagger(bank, forms, joint, () => true, epochs, seed));
  const rows = meanOfRows(
    all.map((tagger) => tagger.rows),
    DROPPED_OF_MEAN,
  );
  return { ...all[0], rows };
}

/**
 * Trains on the sentences of `bank` that `use` picks.
 *
 * @param epochs rounds over the sentences, in orders of chance from `seed`
 */
export function trainTagger(
  bank: Treebank,
  forms: Forms,
  joint: JointTags,
  use: (sentence: number) => boolean,
  epochs: number,
  seed: number,
): TaggerParts {
  const sure = sureWords(bank, forms, joint.tags, use);
  const perceptron = new Perceptron(joint.upos.length, MARGIN);
  const features = new Int32Array(TAG_FEATURES);
  const scores = new Float64Array(perceptron.classes);
  const guessed = new Uint8Array(bank.count);
  const seen = seenFeatures(bank, forms, joint.tags, use);
  const chance = random(seed);
  for (let epoch = 0; epoch < epochs; epoch++) {
    for (const s of shuffled(bank.sentences.length - 1, chance)) {
      if (!use(s)) continue;
      const from = bank.sentences[s];
      const to = bank.sentences[s + 1];
      const titled = titleCase(forms, from, to);
      for (let i = from; i < to; i++) {
        const known = sure.get(forms.lower[i]);
        if (known !== undefined) {
          guessed[i] = known;
          continue;
        }
        const n = keepFrequent(features, tagFeatures(forms, guessed, from, to, i, titled, features), seen);
        perceptron.score(features, n, scores);
        guessed[i] = best(scores);
        perceptron.learn(features, n, joint.tags[i], scores);
      }
    }
  }
  return {
    upos: joint.upos,
    xpos: joint.xpos,
    properName: joint.properName,
    sure: [...sure].map(([word, tag]) => [word >>> 0, tag] as const).sort((a, b) => a[0] - b[0]),
    rows: perceptron.freeze(SCALE, DROPPED),
  };
}

/** How often features were seen, by their highest bits, up to 255: tags before a word are the true ones. */
function seenFeatures(bank: Treebank, forms: Forms, tags: Uint8Array, use: (sentence: number) => boolean): Uint8Array {
  const seen = new Uint8Array(1 << SEEN_BITS);
  const features = new Int32Array(TAG_FEATURES);
  for (let s = 0; s + 1 < bank.sentences.length; s++) {
    if (!use(s)) continue;
    const from = bank.sentences[s];
    const to = bank.sentences[s + 1];
    const titled = titleCase(forms, from, to);
    for (let i = from; i < to; i++) {
      const n = tagFeatures(forms, tags, from, to, i, titled, features);
      for (let k = 0; k < n; k++) {
        const at = features[k] >>> (32 - SEEN_BITS);
        if (seen[at] < 255) seen[at]++;
      }
    }
  }
  return seen;
}

/** Moves those of `features[0 … n)` that are seen often enough to its beginning, and returns how many they are. */
function keepFrequent(features: Int32Array, n: number, seen: Uint8Array): number {
  let kept = 0;
  for (let k = 0; k < n; k++)
    if (seen[features[k] >>> (32 - SEEN_BITS)] >= FEATURE_MINIMUM) features[kept++] = features[k];
  return kept;
}

function sureWords(
  bank: Treebank,
  forms: Forms,
  tags: Uint8Array,
  use: (sentence: number) => boolean,
): Map<number, number> {
  const counts = new Map<number, Map<number, number>>();
  for (let s = 0; s + 1 < bank.sentences.length; s++) {
    if (!use(s)) continue;
    for (let i = bank.sentences[s]; i < bank.sentences[s + 1]; i++) {
      const of = counts.get(forms.lower[i]) ?? new Map<number, number>();
      of.set(tags[i], (of.get(tags[i]) ?? 0) + 1);
      counts.set(forms.lower[i], of);
    }
  }
  const sure = new Map<number, number>();
  for (const [word, of] of counts) {
    const all = [...of.values()].reduce((a, b) => a + b);
    for (const [tag, n] of of) if (all >= SURE_MINIMUM && n >= all * SURE_SHARE) sure.set(word, tag);
  }
  return sure;
}
