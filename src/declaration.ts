/** @module YAML files that people write: read, checked against a schema, and every error with its file, line and path. */
import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import { OrewireError } from './model.js';

export interface Declaration<Value> {
  readonly value: Value;
  /** Where a part of the file stands, for messages: `FILE:LINE, path.of.the.part`. */
  readonly place: (path: readonly PropertyKey[]) => string;
}

/** @throws OrewireError for a file that cannot be read, is no YAML, or is not what the schema asks for */
export function readDeclaration<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
  hint: string,
): Declaration<z.output<Schema>> {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new OrewireError(error instanceof Error ? error.message : String(error), { where: file, hint, cause: error });
  }
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter });
  const place = (path: readonly PropertyKey[]): string => {
    for (let depth = path.length; depth > 0; depth--) {
      const node: unknown = document.getIn(path.slice(0, depth), true);
      if (isNode(node) && node.range) return `${file}:${counter.linePos(node.range[0]).line}, ${path.join('.')}`;
    }
    return path.length === 0 ? file : `${file}, ${path.join('.')}`;
  };
  const broken = document.errors.at(0);
  if (broken) throw new OrewireError(broken.message, { where: file, hint: 'mend the YAML' });
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, place };
  const issue = parsed.error.issues[0];
  const path = issue.code === 'unrecognized_keys' ? [...issue.path, issue.keys[0]] : issue.path;
  throw new OrewireError(issue.message, { where: place(path), hint });
}
