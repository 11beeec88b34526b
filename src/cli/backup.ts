/** @module `orewire backup`: a copy of a base as it is at one moment. */
import { Command } from '@commander-js/extra-typings';
import { bytes } from '../store/examine.js';
import { backUp } from '../store/upkeep.js';
import { EXIT } from './exit.js';
import { dbOption } from './reading.js';

export const backupCommand = new Command('backup')
  .summary('copy the base, also while a run writes')
  .description(
    `Copies the base as it is at one moment, by SQLite's online backup. A run may write meanwhile. The copy is checked, and has its
name only when it is whole. Copying the file with other tools while a run writes gives a damaged base.`,
  )
  .argument('<file>', 'where to; a file that is not there yet')
  .addOption(dbOption())
  .addHelpText(
    'after',
    `
Examples:
  $ orewire backup before.db
  $ orewire backup /backup/news-$(date +%F).db --db news.db

Exit codes: ${EXIT.ok} done, ${EXIT.usage} the file is there already, ${EXIT.broken} the base cannot be read, or the copy not be written.`,
  )
  .action(async (file, { db }) => {
    console.log(`${file}: ${bytes(await backUp(db, file))}, as ${db} was at one moment`);
  });
