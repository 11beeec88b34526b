/** @module The dynamic oracle of the arc-hybrid system (Goldberg and Nivre 2013, "Training deterministic parsers with non-deterministic oracles"). */
import { LEFT, RIGHT, SHIFT, type Configuration } from '../configuration.js';

/** How many gold arcs can no longer be built after `action`. `gold` holds heads, -1 at the root. */
export function cost(c: Configuration, action: number, gold: Int32Array): number {
  const front = c.front;
  let lost = 0;
  if (action === SHIFT) {
    // The front can get no child from the stack any more, and no head but the top or a word to come.
    for (let k = 0; k < c.depth; k++) {
      const word = c.stack[k];
      if (gold[word] === front) lost++;
      if (k < c.depth - 1 && gold[front] === word) lost++;
    }
    if (gold[front] === -1 && c.depth > 0) lost++;
    return lost;
  }
  const top = c.top(0);
  for (let word = front; word < c.end; word++) if (gold[word] === top) lost++;
  const head = gold[top];
  if (action === LEFT) {
    if (head === c.top(1) && c.depth > 1) lost++;
    if (head > front) lost++;
    if (head === -1 && c.depth === 1) lost++;
  } else if (action === RIGHT && head >= front) lost++;
  return lost;
}
