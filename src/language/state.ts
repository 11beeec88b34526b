/** @module What the parser looks at: the words around a choice, their tags, relations and distances, as rows of its network. */
import { NONE, type Configuration } from './configuration.js';
import { mix, pair } from './hash.js';
import type { SortedKeys } from './sorted-keys.js';

/** The words of a text as the parser sees them, an entry a word. */
export interface ParserWords {
  readonly count: number;
  /** Index of each sentence's first word, and `count` behind them. */
  readonly sentences: Uint32Array;
  /** The word's vector; see {@link vectorOf}. */
  readonly vector: Uint16Array;
  /** Joint tag, below {@link NO_TAG}. */
  readonly tag: Uint8Array;
  /** Universal part of speech. */
  readonly coarse: Uint8Array;
}

/** Vector 0 stands where there is no word; those of endings come next, those of known words behind them. */
const NO_VECTOR = 0;
const ENDINGS = 1024;
export const FIRST_WORD_VECTOR = 1 + ENDINGS;

/** The vector of a word: its own where `vocabulary` knows its `lower` hash, that of its last three letters elsewhere. */
export function vectorOf(vocabulary: SortedKeys, lower: number, suffix3: number): number {
  const known = vocabulary.indexOf(lower);
  return known < 0 ? endingVector(suffix3) : FIRST_WORD_VECTOR + known;
}

/** The vector of words that end so. */
export function endingVector(suffix3: number): number {
  return 1 + ((suffix3 ^ (suffix3 >>> 11) ^ (suffix3 >>> 22)) & (ENDINGS - 1));
}

/**
 * Places around a choice: s0 is the top of the stack, b0 the front of the buffer, l and r their outermost children, l2 and
 * r2 the children inside these. The words of the first eight count, the relations from s0l to s0rl, the tags of all.
 */
const PLACES = [
  's0',
  's1',
  'b0',
  'b1',
  's0l',
  's0r',
  's1r',
  'b0l',
  's0l2',
  's0r2',
  's1l',
  's1l2',
  's1r2',
  'b0l2',
  's0rl',
]
  .concat(['s1rl', 's2', 's3', 'b2', 'b3'])
  .concat(['before s0', 'behind s0', 'before b0', 'before s1', 'behind s1']);
export const WORD_PLACES = 8;
const FIRST_RELATED = PLACES.indexOf('s0l');
const BEHIND_RELATED = PLACES.indexOf('s0rl') + 1;

const TAGS = 128;
const NO_TAG = TAGS - 1;
const RELATIONS = 64;
const NO_RELATION = RELATIONS - 1;
const DISTANCES = 16;
const VALENCES = 64;
/** Combinations of tags and relations share rows by chance. */
const HASHED = 1 << 14;

// Where the rows of each kind of feature begin.
const RELATION_ROWS = PLACES.length * TAGS;
const DISTANCE_ROWS = RELATION_ROWS + (BEHIND_RELATED - FIRST_RELATED) * RELATIONS;
const VALENCE_ROWS = DISTANCE_ROWS + 2 * DISTANCES;
/** From here on rows are shared by chance: combinations of tags and relations, by their hash. */
export const HASHED_ROWS = VALENCE_ROWS + 3 * VALENCES;
/** How many rows the features choose from. */
export const FEATURE_ROWS = HASHED_ROWS + HASHED;
const COMBINATIONS = 11;
/** How many features a choice has: a multiple of four, as the network adds rows. */
export const FEATURES = PLACES.length + (BEHIND_RELATED - FIRST_RELATED) + 5 + COMBINATIONS;

const places = new Int32Array(PLACES.length);

/**
 * Writes what there is to see before a choice; the stack must not be empty.
 *
 * @param rows takes the rows of the {@link FEATURES} features
 * @param vectors takes the vectors of the {@link WORD_PLACES} words
 */
export function look(c: Configuration, words: ParserWords, rows: Int32Array, vectors: Int32Array): void {
  const { tag, vector } = words;
  const s0 = c.top(0);
  const s1 = c.top(1);
  const b0 = ahead(c, 0);
  const b1 = ahead(c, 1);
  const s0r = c.right1[s0];
  const s1r = s1 < 0 ? NONE : c.right1[s1];
  let n = 0;
  places[n++] = s0;
  places[n++] = s1;
  places[n++] = b0;
  places[n++] = b1;
  places[n++] = c.left1[s0];
  places[n++] = s0r;
  places[n++] = s1r;
  places[n++] = b0 < 0 ? NONE : c.left1[b0];
  places[n++] = c.left2[s0];
  places[n++] = c.right2[s0];
  places[n++] = s1 < 0 ? NONE : c.left1[s1];
  places[n++] = s1 < 0 ? NONE : c.left2[s1];
  places[n++] = s1 < 0 ? NONE : c.right2[s1];
  places[n++] = b0 < 0 ? NONE : c.left2[b0];
  places[n++] = s0r < 0 ? NONE : c.left1[s0r];
  places[n++] = s1r < 0 ? NONE : c.left1[s1r];
  places[n++] = c.top(2);
  places[n++] = c.top(3);
  places[n++] = ahead(c, 2);
  places[n++] = ahead(c, 3);
  places[n++] = s0 > c.begun ? s0 - 1 : NONE;
  places[n++] = s0 + 1 < c.end ? s0 + 1 : NONE;
  places[n++] = b0 > c.begun ? b0 - 1 : NONE;
  places[n++] = s1 > c.begun ? s1 - 1 : NONE;
  places[n++] = s1 < 0 || s1 + 1 >= c.end ? NONE : s1 + 1;

  for (let p = 0; p < WORD_PLACES; p++) vectors[p] = places[p] < 0 ? NO_VECTOR : vector[places[p]];
  for (let p = 0; p < n; p++) rows[p] = p * TAGS + (places[p] < 0 ? NO_TAG : tag[places[p]]);
  for (let p = FIRST_RELATED; p < BEHIND_RELATED; p++) {
    const relation = places[p] < 0 ? NO_RELATION : c.label[places[p]];
    rows[n++] = RELATION_ROWS + (p - FIRST_RELATED) * RELATIONS + relation;
  }
  rows[n++] = DISTANCE_ROWS + (b0 < 0 ? DISTANCES - 1 : near(b0 - s0));
  rows[n++] = DISTANCE_ROWS + DISTANCES + (s1 < 0 ? DISTANCES - 1 : near(s0 - s1));
  rows[n++] = VALENCE_ROWS + few(c.lefts[s0]) * 8 + few(c.rights[s0]);
  rows[n++] = VALENCE_ROWS + VALENCES + (s1 < 0 ? 0 : few(c.lefts[s1]) * 8 + few(c.rights[s1]));
  rows[n++] = VALENCE_ROWS + 2 * VALENCES + (b0 < 0 ? 0 : few(c.lefts[b0]));

  const s0t = tag[s0];
  const s1t = s1 < 0 ? NO_TAG : tag[s1];
  const b0t = b0 < 0 ? NO_TAG : tag[b0];
  const b1t = b1 < 0 ? NO_TAG : tag[b1];
  const s1s0 = s1t * TAGS + s0t;
  const s0b0 = s0t * TAGS + b0t;
  const leftS0 = rows[PLACES.length];
  const rightS0 = rows[PLACES.length + 1];
  const rightS1 = rows[PLACES.length + 2];
  const leftB0 = rows[PLACES.length + 3];
  rows[n++] = hashed(0, s0b0);
  rows[n++] = hashed(1, s1s0);
  rows[n++] = hashed(2, s1t * TAGS + b0t);
  rows[n++] = hashed(3, b0t * TAGS + b1t);
  rows[n++] = hashed(4, s1s0 * TAGS + b0t);
  rows[n++] = hashed(5, s0b0 * TAGS + b1t);
  rows[n++] = hashed(6, pair(s1s0 * TAGS + b0t, rightS1));
  rows[n++] = hashed(7, pair(pair(s0b0, leftS0), rightS0));
  rows[n++] = hashed(8, pair(pair(s1s0, leftS0), rightS0));
  rows[n++] = hashed(9, pair(s0b0, leftB0));
  rows[n++] = hashed(10, pair(s1s0, s1 < 0 ? NONE : near(s0 - s1)));
}

function ahead(c: Configuration, k: number): number {
  return c.front + k < c.end ? c.front + k : NONE;
}

/** Distances that matter: next to each other, near, far. */
function near(distance: number): number {
  return distance < 5 ? distance : distance < 8 ? 5 : distance < 12 ? 6 : 7;
}

function few(n: number): number {
  return n < 4 ? n : 4;
}

function hashed(combination: number, value: number): number {
  return HASHED_ROWS + (mix(combination, value) & (HASHED - 1));
}
