/** @module A name together with the short forms that stand for it: what one of them is, all are. */
import type { EntityKind } from '../model.js';
import type { Group } from './groups.js';

export interface Family {
  /** The longest, which the others stand for. */
  readonly long: Group;
  /** It and its short forms, in the order of the text. */
  readonly members: readonly Group[];
  /** What the rules' votes on all of them speak for. */
  readonly scores: ReadonlyMap<EntityKind, number>;
}

/** @param standsFor of each short form the name that it stands for, which may stand for another; without circles */
export function familiesOf(groups: readonly Group[], standsFor: ReadonlyMap<Group, Group>): Family[] {
  const root = (group: Group): Group => {
    const long = standsFor.get(group);
    return long === undefined ? group : root(long);
  };
  const families = new Map<Group, Group[]>();
  for (const group of groups) {
    const long = root(group);
    const members = families.get(long);
    if (members === undefined) families.set(long, [group]);
    else members.push(group);
  }
  return [...families].map(([long, members]) => ({ long, members, scores: sumOf(members) }));
}

function sumOf(members: readonly Group[]): Map<EntityKind, number> {
  const scores = new Map<EntityKind, number>();
  for (const group of members)
    for (const [kind, score] of group.scores) scores.set(kind, (scores.get(kind) ?? 0) + score);
  return scores;
}
