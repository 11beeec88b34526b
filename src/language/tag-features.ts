/** @module What the tagger looks at: a word, its neighbours, and the tags before it. */
import type { Forms } from './forms.js';
import { compileGroups, writeFeatures, type TemplateGroup } from './templates.js';

/** Room for the features of one token. */
export const TAG_FEATURES = 64;

/** Stands for the words before and behind a sentence. */
const EDGE = 0x3e3e3e3e;

/**
 * Values by name: w is a word in lower case, x as it is written, k its family of classes, f its class, t a tag; b stands
 * before the word, a after it, b2 and a2 one farther. Filled in in this order.
 */
const VALUES = [
  ...['w', 'x', 'suffix2', 'suffix3', 'suffix4', 'prefix2', 'prefix3', 'look', 'ending', 'bt', 'b2t'],
  ...['bw', 'b2w', 'aw', 'a2w', 'aending', 'ashape', 'bsuffix', 'k', 'bk', 'ak', 'a2k', 'f', 'af'],
];
/** Groups of features. Few values decide some groups, so that their sums come again and are kept. */
const GROUPS: readonly TemplateGroup[] = [
  {
    by: ['x', 'suffix4', 'look'],
    templates: [
      ...['w', 'x', 'suffix2', 'suffix3', 'suffix4', 'prefix2', 'prefix3', 'look', 'k', 'f'],
      ...([
        ['look', 'ending'],
        ['w', 'look'],
        ['f', 'look'],
        ['f', 'suffix2'],
        ['k', 'suffix3'],
      ] as const),
    ],
  },
  {
    by: [],
    templates: [
      ['bt', 'w'],
      ['bt', 'ending'],
      ['k', 'bt'],
      ['look', 'bt'],
      ['f', 'bt'],
    ],
  },
  { by: ['bw', 'bsuffix', 'bt'], templates: ['bw', 'bsuffix', 'bk', 'bt'] },
  { by: [], templates: ['b2w', ['bt', 'b2t']] },
  { by: ['aw', 'aending', 'ashape', 'look'], templates: ['aw', 'aending', 'ak', 'af', ['look', 'ashape']] },
  {
    by: [],
    templates: [
      ['bt', 'aw'],
      ['bt', 'aending'],
      ['ak', 'bt'],
    ],
  },
  { by: ['a2w'], templates: ['a2w', 'a2k'] },
  {
    by: [],
    templates: [
      [['bt', 'b2t'], 'w'],
      [['bt', 'b2t'], 'ending'],
      [['k', 'bt'], 'ak'],
      ['bw', 'w'],
      ['w', 'aw'],
      ['bw', 'aw'],
      ['ending', 'aending'],
      ['aw', 'a2w'],
      ['b2w', 'bw'],
      ['k', 'ak'],
      ['ak', 'a2k'],
      ['bk', 'k'],
    ],
  },
];
const PROGRAMS = compileGroups(VALUES, GROUPS);
/** The programs of features the sums of which are kept, a multiple of four, and those of all others. */
export const KEPT_TAG_PROGRAMS = PROGRAMS.filter(({ by }) => by.length > 0);
export const OTHER_TAG_PROGRAMS = PROGRAMS.filter(({ by }) => by.length === 0);

/**
 * Fills in what there is to see at token `i` of the sentence `[from, to)`; `tags` holds the joint tags up to `i`.
 *
 * @param titled whether the sentence is written in title case, so that a capital says nothing
 */
export function fillTagValues(
  forms: Forms,
  tags: Uint8Array,
  from: number,
  to: number,
  i: number,
  titled: number,
): void {
  const { lower, suffix3, shape, cluster, fine } = forms;
  const v = PROGRAMS[0].values;
  const hasB = i > from;
  const hasB2 = i > from + 1;
  const hasA = i + 1 < to;
  const hasA2 = i + 2 < to;
  let n = 0;
  v[n++] = lower[i];
  v[n++] = forms.exact[i];
  v[n++] = forms.suffix2[i];
  v[n++] = suffix3[i];
  v[n++] = forms.suffix4[i];
  v[n++] = forms.prefix2[i];
  v[n++] = forms.prefix3[i];
  v[n++] = shape[i] * 4 + (i === from ? 2 : 0) + titled;
  v[n++] = suffix3[i] === 0 ? lower[i] : suffix3[i];
  v[n++] = hasB ? tags[i - 1] : 254;
  v[n++] = hasB2 ? tags[i - 2] : 254;
  v[n++] = hasB ? lower[i - 1] : EDGE;
  v[n++] = hasB2 ? lower[i - 2] : EDGE;
  v[n++] = hasA ? lower[i + 1] : EDGE;
  v[n++] = hasA2 ? lower[i + 2] : EDGE;
  v[n++] = hasA ? (suffix3[i + 1] === 0 ? lower[i + 1] : suffix3[i + 1]) : EDGE;
  v[n++] = hasA ? shape[i + 1] : EDGE;
  v[n++] = hasB ? suffix3[i - 1] : EDGE;
  v[n++] = cluster[i];
  v[n++] = hasB ? cluster[i - 1] : -1;
  v[n++] = hasA ? cluster[i + 1] : -1;
  v[n++] = hasA2 ? cluster[i + 2] : -1;
  v[n++] = fine[i];
  v[n] = hasA ? fine[i + 1] : -1;
}

/**
 * Writes all features of a token into `out`; see {@link fillTagValues}.
 *
 * @returns how many features were written
 */
export function tagFeatures(
  forms: Forms,
  tags: Uint8Array,
  from: number,
  to: number,
  i: number,
  titled: number,
  out: Int32Array,
): number {
  fillTagValues(forms, tags, from, to, i, titled);
  let n = 0;
  for (const program of PROGRAMS) n = writeFeatures(program, out, n);
  return n;
}
