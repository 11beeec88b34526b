/** @module `orewire status`: the base as a whole. */
import { Command } from '@commander-js/extra-typings';
import { baseStatus } from '../query/status.js';
import { EXIT } from './exit.js';
import { formatStatus } from './print/status.js';
import { terminalOf } from './print/terminal.js';
import { dbOption, reading } from './reading.js';

export const statusCommand = new Command('status')
  .summary('show how much is in the base, where from, and what went wrong')
  .description(
    'Counts what the base holds, lists its sources, the pages that gave no article and why, and what the last runs did.',
  )
  .addOption(dbOption())
  .option('--json', 'as JSON: {"counts", "sources", "rejections", "runs"}')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire status
  $ orewire status --json | jq '.rejections[] | {reason, count}'

Exit codes: ${EXIT.ok} done, ${EXIT.broken} there is no base to be read.`,
  )
  .action(({ db, json }) => {
    const status = reading(db, baseStatus);
    if (json === true) console.log(JSON.stringify(status, null, 2));
    else process.stdout.write(formatStatus(status, terminalOf()));
  });
