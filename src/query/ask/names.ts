/** @module The names in a question: the longest stretches of its words that something in the base is called. */
import type { FactBase } from '../../store/fact-base.js';
import type { Named } from '../../store/reader/nodes.js';
import { searchKey } from '../../store/search-key.js';
import { clearly, findEntity } from '../find.js';
import type { Vocabulary } from './vocabulary.js';
import type { Word } from './words.js';

/** A name in a question: `words.slice(from, to)`. */
export interface NameSpan {
  readonly from: number;
  readonly to: number;
  readonly node: Named;
  /** "Chinese": what belongs to the place. */
  readonly isDemonym: boolean;
}

/** Longer names are not asked for. */
const MAX_WORDS = 8;

/**
 * Names, the longest first where they overlap: whole names and aliases, demonyms, and what is written with capitals and is
 * the beginning or a part of one name only.
 *
 * @param taken words that mean something else
 */
export function namesIn(
  words: readonly Word[],
  taken: readonly boolean[],
  base: FactBase,
  vocabulary: Vocabulary,
): NameSpan[] {
  const found: NameSpan[] = [];
  const demonyms = new Map(base.reader.nodes.demonyms().map(([word, node]) => [searchKey(word), node]));
  for (let from = 0; from < words.length;) {
    const span = longestAt(words, taken, from, (text, first) => {
      if (first.length === 1 && isOrdinary(first[0], vocabulary)) return undefined;
      const key = searchKey(text);
      const node = base.reader.nodes.named(key).at(0);
      if (node !== undefined) return { node, isDemonym: false };
      const place = demonyms.get(key);
      return place === undefined ? undefined : { node: place, isDemonym: true };
    });
    if (span !== undefined) found.push(span);
    from = span?.to ?? from + 1;
  }
  return [...found, ...partsOfNames(words, taken, found, base)].sort((a, b) => a.from - b.from);
}

type Match = Omit<NameSpan, 'from' | 'to'>;

function longestAt(
  words: readonly Word[],
  taken: readonly boolean[],
  from: number,
  look: (text: string, words: readonly Word[]) => Match | undefined,
): NameSpan | undefined {
  for (let to = Math.min(words.length, from + MAX_WORDS); to > from; to--) {
    const stretch = words.slice(from, to);
    if (taken.slice(from, to).includes(true) || stretch.slice(0, -1).some((word) => word.isPossessive)) continue;
    if (stretch[0].isFunction && stretch.length === 1) continue;
    const match = look(stretch.map(({ text }) => text).join(' '), stretch);
    if (match !== undefined) return { from, to, ...match };
  }
  return undefined;
}

/** Runs of words with capitals that no whole name was found in, where they are a part of one name only. */
function partsOfNames(
  words: readonly Word[],
  taken: readonly boolean[],
  found: readonly NameSpan[],
  base: FactBase,
): NameSpan[] {
  const inName = words.map((_, index) => found.some(({ from, to }) => index >= from && index < to));
  const isOpen = (index: number) =>
    index < words.length &&
    !taken[index] &&
    !inName[index] &&
    !words[index].isFunction &&
    /^\p{Lu}/u.test(words[index].text);
  const parts: NameSpan[] = [];
  // A sentence begins with a capital whatever its first word.
  for (let from = 1; from < words.length;) {
    let to = from;
    while (isOpen(to)) to++;
    const node =
      to > from
        ? clearly(
            findEntity(
              base,
              words
                .slice(from, to)
                .map(({ text }) => text)
                .join(' '),
            ),
          )
        : undefined;
    const named =
      node === undefined ? undefined : base.reader.nodes.named(searchKey(node.name)).find(({ id }) => id === node.id);
    if (named !== undefined) parts.push({ from, to, node: named, isDemonym: false });
    from = Math.max(to, from + 1);
  }
  return parts;
}

/** "lead", "will": a name too, but here a verb or a word of the vocabulary. */
function isOrdinary(word: Word, { meanings }: Vocabulary): boolean {
  return /^\p{Ll}/u.test(word.text) && (word.isVerb || meanings.has(word.lemma) || meanings.has(word.plain));
}
