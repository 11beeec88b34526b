/** @module Learning of which kind a name is: from the names of annotated articles, and what the annotators took each for. */
import { ENTITY_KINDS, type EntityKind, type Span } from '../../model.js';
import { Kinds } from '../../tag/kinds.js';
import type { UnjudgedName } from '../../tag/tag.js';
import type { AnnotatedText } from './annotated.js';
import { learnLinear, type Example } from './learner.js';

/** Features that share a row are rare at this many. */
const ROWS = 1 << 15;

const COLUMNS = Int32Array.from(ENTITY_KINDS.keys());

export function learnKinds(examples: readonly Example[]): Kinds {
  return new Kinds(learnLinear(examples, ENTITY_KINDS.length, ROWS));
}

/** What the annotation says of names: the kind that is meant by most occurrences of each, or that it is none. */
export function kindExamples({ source, mentions }: AnnotatedText, names: readonly UnjudgedName[]): Example[] {
  return names.map(({ occurrences, features }) => {
    const counts = new Map<EntityKind, number>();
    for (const occurrence of occurrences) {
      const kind = mentions.find((mention) => isSame(occurrence, mention, source))?.kind;
      if (kind !== undefined) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    }
    const meant = [...counts].sort(([, a], [, b]) => b - a).at(0)?.[0];
    return { features, columns: COLUMNS, answers: ENTITY_KINDS.map((kind) => Number(kind === meant)) };
  });
}

/** Whether a name is an annotated one, less or more a noun ("the Dubbo project", "western Nevada") or a form of address ("Mr"). */
function isSame(name: Span, mention: Span, source: string): boolean {
  const between = (a: number, b: number): string => source.slice(Math.min(a, b), Math.max(a, b));
  if (name.start === mention.start) return !/\p{Lu}/u.test(between(name.end, mention.end));
  const before = between(name.start, mention.start);
  return name.end === mention.end && (/^\P{Lu}+$/u.test(before) || /^\p{Lu}\p{Ll}{1,2}\.?\s$/u.test(before));
}
