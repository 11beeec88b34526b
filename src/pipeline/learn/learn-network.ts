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
import { Network } from '../../learned/network.js';
import { random, shuffle } from '../../chance.js';
import { compileLearnKernel, type LearnKernel } from './learn-kernel.js';
import type { Example } from './learner.js';
import { materialOf, type Material } from './material.js';

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
/** Steps that a weight may be from 0. An eighth of what a byte holds: held-out facts are judged as well, and the file is two thirds as long. */
const STEPS = 15;
/** Log odds of a question before anything is seen: few are answered with yes. */
const RARE = -3;

type Learned = Pick<Network, 'bias' | 'answers' | 'odds'> & { readonly weights: Float32Array };

/** @param rows a power of two @returns a network of the units of several, whose log odds are the mean of theirs */
export function learnNetwork(examples: readonly Example[], columns: number, rows: number): Network {
  const material = materialOf(examples, rows, LEAST_SEEN);
  return sideBySide(
    SEEDS.map((seed) => learnInRounds(material, columns, seed)),
    columns,
    rows,
  );
}

function learnInRounds(material: Material, columns: number, seed: number): Learned {
  const chance = random(seed);
  const learner = new NetworkLearner(material, columns, chance);
  const count = material.rowsFrom.length - 1;
  const order = Int32Array.from({ length: count }, (_, index) => index);
  const easy = new Uint8Array(count);
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    shuffle(order, chance);
    const pace = 1 - epoch / EPOCHS;
    const answers = epoch === 0 ? material.answers : answersOf(material, learner);
    for (const index of order) {
      if (epoch % 2 === 1 && easy[index] === 1) continue;
      easy[index] = learner.learn(index, answers, pace) < EASY ? 1 : 0;
    }
  }
  return learner.learned;
}

/** The answer to each question, those left open that others give more likely: see above. */
function answersOf({ questionsFrom, answers, facts, factCount }: Material, learner: NetworkLearner): Int8Array {
  const odds = new Float32Array(facts.length);
  const likeliest = new Float32Array(factCount).fill(-Infinity);
  for (let index = 0; index + 1 < questionsFrom.length; index++) {
    const end = questionsFrom[index + 1];
    let isSeen = false;
    for (let question = questionsFrom[index]; question < end; question++) {
      const fact = facts[question];
      if (fact < 0) continue;
      if (!isSeen) learner.see(index);
      isSeen = true;
      odds[question] = learner.oddsOf(question);
      likeliest[fact] = Math.max(likeliest[fact], odds[question]);
    }
  }
  return answers.map((answer, question) => {
    const fact = facts[question];
    return fact >= 0 && odds[question] < likeliest[fact] - BEHIND ? -1 : answer;
  });
}

/** What was learned, in whole steps; the few weights that lie far out are cut off so that the many keep their precision. */
function sideBySide(learned: readonly Learned[], columns: number, rows: number): Network {
  const hidden = learned.length * HIDDEN;
  const weights = new Float32Array(rows * hidden);
  const bias = new Float32Array(hidden);
  const answers = new Float32Array(columns * hidden);
  const odds = new Float32Array(columns);
  learned.forEach((own, n) => {
    const place = (from: Float32Array, to: Float32Array): void => {
      for (let i = 0; i < from.length; i += HIDDEN)
        to.set(from.subarray(i, i + HIDDEN), i * learned.length + n * HIDDEN);
    };
    place(own.weights, weights);
    place(own.bias, bias);
    place(
      own.answers.map((answer) => answer / learned.length),
      answers,
    );
    own.odds.forEach((each, column) => (odds[column] += each / learned.length));
  });
  let zeros = 0;
  for (let i = 0; i < weights.length; i++) if (weights[i] === 0) zeros++;
  const sizes = weights.map(Math.abs).sort().subarray(zeros);
  const scale = Math.fround((sizes[Math.floor(sizes.length * 0.9999)] || 1) / STEPS);
  const steps = new Int8Array(weights.length);
  for (let i = 0; i < steps.length; i++) steps[i] = Math.max(-STEPS, Math.min(STEPS, Math.round(weights[i] / scale)));
  // All features are there when it is asked, of which it saw a share while it learned.
  return new Network(steps, Math.fround(scale * (1 - FEATURES_DROPPED)), bias, answers, odds);
}

class NetworkLearner {
  private readonly kernel: LearnKernel;
  private readonly odds: Float32Array;
  private readonly oddsSquares: Float32Array;

  constructor(
    private readonly material: Material,
    columns: number,
    private readonly chance: () => number,
  ) {
    const { rowsFrom, seen } = material;
    const most = rowsFrom.reduce((longest, from, index) => Math.max(longest, (rowsFrom[index + 1] ?? from) - from), 0);
    this.kernel = compileLearnKernel({ width: HIDDEN, rows: seen.length, columns, most });
    const { weights, rowSquares, biasSquares, answers, answerSquares } = this.kernel;
    rowSquares.fill(1e-3);
    biasSquares.fill(1e-3);
    answerSquares.fill(1e-2);
    for (let i = 0; i < answers.length; i++) answers[i] = this.normal() / Math.sqrt(HIDDEN);
    // Small weights for the rows that are learned from.
    for (let i = 0; i < weights.length; i++)
      if (seen[Math.floor(i / HIDDEN)] >= LEAST_SEEN) weights[i] = 0.02 * this.normal();
    this.odds = new Float32Array(columns).fill(RARE);
    this.oddsSquares = new Float32Array(columns).fill(0.1);
  }

  get learned(): Learned {
    const { weights, bias, answers } = this.kernel;
    return { weights, bias, answers, odds: this.odds };
  }

  /** One step. @param answers to all questions @param pace from 1 down to 0 @returns the largest error of an answer */
  learn(index: number, answers: Int8Array, pace: number): number {
    const { kernel, chance } = this;
    const { rowsFrom, rows, questionsFrom } = this.material;
    const { kept, units, gates } = kernel;
    // What chance drops no processor foresees: numbers cost less here than branches.
    let count = 0;
    for (let i = rowsFrom[index]; i < rowsFrom[index + 1]; i++) {
      kept[count] = rows[i];
      count += Number(chance() >= FEATURES_DROPPED);
    }
    kernel.sum(count, 1);
    for (let k = 0; k < HIDDEN; k++)
      gates[k] = units[k] > 0 ? Number(chance() >= UNITS_DROPPED) / (1 - UNITS_DROPPED) : 0;
    kernel.gate();
    let largest = 0;
    for (let question = questionsFrom[index]; question < questionsFrom[index + 1]; question++)
      if (answers[question] >= 0) largest = Math.max(largest, this.answer(question, answers[question], RATE * pace));
    if (largest >= LEAST_ERROR) kernel.moveRows(count, RATE * pace, ROW_RATE * pace);
    return largest;
  }

  /** Sets the units to what all of an example's features make of them, of which it sees a share while it learns. */
  see(index: number): void {
    const { rowsFrom, rows } = this.material;
    const own = rows.subarray(rowsFrom[index], rowsFrom[index + 1]);
    this.kernel.kept.set(own);
    this.kernel.sum(own.length, 1 - FEATURES_DROPPED);
  }

  /** The log odds of a question by the units as they are. */
  oddsOf(question: number): number {
    const column = this.material.columns[question];
    return this.odds[column] + this.kernel.product(column);
  }

  /** Moves one question's weights, and adds to the units' slopes. @returns how far the answer was off */
  private answer(question: number, truth: number, rate: number): number {
    const { odds, oddsSquares } = this;
    const column = this.material.columns[question];
    const error = 1 / (1 + Math.exp(-this.oddsOf(question))) - truth;
    if (Math.abs(error) < LEAST_ERROR) return Math.abs(error);
    oddsSquares[column] += error * error;
    odds[column] -= (rate * error) / Math.sqrt(oddsSquares[column]);
    this.kernel.moveAnswer(column, error, rate);
    return Math.abs(error);
  }

  /** Box and Muller (1958). */
  private normal(): number {
    return Math.sqrt(-2 * Math.log(1 - this.chance())) * Math.cos(2 * Math.PI * this.chance());
  }
}
