/**
 * @module Names that no gazetteer knows: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001)
 * over begin / inside / outside labels of persons, organisations, places and deposits.
 */
import type { EntityKind } from '../model.js';
import type { NameProposal, Segmentation } from './analysis.js';
import { formsOf } from './forms.js';
import { KeptSums } from './kept-sums.js';
import type { LinearModel } from './linear.js';
import {
  ELSEWHERE_PROGRAMS,
  NAME_FEATURES,
  NAME_PROGRAMS,
  OCCURRENCES,
  fillElsewhere,
  fillNameValues,
  occurrences,
  type Guide,
} from './name-features.js';
import { titleCase } from './tagger.js';
import type { Lexicon } from './lexicon.js';
import { writeFeatures } from './templates.js';

/** The kinds that are proposed. Label 0 is outside; 2k + 1 begins a name of kind k, 2k + 2 goes on with it. */
export const NAME_KINDS = ['person', 'organisation', 'place', 'deposit'] as const satisfies readonly EntityKind[];
export const NAME_LABELS = 1 + 2 * NAME_KINDS.length;

export interface NamesModel {
  readonly linear: LinearModel;
  /** Sums of {@link linear}, see {@link keptNameSums}. */
  readonly kept: KeptSums;
  /** Score of label b behind label a at a × NAME_LABELS + b, in the steps of the linear model. */
  readonly transitions: Int32Array;
}

/** Sums that are kept of each kind, as bits. */
const KEPT_BITS = 12;
/**
 * Kept sums alone decide where they put no name this far ahead of every name, in steps of the linear model: the features
 * that would have to be looked up one by one then change one proposal in a thousand (see `models/README.md`).
 */
const DECIDING_LEAD = 50;
/** Room for the sums of one token, a multiple of four. */
const FOUND = 12;

/** Where the sums of each guide's programs begin among the kinds of sums; those of other places come behind them. */
const FIRST_KIND: Readonly<Record<Guide, number>> = { field: 0, general: NAME_PROGRAMS.field.kept.length };
const ELSEWHERE_KIND = FIRST_KIND.general + NAME_PROGRAMS.general.kept.length;

export function keptNameSums(linear: LinearModel): KeptSums {
  return new KeptSums(linear, ELSEWHERE_KIND + ELSEWHERE_PROGRAMS.length, KEPT_BITS);
}

/** What proposing names needs of {@link import('./english.js').English}. */
export interface NamesEnglish {
  readonly lexicon: Lexicon;
  readonly names: NamesModel;
}

/** The names in a text, in order, without overlap. Only words of the text's own are used, no list of names. */
export function proposeNames(seg: Segmentation, english: NamesEnglish, guide: Guide = 'general'): NameProposal[] {
  const forms = formsOf(seg.text, seg.start, seg.end, seg.count, english.lexicon);
  const elsewhere = occurrences(forms, seg.count);
  const { linear, kept, transitions } = english.names;
  const programs = NAME_PROGRAMS[guide];
  const firstKind = FIRST_KIND[guide];
  const features = new Int32Array(NAME_FEATURES);
  const found = new Int32Array(FOUND);
  const sums = new Int32Array(linear.width);
  const proposals: NameProposal[] = [];
  const emissions = new Int32Array(longestOf(seg.sentences) * NAME_LABELS);
  for (let s = 0; s + 1 < seg.sentences.length; s++) {
    const from = seg.sentences[s];
    const to = seg.sentences[s + 1];
    const titled = titleCase(forms, from, to);
    for (let i = from; i < to; i++) {
      let n = 0;
      fillNameValues(forms, from, to, i, titled);
      for (let k = 0; k < programs.kept.length; k++) found[n++] = kept.find(firstKind + k, programs.kept[k]);
      for (let k = i * OCCURRENCES; k < (i + 1) * OCCURRENCES && elsewhere[k] >= 0; k++) {
        fillElsewhere(forms, elsewhere[k]);
        for (let p = 0; p < ELSEWHERE_PROGRAMS.length; p++)
          found[n++] = kept.find(ELSEWHERE_KIND + p, ELSEWHERE_PROGRAMS[p]);
      }
      while (n % 4 !== 0) found[n++] = kept.none;
      kept.total(found, n, sums);
      const at = (i - from) * NAME_LABELS;
      linear.read(sums, emissions, at);
      if (isClearlyNone(emissions, at)) continue;
      linear.add(features, writeFeatures(programs.other, features), sums, 0);
      linear.read(sums, emissions, at);
    }
    const labels = bestLabels(emissions, transitions, to - from);
    for (let i = from; i < to; i++) {
      const label = labels[i - from];
      if (label === 0) continue;
      let last = i;
      while (last + 1 < to && labels[last + 1 - from] === insideOf(label)) last++;
      const clear = leadOf(label, emissions, i - from, last + 1 - from) > 0;
      proposals.push({ start: seg.start[i], end: seg.end[last], kind: NAME_KINDS[(label - 1) >> 1], clear });
      i = last;
    }
  }
  return proposals;
}

/** Whether what kept sums say of a token puts no name so far ahead that nothing else is looked up. */
function isClearlyNone(emissions: Int32Array, at: number): boolean {
  for (let b = 1; b < NAME_LABELS; b++) if (emissions[at] - emissions[at + b] <= DECIDING_LEAD) return false;
  return true;
}

/** Tokens of the longest sentence. @param sentences the first token of each, and the number of tokens */
function longestOf(sentences: Uint32Array): number {
  let longest = 0;
  for (let s = 0; s + 1 < sentences.length; s++) longest = Math.max(longest, sentences[s + 1] - sentences[s]);
  return longest;
}

/** By how much the tokens `[from, to)` of a sentence are sooner a name that `label` begins than another or none, transitions aside. */
function leadOf(label: number, emissions: Int32Array, from: number, to: number): number {
  let lead = 0;
  for (let i = from; i < to; i++) {
    const at = i * NAME_LABELS;
    let other = emissions[at];
    for (let b = 1; b < NAME_LABELS; b++)
      if (insideOf(b) !== insideOf(label)) other = Math.max(other, emissions[at + b]);
    lead += emissions[at + (i === from ? label : insideOf(label))] - other;
  }
  return lead;
}

/** The label that goes on with a name that `label` begins or goes on with. */
export function insideOf(label: number): number {
  return label + (label & 1);
}

/** Whether `label` can stand behind `before` (0 at the sentence's beginning): a name begins before it goes on. */
export function canFollow(before: number, label: number): boolean {
  return label === 0 || (label & 1) === 1 || (before !== 0 && insideOf(before) === label);
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
