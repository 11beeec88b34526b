/** @module A list of facts: on the terminal, and as a table. */
import type { CitedFact } from '../../query/facts.js';
import { citation, named, objectName, support } from './fact.js';
import type { Table } from './forms.js';
import { hang, printable, type Terminal } from './terminal.js';

/** Each fact with its newest quote. */
export function formatFacts(facts: readonly CitedFact[], terminal: Terminal): string {
  return printable(facts)
    .map((fact) => `${formatFact(fact, terminal)}\n`)
    .join('\n');
}

/** A fact with its newest quote. */
export function formatFact(fact: CitedFact, terminal: Terminal): string {
  return [
    hang(terminal, '', `${sentence(fact, terminal)}   ${support(fact, terminal)}`),
    ...fact.citations.slice(0, 1).map((each) => citation(each, terminal, '  ')),
  ].join('\n');
}

/** Subject, label and object. */
export function sentence({ subject, label, object }: Omit<CitedFact, 'citations'>, terminal: Terminal): string {
  const name = 'value' in object ? terminal.colors.bold(object.value) : named(object, terminal);
  return `${named(subject, terminal)} ${label} ${name}`;
}

const COLUMNS = ['subject', 'predicate', 'object', 'status', 'articles', 'sources', 'first_seen', 'last_seen'] as const;

/** A fact a row, with its newest citation. */
export function factTable(facts: readonly CitedFact[]): Table {
  return {
    columns: [...COLUMNS, ...CITED_COLUMNS],
    rows: facts.map((fact) => [
      fact.subject.name,
      fact.predicate,
      objectName(fact),
      fact.status,
      fact.articles,
      fact.sources,
      fact.firstSeen,
      fact.lastSeen,
      ...citedCells(fact.citations.at(0)),
    ]),
  };
}

/** The columns that a citation gives a table. */
export const CITED_COLUMNS = ['quote', 'said_by', 'published', 'url'] as const;

/** A citation's cells in the order of {@link CITED_COLUMNS}. */
export function citedCells(cited: CitedFact['citations'][number] | undefined): (string | null)[] {
  if (cited === undefined) return CITED_COLUMNS.map(() => null);
  return [cited.quote, cited.attributedTo, cited.published, cited.url];
}
