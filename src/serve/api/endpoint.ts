/** @module One question of the interface for programs: its address, its parameters, its answer. */
import { z } from 'zod';
import type { FactBase } from '../../store/fact-base.js';
import { parameter, parametersOf } from '../parameters.js';

/** What an answer is made from. */
export interface Asked {
  readonly base: FactBase;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The last part of the address, for questions about one thing. */
  readonly id: string;
}

export interface Endpoint {
  /** As the router has it: `/api/facts/:id`. */
  readonly path: string;
  readonly summary: string;
  readonly query: z.ZodObject;
  /** What the answer as JSON looks like. */
  readonly schema: z.ZodType;
  /** @returns undefined where there is no such thing */
  answer(asked: Asked, query: Readonly<Record<string, string>>): Answer | undefined;
}

/** An answer as it is, or as rows of a table. */
export type Answer =
  { readonly format: 'json'; readonly value: unknown } | { readonly format: 'csv'; readonly rows: readonly object[] };

/** Every question has it beside its own parameters. */
const form = z.object({ format: parameter.format });

/** A question whose answer is typed by its parameters. */
export function endpoint<Query extends z.ZodObject, Value>(question: {
  readonly path: string;
  readonly summary: string;
  readonly query: Query;
  readonly schema: z.ZodType<NoInfer<Value>>;
  /** @returns undefined where there is no such thing */
  readonly ask: (asked: Asked, query: z.output<Query>) => Value | undefined;
  /** The answer as rows of a table. */
  readonly rows: (value: Value) => readonly object[];
}): Endpoint {
  const { path, summary, query, schema, ask, rows } = question;
  return {
    path,
    summary,
    schema,
    query: query.extend(form.shape),
    answer: (asked, given) => {
      const { format } = parametersOf(form, given);
      const value = ask(asked, parametersOf(query, given));
      if (value === undefined) return undefined;
      return format === 'json' ? { format, value } : { format, rows: rows(value) };
    },
  };
}
