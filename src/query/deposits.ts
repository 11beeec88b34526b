/** @module Where deposits lie: those of an element, a country, or with facts of a status. */
import type { Status } from '../model.js';
import type { FactBase } from '../store/fact-base.js';
import type { DepositRow } from '../store/reader/deposits.js';

export interface DepositFilter {
  /** Id of an element: deposits that a fact joins to it, or to its members and forms; and where no status is asked for, those that the gazetteer does. */
  readonly element?: string | undefined;
  /** ISO 3166-1 code. */
  readonly country?: string | undefined;
  /** Of a fact that joins the deposit to the element; without an element, of the newest fact. */
  readonly status?: Status | undefined;
}

/** How many deposits there are of what one may ask for. */
export interface DepositChoices {
  readonly elements: ReadonlyMap<string, number>;
  readonly countries: ReadonlyMap<string, number>;
}

export interface Deposits {
  /** Those of the most facts first; `status` is the one that was asked for, else the element's, else the newest fact's. */
  readonly deposits: readonly DepositRow[];
  /** Of all deposits with a place. */
  readonly choices: DepositChoices;
  /** Deposits of the base that have no place. */
  readonly unplaced: number;
}

/** All deposits of a base with what one may ask for, as they were in its state. */
interface Placed extends Omit<Deposits, 'deposits'> {
  readonly state: string;
  readonly all: readonly DepositRow[];
}

/** A map is moved and asked again many times: its deposits are the same as long as nothing is written. */
const read = new WeakMap<FactBase, Placed>();

/** The deposits of the gazetteer that have a place and that articles mention. */
export function deposits(base: FactBase, filter: DepositFilter = {}): Deposits {
  const { all, choices, unplaced } = placedIn(base);
  const wanted = filter.element === undefined ? null : new Set(base.reader.nodes.withMembers([filter.element]));
  return {
    deposits: all.flatMap((deposit) => matched(deposit, filter, wanted) ?? []),
    choices,
    unplaced,
  };
}

function placedIn(base: FactBase): Placed {
  const state = base.state();
  const known = read.get(base);
  if (known?.state === state) return known;
  const all = base.reader.deposits.placed();
  const choices = {
    elements: counted(all, ({ elements, stated }) => [...elements, ...stated.map(({ element }) => element)]),
    countries: counted(all, ({ countries }) => countries),
  };
  const placed = { state, all, choices, unplaced: base.reader.deposits.unplaced() };
  read.set(base, placed);
  return placed;
}

/** A deposit as a filter sees it; null where it does not fit. */
function matched(
  deposit: DepositRow,
  { country, status }: DepositFilter,
  wanted: ReadonlySet<string> | null,
): DepositRow | null {
  if (country !== undefined && !deposit.countries.includes(country)) return null;
  if (wanted === null) return status === undefined || deposit.status === status ? deposit : null;
  const stated = deposit.stated.filter(({ element }) => wanted.has(element)).map((each) => each.status);
  if (status !== undefined) return stated.includes(status) ? { ...deposit, status } : null;
  const isKnown = stated.length > 0 || deposit.elements.some((element) => wanted.has(element));
  return isKnown ? { ...deposit, status: stated.includes('asserted') ? 'asserted' : (stated.at(0) ?? null) } : null;
}

/** How many have each, the commonest first. */
function counted(rows: readonly DepositRow[], of: (row: DepositRow) => readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const row of rows) for (const each of new Set(of(row))) counts.set(each, (counts.get(each) ?? 0) + 1);
  return new Map([...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)));
}
