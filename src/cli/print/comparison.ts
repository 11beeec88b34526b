/** @module Entities side by side, on the terminal and as a table. */
import type { ComparedRow, Comparison } from '../../query/compare.js';
import type { FactView } from '../../query/fact.js';
import { objectName } from './fact.js';
import type { Table } from './forms.js';
import { layTable } from './table.js';
import type { Terminal } from './terminal.js';

/** A column an entity, a row a predicate; behind each fact what it is qualified by and how many sources state it. */
export function formatComparison(comparison: Comparison, terminal: Terminal): string {
  const { columns, rows } = comparisonTable(comparison);
  return `${layTable([columns, ...rows.map((row) => row.map((cell) => String(cell ?? '')))], terminal)}\n`;
}

/** A column an entity, a row a predicate or something that the gazetteer has of them. */
export function comparisonTable({ entities, rows }: Comparison): Table {
  const keys = new Set(entities.flatMap(({ attributes }) => Object.keys(attributes)));
  return {
    columns: ['', ...entities.map(({ name }) => name)],
    rows: [
      ['kind', ...entities.map(({ kind }) => kind)],
      ['country', ...entities.map(({ country }) => country)],
      ...[...keys]
        .filter((key) => key !== 'country')
        .map((key) => [
          key,
          ...entities.map(({ attributes }) => (key in attributes ? attributes[key].replaceAll('|', ', ') : null)),
        ]),
      ['articles', ...entities.map(({ articles }) => articles)],
      ...rows.map((row) => [row.label, ...row.cells.map((cell) => cell.map((fact) => say(fact, row)).join('\n'))]),
    ],
  };
}

/** `tungsten: 410,000 tonnes (planned, 3 sources)`, with a star before what more than one of them has. */
function say(fact: FactView, { as, shared }: ComparedRow): string {
  const other = as === 'subject' ? fact.object : fact.subject;
  const name = as === 'subject' ? objectName(fact) : fact.subject.name;
  const star = 'id' in other && shared.includes(other.id) ? '* ' : '';
  const [newest] = fact.citations;
  const words = Object.entries(newest.qualifiers).filter(([role]) => !role.endsWith('_value'));
  const qualified = words.length === 0 ? '' : `: ${words.map(([, value]) => value).join(', ')}`;
  const status = fact.status === 'asserted' ? '' : `${fact.status}, `;
  return `${star}${name}${qualified} (${status}${fact.sources} ${fact.sources === 1 ? 'source' : 'sources'})`;
}
