/** @module The nouns that, behind "the", may stand for an entity named before, and what each says of it. */
import type { EntityKind } from '../model.js';

/** What a noun says of the entity that it stands for. */
export interface Sort {
  readonly kind: EntityKind;
  /** As `relations.yaml` calls it, and as the gazetteer's links do that say it of an entity. */
  readonly name: string;
  /** Those of the other sorts of the kind. */
  readonly otherNouns: ReadonlySet<string>;
  /** Whether it stands only for what the article has called so: "the council" after "the State Council". */
  readonly byName: boolean;
}

/** Noun lemma → its sort. */
export type References = ReadonlyMap<string, Sort>;

/**
 * @param declared kind → sort → nouns
 * @param byName kind → nouns that stand only for what the article has called so
 */
export function compileReferences(
  declared: Readonly<Partial<Record<EntityKind, Readonly<Record<string, readonly string[]>>>>>,
  byName: Readonly<Partial<Record<EntityKind, readonly string[]>>>,
): References {
  const sorts = new Map<string, Sort>();
  const enter = (sort: Sort, nouns: readonly string[]): void => {
    for (const noun of nouns) sorts.set(noun, sort);
  };
  for (const [kind, nouns] of Object.entries(byName))
    enter({ kind: kind as EntityKind, name: '', otherNouns: new Set(), byName: true }, nouns);
  for (const [kind, ofKind] of Object.entries(declared)) {
    for (const [name, nouns] of Object.entries(ofKind)) {
      const others = Object.keys(ofKind).filter((other) => other !== name);
      const otherNouns = new Set(others.flatMap((other) => ofKind[other]));
      enter({ kind: kind as EntityKind, name, otherNouns, byName: false }, nouns);
    }
  }
  return sorts;
}
