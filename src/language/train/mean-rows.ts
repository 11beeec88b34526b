/** @module Several classifiers as one: the mean of their weights, which errs less than each of them by itself. */
import type { LinearRows } from '../linear.js';

/**
 * The mean of rows over the same classes; a row that one lacks counts as zeros.
 *
 * @param dropped means of at most so many steps are left out
 */
export function meanOfRows(all: readonly LinearRows[], dropped: number): LinearRows {
  const { classes } = all[0];
  const sums = new Map<number, Float64Array>();
  for (const { keys, lengths, labels, weights } of all) {
    let at = 0;
    keys.forEach((key, i) => {
      const sum = sums.get(key) ?? new Float64Array(classes);
      sums.set(key, sum);
      for (const behind = at + lengths[i]; at < behind; at++) sum[labels[at]] += weights[at];
    });
  }
  const keys: number[] = [];
  const lengths: number[] = [];
  const labels: number[] = [];
  const weights: number[] = [];
  for (const key of Uint32Array.from(sums.keys()).sort()) {
    const before = labels.length;
    sums.get(key)!.forEach((sum, label) => {
      const weight = Math.round(sum / all.length);
      if (Math.abs(weight) <= dropped) return;
      labels.push(label);
      weights.push(weight);
    });
    if (labels.length === before) continue;
    keys.push(key);
    lengths.push(labels.length - before);
  }
  return {
    classes,
    keys: Uint32Array.from(keys),
    lengths: Uint8Array.from(lengths),
    labels: Uint8Array.from(labels),
    weights: Int16Array.from(weights),
  };
}
