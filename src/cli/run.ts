/** @module `orewire run`: one round of a pipeline, from its sources to the fact base. */
import { Command } from '@commander-js/extra-typings';
import type { Source } from '../fetch/source.js';
import { OrewireError } from '../model.js';
import { dueSources } from '../pipeline/crawl-memory.js';
import { loadDefinition, type PipelineDefinition } from '../pipeline/definition.js';
import { openNetwork, type Network } from '../pipeline/network.js';
import { declareSources, runPipeline } from '../pipeline/run.js';
import { loadStages } from '../pipeline/stages.js';
import { workforceFor } from '../pipeline/workforce.js';
import { FactBase } from '../store/fact-base.js';
import { lockBase } from '../store/lock.js';
import { EXIT } from './exit.js';
import { formatSummary } from './print/summary.js';
import { progressLine } from './print/progress.js';
import { terminalOf } from './print/terminal.js';
import { dbOption } from './reading.js';
import { stopSignal } from './stop-signal.js';
import { version } from './version.js';

export const runCommand = new Command('run')
  .summary('fetch, read, tag, relate and store: one round of a pipeline')
  .description(
    `Asks the sources whose time has come for new pages, stores each as it came, reads the article, tags what it mentions, states
what it claims, and adds that to the fact base. Each source is asked at its own pace, and a stored page is looked at again
for edits after 1 hour, 6 hours, 1, 3, 7 and 30 days. A run that was killed is finished by the next one.`,
  )
  .argument('<pipeline>', 'a pipeline that comes with orewire, or the folder of one')
  .addOption(dbOption())
  .option('--source <id...>', 'these sources only, due or not')
  .option('--all', 'all sources, due or not')
  .option('--json', 'the summary as JSON')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire run critical-minerals --source fixtures     the stored pages that come with orewire; no network
  $ orewire run critical-minerals --db news.db          the sources that are due, into news.db
  $ orewire run ./my-pipeline --json | jq .facts

Exit codes: ${EXIT.ok} done, ${EXIT.found} done, but a source or all pages of a round were refused (see "orewire status"),
${EXIT.usage} the pipeline is wrong and nothing was done, ${EXIT.broken} the base cannot be written, another run is at work on it, or this one
was stopped by a signal.`,
  )
  .action(async (pipeline, { db, source, all, json }) => {
    const definition = loadDefinition(pipeline);
    const named = chosen(definition, source);
    const ignoreClock = source !== undefined || all === true;
    const stages = loadStages(definition);
    const lock = lockBase(db);
    const base = FactBase.open(db);
    const progress = progressLine(process.stderr);
    const stop = stopSignal();
    let network: Network | undefined;
    try {
      declareSources(base, named);
      const sources = ignoreClock ? named : dueSources(base, named, Date.now());
      network = openNetwork(definition, sources, base, version, { ignoreClock, signal: stop.signal });
      const summary = await runPipeline(definition, stages, sources, {
        base,
        fetch: network.fetch,
        progress: progress.show,
        signal: stop.signal,
        workforce: (pages) => workforceFor(definition, stages, pages),
      });
      progress.clear();
      if (json === true) console.log(JSON.stringify(summary, null, 2));
      else process.stdout.write(formatSummary(summary, db, terminalOf()));
      const fetched = summary.snapshots.new + summary.snapshots.known;
      if (!summary.finished) process.exitCode = EXIT.broken;
      else if (fetched === 0 && Object.keys(summary.refused).length > 0) process.exitCode = EXIT.found;
    } finally {
      progress.clear();
      stop.release();
      await network?.close();
      base.close();
      lock.release();
    }
  });

function chosen(definition: PipelineDefinition, ids: readonly string[] | undefined): readonly Source[] {
  if (ids === undefined) return definition.sources;
  return ids.map((id) => {
    const source = definition.sources.find((declared) => declared.id === id);
    if (source === undefined) {
      throw new OrewireError(`no source "${id}" in the pipeline ${definition.name}`, {
        where: `${definition.folder}/pipeline.yaml`,
        hint: `name one of: ${definition.sources.map((declared) => declared.id).join(', ')}`,
      });
    }
    return source;
  });
}
