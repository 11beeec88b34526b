/** @module The vectors of words with which the parser begins: GloVe's, along the directions in which they differ most. */
import { lowerHash } from '../forms.js';
import { FIRST_WORD_VECTOR } from '../state.js';
import type { Vectors } from './clusters.js';
import { random } from '../../chance.js';

/** Words that have a vector of their own, and the vectors of all; see `vectorOf`. */
export interface WordVectors {
  /** `lower` hashes of the words in ascending order; word k has vector `FIRST_WORD_VECTOR + k`. */
  readonly words: Uint32Array;
  readonly width: number;
  /** `width` numbers a vector. */
  readonly values: Float32Array;
}

const WIDTH = 64;
/** Rounds of the search for directions: more change nothing that matters. */
const ROUNDS = 20;
/** The mean square of a known word's numbers, and the bound of those that chance gives to other vectors. */
const KNOWN_SCALE = 0.5;
const OTHER_SCALE = 0.1;
/** Words of the treebank that have no known vector get one when they are seen so often. */
const MINIMUM = 3;

/**
 * The vectors to begin with.
 *
 * @param known of which the words in order of frequency have vectors
 * @param limit how many of them to take
 * @param lower hashes of the words of the treebank, as they come
 */
export function wordVectors(known: Vectors, limit: number, lower: Int32Array): WordVectors {
  const source = new Map<number, number>();
  for (let i = 0; i < limit; i++) {
    const hash = lowerHash(known.words[i]) >>> 0;
    if (!source.has(hash)) source.set(hash, i);
  }
  const seen = new Map<number, number>();
  for (const hash of lower) seen.set(hash >>> 0, (seen.get(hash >>> 0) ?? 0) + 1);
  const others = [...seen.keys()].filter((hash) => !source.has(hash) && seen.get(hash)! >= MINIMUM);
  const words = Uint32Array.from([...source.keys(), ...others]).sort();
  const chance = random(1);
  const values = Float32Array.from(
    { length: (FIRST_WORD_VECTOR + words.length) * WIDTH },
    () => (chance() * 2 - 1) * OTHER_SCALE,
  );
  const short = inDirections(known, limit);
  words.forEach((hash, k) => {
    const from = source.get(hash);
    if (from !== undefined)
      values.set(short.subarray(from * WIDTH, (from + 1) * WIDTH), (FIRST_WORD_VECTOR + k) * WIDTH);
  });
  return { words, width: WIDTH, values };
}

/** The first `limit` vectors along their principal components, found by subspace iteration, scaled to {@link KNOWN_SCALE}. */
function inDirections(known: Vectors, limit: number): Float32Array {
  const { size, values } = known;
  const mean = new Float64Array(size);
  for (let i = 0; i < limit; i++) for (let a = 0; a < size; a++) mean[a] += values[i * size + a] / limit;
  const covariance = Array.from({ length: size }, () => new Float64Array(size));
  for (let i = 0; i < limit; i++) {
    for (let a = 0; a < size; a++) {
      const x = values[i * size + a] - mean[a];
      for (let b = 0; b < size; b++) covariance[a][b] += x * (values[i * size + b] - mean[b]);
    }
  }
  const chance = random(2);
  let directions = orthonormal(
    Array.from({ length: WIDTH }, () => Float64Array.from({ length: size }, () => chance() - 0.5)),
  );
  for (let round = 0; round < ROUNDS; round++) {
    directions = orthonormal(
      directions.map((direction) => Float64Array.from(covariance, (row) => dot(row, direction))),
    );
  }
  const short = new Float32Array(limit * WIDTH);
  let squares = 0;
  for (let i = 0; i < limit; i++) {
    const centred = Float64Array.from(mean, (m, a) => values[i * size + a] - m);
    for (let d = 0; d < WIDTH; d++) {
      short[i * WIDTH + d] = dot(centred, directions[d]);
      squares += short[i * WIDTH + d] ** 2;
    }
  }
  const scale = KNOWN_SCALE / Math.sqrt(squares / short.length);
  return short.map((value) => value * scale);
}

/** Gram and Schmidt's way; alters what it is given. */
function orthonormal(vectors: Float64Array[]): Float64Array[] {
  vectors.forEach((vector, i) => {
    for (const before of vectors.slice(0, i)) {
      const along = dot(vector, before);
      for (let a = 0; a < vector.length; a++) vector[a] -= along * before[a];
    }
    const length = Math.sqrt(dot(vector, vector));
    for (let a = 0; a < vector.length; a++) vector[a] /= length;
  });
  return vectors;
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let k = 0; k < a.length; k++) sum += a[k] * b[k];
  return sum;
}
