/** @module Names on the command line: which entity is meant, and what to say where that is not clear. */
import { clearly, findEntity, type Found } from '../query/find.js';
import type { FactBase } from '../store/fact-base.js';
import { columns, count, terminalOf, type Terminal } from './print/terminal.js';

/** Names that come near, as many as one looks through. */
const NEAR = 10;

/** Which entity a name means. */
export interface Naming {
  readonly name: string;
  /** Undefined where it is none, or not clear which. */
  readonly meant: Found | undefined;
  /** What else the name may mean. */
  readonly others: readonly Found[];
}

export function naming(base: FactBase, name: string): Naming {
  const found = findEntity(base, name);
  const meant = clearly(found);
  return { name, meant, others: found.filter(({ id }) => id !== meant?.id).slice(0, NEAR) };
}

/** The ids of what the names mean; undefined, and said on standard error, where one of them means nothing for sure. */
export function idsOf(namings: readonly Naming[]): string[] | undefined {
  const unclear = namings.filter(({ meant }) => meant === undefined);
  for (const each of unclear) complain(each);
  return unclear.length > 0 ? undefined : namings.flatMap(({ meant }) => meant?.id ?? []);
}

/** Says on standard error that a name means nothing for sure, and what it may mean. */
export function complain({ name, others }: Naming): void {
  const problem = others.length === 0 ? 'nothing in the base is called so' : 'the name fits several';
  console.error(`expected the name of one entity, got "${name}": ${problem}`);
  mention(others);
}

/** Lists on standard error what else a name may mean. */
export function mention(others: readonly Found[]): void {
  if (others.length > 0) console.error(`\n${formatOthers(others, terminalOf(process.stderr))}`);
}

function formatOthers(others: readonly Found[], terminal: Terminal): string {
  const rows = others.map(({ id, name, isCandidate, isAccepted, facts }) => {
    const mark = isAccepted ? 'accepted by a person' : 'unconfirmed';
    const about = [name, ...(isCandidate ? [mark] : []), count(facts, 'fact')];
    return [id, about.join(' · ')] as const;
  });
  return ['Others that the name may mean:', columns(terminal, rows)].join('\n');
}
