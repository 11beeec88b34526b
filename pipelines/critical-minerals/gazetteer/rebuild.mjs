/**
 * @module Rebuilds the tables of `open/` from open sources. What is edited by hand stays apart and wins.
 *
 * Usage: node rebuild.mjs FOLDER [TABLE…]
 *   FOLDER  holds the sources; each script in `rebuild/` says which files it reads
 *   TABLE   deposits, organisations, people, places; all of them if none is named
 */
import { deposits } from './rebuild/deposits.mjs';
import { organisations } from './rebuild/organisations.mjs';
import { people } from './rebuild/people.mjs';
import { places } from './rebuild/places.mjs';
import { COLUMNS, writeRows } from './rebuild/tables.mjs';

const tables = { deposits, organisations, people, places };

const [folder, ...asked] = process.argv.slice(2);
const names = /** @type {(keyof typeof tables)[]} */ (asked.length > 0 ? asked : Object.keys(tables));
const unknown = names.find((name) => !(name in tables));
if (process.argv.length < 3 || unknown !== undefined) {
  console.error(
    unknown === undefined
      ? 'expected the folder of the sources, got none: node rebuild.mjs FOLDER [TABLE…]'
      : `expected a table of ${Object.keys(tables).join(', ')}, got "${unknown}"`,
  );
  process.exit(2);
}

for (const name of names) {
  const rows = tables[name](folder);
  writeRows(new URL(`open/${name}.tsv`, import.meta.url), COLUMNS[name], rows);
  console.log(`open/${name}.tsv: ${rows.length} rows`);
}
