/** @module What a pipeline's results depend on besides the pages, as one hash: when it changes, stored pages are worked on again. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../identity.js';
import type { PipelineDefinition } from './definition.js';

/** The stages that decide what is made of a page; fetch/ and store/ do not. */
const STAGES = ['read', 'language', 'tag', 'relate'] as const;

/**
 * Hash over the stages' code, the models of English, and the pipeline's gazetteer, relations, cues and scorer. It does
 * not depend on where orewire is installed.
 */
export function fingerprintOf(definition: PipelineDefinition): string {
  const code = STAGES.map((stage) => fileURLToPath(new URL(`../${stage}/`, import.meta.url)));
  const models = fileURLToPath(new URL('../../src/language/', import.meta.url));
  const parts = [
    ...code.flatMap((folder) => hashFolder(folder, /\.(?:js|ts)$/)),
    ...hashFolder(models, /\.(?:bin|gz|br|json|txt|yaml)$/),
    ...hashFolder(definition.gazetteer, /\.tsv$/),
    ...[definition.relations, definition.cues, definition.scorer].map((file) => sha256(readFileSync(file))),
    String(definition.threshold),
    JSON.stringify(definition.sites),
  ];
  return sha256(parts.join('\n')).slice(0, 16);
}

/** Hash over all that the compiled gazetteer depends on: its tables and cues, the code that compiles, Unicode's tables, the byte order. */
export function namesFingerprint({ gazetteer, cues }: PipelineDefinition): string {
  const parts = [
    ...hashFolder(fileURLToPath(new URL('../tag/', import.meta.url)), /\.(?:js|ts)$/),
    ...(existsSync(gazetteer) ? hashFolder(gazetteer, /\.tsv$/) : []),
    sha256(readFileSync(cues)),
    process.versions.unicode,
    endianness(),
  ];
  return sha256(parts.join('\n'));
}

/** `path hash` of every file below the folder that fits, in code-unit order of the paths. */
function hashFolder(folder: string, fitting: RegExp): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => fitting.test(path) && !path.endsWith('.d.ts') && statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => `${relative(folder, join(folder, path))} ${sha256(readFileSync(join(folder, path)))}`);
}
