/** @module Who and what stands around an entity: those that facts join it to, and the facts among them. */
import type { FactBase } from '../store/fact-base.js';
import type { FactRow, ShownNode } from '../store/reader/facts.js';

/** Facts that join the same two. */
export interface Tie {
  /** Ids; the smaller one first. */
  readonly ends: readonly [string, string];
  /** Newest first. */
  readonly facts: readonly FactRow[];
}

export interface Neighbourhood {
  /** The entity first, then those that were opened, then the others by the number of facts that join them. */
  readonly nodes: readonly ShownNode[];
  /** The ids of the entity and of those that were opened. */
  readonly opened: ReadonlySet<string>;
  readonly ties: readonly Tie[];
  /** Whether there are more around them than are given here. */
  readonly isCut: boolean;
}

/** More than this around one, and no eye tells them apart. */
const MAX_AROUND = { entity: 28, opened: 14 };
/** Of each the newest facts are looked at. */
const MAX_FACTS = 150;

/**
 * The neighbourhood of an entity.
 *
 * @param id of an entity or candidate
 * @param open ids of others whose neighbours are wanted too; those that are not there are passed over
 * @returns undefined where the base has no such entity
 */
export function neighbourhood(base: FactBase, id: string, open: readonly string[] = []): Neighbourhood | undefined {
  const centre = base.reader.nodes.get(id);
  if (centre === undefined) return undefined;
  const centres = [centre, ...open.flatMap((each) => base.reader.nodes.get(each) ?? [])];
  const nodes = new Map<string, ShownNode>(
    centres.map(({ id, kind, name, isCandidate, decision }) => [id, { id, kind, name, isCandidate, decision }]),
  );
  const opened = new Set(nodes.keys());
  const ties = new Map<string, { ends: [string, string]; facts: Map<string, FactRow> }>();
  let isCut = false;
  for (const [each, limit] of [...opened].map(
    (each, i) => [each, i === 0 ? MAX_AROUND.entity : MAX_AROUND.opened] as const,
  )) {
    const facts = base.reader.facts.about(each, MAX_FACTS).filter(({ retired }) => !retired);
    const around = othersIn(facts, each);
    isCut ||= facts.length === MAX_FACTS;
    let added = 0;
    for (const { node, facts: joining } of around) {
      if (!nodes.has(node.id) && added === limit) {
        isCut = true;
        continue;
      }
      if (!nodes.has(node.id)) added++;
      nodes.set(node.id, nodes.get(node.id) ?? node);
      const ends: [string, string] = each < node.id ? [each, node.id] : [node.id, each];
      const tie = ties.get(ends.join(' ')) ?? { ends, facts: new Map<string, FactRow>() };
      for (const fact of joining) tie.facts.set(fact.id, fact);
      ties.set(ends.join(' '), tie);
    }
  }
  return {
    nodes: [...nodes.values()],
    opened,
    ties: [...ties.values()].map(({ ends, facts }) => ({ ends, facts: [...facts.values()] })),
    isCut,
  };
}

/** Those on the other side of an entity's facts, with the facts; those of the most facts first. */
function othersIn(facts: readonly FactRow[], id: string): { node: ShownNode; facts: FactRow[] }[] {
  const others = new Map<string, { node: ShownNode; facts: FactRow[] }>();
  for (const fact of facts) {
    const other = fact.subject.id === id ? fact.object : fact.subject;
    if ('value' in other || other.id === id) continue;
    const known = others.get(other.id);
    if (known === undefined) others.set(other.id, { node: other, facts: [fact] });
    else known.facts.push(fact);
  }
  return [...others.values()].sort((a, b) => b.facts.length - a.facts.length || (a.node.id < b.node.id ? -1 : 1));
}
