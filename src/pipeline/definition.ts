/** @module A pipeline as a folder declares it: which sources, which gazetteer, which relations, how to behave on the network. */
import { existsSync, readdirSync } from 'node:fs';
import { dirname, isAbsolute, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readDeclaration } from '../declaration.js';
import { isStored, sourceSchema, type Source } from '../fetch/source.js';
import { OrewireError } from '../model.js';
import { selector, type SiteDeclaration } from '../read/site.js';

const fetchSchema = z
  .strictObject({
    /** An e-mail address or a page about this crawler, for the owners of the sites; sent with every request. */
    contact: z.string().min(1).optional(),
    /** Least time between two requests to one host, unless its robots.txt asks for more. */
    delay_seconds: z.number().min(0.1).default(2),
    timeout_seconds: z.number().positive().default(30),
    max_megabytes: z.number().positive().default(10),
    /** Bounds of the pace that is found for each source. */
    pace: z
      .strictObject({ floor_minutes: z.number().min(1).default(15), ceiling_hours: z.number().positive().default(24) })
      .prefault({}),
  })
  .prefault({});

const simpleSelector = z.string().superRefine((text, context) => {
  try {
    selector(text);
  } catch (error) {
    context.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
  }
});

/** Where pages of a site have what the reader would not find by itself. */
const siteSchema = z.strictObject({
  host: z.string().regex(/^(?!www\.)[a-z0-9.-]+$/, 'expected a host in lower case without www.'),
  until: z.iso.date().optional(),
  headline: simpleSelector.optional(),
  byline: simpleSelector.optional(),
  published: simpleSelector.optional(),
  body: simpleSelector.optional(),
  remove: z.array(simpleSelector).optional(),
});

const definitionSchema = z.strictObject({
  name: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  gazetteer: z.string().default('gazetteer'),
  relations: z.string().default('relations.yaml'),
  cues: z.string().default('cues.yaml'),
  /** Of which kind names are; where nothing was learned of it yet, rules decide. */
  kinds: z.string().default('kinds.bin.gz'),
  scorer: z.string().default('scorer.bin.gz'),
  fillers: z.string().default('fillers.bin.gz'),
  /** Whose sites are whose; a pipeline may do without. */
  newsrooms: z.string().default('newsrooms.tsv'),
  /** A claim is stated from this probability on: the pipeline's precision. */
  threshold: z.number().min(0).max(1).default(0.5),
  /** Predicates that have a threshold of their own. */
  thresholds: z.record(z.string(), z.number().min(0).max(1)).default({}),
  fetch: fetchSchema,
  sites: z.array(siteSchema).default([]),
  sources: z.array(sourceSchema).min(1),
  /** A folder whose YAML files hold further lists of sources. */
  more_sources: z.string().optional(),
});

export interface PipelineDefinition {
  readonly name: string;
  readonly title: string;
  /** The pipeline's folder; the paths below are absolute. */
  readonly folder: string;
  readonly gazetteer: string;
  readonly relations: string;
  readonly cues: string;
  readonly kinds: string;
  readonly scorer: string;
  readonly fillers: string;
  readonly newsrooms: string;
  readonly threshold: number;
  readonly thresholds: Readonly<Record<string, number>>;
  readonly fetch: Readonly<z.output<typeof fetchSchema>>;
  readonly sites: readonly SiteDeclaration[];
  readonly sources: readonly Source[];
}

/** The pipelines that come with orewire. */
const SHIPPED = fileURLToPath(new URL('../../pipelines/', import.meta.url));

/**
 * @param nameOrFolder a pipeline that comes with orewire, or the path of a folder that holds a `pipeline.yaml`
 * @throws OrewireError that names the file, the line and the key that is wrong
 */
export function loadDefinition(nameOrFolder: string): PipelineDefinition {
  const folder = [resolve(nameOrFolder), join(SHIPPED, nameOrFolder)].find((path) =>
    existsSync(join(path, 'pipeline.yaml')),
  );
  if (folder === undefined) {
    throw new OrewireError(`no pipeline "${nameOrFolder}"`, {
      where: `${resolve(nameOrFolder)}, ${join(SHIPPED, nameOrFolder)}`,
      hint: 'name a pipeline that comes with orewire (critical-minerals) or a folder that holds a pipeline.yaml',
    });
  }
  const file = join(folder, 'pipeline.yaml');
  const { value, place } = readDeclaration(file, definitionSchema, 'docs/pipeline.md lists the keys');
  const absolute = (path: string): string => (isAbsolute(path) ? path : resolve(dirname(file), path));
  const declared = [
    ...value.sources.map((source, index) => ({ source, where: place(['sources', index, 'id']) })),
    ...(value.more_sources === undefined ? [] : sourcesIn(absolute(value.more_sources))),
  ];
  const seen = new Set<string>();
  for (const { source, where } of declared) {
    if (seen.has(source.id)) {
      throw new OrewireError(`two sources are called "${source.id}"`, { where, hint: 'rename one of them' });
    }
    seen.add(source.id);
  }
  return {
    name: value.name,
    title: value.title,
    folder,
    gazetteer: absolute(value.gazetteer),
    relations: absolute(value.relations),
    cues: absolute(value.cues),
    kinds: absolute(value.kinds),
    scorer: absolute(value.scorer),
    fillers: absolute(value.fillers),
    newsrooms: absolute(value.newsrooms),
    threshold: value.threshold,
    thresholds: value.thresholds,
    fetch: value.fetch,
    sites: value.sites,
    sources: declared.map(({ source }) => (isStored(source) ? { ...source, path: absolute(source.path) } : source)),
  };
}

/** The sources of all YAML files of a folder, by path. */
function sourcesIn(folder: string): { source: Source; where: string }[] {
  let names: string[];
  try {
    names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new OrewireError(message, { where: folder, hint: 'mend more_sources, or make the folder', cause: error });
  }
  return names.sort().flatMap((name) => {
    const { value, place } = readDeclaration(
      join(folder, name),
      z.array(sourceSchema),
      'docs/sources.md lists the keys',
    );
    return value.map((source, index) => ({ source, where: place([index, 'id']) }));
  });
}
