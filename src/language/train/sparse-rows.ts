/** @module A table of weights as the sparse rows of a classifier. */
import { rowStarts, type LinearRows } from '../linear.js';
import { SortedKeys } from '../sorted-keys.js';

/**
 * The rows of what is not left out.
 *
 * @param keys features in ascending order as unsigned numbers
 * @param weightOf the weight of a class for the feature at an index of `keys`; it is rounded to a whole number
 * @param dropped weights of at most so much are left out, and features that have no others
 */
export function sparseRows(
  classes: number,
  keys: Uint32Array,
  weightOf: (index: number, label: number) => number,
  dropped: number,
): LinearRows {
  const kept: number[] = [];
  const rows: (readonly [label: number, weight: number])[][] = [];
  keys.forEach((key, index) => {
    const row: [number, number][] = [];
    for (let label = 0; label < classes; label++) {
      const weight = Math.round(weightOf(index, label));
      if (Math.abs(weight) > dropped) row.push(...inBytes(weight).map((part): [number, number] => [label, part]));
    }
    if (row.length === 0) return;
    kept.push(key);
    rows.push(row);
  });
  const lengths = Uint8Array.from(rows, (row) => row.length);
  const starts = rowStarts(lengths);
  const entries = lengths.reduce((sum, length) => sum + length, 0);
  const labels = new Uint8Array(entries);
  const weights = new Int8Array(entries);
  rows.forEach((row, index) => {
    row.forEach(([label, weight], k) => {
      labels[starts[index] + k] = label;
      weights[starts[index] + k] = weight;
    });
  });
  return { classes, keys: SortedKeys.of(Uint32Array.from(kept)), lengths, labels, weights };
}

/** A weight as numbers of a byte that come to it. */
function inBytes(weight: number): number[] {
  const parts: number[] = [];
  let rest = weight;
  for (; rest > 127; rest -= 127) parts.push(127);
  for (; rest < -128; rest += 128) parts.push(-128);
  return [...parts, rest];
}
