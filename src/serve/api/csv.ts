/** @module Rows as CSV (RFC 4180). */
import { stringify } from 'csv-stringify/sync';

/**
 * Rows with a header. What is nested gets a column a leaf (`subject.name`), lists stand in one cell with ` | ` between.
 * Cells that a spreadsheet would take for a formula are quoted as text.
 */
export function csvOf(rows: readonly object[]): string {
  if (rows.length === 0) return '';
  const flat = rows.map((row) => Object.fromEntries(leaves(row, '')));
  const columns = [...new Set(flat.flatMap(Object.keys))];
  return stringify(flat, { header: true, columns, escape_formulas: true, record_delimiter: 'windows' });
}

function leaves(value: object, prefix: string): [string, unknown][] {
  return Object.entries(value).flatMap(([key, each]: [string, unknown]): [string, unknown][] => {
    const name = `${prefix}${key}`;
    if (Array.isArray(each)) return [[name, each.map(inCell).join(' | ')]];
    if (typeof each === 'object' && each !== null) return leaves(each, `${name}.`);
    return [[name, typeof each === 'boolean' ? String(each) : each]];
  });
}

function inCell(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
