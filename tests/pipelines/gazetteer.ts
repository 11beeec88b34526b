/** @module The gazetteer of critical-minerals, for the tests of its tables. */
import { fileURLToPath } from 'node:url';
import type { EntityKind, GazetteerEntry } from '../../src/model.js';
import { foldKey } from '../../src/tag/fold.js';
import { loadGazetteer } from '../../src/tag/gazetteer.js';

export const GAZETTEER = loadGazetteer(
  fileURLToPath(new URL('../../pipelines/critical-minerals/gazetteer', import.meta.url)),
);

/** All rows of a kind, open and by hand. */
export function rowsOf(kind: EntityKind): GazetteerEntry[] {
  return GAZETTEER.entries.filter((entry) => entry.kind === kind);
}

/** Ids of the entries of a kind that have a name or an alias. */
export function named(kind: EntityKind, name: string): string[] {
  const key = foldKey(name);
  return rowsOf(kind)
    .filter((entry) => [entry.name, ...entry.aliases].some((spelling) => foldKey(spelling) === key))
    .map(({ id }) => id);
}
