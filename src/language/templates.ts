/**
 * @module Feature templates as data. A template names a value, or two templates that are paired; compiled, all pairs are
 * one short loop over numbers, which no engine has to box.
 */
import { mix, pair } from './hash.js';

/** A value's name, or a pair, the order of which counts. */
export type Template = string | readonly [Template, Template];

/** A feature for each template: pairs are formed in order, each from values and earlier pairs. */
export interface Program {
  /** Values that the caller fills in, in the order of their names; pairs stand behind them. */
  readonly values: Int32Array;
  readonly inputs: number;
  readonly left: Uint16Array;
  readonly right: Uint16Array;
  /** Where each template's value stands. */
  readonly results: Uint16Array;
  /** The number of the first template; the others follow. Programs that write features of one classifier share none. */
  readonly firstNumber: number;
}

/**
 * @param names of the values, in the order in which they are filled in
 * @param firstNumber see {@link Program.firstNumber}
 */
export function compileTemplates(names: readonly string[], templates: readonly Template[], firstNumber = 0): Program {
  const left: number[] = [];
  const right: number[] = [];
  const places = new Map<string, number>(names.map((name, index) => [JSON.stringify(name), index]));
  const place = (template: Template): number => {
    const key = JSON.stringify(template);
    const known = places.get(key);
    if (known !== undefined) return known;
    if (typeof template === 'string') throw new Error(`expected one of ${names.join(' ')}, got "${template}"`);
    const [a, b] = [place(template[0]), place(template[1])];
    left.push(a);
    right.push(b);
    places.set(key, names.length + left.length - 1);
    return names.length + left.length - 1;
  };
  const results = templates.map(place);
  return {
    values: new Int32Array(names.length + left.length),
    inputs: names.length,
    left: Uint16Array.from(left),
    right: Uint16Array.from(right),
    results: Uint16Array.from(results),
    firstNumber,
  };
}

/**
 * Writes the features of the values that were filled in into `out`, from index `at`.
 *
 * @returns the index behind them
 */
export function writeFeatures(program: Program, out: Int32Array, at = 0): number {
  const { values, inputs, left, right, results, firstNumber } = program;
  for (let k = 0; k < left.length; k++) values[inputs + k] = pair(values[left[k]], values[right[k]]);
  for (let t = 0; t < results.length; t++) out[at + t] = mix(firstNumber + t, values[results[t]]);
  return at + results.length;
}
