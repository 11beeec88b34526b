/** @module An article as tagging looks at it: its words, the tables' names in it, and what is known of names in general. */
import type { NameProposal } from '../language/analysis.js';
import type { Cues } from './cues.js';
import type { Found } from './found.js';
import type { Word } from './words.js';

/** What evidence is read from, once an article. */
export interface Context {
  readonly source: string;
  readonly words: readonly Word[];
  /** The tables' names by the index of their first word. */
  readonly foundAt: ReadonlyMap<number, Found>;
  /** In order and without overlap. */
  readonly proposals: readonly NameProposal[];
  /** Whether the word at an index is used as a verb. */
  readonly isVerb: (word: number) => boolean;
  readonly cues: Cues;
  readonly givenNames: ReadonlySet<string>;
}
