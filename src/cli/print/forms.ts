/** @module The forms that every answer can be had in: text for a person, JSON, CSV or Markdown for what comes after. */
import { Option, type Command, type OptionValues } from '@commander-js/extra-typings';
import { csvLine } from '../../query/csv.js';
import { printable, terminalOf, type Terminal } from './terminal.js';

/** An answer as a table, for CSV and Markdown. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** What a command has found out. Each form is made when it is asked for. */
export interface Answer {
  readonly json: () => unknown;
  readonly table: () => Table;
  readonly text: (terminal: Terminal) => string;
}

/** The options of {@link withForms} as commander gives them. */
export interface FormOptions {
  readonly json?: true | undefined;
  readonly csv?: true | undefined;
  readonly md?: true | undefined;
}

/** Gives a command the options `--json`, `--csv` and `--md`. */
export function withForms<Args extends unknown[], Options extends OptionValues, Globals extends OptionValues>(
  command: Command<Args, Options, Globals>,
) {
  return command
    .addOption(new Option('--json', 'as JSON, with all there is').conflicts(['csv', 'md']))
    .addOption(new Option('--csv', 'as a table in CSV (RFC 4180)').conflicts(['json', 'md']))
    .addOption(new Option('--md', 'as a table in Markdown').conflicts(['json', 'csv']));
}

/** Writes an answer to standard output in the form that was asked for. */
export function give(answer: Answer, { json, csv, md }: FormOptions): void {
  if (json === true) console.log(JSON.stringify(answer.json(), null, 2));
  else if (csv === true) process.stdout.write(toCsv(answer.table()));
  else if (md === true) process.stdout.write(toMarkdown(answer.table()));
  else process.stdout.write(answer.text(terminalOf()));
}

/** CSV with a header line. */
export function toCsv({ columns, rows }: Table): string {
  return [columns, ...rows].map(csvLine).join('');
}

/** A table of GitHub Flavored Markdown (section 4.10), a line a row. */
export function toMarkdown({ columns, rows }: Table): string {
  const line = (cells: readonly (string | number | null)[]) => `| ${cells.map(markdownCell).join(' | ')} |\n`;
  return [line(columns), `|${columns.map(() => ' --- |').join('')}\n`, ...rows.map(line)].join('');
}

function markdownCell(cell: string | number | null): string {
  return printable(String(cell ?? ''))
    .replace(/[\\|`*_[\]<>]/g, String.raw`\$&`)
    .trim();
}
