/** @module Entities side by side: what is said of each, predicate by predicate. */
import type { FactBase } from '../store/fact-base.js';
import type { NodeRow } from '../store/reader/nodes.js';
import { dossier } from './dossier.js';
import type { FactView } from './fact.js';

/** What is said of each entity in one respect. */
export interface ComparedRow {
  readonly predicate: string;
  /** The entities are the facts' `subject`, or their `object`. */
  readonly as: 'subject' | 'object';
  /** The predicate as spoken from the entities: "hosts", "is explored by". */
  readonly label: string;
  /** By entity, in their order; newest first. */
  readonly cells: readonly (readonly FactView[])[];
  /** Ids of what stands on the other side of the facts of more than one entity. */
  readonly shared: readonly string[];
}

export interface Comparison {
  readonly entities: readonly NodeRow[];
  /** What is said of most entities first. */
  readonly rows: readonly ComparedRow[];
  /** Of some entity more is known than is given here. */
  readonly isCut: boolean;
}

/** Sets entities or candidates side by side; ids that the base does not have are left out. */
export function compare(base: FactBase, ids: readonly string[]): Comparison {
  const dossiers = [...new Set(ids)].flatMap((id) => dossier(base, id) ?? []);
  const respects = new Map<string, Pick<ComparedRow, 'predicate' | 'as' | 'label'>>();
  for (const { groups } of dossiers) {
    for (const { predicate, as, label } of groups) respects.set(`${as} ${predicate}`, { predicate, as, label });
  }
  const rows = [...respects.values()].map((respect) => {
    const cells = dossiers.map(
      ({ groups }) =>
        groups.find(({ predicate, as }) => predicate === respect.predicate && as === respect.as)?.facts ?? [],
    );
    return { ...respect, cells, shared: sharedOf(cells, respect.as) };
  });
  const filled = ({ cells }: ComparedRow) => cells.filter((cell) => cell.length > 0).length;
  return {
    entities: dossiers.map(({ entity }) => entity),
    rows: rows.sort((a, b) => filled(b) - filled(a)),
    isCut: dossiers.some(({ isCut }) => isCut),
  };
}

function sharedOf(cells: readonly (readonly FactView[])[], as: 'subject' | 'object'): string[] {
  const counts = new Map<string, number>();
  for (const cell of cells) {
    const others = cell.flatMap((fact) => {
      const other = as === 'subject' ? fact.object : fact.subject;
      return 'id' in other ? [other.id] : [];
    });
    for (const id of new Set(others)) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].filter(([, n]) => n > 1).map(([id]) => id);
}
