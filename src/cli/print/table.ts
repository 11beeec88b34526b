/** @module Tables on the terminal: columns as wide as there is room for, cells wrapped. */
import wrapAnsi from 'wrap-ansi';
import { printable, type Terminal } from './terminal.js';

/** Narrower, and every word breaks. */
const MIN_COLUMN = 12;

const GAP = '  ';

/**
 * Lays out a table; its first row is the header. A cell's lines stand one below the other.
 *
 * @param rows cells as text, in which a line feed begins a new line
 */
export function layTable(rows: readonly (readonly string[])[], { width, colors }: Terminal): string {
  const widths = fit(wanted(rows), width);
  return rows
    .map((row, index) => {
      const cells = row.map((cell, column) => wrapped(cell, widths[column]));
      const height = Math.max(...cells.map((lines) => lines.length));
      return Array.from({ length: height }, (_, line) => {
        const text = cells
          .map((lines, column) => (lines[line] ?? '').padEnd(widths[column]))
          .join(GAP)
          .trimEnd();
        return index === 0 ? colors.bold(text) : text;
      }).join('\n');
    })
    .join('\n');
}

function wrapped(cell: string, width: number): string[] {
  return cell.split('\n').flatMap((line) => wrapAnsi(printable(line), width, { hard: true }).split('\n'));
}

/** The width that each column would have if there were room. */
function wanted(rows: readonly (readonly string[])[]): number[] {
  return rows[0].map((_, column) =>
    Math.max(...rows.flatMap((row) => row[column].split('\n').map((line) => line.length))),
  );
}

/** Takes from the widest columns until all fit, or none can give more. */
function fit(widths: readonly number[], room: number): number[] {
  const fitted = [...widths];
  const total = () => fitted.reduce((sum, each) => sum + each, GAP.length * (fitted.length - 1));
  while (total() > room) {
    const widest = fitted.indexOf(Math.max(...fitted));
    if (fitted[widest] <= MIN_COLUMN) break;
    fitted[widest]--;
  }
  return fitted;
}
