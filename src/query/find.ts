/** @module Which entity a person means by a name. */
import type { FactBase } from '../store/fact-base.js';
import type { NodeMatch } from '../store/reader/nodes.js';
import { searchKey } from '../store/search-key.js';

/** An entity or candidate that a name may mean. */
export interface Found {
  readonly id: string;
  readonly kind: NodeMatch['kind'];
  readonly name: string;
  readonly isCandidate: boolean;
  /** Whether a person accepted the candidate as an entity of its own. */
  readonly isAccepted: boolean;
  /** The name or alias that matched. */
  readonly matched: string;
  /** Whether the whole name or alias is what was asked for, case and diacritics apart. */
  readonly isExact: boolean;
  /** Facts that it takes part in. */
  readonly facts: number;
}

/**
 * Finds who or what is called `name`: by id, by a whole name or alias, by a part of one from some word on, or by how
 * one begins. Case, diacritics and hyphens make no difference.
 *
 * @returns the likeliest first: whole names before parts, entities before candidates that nobody accepted, then by number of facts
 */
export function findEntity(base: FactBase, name: string): Found[] {
  const node = base.reader.nodes.get(name);
  if (node !== undefined) {
    const { id, kind, isCandidate } = node;
    const facts = base.reader.nodes.facts(id);
    const isAccepted = node.decision === 'accepted';
    return [{ id, kind, name: node.name, isCandidate, isAccepted, matched: id, isExact: true, facts }];
  }
  const folded = searchKey(name);
  if (folded === '') return [];
  const best = new Map<string, { rank: number; found: Found }>();
  for (const match of base.reader.nodes.startingWith(folded)) {
    const rank = (match.folded === folded ? 0 : 2) + (match.word === 0 ? 0 : 1);
    const known = best.get(match.id);
    if (known !== undefined && known.rank <= rank) continue;
    const { id, kind, isCandidate, isAccepted, matched, facts } = match;
    best.set(id, {
      rank,
      found: { id, kind, name: match.name, isCandidate, isAccepted, matched, isExact: rank === 0, facts },
    });
  }
  return [...best.values()]
    .sort(
      (a, b) =>
        a.rank - b.rank ||
        Number(isOpen(a.found)) - Number(isOpen(b.found)) ||
        b.found.facts - a.found.facts ||
        (a.found.id < b.found.id ? -1 : 1),
    )
    .map(({ found }) => found);
}

/** Of what a name may mean, as `findEntity` gives it, the one that it does: borne by it exactly, or the only one there is. */
export function clearly(found: readonly Found[]): Found | undefined {
  return found.length === 1 || found.some(({ isExact }) => isExact) ? found.at(0) : undefined;
}

function isOpen({ isCandidate, isAccepted }: Found): boolean {
  return isCandidate && !isAccepted;
}
