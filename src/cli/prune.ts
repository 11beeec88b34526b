/** @module `orewire prune`: what a base may forget. */
import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { lockBase } from '../store/lock.js';
import { prune, type Pruned } from '../store/prune.js';
import { EXIT } from './exit.js';
import { columns, terminalOf } from './print/terminal.js';
import { dbOption } from './reading.js';

const KINDS: Readonly<Record<keyof Pruned, string>> = {
  requests: 'receipts of requests',
  events: 'events of runs',
  rejected: 'pages without an article',
  robots: 'expired robots.txt',
  states: 'states of the pipeline',
};

export const pruneCommand = new Command('prune')
  .summary('forget old receipts and events; shows what would go unless told to do it')
  .description(
    `Removes old receipts of requests, old events of runs, robots.txt that have expired, and, where asked to, old pages of which no
article came. Never a page that gave an article, a citation, a fact's history, or a decision. Shows what would go, and does it
with --apply. "orewire vacuum" then gives the room back.`,
  )
  .addOption(dbOption())
  .option('--requests <days>', 'receipts older than so many days', days, 90)
  .option('--events <days>', 'events of runs that began longer ago; those of the last run stay', days, 90)
  .option('--rejected <days>', 'stored pages of which no article came, fetched longer ago; none unless given', days)
  .option('--apply', 'do it')
  .option('--json', 'as JSON: {"requests", "events", "rejected", "robots", "states"}')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire prune                                  what would go
  $ orewire prune --requests 30 --rejected 365 --apply

Exit codes: ${EXIT.ok} done, ${EXIT.usage} the command line is wrong, ${EXIT.broken} the base cannot be written, or a run is at work on it.`,
  )
  .action(({ db, requests, events, rejected, apply, json }) => {
    const policy = { requests, events, rejected: rejected ?? null };
    const lock = apply === true ? lockBase(db) : undefined;
    try {
      const pruned = prune(db, policy, new Date().toISOString(), apply !== true);
      if (json === true) {
        console.log(JSON.stringify(pruned, null, 2));
        return;
      }
      const rows = Object.entries(KINDS).map(([kind, words]): [string, string] => [
        words,
        pruned[kind as keyof Pruned].toLocaleString('en-GB'),
      ]);
      console.log(apply === true ? `gone from ${db}` : `would go from ${db} (--apply does it)`);
      console.log(columns(terminalOf(), rows));
    } finally {
      lock?.release();
    }
  });

function days(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0)) throw new InvalidArgumentError(`expected a number of days, got "${text}"`);
  return value;
}
