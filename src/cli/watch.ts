/** @module `orewire watch`: a pipeline's sources, each when it is due, until stopped. */
import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { pino } from 'pino';
import { systemClock } from '../fetch/clock.js';
import { loadDefinition } from '../pipeline/definition.js';
import { openNetwork } from '../pipeline/network.js';
import { loadStages } from '../pipeline/stages.js';
import { watchPipeline } from '../pipeline/watch.js';
import { FactBase } from '../store/fact-base.js';
import { lockBase } from '../store/lock.js';
import { EXIT } from './exit.js';
import { crawlMetrics, serveMetrics } from './metrics.js';
import { formatSummary } from './print/summary.js';
import { terminalOf } from './print/terminal.js';
import { dbOption } from './reading.js';
import { stopSignal } from './stop-signal.js';
import { version } from './version.js';

export const watchCommand = new Command('watch')
  .summary('run due sources, each at its own pace, until stopped')
  .description(
    `Does what "orewire run" does, round after round: asks each source when it is due, looks at stored pages again for edits, and
sleeps in between. SIGTERM or Ctrl-C ends it in order; what was not done is done after the next start.`,
  )
  .argument('<pipeline>', 'a pipeline that comes with orewire, or the folder of one')
  .addOption(dbOption())
  .addOption(
    new Option('--log <format>', 'a summary after each round, or a JSON object a line')
      .choices(['text', 'json'])
      .default('text'),
  )
  .option('--metrics-port <port>', 'serve metrics for Prometheus at http://127.0.0.1:PORT/metrics', portOf)
  .addHelpText(
    'after',
    `
Examples:
  $ orewire watch critical-minerals --db news.db
  $ orewire watch ./my-pipeline --log json --metrics-port 9464

Exit codes: ${EXIT.ok} stopped by a signal, ${EXIT.usage} the pipeline is wrong, ${EXIT.broken} the base cannot be written, or another run is at work on it.`,
  )
  .action(async (pipeline, { db, log: format, metricsPort }) => {
    const definition = loadDefinition(pipeline);
    const stages = loadStages(definition);
    const log = pino({ base: { pipeline: definition.name }, level: format === 'json' ? 'info' : 'silent' });
    const lock = lockBase(db);
    const base = FactBase.open(db);
    const stop = stopSignal();
    const { signal } = stop;
    const metrics = crawlMetrics(base);
    try {
      const network = openNetwork(definition, definition.sources, base, version, { signal });
      const server = metricsPort === undefined ? null : await serveMetrics(metrics.registry, metricsPort);
      log.info({ db, sources: definition.sources.length, metricsPort: server?.port }, 'watching');
      try {
        await watchPipeline(definition, stages, definition.sources, {
          base,
          fetch: network.fetch,
          progress: () => undefined,
          signal,
          clock: systemClock,
          round: (summary, sources) => {
            metrics.count(summary);
            log.info({ ...summary, sources: sources.map(({ id }) => id) }, 'round');
            if (format === 'text') process.stdout.write(formatSummary(summary, db, terminalOf()));
          },
        });
      } finally {
        server?.close();
        await network.close();
      }
      log.info('stopped');
    } finally {
      stop.release();
      base.close();
      lock.release();
    }
  });

function portOf(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new InvalidArgumentError('expected a port from 0 to 65535');
  }
  return port;
}
