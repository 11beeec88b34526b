/** @module Several classifiers as one: the mean of their weights, which errs less than each of them by itself. */
import { rowStarts, type LinearRows } from '../linear.js';
import { HALVES } from '../sorted-keys.js';
import { sparseRows } from './sparse-rows.js';

/**
 * The mean of rows over the same classes; a row that one lacks counts as zeros.
 *
 * @param dropped means of at most so many steps are left out
 */
export function meanOfRows(all: readonly LinearRows[], dropped: number): LinearRows {
  const { classes } = all[0];
  const sums = new Map<number, Float64Array>();
  for (const { keys, lengths, labels, weights } of all) {
    const starts = rowStarts(lengths);
    for (let half = 0; half < HALVES; half++) {
      for (let i = keys.starts[half]; i < keys.starts[half + 1]; i++) {
        const key = keys.keyAt(half, i) >>> 0;
        const sum = sums.get(key) ?? new Float64Array(classes);
        sums.set(key, sum);
        for (let at = starts[i]; at < starts[i] + lengths[i]; at++) sum[labels[at]] += weights[at];
      }
    }
  }
  const keys = Uint32Array.from(sums.keys()).sort();
  return sparseRows(classes, keys, (index, label) => sums.get(keys[index])![label] / all.length, dropped);
}
