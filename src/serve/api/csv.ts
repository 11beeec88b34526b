/** @module Rows of an answer as CSV. */
import { csvLine } from '../../query/csv.js';

/**
 * Rows with a header line. What is nested gets a column a leaf (`subject.name`), lists stand in one cell with ` | ` between.
 */
export function csvOf(rows: readonly object[]): string {
  if (rows.length === 0) return '';
  const flat: Record<string, unknown>[] = rows.map((row) => Object.fromEntries(leaves(row, '')));
  const columns = [...new Set(flat.flatMap(Object.keys))];
  return [columns, ...flat.map((row) => columns.map((name) => row[name]))].map(csvLine).join('');
}

function leaves(value: object, prefix: string): [string, unknown][] {
  return Object.entries(value).flatMap(([key, each]: [string, unknown]): [string, unknown][] => {
    const name = `${prefix}${key}`;
    if (Array.isArray(each)) return [[name, each.map(inCell).join(' | ')]];
    if (typeof each === 'object' && each !== null) return leaves(each, `${name}.`);
    return [[name, each]];
  });
}

function inCell(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
