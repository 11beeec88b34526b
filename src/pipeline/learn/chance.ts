/** @module Chance that is the same every time: mulberry32 (Tommy Ettinger, public domain). */

/** A generator of numbers from 0 up to 1. */
export function mulberry(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Fisher–Yates, in place. */
export function shuffle(order: Int32Array, chance: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = Math.floor(chance() * (last + 1));
    [order[last], order[chosen]] = [order[chosen], order[last]];
  }
}
