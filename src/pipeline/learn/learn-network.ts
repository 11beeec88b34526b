/**
 * @module Learning a network: AdaGrad (Duchi, Hazan, Singer 2011), with one step size for all weights of a feature's row
 * since they are moved together, and dropout (Srivastava and others 2014) of features and units. The order and what is
 * dropped come from a chance that is the same every time, so that the same data gives the same bytes. Two are learned, each
 * by a chance of its own, and stand side by side as one: the mean of their log odds is less of chance's making than either's.
 *
 * Where several examples could be the one that says a fact, it is known only that some of them does. After the first round
 * those that fall behind the likeliest are left open (multiple-instance learning: Dietterich, Lathrop, Lozano-Pérez 1997;
 * for relations in text, Riedel, Yao, McCallum 2010).
 */
import { rowOf } from '../../relate/linear.js';
import { Network } from '../../relate/network.js';
import { random, shuffle } from '../../chance.js';
import type { Example } from './learner.js';

/** Chosen by cross-validation over the annotated articles; half the units lose two points of precision. */
const HIDDEN = 64;
/** What each network's chance begins with. */
const SEEDS = [1, 2];
const EPOCHS = 6;
const ROW_RATE = 0.03;
const RATE = 0.03;
/** Shares of features and of units that an example does without. */
const FEATURES_DROPPED = 0.3;
const UNITS_DROPPED = 0.4;
/** A feature seen in fewer examples is not learned from. */
const LEAST_SEEN = 2;
/** An answer that is off by less than this teaches nothing. */
const LEAST_ERROR = 0.005;
/** An example whose answers are all nearer than this is left out of every other round. */
const EASY = 0.03;
/** Of the examples that could say one fact, those whose log odds are this far behind the likeliest are left open. */
const BEHIND = 0.5;
/** Log odds of a question before anything is seen: few are answered with yes. */
const RARE = -3;

/** @param rows a power of two @returns a network of the units of several, whose log odds are the mean of theirs */
export function learnNetwork(examples: readonly Example[], columns: number, rows: number): Network {
  const seen = new Uint32Array(rows);
  const all = examples.map(({ features }) => Int32Array.from(features, (feature) => rowOf(feature, rows)));
  for (const own of all) for (const row of own) seen[row]++;
  const known = all.map((own) => own.filter((row) => seen[row] >= LEAST_SEEN));
  const learned = SEEDS.map((seed) => {
    const chance = random(seed);
    const learner = new NetworkLearner(columns, rows, chance);
    for (let row = 0; row < rows; row++) if (seen[row] >= LEAST_SEEN) learner.begin(row);
    learnInRounds(learner, examples, known, chance);
    return learner;
  });
  return sideBySide(learned, columns, rows);
}

function learnInRounds(
  learner: NetworkLearner,
  examples: readonly Example[],
  known: readonly Int32Array[],
  chance: () => number,
): void {
  const order = Int32Array.from(known.keys());
  const easy = new Uint8Array(examples.length);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, chance);
    const pace = 1 - epoch / EPOCHS;
    const answers = epoch === 0 ? examples.map((example) => example.answers) : answersOf(examples, known, learner);
    for (const index of order) {
      if (epoch % 2 === 1 && easy[index] === 1) continue;
      easy[index] = learner.learn(known[index], examples[index].columns, answers[index], pace) < EASY ? 1 : 0;
    }
  }
}

/** The answers of each example, those left open that others give more likely: see above. */
function answersOf(
  examples: readonly Example[],
  known: readonly Int32Array[],
  learner: NetworkLearner,
): ArrayLike<number>[] {
  const likeliest = new Map<object, number>();
  const odds = examples.map(({ columns, facts }, index) => {
    if (facts?.some((fact) => fact !== undefined) !== true) return undefined;
    const own = learner.score(known[index], columns);
    facts.forEach((fact, c) => {
      if (fact !== undefined) likeliest.set(fact, Math.max(likeliest.get(fact) ?? own[c], own[c]));
    });
    return own;
  });
  return examples.map(({ answers, facts }, index) => {
    const own = odds[index];
    if (own === undefined) return answers;
    return Int8Array.from(answers, (answer, c) => {
      const fact = facts?.[c];
      return fact !== undefined && own[c] < likeliest.get(fact)! - BEHIND ? -1 : answer;
    });
  });
}

/** What was learned, in eight bits a weight; the few that lie far out are cut off so that the many keep their precision. */
function sideBySide(learned: readonly NetworkLearner[], columns: number, rows: number): Network {
  const hidden = learned.length * HIDDEN;
  const weights = new Float32Array(rows * hidden);
  const bias = new Float32Array(hidden);
  const answers = new Float32Array(columns * hidden);
  const odds = new Float32Array(columns);
  learned.forEach((own, n) => {
    const place = (from: Float32Array, to: Float32Array, share: number): void => {
      for (let i = 0; i < from.length; i++)
        to[Math.floor(i / HIDDEN) * hidden + n * HIDDEN + (i % HIDDEN)] = from[i] * share;
    };
    place(own.weights, weights, 1);
    place(own.bias, bias, 1);
    place(own.answers, answers, 1 / learned.length);
    own.odds.forEach((each, column) => (odds[column] += each / learned.length));
  });
  const sizes = weights
    .filter((weight) => weight !== 0)
    .map(Math.abs)
    .sort();
  const scale = Math.fround((sizes[Math.floor(sizes.length * 0.9999)] || 1) / 127);
  const steps = Int8Array.from(weights, (weight) => Math.max(-127, Math.min(127, Math.round(weight / scale))));
  // All features are there when it is asked, of which it saw a share while it learned.
  return new Network(steps, Math.fround(scale * (1 - FEATURES_DROPPED)), bias, answers, odds);
}

class NetworkLearner {
  readonly weights: Float32Array;
  private readonly rowSquares: Float32Array;
  readonly bias = new Float32Array(HIDDEN);
  private readonly biasSquares = new Float32Array(HIDDEN).fill(1e-3);
  readonly answers: Float32Array;
  private readonly answerSquares: Float32Array;
  readonly odds: Float32Array;
  private readonly oddsSquares: Float32Array;
  private readonly unit = new Float32Array(HIDDEN);
  private readonly gate = new Float32Array(HIDDEN);
  private readonly slope = new Float32Array(HIDDEN);

  constructor(
    columns: number,
    rows: number,
    private readonly chance: () => number,
  ) {
    this.weights = new Float32Array(rows * HIDDEN);
    this.rowSquares = new Float32Array(rows).fill(1e-3);
    this.answers = Float32Array.from({ length: columns * HIDDEN }, () => this.normal() / Math.sqrt(HIDDEN));
    this.answerSquares = new Float32Array(columns * HIDDEN).fill(1e-2);
    this.odds = new Float32Array(columns).fill(RARE);
    this.oddsSquares = new Float32Array(columns).fill(0.1);
  }

  /** Small weights for a row that is learned from. */
  begin(row: number): void {
    for (let k = 0; k < HIDDEN; k++) this.weights[row * HIDDEN + k] = 0.02 * this.normal();
  }

  /** One step. @param pace from 1 down to 0 @returns the largest error of an answer */
  learn(rows: Int32Array, columns: ArrayLike<number>, answers: ArrayLike<number>, pace: number): number {
    const { weights, rowSquares, unit, gate, slope } = this;
    const kept = rows.filter(() => this.chance() >= FEATURES_DROPPED);
    unit.set(this.bias);
    for (const row of kept) for (let k = 0, at = row * HIDDEN; k < HIDDEN; k++) unit[k] += weights[at + k];
    for (let k = 0; k < HIDDEN; k++) {
      gate[k] = unit[k] > 0 && this.chance() >= UNITS_DROPPED ? 1 / (1 - UNITS_DROPPED) : 0;
      unit[k] *= gate[k];
    }
    slope.fill(0);
    let largest = 0;
    for (let c = 0; c < columns.length; c++) {
      if (answers[c] >= 0) largest = Math.max(largest, this.answer(columns[c], answers[c], RATE * pace));
    }
    if (largest < LEAST_ERROR) return largest;
    let square = 0;
    for (let k = 0; k < HIDDEN; k++) {
      slope[k] *= gate[k];
      square += slope[k] ** 2 / HIDDEN;
      this.biasSquares[k] += slope[k] ** 2;
      this.bias[k] -= (RATE * pace * slope[k]) / Math.sqrt(this.biasSquares[k]);
    }
    for (const row of kept) {
      rowSquares[row] += square;
      const step = (ROW_RATE * pace) / Math.sqrt(rowSquares[row]);
      for (let k = 0, at = row * HIDDEN; k < HIDDEN; k++) weights[at + k] -= step * slope[k];
    }
    return largest;
  }

  /** The log odds of some columns' questions as they are now, in their order. */
  score(rows: Int32Array, columns: ArrayLike<number>): number[] {
    const { weights, unit, answers, odds } = this;
    unit.fill(0);
    for (const row of rows) for (let k = 0, at = row * HIDDEN; k < HIDDEN; k++) unit[k] += weights[at + k];
    // All features are there, of which it sees a share while it learns.
    for (let k = 0; k < HIDDEN; k++) unit[k] = Math.max(0, unit[k] * (1 - FEATURES_DROPPED) + this.bias[k]);
    return Array.from(columns, (column) => {
      let odd = odds[column];
      for (let k = 0, at = column * HIDDEN; k < HIDDEN; k++) odd += answers[at + k] * unit[k];
      return odd;
    });
  }

  /** Moves one question's weights, and adds to the units' slopes. @returns how far the answer was off */
  private answer(column: number, truth: number, rate: number): number {
    const { answers, answerSquares, unit, gate, slope } = this;
    const at = column * HIDDEN;
    let odds = this.odds[column];
    for (let k = 0; k < HIDDEN; k++) odds += answers[at + k] * unit[k];
    const error = 1 / (1 + Math.exp(-odds)) - truth;
    if (Math.abs(error) < LEAST_ERROR) return Math.abs(error);
    this.oddsSquares[column] += error * error;
    this.odds[column] -= (rate * error) / Math.sqrt(this.oddsSquares[column]);
    for (let k = 0; k < HIDDEN; k++) {
      if (gate[k] === 0) continue;
      slope[k] += error * answers[at + k];
      const gradient = error * unit[k];
      answerSquares[at + k] += gradient * gradient;
      answers[at + k] -= (rate * gradient) / Math.sqrt(answerSquares[at + k]);
    }
    return Math.abs(error);
  }

  /** Box and Muller (1958). */
  private normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.chance())) * Math.cos(2 * Math.PI * this.chance());
  }
}
