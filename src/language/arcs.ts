/** @module What the parser looks at: features of the next action, and of the relation of an arc. */
import { NONE, type Configuration } from './configuration.js';
import { mix, pair } from './hash.js';

/** The words of a text as the parser sees them, an entry a word. */
export interface ParserWords {
  readonly count: number;
  /** Index of each sentence's first word, and `count` behind them. */
  readonly sentences: Uint32Array;
  /** Hash of the word in lower case. */
  readonly word: Int32Array;
  /** Joint tag. */
  readonly tag: Uint8Array;
  /** Universal part of speech. */
  readonly coarse: Uint8Array;
  readonly cluster: Int32Array;
}

/** Room for the features of an action or a relation. */
export const ARC_FEATURES = 112;

/** Values for a word that is not there. */
const NO_WORD = 0x6e6f6e65;
const NO_TAG = 255;

/** Distances that matter: next to each other, near, far. */
function near(distance: number): number {
  return distance < 5 ? distance : distance < 8 ? 5 : distance < 12 ? 6 : 7;
}

function few(n: number): number {
  return n < 4 ? n : 4;
}

/** Writes the features of the choice of an action into `out`, and returns how many there are. */
export function actionFeatures(c: Configuration, words: ParserWords, from: number, out: Int32Array): number {
  const { word, tag, coarse, cluster } = words;
  const w = (i: number): number => (i < 0 ? NO_WORD : word[i]);
  const t = (i: number): number => (i < 0 ? NO_TAG : tag[i]);
  const u = (i: number): number => (i < 0 ? NO_TAG : coarse[i]);
  const k = (i: number): number => (i < 0 ? -1 : cluster[i]);
  const l = (i: number): number => (i < 0 ? NO_TAG : c.label[i]);
  const s0 = c.top(0);
  const s1 = c.top(1);
  const s2 = c.top(2);
  const b0 = c.front < c.end ? c.front : NONE;
  const b1 = c.front + 1 < c.end ? c.front + 1 : NONE;
  const b2 = c.front + 2 < c.end ? c.front + 2 : NONE;
  const b3 = c.front + 3 < c.end ? c.front + 3 : NONE;
  const s0l = s0 < 0 ? NONE : c.left1[s0];
  const s0l2 = s0 < 0 ? NONE : c.left2[s0];
  const s0r = s0 < 0 ? NONE : c.right1[s0];
  const s0r2 = s0 < 0 ? NONE : c.right2[s0];
  const s1l = s1 < 0 ? NONE : c.left1[s1];
  const s1r = s1 < 0 ? NONE : c.right1[s1];
  const s1r2 = s1 < 0 ? NONE : c.right2[s1];
  const b0l = b0 < 0 ? NONE : c.left1[b0];
  const b0l2 = b0 < 0 ? NONE : c.left2[b0];
  const s0w = w(s0);
  const s1w = w(s1);
  const b0w = w(b0);
  const s0t = t(s0);
  const s1t = t(s1);
  const b0t = t(b0);
  const b1t = t(b1);
  const s0u = u(s0);
  const s1u = u(s1);
  const b0u = u(b0);
  const s0wt = pair(s0w, s0t);
  const s1wt = pair(s1w, s1t);
  const b0wt = pair(b0w, b0t);
  const s0b0 = s0t * 256 + b0t;
  const s1s0 = s1t * 256 + s0t;
  const s1s0b0 = s1s0 * 256 + b0t;
  const gap = s0 < 0 || b0 < 0 ? 9 : near(b0 - s0);
  const gap1 = s1 < 0 ? 9 : near(s0 - s1);
  const valence0 = s0 < 0 ? 0 : few(c.lefts[s0]) * 8 + few(c.rights[s0]);
  const valence1 = s1 < 0 ? 0 : few(c.lefts[s1]) * 8 + few(c.rights[s1]);
  const valenceB = b0 < 0 ? 0 : few(c.lefts[b0]);
  const relations0 = s0 < 0 ? 0 : c.relations[s0];
  const relations1 = s1 < 0 ? 0 : c.relations[s1];
  const relationsB = b0 < 0 ? 0 : c.relations[b0];
  let n = 0;
  out[n++] = mix(0, s0wt);
  out[n++] = mix(1, s0t);
  out[n++] = mix(2, s0w);
  out[n++] = mix(3, s1wt);
  out[n++] = mix(4, s1t);
  out[n++] = mix(5, s1w);
  out[n++] = mix(6, b0wt);
  out[n++] = mix(7, b0t);
  out[n++] = mix(8, b0w);
  out[n++] = mix(9, pair(w(b1), b1t));
  out[n++] = mix(10, b1t);
  out[n++] = mix(11, pair(w(b2), t(b2)));
  out[n++] = mix(12, t(b2));
  out[n++] = mix(13, pair(w(s2), t(s2)));
  out[n++] = mix(14, t(s2));
  out[n++] = mix(15, pair(s0wt, b0wt));
  out[n++] = mix(16, pair(s0wt, b0t));
  out[n++] = mix(17, pair(s0t, b0wt));
  out[n++] = mix(18, pair(s0w, b0w));
  out[n++] = mix(19, s0b0);
  out[n++] = mix(20, pair(s1wt, s0wt));
  out[n++] = mix(21, pair(s1wt, s0t));
  out[n++] = mix(22, pair(s1t, s0wt));
  out[n++] = mix(23, pair(s1w, s0w));
  out[n++] = mix(24, s1s0);
  out[n++] = mix(25, pair(s1t, b0t));
  out[n++] = mix(26, pair(s1w, b0t));
  out[n++] = mix(27, pair(s1t, b0w));
  out[n++] = mix(28, pair(s1w, b0w));
  out[n++] = mix(29, pair(b0t, b1t));
  out[n++] = mix(30, pair(b0w, b1t));
  out[n++] = mix(31, pair(b0t, w(b1)));
  out[n++] = mix(32, pair(s0b0, b1t));
  out[n++] = mix(33, pair(s0w, pair(b0t, b1t)));
  out[n++] = mix(34, pair(pair(b0t, b1t), t(b2)));
  out[n++] = mix(35, s1s0b0);
  out[n++] = mix(36, pair(s1s0b0, b1t));
  out[n++] = mix(37, pair(s1w, s0b0));
  out[n++] = mix(38, pair(s0w, pair(s1t, b0t)));
  out[n++] = mix(39, pair(b0w, s1s0));
  out[n++] = mix(40, pair(s1s0, t(s2)));
  out[n++] = mix(41, pair(s0b0, pair(t(s0l), l(s0l))));
  out[n++] = mix(42, pair(s0b0, pair(t(s0r), l(s0r))));
  out[n++] = mix(43, pair(s0b0, pair(t(b0l), l(b0l))));
  out[n++] = mix(44, pair(s1s0, pair(t(s0l), l(s0l))));
  out[n++] = mix(45, pair(s1s0, pair(t(s0r), l(s0r))));
  out[n++] = mix(46, pair(s1s0, pair(t(s1r), l(s1r))));
  out[n++] = mix(47, pair(s1s0, pair(t(s1l), l(s1l))));
  out[n++] = mix(48, pair(s1s0b0, l(s1r)));
  out[n++] = mix(49, pair(pair(s1t, b0t), l(s1r)));
  out[n++] = mix(50, pair(s0t, w(s0l)));
  out[n++] = mix(51, pair(s0t, w(s0r)));
  out[n++] = mix(52, pair(b0t, w(b0l)));
  out[n++] = mix(53, pair(s1t, w(s1r)));
  out[n++] = mix(54, pair(s1t, w(s1l)));
  out[n++] = mix(55, pair(pair(s1w, s0t), w(s0l)));
  out[n++] = mix(56, pair(pair(s1t, s0t), w(s0l)));
  out[n++] = mix(57, pair(s0w, l(s0l)));
  out[n++] = mix(58, pair(s0w, l(s0r)));
  out[n++] = mix(59, pair(s0t, l(s0l) * 256 + l(s0l2)));
  out[n++] = mix(60, pair(s0t, l(s0r) * 256 + l(s0r2)));
  out[n++] = mix(61, pair(b0t, l(b0l) * 256 + l(b0l2)));
  out[n++] = mix(62, pair(s1t, l(s1r) * 256 + l(s1r2)));
  out[n++] = mix(63, pair(s0w, gap));
  out[n++] = mix(64, pair(s0t, gap));
  out[n++] = mix(65, pair(b0w, gap));
  out[n++] = mix(66, pair(b0t, gap));
  out[n++] = mix(67, pair(s0b0, gap));
  out[n++] = mix(68, pair(s1s0, gap1));
  out[n++] = mix(69, pair(s1w, pair(s0t, gap1)));
  out[n++] = mix(70, pair(s0wt, valence0));
  out[n++] = mix(71, pair(s0t, valence0));
  out[n++] = mix(72, pair(s1wt, valence1));
  out[n++] = mix(73, pair(s1t, valence1));
  out[n++] = mix(74, pair(b0wt, valenceB));
  out[n++] = mix(75, pair(b0t, valenceB));
  out[n++] = mix(76, pair(s0t, relations0));
  out[n++] = mix(77, pair(s1s0, relations1));
  out[n++] = mix(78, pair(b0t, relationsB));
  out[n++] = mix(79, pair(pair(s1t, b0t), relations1));
  out[n++] = mix(80, pair(s0b0, relations0));
  out[n++] = mix(81, pair(k(s0), k(b0)));
  out[n++] = mix(82, pair(k(s1), k(s0)));
  out[n++] = mix(83, pair(k(s0), b0t));
  out[n++] = mix(84, pair(s0t, k(b0)));
  out[n++] = mix(85, pair(k(s1), s0t));
  out[n++] = mix(86, pair(s1t, k(s0)));
  out[n++] = mix(87, pair(k(s1), k(b0)));
  out[n++] = mix(88, pair(pair(k(s1), w(s0l)), k(s0)));
  out[n++] = mix(89, pair(pair(s1t, k(s0)), w(s0l)));
  out[n++] = mix(
    90,
    pair(s0b0, pair(s0 <= from ? NO_TAG : tag[s0 - 1], s0 < 0 || s0 + 1 >= c.end ? NO_TAG : tag[s0 + 1])),
  );
  out[n++] = mix(91, pair(s1s0b0, b0 <= from ? NO_TAG : tag[b0 - 1]));
  out[n++] = mix(92, pair(pair(u(s2), s1u), pair(s0u, b0u)));
  out[n++] = mix(93, pair(pair(s1u, s0u), pair(b0u, pair(u(b1), u(b2)))));
  out[n++] = mix(94, pair(pair(b0t, b1t), pair(t(b2), t(b3))));
  out[n++] = mix(95, pair(s0b0, pair(w(b1), b1t)));
  return n;
}

/** Writes the features of the relation between `head` and `child`, which is at the top of the stack, into `out`. */
export function relationFeatures(
  c: Configuration,
  words: ParserWords,
  from: number,
  head: number,
  child: number,
  out: Int32Array,
): number {
  const { word, tag, cluster } = words;
  const side = head < child ? 1 : 0;
  const w = (i: number): number => (i < 0 ? NO_WORD : word[i]);
  const t = (i: number): number => (i < 0 ? NO_TAG : tag[i]);
  const l = (i: number): number => (i < 0 ? NO_TAG : c.label[i]);
  const hw = word[head];
  const ht = tag[head] * 2 + side;
  const cw = word[child];
  const ct = tag[child] * 2 + side;
  const hct = ht * 512 + ct;
  const first = c.left1[child];
  const second = c.left2[child];
  const last = c.right1[child];
  const headLeft = c.left1[head];
  const headRight = c.right1[head];
  const before = child > from ? child - 1 : NONE;
  const behind = child + 1 < c.end ? child + 1 : NONE;
  const headBefore = head > from ? head - 1 : NONE;
  const headBehind = head + 1 < c.end ? head + 1 : NONE;
  const gap = near(Math.abs(head - child));
  let n = 0;
  out[n++] = mix(0, pair(hw, ht));
  out[n++] = mix(1, ht);
  out[n++] = mix(2, pair(cw, ct));
  out[n++] = mix(3, ct);
  out[n++] = mix(4, hct);
  out[n++] = mix(5, pair(hw, hct));
  out[n++] = mix(6, pair(cw, hct));
  out[n++] = mix(7, pair(pair(hw, cw), side));
  out[n++] = mix(8, pair(hct, gap));
  out[n++] = mix(9, pair(hct, w(first)));
  out[n++] = mix(10, pair(ct, w(first)));
  out[n++] = mix(11, pair(hct, l(first) * 256 + l(second)));
  out[n++] = mix(12, pair(hct, l(last)));
  out[n++] = mix(13, pair(pair(hw, ct), w(first)));
  out[n++] = mix(14, pair(pair(cw, ct), w(first)));
  out[n++] = mix(15, pair(ct, w(second)));
  out[n++] = mix(16, pair(hct, c.relations[head]));
  out[n++] = mix(17, pair(hct, c.relations[child]));
  out[n++] = mix(18, pair(ct, c.relations[child]));
  out[n++] = mix(19, pair(hct, t(before)));
  out[n++] = mix(20, pair(hct, t(behind)));
  out[n++] = mix(21, pair(hct, t(headBefore)));
  out[n++] = mix(22, pair(hct, t(headBehind)));
  out[n++] = mix(23, pair(hct, w(before)));
  out[n++] = mix(24, pair(hct, w(behind)));
  out[n++] = mix(25, pair(hct, pair(l(headLeft), l(headRight))));
  out[n++] = mix(26, pair(hct, w(headLeft)));
  out[n++] = mix(27, pair(hct, w(headRight)));
  out[n++] = mix(28, pair(pair(cluster[head], cluster[child]), side));
  out[n++] = mix(29, pair(cluster[head], ct));
  out[n++] = mix(30, pair(ht, cluster[child]));
  out[n++] = mix(31, pair(pair(ht, cluster[child]), w(first)));
  out[n++] = mix(32, pair(pair(cluster[head], cluster[child]), w(first)));
  out[n++] = mix(33, pair(hct, c.lefts[child] * 16 + few(c.rights[child])));
  out[n++] = mix(34, pair(hct, few(c.lefts[head]) * 16 + few(c.rights[head])));
  out[n++] = mix(35, pair(ct, c.front < c.end ? tag[c.front] : NO_TAG));
  out[n++] = mix(36, pair(hct, pair(t(first), t(last))));
  out[n++] = mix(37, pair(pair(cw, ct), pair(t(headBefore), t(headBehind))));
  return n;
}
