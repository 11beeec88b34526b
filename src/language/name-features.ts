/** @module What the names' recogniser looks at: a word, its neighbours, and the same word elsewhere in the text. */
import type { Forms } from './forms.js';
import { compileGroups, twice, writeFeatures, type Program, type TemplateGroup } from './templates.js';

/** Room for the features of one token. */
export const NAME_FEATURES = 128;

/**
 * What counts as a name: `general` by Universal NER, `field` as the articles of a pipeline's field are annotated, where more
 * is an organisation. What both have in common is learned from all texts, by features that both have; `general` has each once
 * more for itself (Daumé 2007, "Frustratingly easy domain adaptation").
 */
export type Guide = 'general' | 'field';

/** How many other occurrences of a word in the text are looked at. */
export const OCCURRENCES = 3;
/** Stands for what lies beyond a sentence's ends. */
const EDGE = 0x3e3e3e3e;

/**
 * Values by name: w is a word in lower case, x as it is written, s its shape, f its class, k its family of classes, l the
 * lists that have it, r its two likeliest roles in a name, t the likeliest; b stands before it, a after it, b2 and a2 one
 * farther. Filled in in this order.
 */
const VALUES = [
  ...['w', 'x', 's', 'f', 'k', 'l', 'r', 't', 'suffix2', 'suffix3', 'suffix4', 'prefix3', 'place'],
  ...['bw', 'bs', 'bf', 'bk', 'bl', 'br', 'bt', 'bsuffix', 'b2w', 'b2k', 'b2r'],
  ...['aw', 'as', 'af', 'ak', 'al', 'ar', 'at', 'asuffix', 'a2w', 'a2s', 'a2k', 'a2r'],
];
/** Groups of features. Few values decide all groups but the last, so that their sums come again and are kept. */
const GROUPS: readonly TemplateGroup[] = [
  {
    by: ['x', 'suffix4', 'place'],
    templates: [
      ...['w', 'x', 'suffix2', 'suffix3', 'suffix4', 'prefix3'],
      ...([
        ['suffix3', 's'],
        ['s', 'place'],
        ['k', 's'],
        ['f', 's'],
        ['l', 's'],
        ['r', 's'],
        ['t', 's'],
      ] as const),
    ],
  },
  {
    by: ['bw', 'bsuffix', 'bs', 's'],
    templates: [
      ...['bw', 'bsuffix', 'bk'],
      ...([
        ['bs', 's'],
        ['bw', 's'],
        ['bk', 's'],
        ['bf', 's'],
        ['bl', 's'],
        ['br', 's'],
        ['bt', 's'],
      ] as const),
    ],
  },
  {
    by: ['aw', 'asuffix', 'as', 's'],
    templates: [
      ...['aw', 'asuffix', 'ak'],
      ...([
        ['s', 'as'],
        ['s', 'aw'],
        ['s', 'ak'],
        ['s', 'af'],
        ['al', 's'],
        ['ar', 's'],
        ['at', 's'],
      ] as const),
    ],
  },
  {
    by: ['s', 'bs', 'as', 'a2s', 'a2w'],
    templates: ['a2w', [['bs', 's'], 'as'], [['s', 'as'], 'a2s'], [['s', 'as'], 'a2k']],
  },
  {
    by: [],
    templates: [
      'b2w',
      ['bw', 'w'],
      ['w', 'aw'],
      ['bw', 'as'],
      [['b2w', 'bw'], 's'],
      [['aw', 'a2w'], 's'],
      ['k', 'ak'],
      ['bk', 'k'],
      ['ak', 'a2k'],
      ['b2k', 'bk'],
      ['l', 'al'],
      ['bl', 'l'],
      ['r', 'ar'],
      ['br', 'r'],
      ['t', 'at'],
      ['bt', 't'],
      [['bt', 't'], 'at'],
      ['b2r', 's'],
      ['a2r', 's'],
    ],
  },
];
const HERE = compileGroups(VALUES, GROUPS, 0, 2);
/** The same of another place where the word stands: what is before and behind it there. */
const ELSEWHERE = compileGroups(
  ['bw', 'bs', 'bk', 'aw', 'as', 'ak'],
  [
    { by: ['bw', 'bs'], templates: ['bw', 'bk', ['bs', 'bk']] },
    { by: ['aw', 'as'], templates: ['aw', ['ak', 'as']] },
  ],
  GROUPS.reduce((sum, { templates }) => sum + 2 * templates.length, 0),
);
/** The programs of a guide's features: those the sums of which come again, and that of all others. */
export interface NamePrograms {
  readonly kept: readonly Program[];
  readonly other: Program;
}

export const NAME_PROGRAMS: Readonly<Record<Guide, NamePrograms>> = {
  field: programsOf(HERE),
  general: programsOf(HERE.map(twice)),
};
/** The programs for one other place of the token's word, the sums of which come again too. */
export const ELSEWHERE_PROGRAMS = ELSEWHERE;

function programsOf(all: readonly Program[]): NamePrograms {
  return { kept: all.slice(0, -1), other: all[all.length - 1] };
}

/** For each token up to {@link OCCURRENCES} other places of the same capitalised word, -1 where there are no more. */
export function occurrences(forms: Forms, count: number): Int32Array {
  const places = new Int32Array(count * OCCURRENCES).fill(-1);
  const first = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    if (forms.capital[i] === 0) continue;
    const known = first.get(forms.lower[i]);
    if (known === undefined) first.set(forms.lower[i], [i]);
    else if (known.length <= OCCURRENCES) known.push(i);
  }
  for (let i = 0; i < count; i++) {
    if (forms.capital[i] === 0) continue;
    let n = 0;
    for (const place of first.get(forms.lower[i])!)
      if (place !== i && n < OCCURRENCES) places[i * OCCURRENCES + n++] = place;
  }
  return places;
}

/**
 * Fills in what there is to see at token `i` of the sentence `[from, to)`.
 *
 * @param titled whether the sentence is written in title case, so that a capital says nothing
 */
export function fillNameValues(forms: Forms, from: number, to: number, i: number, titled: number): void {
  const { lower, shape, fine, cluster, lists, roles, role, suffix3 } = forms;
  const hasBefore = i > from;
  const hasBefore2 = i > from + 1;
  const hasAfter = i + 1 < to;
  const hasAfter2 = i + 2 < to;
  const v = HERE[0].values;
  let n = 0;
  v[n++] = lower[i];
  v[n++] = forms.exact[i];
  v[n++] = shape[i];
  v[n++] = fine[i];
  v[n++] = cluster[i];
  v[n++] = lists[i];
  v[n++] = roles[i];
  v[n++] = role[i];
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
  v[n++] = hasBefore ? roles[i - 1] : EDGE;
  v[n++] = hasBefore ? role[i - 1] : EDGE;
  v[n++] = hasBefore ? suffix3[i - 1] : EDGE;
  v[n++] = hasBefore2 ? lower[i - 2] : EDGE;
  v[n++] = hasBefore2 ? cluster[i - 2] : EDGE;
  v[n++] = hasBefore2 ? roles[i - 2] : EDGE;
  v[n++] = hasAfter ? lower[i + 1] : EDGE;
  v[n++] = hasAfter ? shape[i + 1] : EDGE;
  v[n++] = hasAfter ? fine[i + 1] : EDGE;
  v[n++] = hasAfter ? cluster[i + 1] : EDGE;
  v[n++] = hasAfter ? lists[i + 1] : EDGE;
  v[n++] = hasAfter ? roles[i + 1] : EDGE;
  v[n++] = hasAfter ? role[i + 1] : EDGE;
  v[n++] = hasAfter ? suffix3[i + 1] : EDGE;
  v[n++] = hasAfter2 ? lower[i + 2] : EDGE;
  v[n++] = hasAfter2 ? shape[i + 2] : EDGE;
  v[n++] = hasAfter2 ? cluster[i + 2] : EDGE;
  v[n] = hasAfter2 ? roles[i + 2] : EDGE;
}

/** Fills in what there is to see at another place of the word, token `other` of the text. */
export function fillElsewhere({ lower, shape, cluster }: Forms, other: number): void {
  const v = ELSEWHERE[0].values;
  const hasBefore = other > 0;
  const hasAfter = other + 1 < lower.length;
  v[0] = hasBefore ? lower[other - 1] : EDGE;
  v[1] = hasBefore ? shape[other - 1] : EDGE;
  v[2] = hasBefore ? cluster[other - 1] : EDGE;
  v[3] = hasAfter ? lower[other + 1] : EDGE;
  v[4] = hasAfter ? shape[other + 1] : EDGE;
  v[5] = hasAfter ? cluster[other + 1] : EDGE;
}

/**
 * Writes all features of token `i` of the sentence `[from, to)` into `out`, and returns how many there are.
 *
 * @param elsewhere what {@link occurrences} gave
 */
export function nameFeatures(
  forms: Forms,
  elsewhere: Int32Array,
  from: number,
  to: number,
  i: number,
  titled: number,
  guide: Guide,
  out: Int32Array,
): number {
  fillNameValues(forms, from, to, i, titled);
  const { kept, other: rest } = NAME_PROGRAMS[guide];
  let n = 0;
  for (const program of kept) n = writeFeatures(program, out, n);
  n = writeFeatures(rest, out, n);
  for (let k = 0; k < OCCURRENCES; k++) {
    const other = elsewhere[i * OCCURRENCES + k];
    if (other < 0) break;
    fillElsewhere(forms, other);
    for (const program of ELSEWHERE) n = writeFeatures(program, out, n);
  }
  return n;
}
