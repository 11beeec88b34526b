/** @module `orewire reprocess`: the stored pages once more, after the gazetteer, the relations or orewire itself changed. */
import { Command } from '@commander-js/extra-typings';
import { loadDefinition } from '../pipeline/definition.js';
import { reprocess } from '../pipeline/run.js';
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

export const reprocessCommand = new Command('reprocess')
  .summary('work again on the stored pages, after the gazetteer, the relations or orewire changed')
  .description(
    `Reads, tags and relates the stored pages again where the pipeline has changed since they were last worked on, and replaces
what was made of each in one transaction. Nothing is fetched. Facts that no page supports any more are retired, not deleted.`,
  )
  .argument('<pipeline>', 'a pipeline that comes with orewire, or the folder of one')
  .addOption(dbOption())
  .option('--json', 'the summary as JSON')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire reprocess critical-minerals
  $ orewire reprocess ./my-pipeline --db news.db --json | jq .rejected

Exit codes: ${EXIT.ok} done, ${EXIT.usage} the pipeline is wrong and nothing was done, ${EXIT.broken} the base cannot be written, or a signal stopped it.`,
  )
  .action(async (pipeline, { db, json }) => {
    const definition = loadDefinition(pipeline);
    const stages = loadStages(definition);
    const lock = lockBase(db);
    const base = FactBase.open(db);
    const progress = progressLine(process.stderr);
    const stop = stopSignal();
    try {
      const summary = await reprocess(definition, stages, {
        base,
        progress: progress.show,
        signal: stop.signal,
        workforce: (pages) => workforceFor(definition, stages, pages),
      });
      progress.clear();
      if (json === true) console.log(JSON.stringify(summary, null, 2));
      else process.stdout.write(formatSummary(summary, db, terminalOf()));
      if (!summary.finished) process.exitCode = EXIT.broken;
    } finally {
      progress.clear();
      stop.release();
      base.close();
      lock.release();
    }
  });
