/** @module `orewire gazetteer check`: what is wrong in the tables, with file, line and column. */
import { Command } from '@commander-js/extra-typings';
import { checkGazetteer } from '../tag/check.js';
import { loadGazetteer } from '../tag/gazetteer.js';
import { EXIT } from './exit.js';

const DEFAULT_FOLDER = 'pipelines/critical-minerals/gazetteer';

const check = new Command('check')
  .summary('say what is wrong in the tables')
  .description(
    'Reads the tables of a gazetteer and lists what a person should mend: ids that are not unique, countries, members and parents that resolve to nothing, numbers out of range, names that two entries share.',
  )
  .argument('[folder]', 'where the tables are', DEFAULT_FOLDER)
  .option('--json', 'one JSON object a finding, a line each')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire gazetteer check
  $ orewire gazetteer check pipelines/critical-minerals/gazetteer --json

Exit codes: ${EXIT.ok} nothing to mend, ${EXIT.found} something to mend, ${EXIT.usage} the tables cannot be read.`,
  )
  .action((folder, { json }) => {
    const gazetteer = loadGazetteer(folder);
    const findings = checkGazetteer(gazetteer);
    for (const finding of findings) {
      const { file, line, column, reason, detail } = finding;
      console.log(
        json === true
          ? JSON.stringify(finding)
          : `${file}:${line}${column === '' ? '' : `:${column}`}: ${detail} (${reason})`,
      );
    }
    if (json !== true) console.log(`${gazetteer.entries.length} entries, ${findings.length} findings`);
    if (findings.length > 0) process.exitCode = EXIT.found;
  });

export const gazetteerCommand = new Command('gazetteer')
  .summary('look after the tables of names')
  .description('Looks after the tables of names.')
  .addCommand(check);
