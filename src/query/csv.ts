/** @module CSV, as every command, every export and the explorer write it. */
import { stringify } from 'csv-stringify/sync';

/**
 * A line of CSV (RFC 4180) with its CRLF: `null` and `undefined` are empty cells, booleans `true` and `false`. What a
 * spreadsheet would take for a formula is marked as text.
 */
export function csvLine(cells: readonly unknown[]): string {
  return stringify([[...cells]], { cast: { boolean: String }, escape_formulas: true, record_delimiter: 'windows' });
}
