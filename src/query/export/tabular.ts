/** @module Statements as CSV, JSON Lines and Parquet. */
import { parquetWriteRows } from 'hyparquet-writer';
import type { Writer } from 'hyparquet-writer/src/types.js';
import { csvLine } from '../csv.js';
import type { Statement } from './statements.js';
import { COLUMNS, toRecord } from './table.js';

/** Rows that Parquet compresses together, and the most that are in memory at once. */
const ROW_GROUP = 20_000;

/** CSV with a header line, a statement a line. */
export function* toCsv(statements: Iterable<Statement>): Generator<string> {
  yield csvLine(COLUMNS.map(({ name }) => name));
  for (const statement of statements) yield csvLine(COLUMNS.map(({ of }) => of(statement)));
}

/** JSON Lines, a statement a line; qualifiers are an object. */
export function* toJsonLines(statements: Iterable<Statement>): Generator<string> {
  for (const statement of statements)
    yield `${JSON.stringify({ ...toRecord(statement), qualifiers: statement.citation.qualifiers })}\n`;
}

/** Writes Apache Parquet, in row groups of 20,000 statements. */
export function writeParquet(statements: Iterable<Statement>, writer: Writer): void {
  void parquetWriteRows({
    writer,
    rows: records(statements),
    columns: COLUMNS.map(({ name, type }) => ({ name, type })),
    rowGroupSize: ROW_GROUP,
    createdBy: 'orewire',
  });
}

function* records(statements: Iterable<Statement>): Generator<Record<string, unknown>> {
  for (const statement of statements) yield { ...toRecord(statement), qualifiers: statement.citation.qualifiers };
}
