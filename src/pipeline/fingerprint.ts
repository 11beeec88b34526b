/**
 * @module What a pipeline's results depend on besides the pages: named parts, each with a hash, and one hash over all. When
 * parts changed, it is known which stages have to be done again, and for one frame even which articles could differ.
 */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { endianness } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { sha256 } from '../identity.js';
import { relationParts } from '../relate/parts.js';
import type { PipelineDefinition } from './definition.js';

/** Name of a part → its hash. A name begins with the stage that it decides: `read/code`, `relate/frames/acquires.buy`. */
export type Parts = Readonly<Record<string, string>>;

/** What a name of a frame's part begins with. */
export const FRAME = 'relate/frames/';
/** What the name of a site's part begins with. */
export const SITE = 'read/sites/';
/** The relations but for their frames. */
const VOCABULARY = 'relate/vocabulary';

/**
 * The parts of a pipeline: the stages' code, the models of English, the sites, the tables of the gazetteer, the cues, the
 * relations frame by frame, what was learned and the thresholds. They do not depend on where orewire is installed. fetch/ and
 * store/ do not decide what is made of a page.
 */
export function partsOf(definition: PipelineDefinition): Parts {
  const { vocabulary, frames } = relationParts(definition.relations);
  const hosts = [...new Set(definition.sites.map(({ host }) => host))];
  return {
    'read/code': hashOf([...code('read'), ...files(['model', 'identity'])]),
    ...Object.fromEntries(
      hosts.map((host) => {
        const declared = definition.sites.filter((site) => site.host === host);
        return [`${SITE}${host}`, sha256(JSON.stringify(declared))];
      }),
    ),
    'language/code': hashOf(code('language')),
    'language/models': hashOf(hashFolder(fromRoot('src/language/'), /\.(?:model|json)$/)),
    'tag/code': hashOf([...code('tag'), ...code('learned'), ...files(['spans'])]),
    'tag/kinds': existsSync(definition.kinds) ? sha256(readFileSync(definition.kinds)) : '',
    'tag/cues': sha256(readFileSync(definition.cues)),
    ...Object.fromEntries(
      hashFolder(definition.gazetteer, /\.tsv$/).map(([path, hash]) => [`tag/gazetteer/${path}`, hash]),
    ),
    'relate/code': hashOf([...code('relate'), ...code('learned'), ...files(['spans'])]),
    'relate/scorer': sha256(readFileSync(definition.scorer)),
    'relate/fillers': sha256(readFileSync(definition.fillers)),
    'relate/threshold': JSON.stringify([definition.threshold, definition.thresholds]),
    [VOCABULARY]: vocabulary,
    ...Object.fromEntries([...frames].map(([name, hash]) => [`${FRAME}${name}`, hash])),
  };
}

/** One hash over all parts and their order. */
export function fingerprintOf(parts: Parts): string {
  return sha256(JSON.stringify(parts)).slice(0, 16);
}

/**
 * The names of the parts that are not the same, or that only one has. Where frames changed places, the relations count as
 * changed as a whole: of two frames that speak for the same names the first counts.
 */
export function changedParts(before: Parts, after: Parts): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  const changed = [...names].filter((name) => before[name] !== after[name]);
  const order = (one: Parts, other: Parts): string =>
    Object.keys(one)
      .filter((name) => name.startsWith(FRAME) && name in other)
      .join();
  return order(before, after) === order(after, before) ? changed : [...new Set([...changed, VOCABULARY])];
}

/** Hash over all that the compiled gazetteer depends on: its tables and cues, the code that compiles, Unicode's tables, the byte order. */
export function namesFingerprint({ gazetteer, cues }: PipelineDefinition): string {
  const parts = [
    ...code('tag'),
    ...files(['language/hash']),
    ...(existsSync(gazetteer) ? hashFolder(gazetteer, /\.tsv$/) : []),
    sha256(readFileSync(cues)),
    process.versions.unicode ?? '',
    endianness(),
  ];
  return hashOf(parts);
}

type Hashed = readonly [path: string, hash: string];

function hashOf(parts: readonly (Hashed | string)[]): string {
  return sha256(parts.map((part) => (typeof part === 'string' ? part : part.join(' '))).join('\n'));
}

/** The code of a stage, compiled or as it is written. */
function code(stage: string): Hashed[] {
  return hashFolder(fileURLToPath(new URL(`../${stage}/`, import.meta.url)), /\.(?:js|ts)$/);
}

/** Single modules, outside a stage's own folder. */
function files(names: readonly string[]): Hashed[] {
  const folder = fileURLToPath(new URL('../', import.meta.url));
  return names.map((name) => {
    const path = existsSync(join(folder, `${name}.js`)) ? `${name}.js` : `${name}.ts`;
    return [path, sha256(readFileSync(join(folder, path)))];
  });
}

function fromRoot(path: string): string {
  return fileURLToPath(new URL(`../../${path}`, import.meta.url));
}

/** Every file below the folder that fits, in code-unit order of the paths. */
function hashFolder(folder: string, fitting: RegExp): Hashed[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => fitting.test(path) && !path.endsWith('.d.ts') && statSync(join(folder, path)).isFile())
    .sort()
    .map((path) => [relative(folder, join(folder, path)), sha256(readFileSync(join(folder, path)))]);
}
