/** @module What articles state, a row a citation: what every export is made of. */
import type { FactBase } from '../../store/fact-base.js';
import type { FactConditions } from '../../store/reader/fact-filter.js';
import type { CitationRow } from '../../store/reader/citations.js';
import type { FactRow } from '../../store/reader/facts.js';

/** One article's citation of one fact. */
export interface Statement {
  readonly fact: FactRow;
  readonly citation: CitationRow;
}

/** What a recipient may do with a row: facts are free, the sentence stays its publisher's. */
export const LICENCE = 'statement: CC0-1.0; quotation: rights remain with the publisher';

/**
 * The citations of all facts that meet the conditions and are stated by a page as it is now: newest fact first, and of
 * each fact the newest citation first. Rows are read as they are asked for.
 */
export function* statements(base: FactBase, conditions: FactConditions): Generator<Statement> {
  for (const fact of base.reader.facts.each(conditions))
    for (const citation of base.reader.citations.of(fact, Number.MAX_SAFE_INTEGER)) yield { fact, citation };
}

/** A record of names that it may not have. */
export function named(record: Readonly<Record<string, string>> | undefined): Readonly<Partial<Record<string, string>>> {
  return record ?? {};
}
