/** @module Contradictions between articles: on the terminal, and as rows of a table. */
import type { Contradiction } from '../../query/contradictions.js';
import { citation, difference, objectName } from './fact.js';
import { citedCells, factTable, sentence } from './facts.js';
import type { Table } from './forms.js';
import { hang, type Terminal } from './terminal.js';

/** The fact, what is stated differently, and each side with its newest sentence. */
export function formatContradiction({ fact, disagreement, since }: Contradiction, terminal: Terminal): string {
  const { colors } = terminal;
  return [
    hang(terminal, '', `${sentence(fact, terminal)}   since ${since.slice(0, 10)}`),
    `  ${colors.red(`≠ ${difference(disagreement)}:`)}`,
    ...disagreement.sides.flatMap(({ value, citations }) => [
      hang(terminal, '  ', `${colors.bold(value)} · ${sites(citations)}`),
      ...citations.slice(0, 1).map((each) => citation(each, terminal, '    ')),
    ]),
  ].join('\n');
}

/** A side a row: what is said, the fact, and the side's newest sentence (CITED_COLUMNS). */
export function contradictionRows(contradictions: readonly Contradiction[]): Table['rows'] {
  return sidesOf(contradictions).map(({ fact, said, cited }) => [
    said,
    fact.subject.name,
    fact.predicate,
    objectName(fact),
    ...citedCells(cited),
  ]);
}

/** A side a row, in the columns of {@link factTable}, what is said in place of the status. */
export function contradictedFacts(contradictions: readonly Contradiction[]): Table['rows'] {
  return sidesOf(contradictions).flatMap(({ fact, said, cited }) => {
    const { rows } = factTable([{ ...fact, citations: cited === undefined ? [] : [cited] }]);
    return rows.map(([subject, predicate, object, , ...rest]) => [subject, predicate, object, said, ...rest]);
  });
}

function sidesOf(contradictions: readonly Contradiction[]) {
  return contradictions.flatMap(({ fact, disagreement: { about, sides } }) =>
    sides.map(({ value, citations }) => ({
      fact,
      said: `contradiction, ${about}: ${value}`,
      cited: citations.at(0),
    })),
  );
}

function sites(citations: Contradiction['disagreement']['sides'][number]['citations']): string {
  return [...new Set(citations.map(({ site, host }) => site ?? host))].join(', ');
}
