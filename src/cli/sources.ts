/** @module `orewire sources`: where a pipeline's pages come from. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { discover } from '../fetch/discover.js';
import { readOpml, writeOpml } from '../fetch/opml.js';
import { addressOf, sourceSchema, type Source } from '../fetch/source.js';
import { OrewireError } from '../model.js';
import { appendSources, sourceId, sourcesYaml } from '../pipeline/declare-sources.js';
import { loadDefinition, type PipelineDefinition } from '../pipeline/definition.js';
import { demandContact, openClient } from '../pipeline/web-client.js';
import { EXIT } from './exit.js';
import { columns, printable, terminalOf } from './print/terminal.js';
import { receiptsCommand } from './receipts.js';
import { version } from './version.js';

const EXAMPLES = `
Examples:
  $ orewire sources list critical-minerals
  $ orewire sources add ./my-pipeline https://news.example/            what there is, as YAML to paste
  $ orewire sources add ./my-pipeline https://news.example/ --write    the best of it into pipeline.yaml
  $ orewire sources import ./my-pipeline feeds.opml
  $ orewire sources export critical-minerals > feeds.opml
  $ orewire sources receipts news.example               what was asked of a host

Exit codes: ${EXIT.ok} done, ${EXIT.found} nothing was found to add, ${EXIT.usage} the pipeline or a file is wrong, ${EXIT.broken} the site cannot be had.`;

const listCommand = new Command('list')
  .summary('the sources of a pipeline')
  .argument('<pipeline>', 'a pipeline that comes with orewire, or the folder of one')
  .option('--json', 'as JSON: the declarations')
  .addHelpText('after', EXAMPLES)
  .action((pipeline, { json }) => {
    const { sources } = loadDefinition(pipeline);
    if (json === true) console.log(JSON.stringify(sources, null, 2));
    else {
      const rows = sources.map((source) => [source.id, describe(source)] as const);
      process.stdout.write(`${columns(terminalOf(), printable(rows))}\n`);
    }
  });

const addCommand = new Command('add')
  .summary('look for the feeds and sitemaps of a site')
  .description(
    `Asks a site for its page, the feeds that it names, its robots.txt and its sitemaps, reads each, and prints what can be
declared, the best first. With --write the best that is not declared yet goes into pipeline.yaml; comments there stay.`,
  )
  .argument('<pipeline>', 'the pipeline whose manners and contact are used')
  .argument('<url>', "the site's page, or a feed")
  .option('--write', 'append the best to pipeline.yaml')
  .addHelpText('after', EXAMPLES)
  .action(async (pipeline, url, { write }) => {
    const definition = loadDefinition(pipeline);
    demandContact(definition, 'the site is on the network');
    const { client, close } = openClient(definition, version);
    const discovery = await discover(url, client).finally(close);
    if ('ok' in discovery) {
      console.error(`orewire: ${discovery.detail} (${discovery.reason})`);
      process.exitCode = EXIT.broken;
      return;
    }
    const { home, language, found } = discovery;
    const sources = declarations(
      definition,
      found.map(({ type, url: address, title }) => ({ type, url: address, title, home, language })),
    );
    for (const { type, url: address, entries, newest } of found) {
      console.error(printable(`${type} ${address}: ${entries} entries, newest ${newest ?? 'undated'}`));
    }
    finish(definition, write === true ? sources.slice(0, 1) : sources, write === true);
  });

const importCommand = new Command('import')
  .summary('add the feeds of an OPML file')
  .argument('<pipeline>', 'the folder of a pipeline')
  .argument('<file>', 'a list of feeds, as feed readers export it')
  .option('--dry-run', 'print them as YAML instead')
  .addHelpText('after', EXAMPLES)
  .action((pipeline, file, { dryRun }) => {
    const definition = loadDefinition(pipeline);
    const feeds = readOpml(readBytes(file));
    if (!feeds.ok) throw new OrewireError(feeds.detail, { where: file, hint: 'export the list as OPML' });
    const sources = declarations(
      definition,
      feeds.value.map((feed) => ({ ...feed, type: 'feed' as const })),
    );
    finish(definition, sources, dryRun !== true);
  });

const exportCommand = new Command('export')
  .summary('the feeds as OPML, for feed readers')
  .argument('<pipeline>', 'a pipeline that comes with orewire, or the folder of one')
  .addHelpText('after', EXAMPLES)
  .action((pipeline) => {
    const { title, sources } = loadDefinition(pipeline);
    const feeds = sources.flatMap((source) =>
      source.type === 'feed'
        ? [
            {
              url: source.url,
              title: source.title ?? source.id,
              home: source.home ?? null,
              language: source.language ?? null,
            },
          ]
        : [],
    );
    process.stdout.write(writeOpml(title, feeds));
  });

export const sourcesCommand = new Command('sources')
  .summary('list, find, import and export where pages come from')
  .description('The sources of a pipeline: which there are, which a site has to offer, and lists of them in and out.')
  .addHelpText('after', EXAMPLES)
  .addCommand(listCommand)
  .addCommand(receiptsCommand)
  .addCommand(addCommand)
  .addCommand(importCommand)
  .addCommand(exportCommand);

interface Candidate {
  readonly type: 'feed' | 'sitemap';
  readonly url: string;
  readonly title: string | null;
  readonly home: string | null;
  readonly language: string | null;
}

/** Candidates as declarations, those whose address the pipeline has already left out. What is no valid value is left out too. */
function declarations(definition: PipelineDefinition, candidates: readonly Candidate[]): Source[] {
  const declared = new Set(definition.sources.map(addressOf));
  const taken = new Set(definition.sources.map(({ id }) => id));
  return candidates.flatMap((candidate) => {
    if (declared.has(candidate.url)) return [];
    const { type, url } = candidate;
    const id = sourceId(candidate, taken);
    taken.add(id);
    const said = Object.entries({ title: candidate.title, home: candidate.home, language: candidate.language });
    const whole = { id, type, ...Object.fromEntries(said.filter(([, value]) => value !== null)), url };
    const parsed = sourceSchema.safeParse(whole);
    return [parsed.success ? parsed.data : sourceSchema.parse({ id, type, url })];
  });
}

function finish(definition: PipelineDefinition, sources: readonly Source[], write: boolean): void {
  if (sources.length === 0) {
    console.error('orewire: nothing that the pipeline does not have');
    process.exitCode = EXIT.found;
    return;
  }
  process.stdout.write(sourcesYaml(sources));
  if (!write) return;
  const file = join(definition.folder, 'pipeline.yaml');
  appendSources(file, sources);
  console.error(`added to ${file}`);
}

function describe(source: Source): string {
  const said = 'title' in source ? [source.title, source.language] : [];
  return [source.type, ...said, addressOf(source)].filter((part) => typeof part === 'string').join(' · ');
}

function readBytes(file: string): Uint8Array {
  try {
    return new Uint8Array(readFileSync(file));
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new OrewireError(message, { where: file, hint: 'name a file that can be read', cause: error });
  }
}
