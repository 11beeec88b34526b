/**
 * @module All names in one automaton: a trie as a double array (Aoe, 1989), a step of which is one addition and one
 * comparison. Names begin where words begin, so the walk starts at each word instead of following the failure links of
 * Aho and Corasick; what it reads twice is at most a name's length.
 *
 * `base[s] + code` is the state after `s` on a unit's code, if `check` there names `s`. Code 0 ends a name. From where
 * one name alone goes on, its rest is compared as it stands (the minimal prefix trie of Aoe, Morimoto and Sato, 1992):
 * such a state holds the name's number, as `-1 - number`, in `base`. Most of a million names' units are in these rests,
 * which makes the arrays small and a walk through them short.
 *
 * At a million names a walk costs what its misses of the processor's cache cost. So base and check lie side by side, a
 * state says itself whether a name ends with it, and words that begin no name are told by a bit of a small table
 * (Bloom, 1970) before a walk begins.
 */
import { HASH_SEED, step } from '../language/hash.js';
import { isWordUnit, type Folded } from './fold.js';

/** The compiled form: typed arrays only, so that it can be written to a file and read back as it is. */
export interface Automaton {
  /** Of state `s`: base at `2 * s`, and behind it its parent times two, plus one where a name ends with it; -1 where no state is. */
  readonly states: Int32Array;
  /** A bit by the hash of a word: whether a name may begin with it. Its size is a power of two. */
  readonly firstWords: Uint32Array;
  /** Folded unit → code, 0 where no name holds the unit. */
  readonly codes: Uint16Array;
  /** The rest of name `n` is `rests[restAt[n]]` up to `rests[restAt[n + 1]]`. */
  readonly restAt: Uint32Array;
  readonly rests: Uint16Array;
}

const ROOT = 0;

/** A name found: its number among the names compiled, and where it stands in the text. */
export interface Hit {
  readonly name: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Compiles names, each under its index.
 *
 * @param names folded names (the units of `fold`), sorted, unique and not empty
 */
export function compileNames(names: readonly string[]): Automaton {
  const codes = new Uint16Array(0x10000);
  let alphabet = 1;
  for (const name of names)
    for (let i = 0; i < name.length; i++) if (codes[name.charCodeAt(i)] === 0) codes[name.charCodeAt(i)] = alphabet++;

  const array = new DoubleArray();
  /** By name: how many of its units the trie takes. */
  const depths = new Uint32Array(names.length);
  // A state to be filled: the names [from, to) that share its first `depth` units.
  const open: { state: number; from: number; to: number; depth: number }[] = [
    { state: ROOT, from: 0, to: names.length, depth: 0 },
  ];
  for (let task = open.pop(); task !== undefined; task = open.pop()) {
    const { state, from, to, depth } = task;
    if (from === to) continue;
    const children: { code: number; from: number; to: number }[] = [];
    for (let i = from; i < to;) {
      const name = names[i];
      const unit = depth < name.length ? name.charCodeAt(depth) : -1;
      let behind = i + 1;
      while (behind < to && unit >= 0 && names[behind].charCodeAt(depth) === unit) behind++;
      children.push({ code: unit < 0 ? 0 : codes[unit], from: i, to: behind });
      i = behind;
    }
    const base = array.place(
      state,
      children.map((child) => child.code),
    );
    for (const child of children) {
      if (child.to - child.from === 1) {
        array.states[2 * (base + child.code)] = -1 - child.from;
        depths[child.from] = child.code === 0 ? depth : depth + 1;
      } else open.push({ state: base + child.code, from: child.from, to: child.to, depth: depth + 1 });
    }
  }
  // Room for every code behind the last state, so that no step of a walk leaves the arrays.
  const size = array.used + alphabet;
  array.reserve(size);
  return {
    states: array.states.slice(0, 2 * size),
    firstWords: firstWordsOf(names),
    codes,
    ...restsOf(names, depths),
  };
}

/** Bits for each first word: one in eight words that begin no name, or fewer, is then walked in vain. */
const BITS_A_WORD = 8;

function firstWordsOf(names: readonly string[]): Uint32Array {
  const hashes = new Set<number>();
  for (const name of names) {
    let hash = HASH_SEED;
    for (let i = 0; i < name.length && isWordUnit(name.charCodeAt(i)); i++) hash = step(hash, name.charCodeAt(i));
    hashes.add(spread(hash));
  }
  let size = 32;
  while (size < hashes.size * BITS_A_WORD) size *= 2;
  const bits = new Uint32Array(size / 32);
  for (const hash of hashes) {
    const bit = hash & (size - 1);
    bits[bit >>> 5] |= 1 << (bit & 31);
  }
  return bits;
}

/** A hash whose low bits depend on all of its bits. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** Whether a name may begin with the word that begins at folded unit `from`. */
function mayBegin(bits: Uint32Array, { units, inWord, length }: Folded, from: number): boolean {
  let hash = HASH_SEED;
  for (let i = from; i < length && inWord[i] !== 0; i++) hash = step(hash, units[i]);
  const bit = spread(hash) & (bits.length * 32 - 1);
  return (bits[bit >>> 5] & (1 << (bit & 31))) !== 0;
}

/** What each name has behind its first `depths[n]` units. */
function restsOf(names: readonly string[], depths: Uint32Array): Pick<Automaton, 'restAt' | 'rests'> {
  const restAt = new Uint32Array(names.length + 1);
  for (const [n, name] of names.entries()) restAt[n + 1] = restAt[n] + name.length - depths[n];
  const rests = new Uint16Array(restAt[names.length]);
  for (const [n, name] of names.entries())
    for (let i = depths[n], at = restAt[n]; i < name.length;) rests[at++] = name.charCodeAt(i++);
  return { restAt, rests };
}

/** A double array that grows. */
class DoubleArray {
  states = new Int32Array(2048).fill(-1);
  /** Behind the highest place that is taken. */
  used = 1;
  /** Where the search for a free place begins: what lies before is as good as full. */
  private lowest = 1;

  constructor() {
    this.states[2 * ROOT + 1] = ROOT;
  }

  /** Finds a base at which all codes are free, takes their places for `state` and returns the base. */
  place(state: number, codes: readonly number[]): number {
    const first = Math.min(...codes);
    let at = Math.max(this.lowest, first + 1);
    let passed = 0;
    for (; ; at++) {
      this.reserve(at + 0x10000);
      if (!this.free(at)) {
        passed++;
        continue;
      }
      const base = at - first;
      if (codes.every((code) => this.free(base + code))) break;
    }
    // Where nearly every place was taken, later searches need not look again (the rule of Yata's Darts).
    if (passed > 64 && passed >= 0.95 * (at - this.lowest)) this.lowest = at;
    const base = at - first;
    this.states[2 * state] = base;
    for (const code of codes) {
      this.states[2 * (base + code) + 1] = 2 * state;
      this.used = Math.max(this.used, base + code + 1);
    }
    if (first === 0) this.states[2 * state + 1] |= 1;
    return base;
  }

  /** Makes room for places below `size`. */
  reserve(size: number): void {
    if (2 * size <= this.states.length) return;
    const states = new Int32Array(Math.max(2 * size, this.states.length * 2)).fill(-1);
    states.set(this.states);
    this.states = states;
  }

  private free(place: number): boolean {
    return this.states[2 * place + 1] === -1;
  }
}

/**
 * The names that stand in a text, leftmost and then longest, none overlapping another.
 * A name begins and ends at the border of a word: "tin" is not in "Martin", but is in "tin's" and "tin-bearing".
 *
 * @param accept asked for the longest name at a place first: whether it counts there; a name refused leaves the place to shorter ones
 */
export function findNames(automaton: Automaton, text: Folded, accept: (hit: Hit) => boolean = () => true): Hit[] {
  const { states, firstWords, codes } = automaton;
  const { units, start, end, length } = text;
  const found: Hit[] = [];
  // Names that end on the walk from one word start, shortest first.
  const ends: number[] = [];
  const ended: number[] = [];
  for (let from = 0; from < length;) {
    if (!startsWord(text, from) || !mayBegin(firstWords, text, from)) {
      from++;
      continue;
    }
    let state = ROOT;
    ends.length = 0;
    ended.length = 0;
    for (let i = from; i < length;) {
      const code = codes[units[i]];
      const next = states[2 * state] + code;
      if (code === 0) break;
      const check = states[2 * next + 1];
      if (check < 0 || check >>> 1 !== state) break;
      state = next;
      i++;
      const on = states[2 * state];
      if (on < 0) {
        const behind = restEnd(automaton, -1 - on, text, i);
        if (behind > 0 && endsWord(text, behind)) {
          ends.push(behind);
          ended.push(-1 - on);
        }
        break;
      }
      if ((check & 1) === 1 && endsWord(text, i)) {
        ends.push(i);
        ended.push(-1 - states[2 * on]);
      }
    }
    let behind = from + 1;
    for (let k = ends.length - 1; k >= 0; k--) {
      const hit: Hit = { name: ended[k], start: start[from], end: end[ends[k] - 1] };
      if (accept(hit)) {
        found.push(hit);
        behind = ends[k]!;
        break;
      }
    }
    from = behind;
  }
  return found;
}

/** Where a name's rest ends if it stands at folded unit `i`; 0 if something else does. */
function restEnd({ restAt, rests }: Automaton, name: number, { units, length }: Folded, i: number): number {
  const stop = restAt[name + 1];
  for (let at = restAt[name]; at < stop; at++, i++) if (i === length || units[i] !== rests[at]) return 0;
  return i;
}

/** Whether a name may begin at a folded unit: at a word's first unit, and not within the expansion of one character. */
export function startsWord(text: Folded, i: number): boolean {
  if (text.inWord[i] === 0) return false;
  return i === 0 || (text.inWord[i - 1] === 0 && text.start[i - 1] !== text.start[i]);
}

/** Whether a name may end before a folded unit. */
export function endsWord(text: Folded, i: number): boolean {
  if (i === text.length) return true;
  return text.inWord[i] === 0 && text.start[i] !== text.start[i - 1];
}
