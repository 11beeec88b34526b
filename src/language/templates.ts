/**
 * @module Feature templates as data. A template names a value, or two templates that are paired; compiled, all pairs are
 * one short loop over numbers, which no engine has to box.
 */
import { mix, pair } from './hash.js';

/** A value's name, or a pair, the order of which counts. */
export type Template = string | readonly [Template, Template];

/** Templates that belong together. */
export interface TemplateGroup {
  /** The names of the values that decide all of their features; none where sums of them are not kept. */
  readonly by: readonly string[];
  readonly templates: readonly Template[];
}

/** A feature for each template: pairs are formed in order, each from values and earlier pairs. */
export interface Program {
  /** Values that the caller fills in, in the order of their names; pairs stand behind them. */
  readonly values: Int32Array;
  readonly inputs: number;
  readonly left: Uint16Array;
  readonly right: Uint16Array;
  /** Where each template's value stands. */
  readonly results: Uint16Array;
  /** The number of the first template; the others follow. Programs that write features of one classifier share none, but for {@link twice}. */
  readonly firstNumber: number;
  /** Where the values of {@link TemplateGroup.by} stand. */
  readonly by: Uint16Array;
}

/**
 * A program for each group; all share one array of values.
 *
 * @param names of the values, in the order in which they are filled in
 * @param firstNumber see {@link Program.firstNumber}
 * @param copies how many numbers each template has: two where {@link twice} is used
 */
export function compileGroups(
  names: readonly string[],
  groups: readonly TemplateGroup[],
  firstNumber = 0,
  copies = 1,
): Program[] {
  const compiled = groups.map(({ templates }) => pairsOf(names, templates));
  const values = new Int32Array(names.length + Math.max(...compiled.map(({ left }) => left.length)));
  let number = firstNumber;
  return compiled.map(({ left, right, results }, g) => {
    number += g === 0 ? 0 : copies * groups[g - 1].templates.length;
    return {
      values,
      inputs: names.length,
      left: Uint16Array.from(left),
      right: Uint16Array.from(right),
      results: Uint16Array.from(results),
      firstNumber: number,
      by: Uint16Array.from(groups[g].by, (name) => placeOf(names, name)),
    };
  });
}

/** The program that writes the same features, and each once more as a feature of its own. */
export function twice(program: Program): Program {
  return { ...program, results: Uint16Array.of(...program.results, ...program.results) };
}

function pairsOf(
  names: readonly string[],
  templates: readonly Template[],
): { left: number[]; right: number[]; results: number[] } {
  const left: number[] = [];
  const right: number[] = [];
  const places = new Map<string, number>();
  const place = (template: Template): number => {
    if (typeof template === 'string') return placeOf(names, template);
    const key = JSON.stringify(template);
    const known = places.get(key);
    if (known !== undefined) return known;
    const [a, b] = [place(template[0]), place(template[1])];
    left.push(a);
    right.push(b);
    places.set(key, names.length + left.length - 1);
    return names.length + left.length - 1;
  };
  return { left, right, results: templates.map(place) };
}

function placeOf(names: readonly string[], name: string): number {
  const place = names.indexOf(name);
  if (place < 0) throw new Error(`expected one of ${names.join(' ')}, got "${name}"`);
  return place;
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
