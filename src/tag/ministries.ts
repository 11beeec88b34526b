/** @module "the energy ministry", "Japan's foreign ministry": bodies that news names in small letters. */
import type { Context } from './context.js';
import { foldKey } from './fold.js';
import type { Sensed } from './sensed.js';
import { wordAt } from './words.js';

/** The ministries that a text names in small letters, by what they are for; "the ministry" alone stands for one named before. */
export function ministriesIn({ source, words, cues }: Context): Sensed[] {
  const found: Sensed[] = [];
  const weighed = { votes: [], scores: new Map(), probabilities: undefined, ranking: new Map(), standsFor: undefined };
  for (const [i, word] of words.entries()) {
    if (!cues.small_bodies.has(word.lower) || word.capital || word.gap !== ' ') continue;
    let from = i;
    for (let at = i - 1; at >= 0; at--) {
      const before = words[at];
      const topic = cues.topics.has(before.lower);
      if (before.capital || !(topic || (before.lower === 'and' && from < i)) || words[at + 1].gap !== ' ') break;
      if (topic) from = at;
    }
    if (from === i || wordAt(words, from)?.first === true) continue;
    const { start } = words[from];
    const name = source.slice(start, word.end);
    const rule = 'ministry in small letters';
    found.push({
      start,
      end: word.end,
      kind: 'organisation',
      name,
      key: foldKey(name),
      reading: undefined,
      rule,
      weighed,
    });
  }
  return found;
}
