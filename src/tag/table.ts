/** @module One table of the gazetteer as it lies on disk: tab-separated, a header line, `|` between the values of a cell. */
import { existsSync, readFileSync } from 'node:fs';
import { OrewireError } from '../model.js';

/** Something in a table that a person should mend; the row or the value is left out and the load goes on. */
export interface Finding {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  /** The column's header, or empty where the whole row is meant. */
  readonly column: string;
  readonly reason: FindingReason;
  /** One sentence: what was expected, and what stands there. */
  readonly detail: string;
}

export type FindingReason =
  'cells' | 'id' | 'duplicate-id' | 'name' | 'country' | 'reference' | 'number' | 'symbol' | 'policy' | 'shared-name';

/** A row by its header, with the line that it stands on. */
export interface TableRow {
  readonly file: string;
  readonly line: number;
  readonly cells: Readonly<Partial<Record<string, string>>>;
}

/**
 * Reads a table.
 *
 * @param file path of the table
 * @param required headers that must be there
 * @param findings where rows with too many cells are noted
 * @returns the rows in the file's order; none where there is no such file
 * @throws OrewireError where the header lacks a required column
 */
export function readTable(file: string, required: readonly string[], findings: Finding[]): TableRow[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  const headerAt = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  const header = (lines[headerAt] ?? '').split('\t');
  for (const column of required) {
    if (!header.includes(column))
      throw new OrewireError(`expected a column "${column}", got ${header.join(', ')}`, {
        where: `${file}:${headerAt + 1}`,
        hint: 'add the column to the header line, tab-separated',
      });
  }
  const rows: TableRow[] = [];
  for (let i = headerAt + 1; i < lines.length; i++) {
    const text = lines[i];
    if (text === '' || text.startsWith('#')) continue;
    const values = text.split('\t');
    if (values.length > header.length) {
      const detail = `expected at most ${header.length} cells, got ${values.length}`;
      findings.push({ file, line: i + 1, column: '', reason: 'cells', detail });
      continue;
    }
    const cells: Record<string, string> = {};
    for (const [k, column] of header.entries()) {
      const value = values[k]?.trim() ?? '';
      if (value !== '') cells[column] = value;
    }
    rows.push({ file, line: i + 1, cells });
  }
  return rows;
}

/** The values of a cell: `a|b` → `['a', 'b']`, an empty or absent cell → `[]`. */
export function cellValues(cell: string | undefined): string[] {
  return (cell ?? '')
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}
