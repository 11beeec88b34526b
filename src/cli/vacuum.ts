/** @module `orewire vacuum`: the room in a base that nothing takes any more, given back. */
import { Command } from '@commander-js/extra-typings';
import { bytes } from '../store/examine.js';
import { lockBase } from '../store/lock.js';
import { vacuum } from '../store/upkeep.js';
import { EXIT } from './exit.js';
import { dbOption } from './reading.js';

export const vacuumCommand = new Command('vacuum')
  .summary('give back the room in the base that nothing takes any more')
  .description(
    `Writes the file anew without its empty pages, brings the statistics of its indexes up to date, and empties the write-ahead log.
Needs as much room again as the base takes. Not while a run is at work.`,
  )
  .addOption(dbOption())
  .addHelpText(
    'after',
    `
Examples:
  $ orewire vacuum
  $ orewire prune --apply && orewire vacuum

Exit codes: ${EXIT.ok} done, ${EXIT.broken} the base cannot be written, a run is at work on it, or the disk is full (it is then as it was).`,
  )
  .action(({ db }) => {
    const lock = lockBase(db);
    try {
      const { before, after } = vacuum(db);
      console.log(`${db}: ${bytes(before)} before, ${bytes(after)} now`);
    } finally {
      lock.release();
    }
  });
