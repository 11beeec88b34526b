/** @module What a pattern, or a part of one, can begin with: its first set, as of a grammar's rule. */

export interface Opening {
  /** Kinds of names. */
  readonly kinds: ReadonlySet<string>;
  /** Words that are no names, as written in lower case or by lemma. */
  readonly words: ReadonlySet<string>;
  /** Parts of speech, universal or Penn's, of words that are no names. */
  readonly tags: ReadonlySet<string>;
  /** Whether it may take no word at all, so that what follows can come first too. */
  readonly passes: boolean;
}

const NONE: ReadonlySet<string> = new Set();
/** What takes no word. */
export const NOTHING: Opening = { kinds: NONE, words: NONE, tags: NONE, passes: true };

/** An opening by what is given of it; it takes a word. */
export function opening(by: Partial<Opening>): Opening {
  return { ...NOTHING, passes: false, ...by };
}

/** That of parts that follow one another. */
export function inTurn(parts: readonly Opening[]): Opening {
  const first = parts.findIndex(({ passes }) => !passes);
  const reached = first < 0 ? parts : parts.slice(0, first + 1);
  return { ...eitherOf(reached), passes: first < 0 };
}

/** That of parts of which one stands. */
export function eitherOf(parts: readonly Opening[]): Opening {
  const all = (of: (part: Opening) => ReadonlySet<string>): Set<string> =>
    new Set(parts.flatMap((part) => [...of(part)]));
  return {
    kinds: all(({ kinds }) => kinds),
    words: all(({ words }) => words),
    tags: all(({ tags }) => tags),
    passes: parts.some(({ passes }) => passes),
  };
}
