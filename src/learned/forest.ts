/** @module Gradient-boosted decision trees: what a table of measures adds up to. */

/** A tree as parallel arrays, its root first. A leaf has no measure (-1). */
export interface DecisionTree {
  readonly measure: readonly number[];
  /** Up to and with this value the way goes to `low`, above it to the node behind that. */
  readonly threshold: readonly number[];
  readonly low: readonly number[];
  /** What a leaf adds to the log odds. */
  readonly value: readonly number[];
}

export interface Forest {
  /** Log odds before any tree has spoken. */
  readonly base: number;
  readonly trees: readonly DecisionTree[];
}

/** More than what rounding, of the sum or of `least`, can make of a tree's share. */
const SLACK = 1e-9;

/**
 * The log odds that a forest gives to rows of measures; -Infinity for a row that cannot come to `least`, which most show
 * before all trees have spoken. Its nodes are laid one tree behind the other, so that asking for many rows walks through
 * little memory.
 */
export function grow({ base, trees }: Forest): (row: ArrayLike<number>, least?: number) => number {
  const roots = new Int32Array(trees.length);
  for (let t = 1; t < trees.length; t++) roots[t] = roots[t - 1] + trees[t - 1].measure.length;
  const measure = Int16Array.from(trees.flatMap((tree) => tree.measure));
  const low = Int32Array.from(trees.flatMap((tree, t) => tree.low.map((node) => roots[t] + node)));
  // Where the way goes on from inside a tree, and what is added where it ends.
  const number = Float64Array.from(
    trees.flatMap((tree) => tree.measure.map((own, node) => (own < 0 ? tree.value : tree.threshold)[node])),
  );
  // The most that a tree and those behind it can add.
  const most = new Float64Array(trees.length + 1);
  for (let t = trees.length - 1; t >= 0; t--) {
    const leaves = trees[t].value.filter((_, node) => trees[t].measure[node] < 0);
    most[t] = most[t + 1] + Math.max(...leaves) + SLACK;
  }
  return (row, least = -Infinity) => {
    let sum = base;
    for (let t = 0; t < roots.length; t++) {
      if (sum + most[t] < least) return -Infinity;
      let node = roots[t];
      // A sum, not a choice: which way a row goes no processor foresees.
      for (let own = measure[node]; own >= 0; own = measure[node]) node = low[node] + Number(row[own] > number[node]);
      sum += number[node];
    }
    return sum;
  };
}
