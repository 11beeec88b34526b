/** @module `orewire export`: what a base holds, in the forms of other tools. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Command } from '@commander-js/extra-typings';
import { OrewireError } from '../model.js';
import { archive } from '../pipeline/archive.js';
import { FactBase } from '../store/fact-base.js';
import { EXIT } from './exit.js';
import { dbOption } from './reading.js';
import { version } from './version.js';

const EXAMPLES = `
Examples:
  $ orewire export warc --out pages.warc.gz
  $ orewire export warc --db news.db > pages.warc.gz

Exit codes: ${EXIT.ok} done, ${EXIT.usage} the file cannot be written, ${EXIT.broken} there is no base to be read.`;

const warcCommand = new Command('warc')
  .summary('the stored pages as a web archive')
  .description(
    `Writes every stored page, oldest first, as a WARC 1.1 archive (ISO 28500), gzipped record by record: what pywb, warcio and
ReplayWeb.page read. A page with the same body as an earlier one is a revisit of that. The same base gives the same bytes.`,
  )
  .addOption(dbOption())
  .option('--out <file>', 'where to; standard output unless given')
  .addHelpText('after', EXAMPLES)
  .action(async ({ db, out }) => {
    const base = FactBase.open(db, { readonly: true });
    try {
      const records = Readable.from(archive(base, `orewire/${version}`), { highWaterMark: 1 });
      await pipeline(records, out === undefined ? process.stdout : createWriteStream(out));
    } catch (error) {
      if (out === undefined || !(error instanceof Error && 'code' in error)) throw error;
      throw new OrewireError(error.message, { where: out, hint: 'name a file that can be written', cause: error });
    } finally {
      base.close();
    }
  });

export const exportCommand = new Command('export')
  .summary('write what is stored in the forms of other tools')
  .description('Writes what a base holds in the forms of other tools.')
  .addHelpText('after', EXAMPLES)
  .addCommand(warcCommand);
