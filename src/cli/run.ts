/** @module `orewire run`: one round of a pipeline, from its sources to the fact base. */
import { Command } from '@commander-js/extra-typings';
import type { Source } from '../fetch/source.js';
import { OrewireError } from '../model.js';
import { loadDefinition, type PipelineDefinition } from '../pipeline/definition.js';
import { openNetwork } from '../pipeline/network.js';
import { runPipeline } from '../pipeline/run.js';
import { loadStages } from '../pipeline/stages.js';
import { FactBase } from '../store/fact-base.js';
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
    `Asks the sources of a pipeline for pages that are not stored yet, stores each as it came, reads the article, tags what it
mentions, states what it claims, and adds that to the fact base. What is stored already is not asked for again; a run
that was killed is finished by the next one.`,
  )
  .argument('<pipeline>', 'a pipeline that comes with orewire, or the folder of one')
  .addOption(dbOption())
  .option('--source <id...>', 'these sources only')
  .option('--json', 'the summary as JSON')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire run critical-minerals --source fixtures     the stored pages that come with orewire; no network
  $ orewire run critical-minerals --db news.db          all sources, into news.db
  $ orewire run ./my-pipeline --json | jq .facts

Exit codes: ${EXIT.ok} done, ${EXIT.found} done, but a source or all pages of a round were refused (see "orewire status"),
${EXIT.usage} the pipeline is wrong and nothing was done, ${EXIT.broken} the base cannot be written, or the run was stopped by a signal.`,
  )
  .action(async (pipeline, { db, source, json }) => {
    const definition = loadDefinition(pipeline);
    const sources = chosen(definition, source);
    const stages = loadStages(definition);
    const base = FactBase.open(db);
    const network = openNetwork(definition, sources, base, version);
    const progress = progressLine(process.stderr);
    const stop = stopSignal();
    try {
      const summary = await runPipeline(definition, stages, sources, {
        base,
        fetch: network.fetch,
        progress: progress.show,
        signal: stop.signal,
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
      await network.close();
      base.close();
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
