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

/** The log odds that a forest gives to a row of measures. */
export function grow({ base, trees }: Forest, row: ArrayLike<number>): number {
  let sum = base;
  for (const { measure, threshold, low, value } of trees) {
    let node = 0;
    while (measure[node] >= 0) node = low[node] + (row[measure[node]] <= threshold[node] ? 0 : 1);
    sum += value[node];
  }
  return sum;
}
