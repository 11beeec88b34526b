/** @module All that the base knows of one entity. */
import type { FactBase } from '../store/fact-base.js';
import type { NodeRow } from '../store/reader/nodes.js';
import { literalDisagreement, rivalry, type Disagreement } from './disagreement.js';
import { cited, type FactView, type Limits } from './fact.js';
import type { CitedFact } from './facts.js';

/** Facts that say the same kind of thing of the entity. */
export interface DossierGroup {
  readonly predicate: string;
  /** The entity is the facts' `subject`, or their `object`. */
  readonly as: 'subject' | 'object';
  /** The predicate as spoken from the entity: "hosts", "explored by". */
  readonly label: string;
  /** Newest first. */
  readonly facts: readonly FactView[];
  /** Literal objects that differ between the facts. */
  readonly disagreement: Disagreement | null;
}

export interface Dossier {
  readonly entity: NodeRow;
  /** The group with the newest fact first. */
  readonly groups: readonly DossierGroup[];
  /** Facts that a page stated once and none does now. */
  readonly retired: readonly CitedFact[];
  /** Whether there are more facts than are given here. */
  readonly isCut: boolean;
}

/**
 * A dossier is for reading. An entity with more facts than this (a country) is asked for with filters; and of a fact
 * with more citations than this the newest will do, beside one for each other thing that is said of it, of many such the newest.
 */
const MAX_FACTS = 40;
const OF_EACH: Limits = { citations: 3, variants: 8, claims: 100 };

/** The dossier of the entity or candidate with this id; undefined where the base has none. */
export function dossier(base: FactBase, id: string): Dossier | undefined {
  const entity = base.reader.nodes.get(id);
  if (entity === undefined) return undefined;
  const rows = base.reader.facts.about(entity.id, MAX_FACTS + 1);
  const facts = rows.slice(0, MAX_FACTS).map((row) => cited(base, row, OF_EACH));
  return {
    entity,
    groups: groupsOf(
      entity.id,
      facts.filter(({ retired }) => !retired),
    ),
    retired: facts.filter(({ retired }) => retired),
    isCut: rows.length > MAX_FACTS,
  };
}

function groupsOf(id: string, facts: readonly FactView[]): DossierGroup[] {
  const groups = new Map<string, { as: 'subject' | 'object'; facts: FactView[] }>();
  for (const fact of facts) {
    const as = fact.subject.id === id ? 'subject' : 'object';
    const key = `${as} ${fact.predicate}`;
    const group = groups.get(key) ?? { as, facts: [] };
    groups.set(key, group);
    group.facts.push(fact);
  }
  return [...groups.values()].map(({ as, facts }) => ({
    predicate: facts[0].predicate,
    as,
    label: as === 'subject' ? facts[0].label : facts[0].inverse,
    facts,
    disagreement: as === 'subject' ? literalDisagreement(facts) : rivalry(facts),
  }));
}
