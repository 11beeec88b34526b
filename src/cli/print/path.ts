/** @module Connections on the terminal and as a table. */
import type { Connection, Step } from '../../query/path.js';
import { objectName } from './fact.js';
import { CITED_COLUMNS, citedCells, formatFact } from './facts.js';
import type { Table } from './forms.js';
import { count, printable, type Terminal } from './terminal.js';

/** Each way as a line of names, and its facts with their quotes below. */
export function formatPaths({ paths }: Connection, terminal: Terminal): string {
  return printable(paths)
    .map((path) => {
      const title = terminal.colors.bold(names(path).join(' — '));
      const facts = path.map(({ fact }) => formatFact(fact, terminal));
      return [`${title} · ${count(path.length, 'step')}`, ...facts].map((part) => `${part}\n`).join('\n');
    })
    .join('\n');
}

/** The names on the way, from one end to the other. */
function names(path: readonly Step[]): string[] {
  const [first] = path;
  const start = first.fact.subject.id === first.to ? objectName(first.fact) : first.fact.subject.name;
  return [start, ...path.map(({ to, fact }) => (fact.subject.id === to ? fact.subject.name : objectName(fact)))];
}

/** A step a row. */
export function pathTable({ paths }: Connection): Table {
  return {
    columns: ['path', 'step', 'subject', 'predicate', 'object', 'status', ...CITED_COLUMNS],
    rows: paths.flatMap((path, number) =>
      path.map(({ fact }, step) => [
        number + 1,
        step + 1,
        fact.subject.name,
        fact.predicate,
        objectName(fact),
        fact.status,
        ...citedCells(fact.citations.at(0)),
      ]),
    ),
  };
}
