/** @module What the parser looks at: features of the next action, and of the relation of an arc. */
import { NONE, type Configuration } from './configuration.js';
import { compileTemplates, writeFeatures } from './templates.js';

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

/**
 * Values by name: s, b are words of the stack and of the buffer (s0 its top, b0 its front), l and r their outermost
 * children; w is a word, t a joint tag, u a universal tag, k a cluster, l a relation. Filled in in this order.
 */
const ACTION = compileTemplates(
  [
    's0t',
    's0w',
    's1t',
    's1w',
    'b0t',
    'b0w',
    'b1w',
    'b1t',
    'b2w',
    'b2t',
    's2w',
    's2t',
    's0b0',
    's1s0',
    's1s0b0',
    's0lt',
    's0ll',
    's0rt',
    's0rl',
    'b0lt',
    'b0ll',
    's1rt',
    's1rl',
    's1lt',
    's1ll',
    's0lw',
    's0rw',
    'b0lw',
    's1rw',
    's1lw',
    's0lefts',
    's0rights',
    'b0lefts',
    's1rights',
    'gap',
    'gap1',
    'valence0',
    'valence1',
    'valenceB',
    'relations0',
    'relations1',
    'relationsB',
    's0k',
    'b0k',
    's1k',
    'beforeS0t',
    'behindS0t',
    'beforeB0t',
    's2u',
    's1u',
    's0u',
    'b0u',
    'b1u',
    'b2u',
    'b3t',
  ],
  [
    ['s0w', 's0t'],
    's0t',
    's0w',
    ['s1w', 's1t'],
    's1t',
    's1w',
    ['b0w', 'b0t'],
    'b0t',
    'b0w',
    ['b1w', 'b1t'],
    'b1t',
    ['b2w', 'b2t'],
    'b2t',
    ['s2w', 's2t'],
    's2t',
    [
      ['s0w', 's0t'],
      ['b0w', 'b0t'],
    ],
    [['s0w', 's0t'], 'b0t'],
    ['s0t', ['b0w', 'b0t']],
    ['s0w', 'b0w'],
    's0b0',
    [
      ['s1w', 's1t'],
      ['s0w', 's0t'],
    ],
    [['s1w', 's1t'], 's0t'],
    ['s1t', ['s0w', 's0t']],
    ['s1w', 's0w'],
    's1s0',
    ['s1t', 'b0t'],
    ['s1w', 'b0t'],
    ['s1t', 'b0w'],
    ['s1w', 'b0w'],
    ['b0t', 'b1t'],
    ['b0w', 'b1t'],
    ['b0t', 'b1w'],
    ['s0b0', 'b1t'],
    ['s0w', ['b0t', 'b1t']],
    [['b0t', 'b1t'], 'b2t'],
    's1s0b0',
    ['s1s0b0', 'b1t'],
    ['s1w', 's0b0'],
    ['s0w', ['s1t', 'b0t']],
    ['b0w', 's1s0'],
    ['s1s0', 's2t'],
    ['s0b0', ['s0lt', 's0ll']],
    ['s0b0', ['s0rt', 's0rl']],
    ['s0b0', ['b0lt', 'b0ll']],
    ['s1s0', ['s0lt', 's0ll']],
    ['s1s0', ['s0rt', 's0rl']],
    ['s1s0', ['s1rt', 's1rl']],
    ['s1s0', ['s1lt', 's1ll']],
    ['s1s0b0', 's1rl'],
    [['s1t', 'b0t'], 's1rl'],
    ['s0t', 's0lw'],
    ['s0t', 's0rw'],
    ['b0t', 'b0lw'],
    ['s1t', 's1rw'],
    ['s1t', 's1lw'],
    [['s1w', 's0t'], 's0lw'],
    [['s1t', 's0t'], 's0lw'],
    ['s0w', 's0ll'],
    ['s0w', 's0rl'],
    ['s0t', 's0lefts'],
    ['s0t', 's0rights'],
    ['b0t', 'b0lefts'],
    ['s1t', 's1rights'],
    ['s0w', 'gap'],
    ['s0t', 'gap'],
    ['b0w', 'gap'],
    ['b0t', 'gap'],
    ['s0b0', 'gap'],
    ['s1s0', 'gap1'],
    ['s1w', ['s0t', 'gap1']],
    [['s0w', 's0t'], 'valence0'],
    ['s0t', 'valence0'],
    [['s1w', 's1t'], 'valence1'],
    ['s1t', 'valence1'],
    [['b0w', 'b0t'], 'valenceB'],
    ['b0t', 'valenceB'],
    ['s0t', 'relations0'],
    ['s1s0', 'relations1'],
    ['b0t', 'relationsB'],
    [['s1t', 'b0t'], 'relations1'],
    ['s0b0', 'relations0'],
    ['s0k', 'b0k'],
    ['s1k', 's0k'],
    ['s0k', 'b0t'],
    ['s0t', 'b0k'],
    ['s1k', 's0t'],
    ['s1t', 's0k'],
    ['s1k', 'b0k'],
    [['s1k', 's0lw'], 's0k'],
    [['s1t', 's0k'], 's0lw'],
    ['s0b0', ['beforeS0t', 'behindS0t']],
    ['s1s0b0', 'beforeB0t'],
    [
      ['s2u', 's1u'],
      ['s0u', 'b0u'],
    ],
    [
      ['s1u', 's0u'],
      ['b0u', ['b1u', 'b2u']],
    ],
    [
      ['b0t', 'b1t'],
      ['b2t', 'b3t'],
    ],
    ['s0b0', ['b1w', 'b1t']],
  ],
);

/** Writes the features of the choice of an action into `out`, and returns how many there are. */
export function actionFeatures(c: Configuration, words: ParserWords, from: number, out: Int32Array): number {
  const { word, tag, coarse, cluster } = words;
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
  const s0w = s0 < 0 ? NO_WORD : word[s0];
  const s1w = s1 < 0 ? NO_WORD : word[s1];
  const b0w = b0 < 0 ? NO_WORD : word[b0];
  const s0t = s0 < 0 ? NO_TAG : tag[s0];
  const s1t = s1 < 0 ? NO_TAG : tag[s1];
  const b0t = b0 < 0 ? NO_TAG : tag[b0];
  const b1t = b1 < 0 ? NO_TAG : tag[b1];
  const s0u = s0 < 0 ? NO_TAG : coarse[s0];
  const s1u = s1 < 0 ? NO_TAG : coarse[s1];
  const b0u = b0 < 0 ? NO_TAG : coarse[b0];
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
  const v = ACTION.values;
  let n = 0;
  v[n++] = s0t;
  v[n++] = s0w;
  v[n++] = s1t;
  v[n++] = s1w;
  v[n++] = b0t;
  v[n++] = b0w;
  v[n++] = b1 < 0 ? NO_WORD : word[b1];
  v[n++] = b1t;
  v[n++] = b2 < 0 ? NO_WORD : word[b2];
  v[n++] = b2 < 0 ? NO_TAG : tag[b2];
  v[n++] = s2 < 0 ? NO_WORD : word[s2];
  v[n++] = s2 < 0 ? NO_TAG : tag[s2];
  v[n++] = s0b0;
  v[n++] = s1s0;
  v[n++] = s1s0b0;
  v[n++] = s0l < 0 ? NO_TAG : tag[s0l];
  v[n++] = s0l < 0 ? NO_TAG : c.label[s0l];
  v[n++] = s0r < 0 ? NO_TAG : tag[s0r];
  v[n++] = s0r < 0 ? NO_TAG : c.label[s0r];
  v[n++] = b0l < 0 ? NO_TAG : tag[b0l];
  v[n++] = b0l < 0 ? NO_TAG : c.label[b0l];
  v[n++] = s1r < 0 ? NO_TAG : tag[s1r];
  v[n++] = s1r < 0 ? NO_TAG : c.label[s1r];
  v[n++] = s1l < 0 ? NO_TAG : tag[s1l];
  v[n++] = s1l < 0 ? NO_TAG : c.label[s1l];
  v[n++] = s0l < 0 ? NO_WORD : word[s0l];
  v[n++] = s0r < 0 ? NO_WORD : word[s0r];
  v[n++] = b0l < 0 ? NO_WORD : word[b0l];
  v[n++] = s1r < 0 ? NO_WORD : word[s1r];
  v[n++] = s1l < 0 ? NO_WORD : word[s1l];
  v[n++] = ((s0l < 0 ? NO_TAG : c.label[s0l]) << 8) + (s0l2 < 0 ? NO_TAG : c.label[s0l2]);
  v[n++] = ((s0r < 0 ? NO_TAG : c.label[s0r]) << 8) + (s0r2 < 0 ? NO_TAG : c.label[s0r2]);
  v[n++] = ((b0l < 0 ? NO_TAG : c.label[b0l]) << 8) + (b0l2 < 0 ? NO_TAG : c.label[b0l2]);
  v[n++] = ((s1r < 0 ? NO_TAG : c.label[s1r]) << 8) + (s1r2 < 0 ? NO_TAG : c.label[s1r2]);
  v[n++] = gap;
  v[n++] = gap1;
  v[n++] = valence0;
  v[n++] = valence1;
  v[n++] = valenceB;
  v[n++] = relations0;
  v[n++] = relations1;
  v[n++] = relationsB;
  v[n++] = s0 < 0 ? -1 : cluster[s0];
  v[n++] = b0 < 0 ? -1 : cluster[b0];
  v[n++] = s1 < 0 ? -1 : cluster[s1];
  v[n++] = s0 <= from ? NO_TAG : tag[s0 - 1];
  v[n++] = s0 < 0 || s0 + 1 >= c.end ? NO_TAG : tag[s0 + 1];
  v[n++] = b0 <= from ? NO_TAG : tag[b0 - 1];
  v[n++] = s2 < 0 ? NO_TAG : coarse[s2];
  v[n++] = s1u;
  v[n++] = s0u;
  v[n++] = b0u;
  v[n++] = b1 < 0 ? NO_TAG : coarse[b1];
  v[n++] = b2 < 0 ? NO_TAG : coarse[b2];
  v[n++] = b3 < 0 ? NO_TAG : tag[b3];
  return writeFeatures(ACTION, out);
}

/** h is the head, c the child, `first` and `last` its outermost children; the letters as above. Filled in in this order. */
const RELATION = compileTemplates(
  [
    'hw',
    'ht',
    'cw',
    'ct',
    'hct',
    'side',
    'gap',
    'firstW',
    'childLefts',
    'lastL',
    'secondW',
    'headRelations',
    'childRelations',
    'beforeT',
    'behindT',
    'headBeforeT',
    'headBehindT',
    'beforeW',
    'behindW',
    'headLeftL',
    'headRightL',
    'headLeftW',
    'headRightW',
    'hk',
    'ck',
    'childValence',
    'headValence',
    'frontT',
    'firstT',
    'lastT',
  ],
  [
    ['hw', 'ht'],
    'ht',
    ['cw', 'ct'],
    'ct',
    'hct',
    ['hw', 'hct'],
    ['cw', 'hct'],
    [['hw', 'cw'], 'side'],
    ['hct', 'gap'],
    ['hct', 'firstW'],
    ['ct', 'firstW'],
    ['hct', 'childLefts'],
    ['hct', 'lastL'],
    [['hw', 'ct'], 'firstW'],
    [['cw', 'ct'], 'firstW'],
    ['ct', 'secondW'],
    ['hct', 'headRelations'],
    ['hct', 'childRelations'],
    ['ct', 'childRelations'],
    ['hct', 'beforeT'],
    ['hct', 'behindT'],
    ['hct', 'headBeforeT'],
    ['hct', 'headBehindT'],
    ['hct', 'beforeW'],
    ['hct', 'behindW'],
    ['hct', ['headLeftL', 'headRightL']],
    ['hct', 'headLeftW'],
    ['hct', 'headRightW'],
    [['hk', 'ck'], 'side'],
    ['hk', 'ct'],
    ['ht', 'ck'],
    [['ht', 'ck'], 'firstW'],
    [['hk', 'ck'], 'firstW'],
    ['hct', 'childValence'],
    ['hct', 'headValence'],
    ['ct', 'frontT'],
    ['hct', ['firstT', 'lastT']],
    [
      ['cw', 'ct'],
      ['headBeforeT', 'headBehindT'],
    ],
  ],
);

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
  const v = RELATION.values;
  let n = 0;
  v[n++] = hw;
  v[n++] = ht;
  v[n++] = cw;
  v[n++] = ct;
  v[n++] = hct;
  v[n++] = side;
  v[n++] = gap;
  v[n++] = first < 0 ? NO_WORD : word[first];
  v[n++] = ((first < 0 ? NO_TAG : c.label[first]) << 8) + (second < 0 ? NO_TAG : c.label[second]);
  v[n++] = last < 0 ? NO_TAG : c.label[last];
  v[n++] = second < 0 ? NO_WORD : word[second];
  v[n++] = c.relations[head];
  v[n++] = c.relations[child];
  v[n++] = before < 0 ? NO_TAG : tag[before];
  v[n++] = behind < 0 ? NO_TAG : tag[behind];
  v[n++] = headBefore < 0 ? NO_TAG : tag[headBefore];
  v[n++] = headBehind < 0 ? NO_TAG : tag[headBehind];
  v[n++] = before < 0 ? NO_WORD : word[before];
  v[n++] = behind < 0 ? NO_WORD : word[behind];
  v[n++] = headLeft < 0 ? NO_TAG : c.label[headLeft];
  v[n++] = headRight < 0 ? NO_TAG : c.label[headRight];
  v[n++] = headLeft < 0 ? NO_WORD : word[headLeft];
  v[n++] = headRight < 0 ? NO_WORD : word[headRight];
  v[n++] = cluster[head];
  v[n++] = cluster[child];
  v[n++] = c.lefts[child] * 16 + few(c.rights[child]);
  v[n++] = few(c.lefts[head]) * 16 + few(c.rights[head]);
  v[n++] = c.front < c.end ? tag[c.front] : NO_TAG;
  v[n++] = first < 0 ? NO_TAG : tag[first];
  v[n++] = last < 0 ? NO_TAG : tag[last];
  return writeFeatures(RELATION, out);
}
