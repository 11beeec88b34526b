/** @module "the energy ministry", "the ministry of mines", "the mines department": bodies that news names in small letters. */
import type { Context } from './context.js';
import type { Cues } from './cues.js';
import { foldKey } from './fold.js';
import type { Sensed } from './sensed.js';
import { wordAt, type Word } from './words.js';

/** The ministries that a text names in small letters, by what they are for; "the ministry" alone stands for one named before. */
export function ministriesIn({ source, words, cues }: Context): Sensed[] {
  const found: Sensed[] = [];
  const weighed = { votes: [], scores: new Map(), probabilities: undefined, ranking: new Map(), standsFor: undefined };
  for (const [i, word] of words.entries()) {
    if (word.capital || word.gap !== ' ') continue;
    const isBody = cues.small_bodies.has(word.lower);
    if (!isBody && word.lower !== 'department') continue;
    const from = topicsBefore(words, i, isBody ? cues.topics : cues.small_departments);
    const to = isBody && from === i ? topicsBehind(words, i + 1, cues) : i + 1;
    if ((from === i && to === i + 1) || words[from].first) continue;
    const { start } = words[from];
    const { end } = words[to - 1];
    const name = source.slice(start, end);
    const rule = 'ministry in small letters';
    found.push({ start, end, kind: 'organisation', name, key: foldKey(name), reading: undefined, rule, weighed });
  }
  return found;
}

/** Where the words begin that tell what the body at `body` is for: "lands and natural resources"; `body` where none do. */
function topicsBefore(words: readonly Word[], body: number, topics: Cues['topics']): number {
  let from = body;
  for (let at = body - 1; at >= 0; at--) {
    const before = words[at];
    const isTopic = topics.has(before.lower);
    if (before.capital || !(isTopic || (before.lower === 'and' && from < body)) || words[at + 1].gap !== ' ') break;
    if (isTopic) from = at;
  }
  return from;
}

/** Behind "of mines", "of industry, trade and energy" at `at`; `at` where no topic stands there. */
function topicsBehind(words: readonly Word[], at: number, { topics }: Cues): number {
  if (wordAt(words, at)?.lower !== 'of' || words[at].gap !== ' ') return at;
  let to = at;
  for (let next = at + 1; ; next++) {
    const word = wordAt(words, next);
    if (word === undefined || word.first || word.capital || !/^,? $/.test(word.gap)) return to;
    if (word.lower === 'and' && to > at) continue;
    // "the ministry of energy, mines in": a list ends in "and".
    if (!topics.has(word.lower) || (word.gap === ', ' && !endsInAnd(words, next, topics))) return to;
    to = next + 1;
  }
}

/** "trade and energy" of "industry, trade and energy": whether what stands behind a comma goes on to an "and" and a topic. */
function endsInAnd(words: readonly Word[], from: number, topics: Cues['topics']): boolean {
  for (let at = from; topics.has(wordAt(words, at)?.lower ?? ''); at++)
    if (wordAt(words, at + 1)?.lower === 'and') return topics.has(wordAt(words, at + 2)?.lower ?? '');
  return false;
}
