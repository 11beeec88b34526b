/**
 * @module What each word most likely is in a name, learned from its vector: words that no list has are told by those that
 * are used like them. A network of one hidden layer over the vector, trained on words of which lists or marked texts say
 * what they are.
 */
import { lowerHash } from '../forms.js';
import { LISTS, WORD_ROLES, packRoles } from '../lexicon.js';
import { NAME_KINDS } from '../names.js';
import { random, shuffled } from '../../chance.js';
import { Weights, correctedRate } from './adam.js';
import type { Vectors } from './clusters.js';
import { labelOf, type NamedText } from './names.js';

const ROLES = WORD_ROLES.length;
const role = (name: (typeof WORD_ROLES)[number]): number => WORD_ROLES.indexOf(name);
/** The role that each list speaks for. */
const ROLE_OF_LIST: readonly (readonly [list: number, role: number])[] = [
  [LISTS.first, role('first')],
  [LISTS.last, role('last')],
  [LISTS.place, role('place')],
  [LISTS.organisation, role('organisation')],
  [LISTS.demonym, role('demonym')],
];
/** The lists' word counts as much as so many places in texts; more places than the most add nothing. */
const LISTED = 2;
const MOST = 3;

const HIDDEN = 64;
const EPOCHS = 8;
const BATCH = 32;
const RATE = 0.002;
/** Vectors come with length 1: numbers of about a third suit the network. */
const STRETCH = 3;
/** Bound of the weights to begin with. */
const FIRST = 0.15;
/** From here on the likeliest role is nearly sure, and the second is left out. */
const SURE = 0.75;

/**
 * The roles of all words that have vectors.
 *
 * @param lists `lower` hash (unsigned) → bits of {@link LISTS}
 * @param texts whose names are known
 * @returns `lower` hash (unsigned) → {@link packRoles}; the first of words that fold together wins
 */
export function wordRoles(
  vectors: Vectors,
  lists: ReadonlyMap<number, number>,
  texts: readonly NamedText[],
): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  vectors.words.forEach((word, i) => {
    const hash = lowerHash(word) >>> 0;
    if (!places.has(hash)) places.set(hash, i);
  });
  const targets = new Map<number, Float64Array>();
  const targetOf = (place: number): Float64Array => {
    const target = targets.get(place) ?? new Float64Array(ROLES);
    targets.set(place, target);
    return target;
  };
  for (const [hash, bits] of lists) {
    const place = places.get(hash);
    const roles = ROLE_OF_LIST.filter(([list]) => (bits & list) !== 0);
    if (place === undefined || roles.length === 0) continue;
    for (const [, spoken] of roles) targetOf(place)[spoken] += LISTED / roles.length;
  }
  for (const [hash, counts] of rolesInTexts(texts)) {
    const place = places.get(hash);
    if (place === undefined) continue;
    const all = counts.reduce((a, b) => a + b);
    const target = targetOf(place);
    for (let k = 0; k < ROLES; k++) target[k] += (Math.min(all, MOST) * counts[k]) / all;
  }
  const network = trained(vectors, targets);
  return new Map([...places].map(([hash, place]) => [hash, likeliestTwo(network(place))]));
}

/** How often each word stands in which role. Of a person's name the last word is the last name. */
function rolesInTexts(texts: readonly NamedText[]): ReadonlyMap<number, Float64Array> {
  const counts = new Map<number, Float64Array>();
  const person = labelOf('person', true);
  for (const { seg, labels } of texts)
    for (let i = 0; i < seg.count; i++) {
      const hash = lowerHash(seg.text.slice(seg.start[i], seg.end[i])) >>> 0;
      const own = counts.get(hash) ?? new Float64Array(ROLES);
      counts.set(hash, own);
      own[roleOf(labels[i], labels[i] === person && labels[i + 1] === person + 1)]++;
    }
  return counts;
}

function roleOf(label: number, isFirst: boolean): number {
  if (label === 0) return role('none');
  const kind = NAME_KINDS[(label - 1) >> 1];
  if (kind === 'person') return role(isFirst ? 'first' : 'last');
  // A deposit bears the name of a place more often than not.
  return role(kind === 'organisation' ? 'organisation' : 'place');
}

/** Trains the network; what it returns gives the probabilities of the roles of a word, in an array that it uses again. */
function trained(
  { size, values }: Vectors,
  targets: ReadonlyMap<number, Float64Array>,
): (word: number) => Float64Array {
  const chance = random(1);
  const some = (n: number): Weights => new Weights(Float32Array.from({ length: n }, () => (chance() * 2 - 1) * FIRST));
  const inner = some(HIDDEN * size);
  const innerBias = new Weights(new Float32Array(HIDDEN));
  const outer = some(ROLES * HIDDEN);
  const outerBias = new Weights(new Float32Array(ROLES));
  const hidden = new Float64Array(HIDDEN);
  const output = new Float64Array(ROLES);
  const back = new Float64Array(HIDDEN);
  const forward = (word: number): Float64Array => {
    for (let a = 0; a < HIDDEN; a++) {
      let sum = innerBias.values[a];
      for (let d = 0; d < size; d++) sum += inner.values[a * size + d] * values[word * size + d] * STRETCH;
      hidden[a] = Math.max(0, sum);
    }
    let total = 0;
    for (let k = 0; k < ROLES; k++) {
      let sum = outerBias.values[k];
      for (let a = 0; a < HIDDEN; a++) sum += outer.values[k * HIDDEN + a] * hidden[a];
      output[k] = Math.exp(sum);
      total += output[k];
    }
    for (let k = 0; k < ROLES; k++) output[k] /= total;
    return output;
  };
  const learn = (word: number, target: Float64Array): void => {
    forward(word);
    const weight = target.reduce((a, b) => a + b);
    back.fill(0);
    for (let k = 0; k < ROLES; k++) {
      const error = (weight * output[k] - target[k]) / BATCH;
      outerBias.gradient[k] += error;
      for (let a = 0; a < HIDDEN; a++) {
        outer.gradient[k * HIDDEN + a] += error * hidden[a];
        back[a] += error * outer.values[k * HIDDEN + a];
      }
    }
    for (let a = 0; a < HIDDEN; a++) {
      if (hidden[a] === 0) continue;
      innerBias.gradient[a] += back[a];
      for (let d = 0; d < size; d++) inner.gradient[a * size + d] += back[a] * values[word * size + d] * STRETCH;
    }
  };
  const examples = [...targets].sort((a, b) => a[0] - b[0]);
  let step = 0;
  for (let epoch = 0; epoch < EPOCHS; epoch++) {
    const order = shuffled(examples.length, chance);
    for (let from = 0; from < order.length; from += BATCH) {
      for (const e of order.subarray(from, from + BATCH)) learn(...examples[e]);
      const rate = correctedRate(RATE, ++step);
      for (const weights of [inner, innerBias, outer, outerBias]) weights.step(rate);
    }
  }
  return forward;
}

function likeliestTwo(probabilities: Float64Array): number {
  const order = [...probabilities.keys()].sort((a, b) => probabilities[b] - probabilities[a] || a - b);
  return packRoles(order[0], probabilities[order[0]] >= SURE ? order[0] : order[1]);
}
