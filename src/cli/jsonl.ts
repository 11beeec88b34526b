/** @module The filters' frame: a JSON object a line in, one a line out, in the order of the input. */
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { once } from 'node:events';

/** A line of input that is a JSON object. */
export type Row = Readonly<Record<string, unknown>>;

/**
 * Answers every line of `input` with one line on `output`. What `answer` gives is written behind the line's `id`;
 * a line that is not a JSON object, or on which `answer` throws, gets `{id, error}` and the stream goes on.
 *
 * @returns how many lines were answered, and how many of these with an error
 */
export async function filterLines(
  input: Readable,
  output: Writable,
  answer: (row: Row) => object | Promise<object>,
): Promise<{ lines: number; errors: number }> {
  let lines = 0;
  let errors = 0;
  for await (const line of createInterface({ input, crlfDelay: Infinity })) {
    if (line.trim() === '') continue;
    lines++;
    let id: unknown = null;
    let reply: object;
    try {
      const row: unknown = JSON.parse(line);
      if (typeof row !== 'object' || row === null || Array.isArray(row)) throw new Error('expected a JSON object');
      id = (row as Row).id ?? null;
      reply = await answer(row as Row);
    } catch (error) {
      errors++;
      reply = { error: `line ${lines}: ${error instanceof Error ? error.message : String(error)}` };
    }
    if (!output.write(`${JSON.stringify({ id, ...reply })}\n`)) await once(output, 'drain');
  }
  return { lines, errors };
}

/** The field as a string; an error that names the field where it is something else. */
export function stringField(row: Row, field: string): string {
  const value = row[field];
  if (typeof value !== 'string')
    throw new Error(`expected "${field}" to be a string, got ${value === undefined ? 'nothing' : typeof value}`);
  return value;
}
