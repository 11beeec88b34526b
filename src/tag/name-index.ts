/**
 * @module All names in one hash table, and the search for them in a text.
 *
 * A name begins and ends at the border of a word. So a stretch of text is hashed by its tokens, a word or one unit
 * between words each, and the hash of a longer stretch goes on from that of the shorter.
 *
 * Nearly every word of a text is asked in vain whether a name begins with it, and at a million names an answer costs
 * what its misses of the processor's cache cost. So a filter of a few megabytes is asked first. It holds the beginnings
 * of every name: its first two words, its first three, and so on to its last, and the first word of a name that has no
 * other. Half of a text's words begin some name of a million; with the word behind, six in a hundred do. Only what the
 * filter holds is looked up in the table, which says whether it is a name's end.
 */
import { HASH_SEED, mix, step } from '../language/hash.js';
import { filterOf, mayHold } from './bloom.js';
import { isWordUnit, type Folded } from './fold.js';
import { lowerBound } from './sections.js';

/** The compiled form: typed arrays only, so that it can be written to a file and read back as it is. */
export interface NameIndex {
  /** The filter of the hashes of all beginnings of names. */
  readonly beginnings: Uint32Array;
  /** The number of a name, plus one, at its hash or the next free slot behind; 0 where none is. Its size is a power of two. */
  readonly slots: Uint32Array;
  /** Name `n` is `nameUnits[nameAt[n]]` up to `nameUnits[nameAt[n + 1]]`. */
  readonly nameAt: Uint32Array;
  /** A byte a unit, for hardly any folded name holds a unit beyond; {@link WIDE} where one does. */
  readonly nameUnits: Uint8Array;
  /** Where in `nameUnits` the wide units are, ascending, and what they are. */
  readonly wideAt: Uint32Array;
  readonly wideUnits: Uint16Array;
}

/** Stands for a unit that `wideUnits` tells. */
const WIDE = 0;

/** A name found: its number among the names compiled, and where it stands in the text. */
export interface Hit {
  readonly name: number;
  readonly start: number;
  readonly end: number;
}

/** What a hash is made from: a text, or a name. */
type Units = Pick<Folded, 'length' | 'units' | 'inWord'>;

/**
 * Compiles names, each under its index.
 *
 * @param names folded names (the units of `fold`), unique and not empty
 */
export function compileNames(names: readonly string[]): NameIndex {
  const nameAt = new Uint32Array(names.length + 1);
  for (const [n, name] of names.entries()) nameAt[n + 1] = nameAt[n] + name.length;
  const nameUnits = new Uint8Array(nameAt[names.length]);
  const wideAt: number[] = [];
  const wideUnits: number[] = [];
  const beginnings = new Set<number>();
  // Half empty, so that a stretch that is no name soon meets a free slot.
  let size = 1;
  while (size < 2 * names.length) size *= 2;
  const slots = new Uint32Array(size);
  for (const [n, name] of names.entries()) {
    const units = Uint16Array.from({ length: name.length }, (_, i) => name.charCodeAt(i));
    for (const [i, unit] of units.entries()) {
      if (unit !== WIDE && unit < 256) nameUnits[nameAt[n] + i] = unit;
      else {
        wideAt.push(nameAt[n] + i);
        wideUnits.push(unit);
      }
    }
    const hash = addBeginnings(beginnings, { length: name.length, units, inWord: Uint8Array.from(units, wordUnit) });
    let slot = hash & (size - 1);
    while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
    slots[slot] = n + 1;
  }
  return {
    beginnings: filterOf(beginnings),
    slots,
    nameAt,
    nameUnits,
    wideAt: Uint32Array.from(wideAt),
    wideUnits: Uint16Array.from(wideUnits),
  };
}

function wordUnit(unit: number): number {
  return isWordUnit(unit) ? 1 : 0;
}

/** Adds the hashes of a name's beginnings, and returns that of the whole. */
function addBeginnings(beginnings: Set<number>, name: Units): number {
  const atWords: number[] = [];
  let hash = HASH_SEED;
  for (let i = 0, behind; i < name.length; i = behind) {
    behind = tokenEnd(name, i);
    hash = step(hash, tokenHash(name, i, behind));
    if (name.inWord[i] !== 0) atWords.push(mix(0, hash));
  }
  for (const mixed of atWords.length > 1 ? atWords.slice(1) : atWords) beginnings.add(mixed);
  return mix(0, hash);
}

/** Behind the token that begins at unit `i`: a word, or one unit between words. */
function tokenEnd({ inWord, length }: Units, i: number): number {
  const word = inWord[i] !== 0;
  do i++;
  while (word && i < length && inWord[i] !== 0);
  return i;
}

function tokenHash({ units }: Units, from: number, to: number): number {
  let hash = HASH_SEED;
  for (let i = from; i < to; i++) hash = step(hash, units[i]);
  return hash;
}

/**
 * The names that stand in a text, leftmost and then longest, none overlapping another.
 * A name begins and ends at the border of a word: "tin" is not in "Martin", but is in "tin's" and "tin-bearing".
 *
 * @param accept asked for the longest name at a place first: whether it counts there; a name refused leaves the place to shorter ones
 */
export function findNames(index: NameIndex, text: Folded, accept: (hit: Hit) => boolean = () => true): Hit[] {
  const found: Hit[] = [];
  let behind = 0;
  for (const from of likelyPlaces(index.beginnings, text)) {
    if (from < behind || !startsWord(text, from)) continue;
    for (const { name, to } of namesAt(index, text, from)) {
      const hit: Hit = { name, start: text.start[from], end: text.end[to - 1] };
      if (accept(hit)) {
        found.push(hit);
        behind = to;
        break;
      }
    }
  }
  return found;
}

/** The words at which a name may begin, by the filter: whose beginning is the word alone, or the word and the next one. */
function likelyPlaces(beginnings: Uint32Array, text: Folded): number[] {
  const places: number[] = [];
  // The last word and what stands from there on: its hash, and whether the filter holds the word alone.
  let word = -1;
  let hash = HASH_SEED;
  let alone = false;
  for (let i = 0, behind; i < text.length; i = behind) {
    behind = tokenEnd(text, i);
    const token = tokenHash(text, i, behind);
    hash = step(hash, token);
    if (text.inWord[i] === 0) continue;
    if (alone || (word >= 0 && mayHold(beginnings, mix(0, hash)))) places.push(word);
    word = i;
    hash = step(HASH_SEED, token);
    alone = mayHold(beginnings, mix(0, hash));
  }
  if (alone) places.push(word);
  return places;
}

/** The names that begin at a word's first unit, longest first, each with the unit behind it. */
function namesAt(index: NameIndex, text: Folded, from: number): { name: number; to: number }[] {
  const names: { name: number; to: number }[] = [];
  let hash = HASH_SEED;
  let likely = false;
  for (let i = from, behind; i < text.length; i = behind) {
    behind = tokenEnd(text, i);
    hash = step(hash, tokenHash(text, i, behind));
    const mixed = mix(0, hash);
    if (text.inWord[i] !== 0) {
      likely = mayHold(index.beginnings, mixed);
      // The filter holds no first word of a longer name.
      if (!likely && i > from) break;
    }
    if (!likely || !endsWord(text, behind)) continue;
    const name = nameOf(index, mixed, text, from, behind);
    if (name >= 0) names.push({ name, to: behind });
  }
  return names.reverse();
}

/** The number of the name that is the stretch `[from, to)` with that hash; -1 where none is. */
function nameOf(
  { slots, nameAt, nameUnits, wideAt, wideUnits }: NameIndex,
  hash: number,
  { units }: Folded,
  from: number,
  to: number,
): number {
  const last = slots.length - 1;
  for (let slot = hash & last; slots[slot] !== 0; slot = (slot + 1) & last) {
    const name = slots[slot] - 1;
    const at = nameAt[name];
    if (nameAt[name + 1] - at !== to - from) continue;
    let same = 0;
    for (; same < to - from; same++) {
      const unit = nameUnits[at + same];
      if (units[from + same] !== (unit === WIDE ? wideUnits[lowerBound(wideAt, at + same)] : unit)) break;
    }
    if (same === to - from) return name;
  }
  return -1;
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
