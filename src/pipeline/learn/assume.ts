/** @module A forest that need not ask for one of its measures, since that is known. */
import type { DecisionTree, Forest } from '../../learned/forest.js';

/** The same forest where the measure of this number has this value, without its questions for it. */
export function assume({ base, trees }: Forest, measure: number, value: number): Forest {
  return { base, trees: trees.map((tree) => assumeInTree(tree, measure, value)) };
}

function assumeInTree(tree: DecisionTree, known: number, value: number): DecisionTree {
  const kept = { measure: [-1], threshold: [0], low: [0], value: [0] };
  const copy = (node: number, to: number): void => {
    const [measure, threshold, low] = [tree.measure[node], tree.threshold[node], tree.low[node]];
    if (measure === known) {
      copy(low + Number(value > threshold), to);
      return;
    }
    kept.measure[to] = measure;
    kept.threshold[to] = threshold;
    kept.value[to] = tree.value[node];
    if (measure < 0) return;
    const below = kept.measure.length;
    kept.low[to] = below;
    // The two ways stand side by side before what lies behind either.
    for (const own of Object.values(kept)) own.push(0, 0);
    copy(low, below);
    copy(low + 1, below + 1);
  };
  copy(0, 0);
  return kept;
}
