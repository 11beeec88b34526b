/** @module What an article is about: how much it speaks of the pipeline's field, and where the words are that say so. */
import type { Cues } from './cues.js';
import type { Word } from './words.js';

/** What a word shows: nothing, the pipeline's field, trade in what the field gives, or another field that uses the same names. */
export const TOPIC = { none: 0, field: 1, trade: 2, other: 3 } as const;

/**
 * How much an article speaks of the field: `off` where its words are many and hardly one is of the field, `near` where
 * a few are or where the text is too short to tell, `in` otherwise.
 */
export type Extent = 'off' | 'near' | 'in';

export interface Subject {
  /** What each word shows, of {@link TOPIC}; of a phrase its first word. */
  readonly topics: Uint8Array;
  readonly extent: Extent;
}

/** In words: below this a text is too short to be about anything. */
export const SHORT = 80;

/** Words of the field in a thousand, and different ones. Nine in ten annotated articles of the field have the first. */
const IN_FIELD = { share: 12, distinct: 3 };
const NEAR_FIELD = { share: 6, distinct: 2 };

/** Reads what an article is about. */
export function subjectOf(words: readonly Word[], cues: Cues): Subject {
  const topics = new Uint8Array(words.length);
  const distinct = new Set<string>();
  // A concert that strikes a rich vein and a team that digs deep speak of other things besides.
  let field = 0;
  for (let i = 0; i < words.length; i++) {
    if (cues.field.from(words, i) > 0) {
      topics[i] = TOPIC.field;
      distinct.add(words[i].lower);
      field++;
    } else if (cues.other_fields.from(words, i) > 0) {
      topics[i] = TOPIC.other;
      field--;
    } else if (cues.trade.from(words, i) > 0) topics[i] = TOPIC.trade;
  }
  const reaches = (bound: typeof IN_FIELD): boolean =>
    1000 * field >= bound.share * words.length && distinct.size >= bound.distinct;
  if (reaches(IN_FIELD)) return { topics, extent: 'in' };
  return { topics, extent: words.length < SHORT || reaches(NEAR_FIELD) ? 'near' : 'off' };
}
