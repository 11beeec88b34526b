/** @module `orewire diff`: what differs between two bases, or one before and after. */
import { writeFileSync } from 'node:fs';
import { Command } from '@commander-js/extra-typings';
import { OrewireError } from '../model.js';
import { changedParts } from '../pipeline/fingerprint.js';
import { difference } from '../query/difference.js';
import { EXIT } from './exit.js';
import { differencePage, formatDifference } from './print/difference.js';
import { terminalOf } from './print/terminal.js';

export const diffCommand = new Command('diff')
  .summary('what differs between two bases, by rule and by article')
  .description(
    `Facts, claims and mentions gained, lost and changed from one base to another, by rule and by article, and which parts of the
pipeline are not the same: the frame that was edited, the table, the scorer. For before and after, take a backup before.`,
  )
  .argument('<before>', 'a fact base')
  .argument('<after>', 'another')
  .option('--json', 'as JSON, every row')
  .option('--html <file>', 'as a page that stands by itself, every row')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire backup before.db && orewire reprocess critical-minerals && orewire diff before.db orewire.db
  $ orewire diff before.db orewire.db --html diff.html
  $ orewire diff before.db orewire.db --json | jq -r '.byRule[] | [.name, .claims.lost] | @tsv'

Exit codes: ${EXIT.ok} nothing differs, ${EXIT.found} something does, ${EXIT.usage} the page cannot be written, ${EXIT.broken} a base cannot be read.`,
  )
  .action((before, after, { json, html }) => {
    const found = difference(before, after, changedParts);
    if (html !== undefined) writePage(html, differencePage(found, before, after));
    if (json === true) console.log(JSON.stringify(found, null, 2));
    else process.stdout.write(formatDifference(found, terminalOf()));
    if (found.facts.length + found.claims.length + found.mentions.length > 0) process.exitCode = EXIT.found;
  });

function writePage(file: string, page: string): void {
  try {
    writeFileSync(file, page);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    throw new OrewireError(message, { where: file, hint: 'name a file that can be written', cause: error });
  }
}
