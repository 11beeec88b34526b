/** @module `orewire doctor`: whether a base is sound, and what to do where it is not. */
import { Command } from '@commander-js/extra-typings';
import { examine } from '../store/examine.js';
import { EXIT } from './exit.js';
import { formatFindings } from './print/findings.js';
import { terminalOf } from './print/terminal.js';
import { dbOption } from './reading.js';

export const doctorCommand = new Command('doctor')
  .summary('look a base over: file, schema, what hangs together in it, room on the disk')
  .description(
    `Looks over the file, its schema, the references between its tables, the counts and the full-text search that are kept in step
with them, runs that died, the write-ahead log, and the room on the disk. Says of each finding what to do. Changes nothing,
and may be asked while a run writes. Quotes are re-read by "orewire verify".`,
  )
  .addOption(dbOption())
  .option('--json', 'as JSON: [{"level", "check", "found", "todo"}]')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire doctor
  $ orewire doctor --db news.db --json | jq '.[] | select(.level != "ok")'

Exit codes: ${EXIT.ok} nothing is wrong (there may be notes), ${EXIT.found} something is, ${EXIT.broken} there is no base to be read.`,
  )
  .action(({ db, json }) => {
    const findings = examine(db);
    if (json === true) console.log(JSON.stringify(findings, null, 2));
    else process.stdout.write(formatFindings(findings, terminalOf()));
    if (findings.some(({ level }) => level === 'wrong')) process.exitCode = EXIT.found;
  });
