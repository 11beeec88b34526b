/** @module Where sources differ: shown side by side, never settled by us. */
import type { CitationRow } from '../store/reader/citations.js';
import { MEASURES, type ValueRow } from '../store/reader/support.js';
import type { CitedFact } from './facts.js';

/** One of the things that are said, and by whom. */
export interface Side {
  /** The text's own words, or a status. */
  readonly value: string;
  readonly citations: readonly CitationRow[];
}

export interface Disagreement {
  /**
   * The qualifier's role (`amount`), `status`, `value` where facts with different literal objects stand side by side, or
   * `subject` where an object can have but one.
   */
  readonly about: string;
  readonly sides: readonly Side[];
}

/**
 * What a fact's own citations disagree on: a measure, or whether it holds at all. Measures are compared by what they
 * amount to, within the bounds that their words leave; figures that agree are one side.
 *
 * @param values those that are given for the fact
 */
export function disagreements(
  { citations }: Pick<CitedFact, 'citations'>,
  values: readonly ValueRow[],
): Disagreement[] {
  const stated = citations.filter(({ status }) => status !== 'denied');
  const measures = MEASURES.map((about) => ({ about, sides: measureSides(stated, about, values) }));
  const status = { about: 'status', sides: sidesBy(citations, ({ status }) => status) };
  const isDenied = status.sides.some(({ value }) => value === 'denied');
  return [...measures, ...(isDenied ? [status] : [])].filter(({ sides }) => sides.length > 1);
}

/** Whether a fact's own citations can disagree on a measure. @param values those that are given for it */
export function isContested(values: readonly ValueRow[]): boolean {
  return MEASURES.some((role) => contestedOf(values, role).length > 0);
}

/** Those of a role's measures that clash with another one. */
function contestedOf(values: readonly ValueRow[], role: string): ValueRow[] {
  const given = values.filter((value) => value.role === role && value.unit !== null);
  return given.filter((one) => given.some((other) => clash(one, other)));
}

/** The figures of citations, the first that is said of those that agree for all of them; none where all agree, or one article gives them all. */
function measureSides(citations: readonly CitationRow[], role: string, values: readonly ValueRow[]): Side[] {
  const groups: ValueRow[][] = [];
  for (const value of contestedOf(values, role)) {
    const group = groups.find((known) => known.every((other) => other.unit === value.unit && !clash(other, value)));
    if (group === undefined) groups.push([value]);
    else group.push(value);
  }
  const sideOf = new Map(groups.flatMap((group, index) => group.map(({ value }) => [value, index] as const)));
  const sides = new Map<number, { value: string; citations: CitationRow[] }>();
  for (const citation of citations) {
    const qualifiers: Readonly<Partial<Record<string, string>>> = citation.qualifiers;
    const words = qualifiers[role];
    const index = sideOf.get(qualifiers[`${role}_value`] ?? words?.trim().toLowerCase() ?? '');
    if (words === undefined || index === undefined) continue;
    const side = sides.get(index);
    if (side === undefined) sides.set(index, { value: words, citations: [citation] });
    else side.citations.push(citation);
  }
  // An article that gives an indicated and an inferred tonnage does not contradict itself.
  const articles = new Set([...sides.values()].flatMap((side) => side.citations.map(({ articleId }) => articleId)));
  return articles.size > 1 ? [...sides.values()] : [];
}

/** Whether two measures of one unit and scope have no number in common. */
function clash(a: ValueRow, b: ValueRow): boolean {
  if (a.unit !== b.unit || (a.scope !== b.scope && a.scope !== '' && b.scope !== '')) return false;
  return a.high! <= b.low! || b.high! <= a.low!;
}

/** A fact with the values that are given for it. */
type ValuedFact = CitedFact & { readonly values: readonly ValueRow[] };

/**
 * Which subjects stand side by side where an object can have but one, or owners have more than the whole between them.
 *
 * @param facts of one predicate and object
 */
export function rivalry(facts: readonly ValuedFact[]): Disagreement | null {
  const asserted = facts.filter(({ status, exclusive }) => status === 'asserted' && exclusive !== null);
  const share = ({ values }: ValuedFact): number =>
    Math.max(0, ...values.filter(({ role, unit }) => role === 'share' && unit === '%').map(({ low }) => low!));
  const rivals = asserted.filter((one) =>
    asserted.some(
      (other) =>
        other.subject.id !== one.subject.id &&
        (one.exclusive === 'one' || (share(one) > 0 && share(other) > 0 && share(one) + share(other) > 100)),
    ),
  );
  if (rivals.length === 0) return null;
  return { about: 'subject', sides: rivals.map(({ subject, citations }) => ({ value: subject.name, citations })) };
}

/** What facts of one subject and predicate disagree on when their objects are literals: two prices, say. */
export function literalDisagreement(facts: readonly CitedFact[]): Disagreement | null {
  const sides = facts.flatMap(({ object, citations }) =>
    'value' in object ? [{ value: object.value, citations }] : [],
  );
  return sides.length > 1 ? { about: 'value', sides } : null;
}

/** Citations by what they say, in the order of their first appearance; those that say nothing of it are left out. */
function sidesBy(citations: readonly CitationRow[], say: (citation: CitationRow) => string | null): Side[] {
  const sides = new Map<string, { value: string; citations: CitationRow[] }>();
  for (const citation of citations) {
    const value = say(citation);
    if (value === null) continue;
    const key = value.toLowerCase().replace(/\s+/g, ' ').trim();
    const side = sides.get(key);
    if (side === undefined) sides.set(key, { value, citations: [citation] });
    else side.citations.push(citation);
  }
  return [...sides.values()];
}
