/** @module Chance that repeats: the same seed gives the same numbers on every machine. */

/** mulberry32 (Tommy Ettinger, public domain): numbers in [0, 1). */
export function random(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Puts numbers into an order of chance, in place (Fisher and Yates). */
export function shuffle(order: Int32Array | Uint32Array, chance: () => number): void {
  for (let last = order.length - 1; last > 0; last--) {
    const chosen = Math.floor(chance() * (last + 1));
    [order[last], order[chosen]] = [order[chosen], order[last]];
  }
}

/** The numbers 0 … n − 1 in an order of chance. */
export function shuffled(n: number, chance: () => number): Uint32Array {
  const order = Uint32Array.from({ length: n }, (_, i) => i);
  shuffle(order, chance);
  return order;
}
