/**
 * @module Which actors are looked at together: any two of a sentence that some predicate could hold of, and beyond the
 * sentence the nearest names of two that never share one, and amounts with the names of the sentence before.
 */
import { isLiteral } from '../model.js';
import type { Actor, Cast } from './cast.js';
import type { Relations } from './relations.js';

/** How far two names stand apart: in one sentence, in neighbouring ones, in one paragraph, in neighbouring ones, further. */
export const NEARNESS = ['sentence', 'next sentence', 'paragraph', 'next paragraph', 'article'] as const;

export interface Pair {
  /** Tokens, in the order of the text. */
  readonly left: number;
  readonly right: number;
  /** Index into {@link NEARNESS}. */
  readonly nearness: number;
  /** Columns of the claim model: see {@link Relations.columns}. */
  readonly columns: Int32Array;
}

/** Names further apart than this many tokens are not looked at together, even in one sentence. */
const MAX_APART = 60;

/** All pairs of an article; their number grows with its length, not with the square of it. */
export function pairsOf(cast: Cast, relations: Relations): Pair[] {
  const { tokens, at, actors, syntax, paragraph } = cast;
  const pairs: Pair[] = [];
  const together = new Set<number>();
  const apart = new Map<number, Pair>();
  const keyOf = (a: number, b: number): number => Math.min(a, b) * actors.length + Math.max(a, b);
  const columnsOf = (left: number, right: number): Int32Array =>
    relations.columns(actors[at[left]].kind, actors[at[right]].kind);

  /** Keeps of the names of two actors that share no sentence the nearest ones. */
  const consider = (left: number, right: number): void => {
    if (at[left] === at[right]) return;
    const key = keyOf(at[left], at[right]);
    if (together.has(key)) return;
    const columns = columnsOf(left, right);
    if (columns.length === 0) return;
    const known = apart.get(key);
    if (known !== undefined && distanceOf(cast, known.left, known.right) <= distanceOf(cast, left, right)) return;
    apart.set(key, { left, right, nearness: nearnessOf(cast, left, right), columns });
  };

  tokens.forEach((left, index) => {
    for (let next = index + 1; next < tokens.length; next++) {
      const right = tokens[next];
      if (syntax.sentence[right] !== syntax.sentence[left] || right - left > MAX_APART) break;
      if (at[left] === at[right]) continue;
      const columns = columnsOf(left, right);
      if (columns.length === 0) continue;
      together.add(keyOf(at[left], at[right]));
      pairs.push({ left, right, nearness: 0, columns });
    }
  });

  const names = tokens.filter((token) => syntax.mention[token] >= 0);
  names.forEach((left, index) => {
    const here = syntax.sentence[left];
    for (let next = index + 1; next < names.length; next++) {
      const there = syntax.sentence[names[next]];
      if (there > here + 1 && paragraph[there] !== paragraph[here]) break;
      if (there !== here) consider(left, names[next]);
    }
  });
  // An amount belongs to its own sentence, or to what the one before is about: "X was sold. The price was $2 million."
  tokens.forEach((amount, index) => {
    if (!isLiteral(actors[at[amount]].is)) return;
    const here = syntax.sentence[amount];
    for (let before = index - 1; before >= 0 && syntax.sentence[tokens[before]] >= here - 1; before--) {
      const token = tokens[before];
      if (syntax.sentence[token] < here && syntax.mention[token] >= 0) consider(token, amount);
    }
  });
  for (const [matter, others] of matters(cast)) {
    let before = -1;
    for (const name of names) {
      if (at[name] === matter) before = name;
      else if (before >= 0 && others(actors[at[name]])) consider(before, name);
    }
    let behind = -1;
    for (const name of [...names].reverse()) {
      if (at[name] === matter) behind = name;
      else if (behind >= 0 && others(actors[at[name]])) consider(name, behind);
    }
  }
  return [...pairs, ...apart.values()];
}

/**
 * What the article is about, each with those that it is related to over paragraphs: who is in the headline with all,
 * who leads its kind with the other leaders.
 */
function* matters({ actors }: Cast): Generator<[number, (other: Actor) => boolean]> {
  for (const [index, actor] of actors.entries()) {
    if (actor.kind === 'amount') continue;
    if (actor.inHeadline) yield [index, () => true];
    else if (actor.leads) yield [index, (other) => other.leads];
  }
}

function distanceOf({ syntax: { sentence } }: Cast, left: number, right: number): number {
  return (sentence[right] - sentence[left]) * 4096 + (right - left);
}

function nearnessOf({ syntax: { sentence }, paragraph }: Cast, left: number, right: number): number {
  const over = paragraph[sentence[right]] - paragraph[sentence[left]];
  if (sentence[right] - sentence[left] === 1) return 1;
  return over === 0 ? 2 : over === 1 ? 3 : 4;
}
