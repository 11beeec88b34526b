/** @module Where sources differ: shown side by side, never settled by us. */
import type { CitationRow } from '../store/reader/facts.js';
import type { CitedFact } from './facts.js';

/** One of the things that are said, and by whom. */
export interface Side {
  /** The text's own words, or a status. */
  readonly value: string;
  readonly citations: readonly CitationRow[];
}

export interface Disagreement {
  /** The qualifier's role (`amount`), `status`, or `value` where facts with different literal objects stand side by side. */
  readonly about: string;
  readonly sides: readonly Side[];
}

/** Qualifiers that say how much. Two dates or roles of a fact may both hold; two of these hardly can. */
const MEASURES = ['amount', 'grade', 'share'];

/** What a fact's own citations disagree on: a measure, or whether it holds at all. */
export function disagreements({ citations }: Pick<CitedFact, 'citations'>): Disagreement[] {
  const measures = MEASURES.map((about) => ({
    about,
    sides: sidesBy(citations, ({ qualifiers }) => (about in qualifiers ? qualifiers[about] : null)),
  }));
  const status = { about: 'status', sides: sidesBy(citations, ({ status }) => status) };
  const isDenied = status.sides.some(({ value }) => value === 'denied');
  return [...measures, ...(isDenied ? [status] : [])].filter(({ sides }) => sides.length > 1);
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
