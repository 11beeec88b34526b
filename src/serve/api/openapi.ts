/** @module The interface described in OpenAPI 3.1, made from the questions themselves. */
import { z } from 'zod';
import { NAMED } from './answers/parts.js';
import type { Endpoint } from './endpoint.js';

/** Answers that any question may get, and what they hold. */
const FAILURES = {
  400: 'A parameter is not what is expected',
  404: 'There is no such thing in the base',
  421: 'The Host header names another machine',
  503: 'The base cannot be read now, or the answer takes too long',
};

export function openapi(endpoints: readonly Endpoint[], version: string): object {
  return {
    openapi: '3.1.0',
    info: {
      title: 'orewire',
      version,
      description:
        'Facts from news about critical minerals, each with the exact sentence it came from. Read-only. Every answer is what the command of the same name gives with --json.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    paths: Object.fromEntries(
      endpoints.map((each) => [each.path.replace(/:(\w+)/g, '{$1}'), { get: operation(each) }]),
    ),
    components: {
      schemas: {
        ...schemas(endpoints),
        Failure: {
          type: 'object',
          required: ['error', 'detail'],
          properties: { error: { type: 'string' }, detail: { type: 'string' } },
        },
      },
    },
  };
}

/** Where a description's own schemas stand. */
const SCHEMAS = '#/components/schemas/';

/** The schemas of all answers by their questions' ids, and of the parts that have names. */
function schemas(endpoints: readonly Endpoint[]): object {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  for (const { path, schema } of endpoints) if (!registry.has(schema)) registry.add(schema, { id: operationId(path) });
  const { schemas: made } = z.toJSONSchema(registry, { uri: (id) => SCHEMAS + id });
  return Object.fromEntries(
    Object.entries(made).map(([id, schema]) => {
      const rest: Record<string, unknown> = { ...schema };
      delete rest.$id;
      delete rest.$schema;
      return [id, rest];
    }),
  );
}

/** The name of an answer's schema: its own, or its question's. */
function nameOf(schema: z.ZodType, path: string): string {
  const named = Object.entries(NAMED).find(([, each]) => each === schema);
  return named === undefined ? operationId(path) : named[0];
}

/** `/api/entity/:id/graph` → `entity-id-graph`. */
function operationId(path: string): string {
  return path.replace(/^\/api\//, '').replace(/\W+/g, '-');
}

function operation({ path, summary, query, schema }: Endpoint): object {
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query.shape).map(([name, schema]) => {
    const rest = z.toJSONSchema(schema as z.ZodType, { io: 'output', unrepresentable: 'any' });
    const { description } = rest;
    delete rest.description;
    delete rest.$schema;
    return { name, in: 'query', required: false, ...(description === undefined ? {} : { description }), schema: rest };
  });
  return {
    operationId: operationId(path),
    summary,
    parameters: [...inPath, ...inQuery],
    responses: {
      200: {
        description: 'The answer',
        content: { 'application/json': { schema: { $ref: SCHEMAS + nameOf(schema, path) } }, 'text/csv': {} },
      },
      ...Object.fromEntries(
        Object.entries(FAILURES).map(([status, description]) => [
          status,
          { description, content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } } },
        ]),
      ),
    },
  };
}
