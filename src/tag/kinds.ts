/** @module The learned judge of names: of which kind a name is in an article, if of any. */
import { readFileSync } from 'node:fs';
import { LinearModel } from '../learned/linear.js';
import { ENTITY_KINDS, type EntityKind } from '../model.js';

const COLUMNS = Int32Array.from(ENTITY_KINDS.keys());

export class Kinds {
  /** @param model a column a kind, in the order of `ENTITY_KINDS`: whether a careful reader takes the name for one */
  constructor(private readonly model: LinearModel) {}

  /** How likely a name is of each kind. @param features as kind-features.ts makes them */
  probabilities(features: ArrayLike<number>): Map<EntityKind, number> {
    const odds = this.model.score(features, COLUMNS);
    return new Map(ENTITY_KINDS.map((kind, column) => [kind, 1 / (1 + Math.exp(-odds[column]))]));
  }

  /** The form on disk: see {@link LinearModel.toBytes}. */
  toBytes(): Uint8Array {
    return this.model.toBytes();
  }
}

/** The kind that is likelier than not, of several the likeliest; undefined where none is. */
export function likelierThanNot(probabilities: ReadonlyMap<EntityKind, number>): EntityKind | undefined {
  let likeliest: EntityKind | undefined;
  let highest = 0.5;
  for (const [kind, probability] of probabilities)
    if (probability > highest) [likeliest, highest] = [kind, probability];
  return likeliest;
}

/** Reads what a pipeline's learning has made. */
export function loadKinds(file: string): Kinds {
  return new Kinds(LinearModel.fromBytes(readFileSync(file)));
}
