/**
 * @module Learning a forest: gradient boosting for log loss with second-order leaves (Friedman 2001; Chen and Guestrin
 * 2016), over measures cut into bins. The same data gives the same trees.
 */
import type { DecisionTree, Forest } from '../../learned/forest.js';
import { random } from '../../chance.js';

/** Chosen by cross-validation over the annotated articles. */
const TREES = 60;
const DEPTH = 7;
const RATE = 0.2;
/** Fewest rows of a leaf. */
const LEAST_ROWS = 15;
/** Draws a leaf's value to nothing where few rows speak for it. */
const SHRINKAGE = 5;
const BINS = 32;
/** Share of the measures that each tree may look at. */
const SHARE = 0.5;
/** A split that gains less is none. */
const LEAST_GAIN = 1e-3;

/** @param rows measures, all of one length @param truths 1 or 0 a row */
export function learnForest(rows: readonly (readonly number[])[], truths: readonly number[]): Forest {
  const count = rows.length;
  const width = rows[0]?.length ?? 0;
  const edges = Array.from({ length: width }, (_, measure) => edgesOf(rows.map((row) => row[measure])));
  const bins = edges.map((own, measure) => Uint8Array.from(rows, (row) => binOf(row[measure], own)));
  const positives = truths.reduce((sum, truth) => sum + truth, 0);
  const base = Math.log(positives / (count - positives));
  const odds = new Float64Array(count).fill(base);
  const gradient = new Float64Array(count);
  const curvature = new Float64Array(count);
  const chance = random(1);
  const trees: DecisionTree[] = [];
  for (let tree = 0; tree < TREES; tree++) {
    for (let row = 0; row < count; row++) {
      const probability = 1 / (1 + Math.exp(-odds[row]));
      gradient[row] = probability - truths[row];
      curvature[row] = probability * (1 - probability);
    }
    const measures = [...edges.keys()].filter((measure) => edges[measure].length > 0 && chance() < SHARE);
    trees.push(growTree({ edges, bins, gradient, curvature, measures, odds }));
  }
  return { base: rounded(base), trees };
}

interface Ground {
  readonly edges: readonly (readonly number[])[];
  readonly bins: readonly Uint8Array[];
  readonly gradient: Float64Array;
  readonly curvature: Float64Array;
  readonly measures: readonly number[];
  /** Log odds so far, to which the leaves add. */
  readonly odds: Float64Array;
}

function growTree(ground: Ground): DecisionTree {
  const tree = { measure: [-1], threshold: [0], low: [0], value: [0] };
  const grow = (node: number, rows: Int32Array, depth: number): void => {
    const split = depth === 0 ? undefined : bestSplit(ground, rows);
    if (split === undefined) {
      const value = rounded(RATE * leafValue(ground, rows));
      tree.value[node] = value;
      for (const row of rows) ground.odds[row] += value;
      return;
    }
    const { measure, bin } = split;
    const low = tree.measure.length;
    tree.measure[node] = measure;
    tree.threshold[node] = ground.edges[measure][bin];
    tree.low[node] = low;
    for (const side of [0, 1]) {
      tree.measure[low + side] = -1;
      tree.threshold[low + side] = tree.low[low + side] = tree.value[low + side] = 0;
    }
    grow(
      low,
      rows.filter((row) => ground.bins[measure][row] <= bin),
      depth - 1,
    );
    grow(
      low + 1,
      rows.filter((row) => ground.bins[measure][row] > bin),
      depth - 1,
    );
  };
  grow(0, Int32Array.from(ground.odds.keys()), DEPTH);
  return tree;
}

function leafValue({ gradient, curvature }: Ground, rows: Int32Array): number {
  let slope = 0;
  let bend = SHRINKAGE;
  for (const row of rows) {
    slope += gradient[row];
    bend += curvature[row];
  }
  return -slope / bend;
}

/** The measure and the last bin of its lower side that gain most; undefined where nothing gains. */
function bestSplit(
  { edges, bins, gradient, curvature, measures }: Ground,
  rows: Int32Array,
): { measure: number; bin: number } | undefined {
  if (rows.length < 2 * LEAST_ROWS) return undefined;
  let best: { measure: number; bin: number } | undefined;
  let most = LEAST_GAIN;
  for (const measure of measures) {
    const own = bins[measure];
    const slopes = new Float64Array(BINS);
    const bends = new Float64Array(BINS);
    const counts = new Int32Array(BINS);
    let slope = 0;
    let bend = 0;
    for (const row of rows) {
      slopes[own[row]] += gradient[row];
      bends[own[row]] += curvature[row];
      counts[own[row]]++;
      slope += gradient[row];
      bend += curvature[row];
    }
    const whole = slope ** 2 / (bend + SHRINKAGE);
    let [lowSlope, lowBend, low] = [0, 0, 0];
    for (let bin = 0; bin < edges[measure].length; bin++) {
      lowSlope += slopes[bin];
      lowBend += bends[bin];
      low += counts[bin];
      if (low < LEAST_ROWS) continue;
      if (rows.length - low < LEAST_ROWS) break;
      const gain =
        lowSlope ** 2 / (lowBend + SHRINKAGE) + (slope - lowSlope) ** 2 / (bend - lowBend + SHRINKAGE) - whole;
      if (gain > most) {
        most = gain;
        best = { measure, bin };
      }
    }
  }
  return best;
}

/** The upper edges of all bins but the last, by quantiles. */
function edgesOf(values: number[]): number[] {
  const sorted = Float64Array.from(values).sort();
  const edges: number[] = [];
  for (let bin = 1; bin < BINS; bin++) {
    const edge = sorted[Math.floor((sorted.length * bin) / BINS)];
    if (edges.length === 0 || edge > edges[edges.length - 1]) edges.push(edge);
  }
  return edges.slice(0, BINS - 1);
}

function binOf(value: number, edges: readonly number[]): number {
  let bin = 0;
  while (bin < edges.length && value > edges[bin]) bin++;
  return bin;
}

/** Six digits: enough for a leaf, and less to store. */
function rounded(value: number): number {
  return Number(value.toPrecision(6));
}
