/**
 * @module Names that no gazetteer knows: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001)
 * over begin / inside / outside labels of persons, organisations, places and deposits.
 */
import type { EntityKind } from '../model.js';
import type { NameProposal, Segmentation } from './analysis.js';
import { formsOf, type Forms } from './forms.js';
import { mix, pair } from './hash.js';
import type { LinearModel } from './linear.js';
import { titleCase } from './tagger.js';
import type { WordTable } from './word-table.js';

/** The kinds that are proposed. Label 0 is outside; 2k + 1 begins a name of kind k, 2k + 2 goes on with it. */
export const NAME_KINDS = ['person', 'organisation', 'place', 'deposit'] as const satisfies readonly EntityKind[];
export const NAME_LABELS = 1 + 2 * NAME_KINDS.length;

export interface NamesModel {
  readonly linear: LinearModel;
  /** Score of label b behind label a at a × NAME_LABELS + b, in the steps of the linear model. */
  readonly transitions: Int32Array;
}

/** What proposing names needs of {@link import('./english.js').English}. */
export interface NamesEnglish {
  readonly clusters: WordTable;
  readonly names: NamesModel;
}

/** Room for the features of one token. */
export const NAME_FEATURES = 64;

const EDGE = 0x3e3e3e3e;
/** How many other occurrences of a word in the text are looked at. */
const ELSEWHERE = 3;

/** The names in a text, in order, without overlap. Only words of the text's own are used, no list of names. */
export function proposeNames(seg: Segmentation, english: NamesEnglish): NameProposal[] {
  const forms = formsOf(seg.text, seg.start, seg.end, seg.count, (word) => english.clusters.get(word) + 1);
  const elsewhere = occurrences(forms, seg.count);
  const features = new Int32Array(NAME_FEATURES);
  const scores = new Int32Array(NAME_LABELS);
  const proposals: NameProposal[] = [];
  for (let s = 0; s + 1 < seg.sentences.length; s++) {
    const from = seg.sentences[s];
    const to = seg.sentences[s + 1];
    const emissions = new Int32Array((to - from) * NAME_LABELS);
    const titled = titleCase(forms, from, to);
    for (let i = from; i < to; i++) {
      const n = nameFeatures(forms, elsewhere, from, to, i, titled, features);
      english.names.linear.score(features, n, scores);
      emissions.set(scores, (i - from) * NAME_LABELS);
    }
    const labels = bestLabels(emissions, english.names.transitions, to - from);
    for (let i = from; i < to; i++) {
      const label = labels[i - from];
      if (label === 0) continue;
      let last = i;
      while (last + 1 < to && labels[last + 1 - from] === insideOf(label)) last++;
      proposals.push({ start: seg.start[i], end: seg.end[last], kind: NAME_KINDS[(label - 1) >> 1] });
      i = last;
    }
  }
  return proposals;
}

/** The label that goes on with a name that `label` begins or goes on with. */
export function insideOf(label: number): number {
  return label + (label & 1);
}

/** Whether `label` can stand behind `before` (0 at the sentence's beginning): a name begins before it goes on. */
export function canFollow(before: number, label: number): boolean {
  return label === 0 || (label & 1) === 1 || (before !== 0 && insideOf(before) === label);
}

/** For each token up to {@link ELSEWHERE} other places of the same capitalised word, -1 where there are no more. */
export function occurrences(forms: Forms, count: number): Int32Array {
  const places = new Int32Array(count * ELSEWHERE).fill(-1);
  const first = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    if (forms.capital[i] === 0) continue;
    const known = first.get(forms.exact[i]);
    if (known === undefined) first.set(forms.exact[i], [i]);
    else if (known.length <= ELSEWHERE) known.push(i);
  }
  for (let i = 0; i < count; i++) {
    if (forms.capital[i] === 0) continue;
    let n = 0;
    for (const place of first.get(forms.exact[i])!)
      if (place !== i && n < ELSEWHERE) places[i * ELSEWHERE + n++] = place;
  }
  return places;
}

/** Writes the features of token `i` of the sentence `[from, to)` into `out`, and returns how many there are. */
export function nameFeatures(
  forms: Forms,
  elsewhere: Int32Array,
  from: number,
  to: number,
  i: number,
  titled: number,
  out: Int32Array,
): number {
  const { lower, shape, cluster, suffix3 } = forms;
  const word = lower[i];
  const before = i > from ? lower[i - 1] : EDGE;
  const before2 = i > from + 1 ? lower[i - 2] : EDGE;
  const behind = i + 1 < to ? lower[i + 1] : EDGE;
  const behind2 = i + 2 < to ? lower[i + 2] : EDGE;
  const look = shape[i];
  const lookBefore = i > from ? shape[i - 1] : EDGE;
  const lookBehind = i + 1 < to ? shape[i + 1] : EDGE;
  const lookBehind2 = i + 2 < to ? shape[i + 2] : EDGE;
  const kind = cluster[i];
  const kindBefore = i > from ? cluster[i - 1] : -1;
  const kindBefore2 = i > from + 1 ? cluster[i - 2] : -1;
  const kindBehind = i + 1 < to ? cluster[i + 1] : -1;
  const kindBehind2 = i + 2 < to ? cluster[i + 2] : -1;
  const place = (i === from ? 2 : 0) + titled;
  let n = 0;
  out[n++] = mix(0, 0);
  out[n++] = mix(1, word);
  out[n++] = mix(2, forms.exact[i]);
  out[n++] = mix(3, before);
  out[n++] = mix(4, behind);
  out[n++] = mix(5, before2);
  out[n++] = mix(6, behind2);
  out[n++] = mix(7, pair(before, word));
  out[n++] = mix(8, pair(word, behind));
  out[n++] = mix(9, pair(before, lookBehind));
  out[n++] = mix(10, pair(look, place));
  out[n++] = mix(11, pair(lookBefore, look));
  out[n++] = mix(12, pair(look, lookBehind));
  out[n++] = mix(13, pair(pair(lookBefore, look), lookBehind));
  out[n++] = mix(14, pair(pair(look, lookBehind), lookBehind2));
  out[n++] = mix(15, suffix3[i]);
  out[n++] = mix(16, forms.suffix2[i]);
  out[n++] = mix(17, forms.suffix4[i]);
  out[n++] = mix(18, forms.prefix3[i]);
  out[n++] = mix(19, pair(suffix3[i], look));
  out[n++] = mix(20, pair(kind, look));
  out[n++] = mix(21, kindBefore);
  out[n++] = mix(22, kindBehind);
  out[n++] = mix(23, pair(kindBefore, look));
  out[n++] = mix(24, pair(look, kindBehind));
  out[n++] = mix(25, pair(kind, kindBehind));
  out[n++] = mix(26, pair(kindBefore, kind));
  out[n++] = mix(27, pair(kindBehind, kindBehind2));
  out[n++] = mix(28, pair(pair(look, lookBehind), kindBehind2));
  out[n++] = mix(29, pair(kindBefore2, kindBefore));
  out[n++] = mix(30, pair(pair(before2, before), look));
  out[n++] = mix(31, pair(pair(behind, behind2), look));
  out[n++] = mix(32, i > from ? suffix3[i - 1] : EDGE);
  out[n++] = mix(33, i + 1 < to ? suffix3[i + 1] : EDGE);
  out[n++] = mix(34, pair(look, behind));
  out[n++] = mix(35, pair(before, look));
  for (let k = 0; k < ELSEWHERE; k++) {
    const other = elsewhere[i * ELSEWHERE + k];
    if (other < 0) break;
    out[n++] = mix(40, other > 0 ? lower[other - 1] : EDGE);
    out[n++] = mix(41, other + 1 < lower.length ? lower[other + 1] : EDGE);
    out[n++] = mix(42, other > 0 ? cluster[other - 1] : -1);
    out[n++] = mix(43, other + 1 < lower.length ? pair(cluster[other + 1], shape[other + 1]) : -1);
    out[n++] = mix(44, other > 0 ? pair(shape[other - 1], cluster[other - 1]) : EDGE);
  }
  return n;
}

/** Viterbi: the labels with the highest sum of emissions and transitions. */
export function bestLabels(emissions: Int32Array, transitions: Int32Array, length: number): Uint8Array {
  const L = NAME_LABELS;
  const labels = new Uint8Array(length);
  if (length === 0) return labels;
  const from = new Uint8Array(length * L);
  let sums = new Float64Array(L);
  let next = new Float64Array(L);
  for (let b = 0; b < L; b++) sums[b] = canFollow(0, b) ? emissions[b] : -Infinity;
  for (let i = 1; i < length; i++) {
    for (let b = 0; b < L; b++) {
      let top = -Infinity;
      for (let a = 0; a < L; a++) {
        if (!canFollow(a, b)) continue;
        const sum = sums[a] + transitions[a * L + b];
        if (sum > top) {
          top = sum;
          from[i * L + b] = a;
        }
      }
      next[b] = top + emissions[i * L + b];
    }
    [sums, next] = [next, sums];
  }
  let label = 0;
  for (let b = 1; b < L; b++) if (sums[b] > sums[label]) label = b;
  for (let i = length - 1; i >= 0; i--) {
    labels[i] = label;
    label = from[i * L + label]!;
  }
  return labels;
}
