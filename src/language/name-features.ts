/** @module What the names' recogniser looks at: a word, its neighbours, and the same word elsewhere in the text. */
import type { Forms } from './forms.js';
import { compileTemplates, writeFeatures, type Template } from './templates.js';

/** Room for the features of one token. */
export const NAME_FEATURES = 96;

/** How many other occurrences of a word in the text are looked at. */
const ELSEWHERE = 3;
/** Stands for what lies beyond a sentence's ends. */
const EDGE = 0x3e3e3e3e;

/**
 * Values by name: w is a word in lower case, x as it is written, s its shape, f its class, k its family of classes, l the
 * lists that have it; b stands before it, a after it, b2 and a2 one farther. Filled in in this order.
 */
const VALUES = [
  ...['w', 'x', 's', 'f', 'k', 'l', 'suffix2', 'suffix3', 'suffix4', 'prefix3', 'place'],
  ...['bw', 'bs', 'bf', 'bk', 'bl', 'bsuffix', 'b2w', 'b2k'],
  ...['aw', 'as', 'af', 'ak', 'al', 'asuffix', 'a2w', 'a2s', 'a2k'],
];
const WORDS: readonly Template[] = [
  ...['w', 'x', 'bw', 'aw', 'b2w', 'a2w', 'suffix2', 'suffix3', 'suffix4', 'prefix3', 'bsuffix', 'asuffix'],
  ...([
    ['bw', 'w'],
    ['w', 'aw'],
    ['suffix3', 's'],
  ] as const),
];
const SHAPES: readonly Template[] = [
  ...([
    ['s', 'place'],
    ['bs', 's'],
    ['s', 'as'],
    ['bw', 'as'],
    ['s', 'aw'],
    ['bw', 's'],
  ] as const),
  ...([
    [['bs', 's'], 'as'],
    [['s', 'as'], 'a2s'],
    [['b2w', 'bw'], 's'],
    [['aw', 'a2w'], 's'],
  ] as const),
];
const CLASSES: readonly Template[] = [
  ...([
    'bk',
    'ak',
    ['k', 's'],
    ['bk', 's'],
    ['s', 'ak'],
    ['k', 'ak'],
    ['bk', 'k'],
    ['ak', 'a2k'],
    ['b2k', 'bk'],
  ] as const),
  ...([
    [['s', 'as'], 'a2k'],
    ['f', 's'],
    ['bf', 's'],
    ['s', 'af'],
  ] as const),
];
const LISTS: readonly Template[] = [
  ['l', 's'],
  ['bl', 's'],
  ['al', 's'],
  ['l', 'al'],
  ['bl', 'l'],
];
const PROGRAM = compileTemplates(VALUES, [...WORDS, ...SHAPES, ...CLASSES, ...LISTS]);

/** The same of another place where the word stands: what is before and behind it there. */
const OTHER = compileTemplates(
  ['bw', 'aw', 'bs', 'as', 'bk', 'ak'],
  ['bw', 'aw', 'bk', ['ak', 'as'], ['bs', 'bk']],
  PROGRAM.results.length,
);
/** For each token up to {@link ELSEWHERE} other places of the same capitalised word, -1 where there are no more. */
export function occurrences(forms: Forms, count: number): Int32Array {
  const places = new Int32Array(count * ELSEWHERE).fill(-1);
  const first = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    if (forms.capital[i] === 0) continue;
    const known = first.get(forms.lower[i]);
    if (known === undefined) first.set(forms.lower[i], [i]);
    else if (known.length <= ELSEWHERE) known.push(i);
  }
  for (let i = 0; i < count; i++) {
    if (forms.capital[i] === 0) continue;
    let n = 0;
    for (const place of first.get(forms.lower[i])!)
      if (place !== i && n < ELSEWHERE) places[i * ELSEWHERE + n++] = place;
  }
  return places;
}

/**
 * Writes the features of token `i` of the sentence `[from, to)` into `out`, and returns how many there are.
 *
 * @param elsewhere what {@link occurrences} gave
 * @param titled whether the sentence is written in title case, so that a capital says nothing
 */
export function nameFeatures(
  forms: Forms,
  elsewhere: Int32Array,
  from: number,
  to: number,
  i: number,
  titled: number,
  out: Int32Array,
): number {
  const { lower, shape, fine, cluster, lists, suffix3 } = forms;
  const hasBefore = i > from;
  const hasBefore2 = i > from + 1;
  const hasAfter = i + 1 < to;
  const hasAfter2 = i + 2 < to;
  const v = PROGRAM.values;
  let n = 0;
  v[n++] = lower[i];
  v[n++] = forms.exact[i];
  v[n++] = shape[i];
  v[n++] = fine[i];
  v[n++] = cluster[i];
  v[n++] = lists[i];
  v[n++] = forms.suffix2[i];
  v[n++] = suffix3[i];
  v[n++] = forms.suffix4[i];
  v[n++] = forms.prefix3[i];
  v[n++] = (hasBefore ? 0 : 2) + titled;
  v[n++] = hasBefore ? lower[i - 1] : EDGE;
  v[n++] = hasBefore ? shape[i - 1] : EDGE;
  v[n++] = hasBefore ? fine[i - 1] : EDGE;
  v[n++] = hasBefore ? cluster[i - 1] : EDGE;
  v[n++] = hasBefore ? lists[i - 1] : EDGE;
  v[n++] = hasBefore ? suffix3[i - 1] : EDGE;
  v[n++] = hasBefore2 ? lower[i - 2] : EDGE;
  v[n++] = hasBefore2 ? cluster[i - 2] : EDGE;
  v[n++] = hasAfter ? lower[i + 1] : EDGE;
  v[n++] = hasAfter ? shape[i + 1] : EDGE;
  v[n++] = hasAfter ? fine[i + 1] : EDGE;
  v[n++] = hasAfter ? cluster[i + 1] : EDGE;
  v[n++] = hasAfter ? lists[i + 1] : EDGE;
  v[n++] = hasAfter ? suffix3[i + 1] : EDGE;
  v[n++] = hasAfter2 ? lower[i + 2] : EDGE;
  v[n++] = hasAfter2 ? shape[i + 2] : EDGE;
  v[n++] = hasAfter2 ? cluster[i + 2] : EDGE;
  n = writeFeatures(PROGRAM, out, 0);
  for (let k = 0; k < ELSEWHERE; k++) {
    const other = elsewhere[i * ELSEWHERE + k];
    if (other < 0) break;
    const o = OTHER.values;
    o[0] = other > 0 ? lower[other - 1] : EDGE;
    o[1] = other + 1 < lower.length ? lower[other + 1] : EDGE;
    o[2] = other > 0 ? shape[other - 1] : EDGE;
    o[3] = other + 1 < lower.length ? shape[other + 1] : EDGE;
    o[4] = other > 0 ? cluster[other - 1] : EDGE;
    o[5] = other + 1 < lower.length ? cluster[other + 1] : EDGE;
    n = writeFeatures(OTHER, out, n);
  }
  return n;
}
