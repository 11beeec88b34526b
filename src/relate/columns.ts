/** @module Claims as columns of a model: a predicate and which of two actors, in the order of the text, is its subject. */
import type { ActorKind } from './cast.js';

/** What a predicate may hold of. */
export interface Kinds {
  readonly subject: ReadonlySet<ActorKind>;
  readonly object: ReadonlySet<ActorKind>;
  readonly symmetric: boolean;
}

/** The columns of the claims that can be made of two actors of these kinds. */
export type Columns = (left: ActorKind, right: ActorKind) => Int32Array;

/** Two columns a predicate: twice its index where the left one is the subject, plus one where the right one is. Of a symmetric one only the first is used. */
export function columnsByKinds(predicates: readonly Kinds[]): Columns {
  const known = new Map<string, Int32Array>();
  return (left, right) => {
    const key = `${left} ${right}`;
    let columns = known.get(key);
    if (columns === undefined) {
      columns = Int32Array.from(
        predicates.flatMap(({ subject, object, symmetric }, index) => {
          const forward = subject.has(left) && object.has(right);
          const backward = subject.has(right) && object.has(left);
          if (symmetric) return forward || backward ? [2 * index] : [];
          return [...(forward ? [2 * index] : []), ...(backward ? [2 * index + 1] : [])];
        }),
      );
      known.set(key, columns);
    }
    return columns;
  };
}

/** The predicate that a column asks about, as an index. */
export function predicateOf(column: number): number {
  return column >> 1;
}

/** Whether a column takes the right one of the two for the subject. */
export function isBackward(column: number): boolean {
  return (column & 1) === 1;
}
