/** @module Marks on a drawing that would lie on one another, put together. */

/** Something at a place of a drawing. */
export interface Mark<Thing> {
  readonly x: number;
  readonly y: number;
  readonly thing: Thing;
}

/** Things that lie together, at the place of the first of them. */
export interface Cluster<Thing> {
  readonly x: number;
  readonly y: number;
  readonly things: readonly [Thing, ...Thing[]];
}

/**
 * Each mark joins the first cluster that lies nearer than `reach`, else begins one; so those that come first keep their places.
 * Takes time with the product of marks and clusters.
 */
export function clusters<Thing>(marks: readonly Mark<Thing>[], reach: number): Cluster<Thing>[] {
  const found: { x: number; y: number; things: [Thing, ...Thing[]] }[] = [];
  for (const { x, y, thing } of marks) {
    const near = found.find((each) => Math.hypot(each.x - x, each.y - y) < reach);
    if (near === undefined) found.push({ x, y, things: [thing] });
    else near.things.push(thing);
  }
  return found;
}
