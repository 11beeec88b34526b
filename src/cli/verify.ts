/** @module `orewire verify`: whether every citation still stands. */
import { Command } from '@commander-js/extra-typings';
import { verify } from '../query/verify.js';
import { EXIT } from './exit.js';
import { formatVerification } from './print/verification.js';
import { terminalOf } from './print/terminal.js';
import { dbOption, reading } from './reading.js';

export const verifyCommand = new Command('verify')
  .summary('re-read every citation against the stored text and page')
  .description(
    `Re-reads the whole base: each quote against what stands at its offsets, each text and each page against its SHA-256.
Names every citation that is broken, with its article, its fact, and what differs.`,
  )
  .addOption(dbOption())
  .option('--json', 'as JSON: {"checked", "broken"}')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire verify
  $ orewire verify --db news.db --json | jq -r '.broken[] | [.url, .fact] | @tsv'

Exit codes: ${EXIT.ok} all stands, ${EXIT.found} something is broken.`,
  )
  .action(({ db, json }) => {
    const verification = reading(db, verify);
    if (json === true) console.log(JSON.stringify(verification, null, 2));
    else process.stdout.write(formatVerification(verification, terminalOf()));
    if (verification.broken.length > 0) process.exitCode = EXIT.found;
  });
