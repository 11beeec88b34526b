/** @module How two entities are connected: the shortest ways over facts. */
import type { EntityKind } from '../model.js';
import type { FactBase } from '../store/fact-base.js';
import type { Link } from '../store/reader/links.js';
import type { CitedFact } from './facts.js';

/** A fact on the way; it may be gone along from its object to its subject. */
export interface Step {
  /** Id of the node that the step leads to. */
  readonly to: string;
  /** With its newest citation. */
  readonly fact: CitedFact;
}

export interface Connection {
  /** Ways of the same, least number of steps; those over what is seldom mentioned first. Empty where there is none. */
  readonly paths: readonly (readonly Step[])[];
  /** Something was left aside (see {@link PathLimits}): there may be another or a shorter way. */
  readonly isCut: boolean;
}

export interface PathLimits {
  /** Longer ways are not looked for; 4 unless given. */
  readonly steps?: number | undefined;
  /** As many ways at most; 3 unless given. */
  readonly paths?: number | undefined;
  /** Kinds that no way leads over: with elements and places among them, only companies, people and deposits are left. */
  readonly without?: readonly EntityKind[] | undefined;
}

/** Of a node with more facts than this the newest are followed; and the search ends after so many facts. */
const MAX_LINKS = 500;
const MAX_FOLLOWED = 20_000;

/** From how many nodes before it a node's ways are remembered. */
const MAX_ORIGINS = 8;

/** Of the nodes where the two searches meet, so many of the most seldom mentioned are looked at. */
const MAX_MEETINGS = 50;

/** How a node was come to. */
interface Origin {
  readonly from: string;
  readonly factId: string;
}

/** What was reached from one end. */
interface Reach {
  readonly origins: Map<string, Origin[]>;
  readonly articles: Map<string, number>;
  frontier: string[];
  depth: number;
}

/**
 * The shortest ways from one entity to another, each step a fact with a quote. Looks from both ends at once, always from
 * where there is less to look at.
 *
 * @param from an id as `findEntity` gives it
 * @param to another
 */
export function connect(
  base: FactBase,
  from: string,
  to: string,
  { steps = 4, paths = 3, without = [] }: PathLimits = {},
): Connection {
  if (from === to) return { paths: [], isCut: false };
  const here = reachOf(from);
  const there = reachOf(to);
  const barred = new Set(without);
  const budget = { followed: 0, isCut: false };
  while (here.depth + there.depth < steps && here.frontier.length > 0 && there.frontier.length > 0) {
    const [near, far] = here.frontier.length <= there.frontier.length ? [here, there] : [there, here];
    const goal = far === there ? to : from;
    const met = widen(near, far, goal, barred, budget, (id) => base.reader.links.from(id, MAX_LINKS));
    if (met.length > 0) return { paths: pathsOver(base, met, here, there, paths), isCut: budget.isCut };
    if (budget.followed >= MAX_FOLLOWED) break;
  }
  return { paths: [], isCut: budget.isCut };
}

function reachOf(id: string): Reach {
  return { origins: new Map([[id, []]]), articles: new Map(), frontier: [id], depth: 0 };
}

/** Goes one step on from the frontier of `near`; gives the nodes that `far` has reached too. */
function widen(
  near: Reach,
  far: Reach,
  goal: string,
  barred: ReadonlySet<EntityKind>,
  budget: { followed: number; isCut: boolean },
  linksFrom: (id: string) => Link[],
): string[] {
  const found = new Map<string, Origin[]>();
  for (const from of near.frontier) {
    if (budget.followed >= MAX_FOLLOWED) {
      budget.isCut = true;
      break;
    }
    const links = linksFrom(from);
    budget.followed += links.length;
    budget.isCut ||= links.length >= MAX_LINKS;
    for (const { id, factId, kind, articles } of links) {
      if (near.origins.has(id) || (barred.has(kind) && id !== goal)) continue;
      const origins = found.get(id) ?? [];
      if (origins.length < MAX_ORIGINS && !origins.some((each) => each.from === from)) origins.push({ from, factId });
      found.set(id, origins);
      near.articles.set(id, articles);
    }
  }
  for (const [id, origins] of found) near.origins.set(id, origins);
  near.frontier = [...found.keys()];
  near.depth++;
  return near.frontier.filter((id) => far.origins.has(id));
}

/** The ways over the nodes where the two reaches met. */
function pathsOver(base: FactBase, met: readonly string[], here: Reach, there: Reach, limit: number): Step[][] {
  const mentioned = (id: string) => Math.log1p(here.articles.get(id) ?? there.articles.get(id) ?? 0);
  const ways = [...met]
    .sort((a, b) => mentioned(a) - mentioned(b) || (a < b ? -1 : 1))
    .slice(0, MAX_MEETINGS)
    .flatMap((id) => {
      const tails = waysBack(there, id);
      return waysBack(here, id).flatMap((head) =>
        tails.map((tail) => [
          ...head.reverse().map((step, index, all) => ({ ...step, to: all.at(index + 1)?.from ?? id })),
          ...tail.map(({ from, factId }) => ({ factId, to: from })),
        ]),
      );
    })
    .map((way) => ({ way, weight: way.slice(0, -1).reduce((sum, { to }) => sum + mentioned(to), 0) }))
    .sort((a, b) => a.weight - b.weight || (JSON.stringify(a.way) < JSON.stringify(b.way) ? -1 : 1));
  return ways.slice(0, limit).flatMap(({ way }) => {
    const path = way.flatMap(({ to, factId }) => {
      const fact = base.reader.facts.get(factId);
      return fact === undefined ? [] : [{ to, fact: { ...fact, citations: base.reader.citations.of(fact, 1) } }];
    });
    return path.length === way.length ? [path] : [];
  });
}

/** The ways from a node back to where its reach began, each as the steps to take. */
function waysBack(reach: Reach, id: string): Origin[][] {
  const origins = reach.origins.get(id) ?? [];
  if (origins.length === 0) return [[]];
  return origins.flatMap((origin) => waysBack(reach, origin.from).map((way) => [origin, ...way]));
}
