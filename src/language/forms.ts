/** @module What the models see of a token's spelling, as numbers: hashes of the word, its ends, its shape. */
import { DIGIT, FOLD, KIND, LETTER, isUpper } from './characters.js';
import { HASH_SEED, step } from './hash.js';
import { familyOf, fineClass, likeliestRole, listsIn, rolesIn, type Lexicon } from './lexicon.js';

/** An entry a token. */
export interface Forms {
  /** The word as written. */
  readonly exact: Int32Array;
  /** Lower case, plain quotes, every digit as 0. */
  readonly lower: Int32Array;
  readonly suffix2: Int32Array;
  readonly suffix3: Int32Array;
  readonly suffix4: Int32Array;
  readonly prefix2: Int32Array;
  readonly prefix3: Int32Array;
  /** Its kinds of characters with repetitions left out (`Xx`, `d,d`, `x-x`), as a hash; see {@link capital}. */
  readonly shape: Int32Array;
  /** 1 where the first unit is upper case. */
  readonly capital: Uint8Array;
  /** Family of classes of words used alike, 0 when not known. */
  readonly cluster: Int32Array;
  /** The class within it, 0 when not known. */
  readonly fine: Int32Array;
  /** The lists of names that have the word, as bits. */
  readonly lists: Int32Array;
  /** What it most likely is in a name, see `packRoles`, 0 when not known. */
  readonly roles: Int32Array;
  /** The likeliest of these, 0 when not known. */
  readonly role: Int32Array;
}

/** Dashes are one word, however they are typed. */
const DASH = step(HASH_SEED, 0x2014);
const DOUBLE_HYPHEN = step(step(HASH_SEED, 0x2d), 0x2d);

/**
 * The forms of tokens `text.slice(start[i], end[i])`.
 *
 * @param lexicon what is known of words by their `lower` hash
 */
export function formsOf(text: string, start: Uint32Array, end: Uint32Array, count: number, lexicon: Lexicon): Forms {
  const exact = new Int32Array(count);
  const lower = new Int32Array(count);
  const suffix2 = new Int32Array(count);
  const suffix3 = new Int32Array(count);
  const suffix4 = new Int32Array(count);
  const prefix2 = new Int32Array(count);
  const prefix3 = new Int32Array(count);
  const shape = new Int32Array(count);
  const capital = new Uint8Array(count);
  const cluster = new Int32Array(count);
  const fine = new Int32Array(count);
  const lists = new Int32Array(count);
  const roles = new Int32Array(count);
  const role = new Int32Array(count);
  for (let i = 0; i < count; i++) {
    const from = start[i];
    const to = end[i];
    let whole = HASH_SEED;
    let folded = HASH_SEED;
    let pattern = HASH_SEED;
    let last = -1;
    for (let k = from; k < to; k++) {
      const unit = text.charCodeAt(k);
      const fold = FOLD[unit];
      whole = step(whole, unit);
      folded = step(folded, fold);
      if (k === from + 1) prefix2[i] = folded;
      else if (k === from + 2) prefix3[i] = folded;
      const kind = KIND[unit];
      const mark = kind === LETTER ? (fold === unit ? 1 : 2) : kind === DIGIT ? 3 : fold;
      if (mark !== last) pattern = step(pattern, mark);
      last = mark;
    }
    if (folded === DOUBLE_HYPHEN) folded = DASH;
    exact[i] = whole;
    lower[i] = folded;
    shape[i] = pattern;
    capital[i] = isUpper(text.charCodeAt(from)) ? 1 : 0;
    let ending = HASH_SEED;
    for (let k = 1; k <= 4 && k <= to - from; k++) {
      ending = step(ending, FOLD[text.charCodeAt(to - k)]);
      if (k === 2) suffix2[i] = ending;
      else if (k === 3) suffix3[i] = ending;
      else if (k === 4) suffix4[i] = ending;
    }
    const entry = lexicon.get(folded);
    fine[i] = fineClass(entry);
    cluster[i] = familyOf(fine[i]);
    lists[i] = listsIn(entry);
    roles[i] = rolesIn(entry);
    role[i] = likeliestRole(roles[i]);
  }
  return {
    exact,
    lower,
    suffix2,
    suffix3,
    suffix4,
    prefix2,
    prefix3,
    shape,
    capital,
    cluster,
    fine,
    lists,
    roles,
    role,
  };
}

/** The `lower` hash of a word that stands alone. */
export function lowerHash(word: string): number {
  let hash = HASH_SEED;
  for (let k = 0; k < word.length; k++) hash = step(hash, FOLD[word.charCodeAt(k)]);
  return hash === DOUBLE_HYPHEN ? DASH : hash;
}
