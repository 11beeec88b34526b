/**
 * @module Fits a forest's log odds to the news as it is. Most annotated articles are made up; they state more of what they
 * were made for than newsrooms do (who supplies whom), and less of the rest. Those rewritten from real stories are few, but
 * enough to tell by how much each predicate, or role of a claim, is off: an intercept a predicate (Platt 1999, "Probabilistic outputs for
 * support vector machines"; on a prior that has shifted Saerens, Latinne and Decaestecker 2002).
 */
import type { JudgedTriple } from './examples.js';

/** Holds an intercept to nothing as if so many claims had spoken for that. */
const RIDGE = 5;
/** Newton's steps; fewer are enough where many speak. */
const STEPS = 20;

/** What to add to the log odds of each predicate. @param triples of real stories @param odds of a row of measures @param predicates how many there are */
export function shiftsOf(
  triples: readonly JudgedTriple[],
  odds: (measures: readonly number[]) => number,
  predicates: number,
): number[] {
  const seen = Array.from({ length: predicates }, (): { odd: number; truth: number }[] => []);
  for (const { triple, measures, truth } of triples)
    if (truth !== null) seen[triple.predicate].push({ odd: odds(measures), truth: truth ? 1 : 0 });
  return seen.map(interceptOf);
}

/** What to add to log odds so that as many come true as they say. @param claims log odds, and 1 for what came true or 0 */
export function interceptOf(claims: readonly { readonly odd: number; readonly truth: number }[]): number {
  let shift = 0;
  for (let step = 0; step < STEPS; step++) {
    let slope = RIDGE * shift;
    let bend = RIDGE;
    for (const { odd, truth } of claims) {
      const probability = 1 / (1 + Math.exp(-odd - shift));
      slope += probability - truth;
      bend += probability * (1 - probability);
    }
    shift -= slope / bend;
  }
  return Number(shift.toFixed(2));
}
