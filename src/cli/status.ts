/** @module `orewire status`: the base as a whole. */
import { Command } from '@commander-js/extra-typings';
import { isAlarming } from '../query/health.js';
import { baseStatus } from '../query/status.js';
import { EXIT } from './exit.js';
import { formatStatus } from './print/status.js';
import { terminalOf } from './print/terminal.js';
import { dbOption, reading } from './reading.js';

export const statusCommand = new Command('status')
  .summary('show how much is in the base, how its sources are, and what went wrong')
  .description(
    `Counts what the base holds, lists its sources and how they are (ok, new, quiet, blocked, not-a-feed, parse-errors, failing,
gone), the pages that gave no article and why, and what the last runs did.`,
  )
  .addOption(dbOption())
  .option('--json', 'as JSON: {"counts", "sources", "rejections", "runs"}')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire status
  $ orewire status --json | jq '.rejections[] | {reason, count}'
  $ orewire status --json | jq '.sources[] | select(.health != "ok") | {id, health, detail}'

Exit codes: ${EXIT.ok} all sources are ok or new, ${EXIT.found} at least one is not, ${EXIT.broken} there is no base to be read.`,
  )
  .action(({ db, json }) => {
    const status = reading(db, (base) => baseStatus(base, Date.now()));
    if (json === true) console.log(JSON.stringify(status, null, 2));
    else process.stdout.write(formatStatus(status, terminalOf()));
    if (status.sources.some(({ health }) => isAlarming(health))) process.exitCode = EXIT.found;
  });
