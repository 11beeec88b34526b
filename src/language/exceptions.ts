/** @module Words that tokens and sentences treat in ways of their own, as read from `data/exceptions.json`. */

export interface Exceptions {
  /** Abbreviations (without their dot) that never end a sentence. */
  readonly titles: ReadonlySet<string>;
  /** Abbreviations that end a sentence when a word follows that often begins one. */
  readonly closers: ReadonlySet<string>;
  /** Abbreviations before a number, ordinary words elsewhere. */
  readonly beforeNumbers: ReadonlySet<string>;
  /** Prefixes that the treebanks leave joined by their hyphen. */
  readonly joinedPrefixes: ReadonlySet<string>;
  /** Word → how many letters its first token takes. */
  readonly contractions: ReadonlyMap<string, number>;
  /** Units that are cut off the number before them. */
  readonly units: ReadonlySet<string>;
  /** Words that begin sentences and are hardly ever part of a name. */
  readonly starters: ReadonlySet<string>;
  /** Verbs that introduce the speaker behind a quotation. */
  readonly reporting: ReadonlySet<string>;
}

/** Turns the file's content into look-ups. */
export function parseExceptions(json: string): Exceptions {
  const data = JSON.parse(json) as Record<string, string[]> & { contractions: Record<string, number> };
  const set = (key: string): ReadonlySet<string> => new Set(data[key]);
  return {
    titles: set('titles'),
    closers: set('closers'),
    beforeNumbers: set('beforeNumbers'),
    joinedPrefixes: set('joinedPrefixes'),
    contractions: new Map(Object.entries(data.contractions)),
    units: set('units'),
    starters: set('starters'),
    reporting: set('reporting'),
  };
}
