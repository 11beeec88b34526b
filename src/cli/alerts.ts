/** @module `orewire alerts`: what is new of what someone watches, as text or as a feed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { OrewireError } from '../model.js';
import { feedOf, loadWatchLists, watched } from '../query/watch-lists.js';
import { positiveInteger } from './arguments.js';
import { EXIT } from './exit.js';
import { factTable, formatFacts } from './print/facts.js';
import { give, withForms } from './print/forms.js';
import { dbOption, reading } from './reading.js';

export const alertsCommand = withForms(
  new Command('alerts')
    .summary('show the newest facts of watch lists, or write their feeds')
    .description(
      `Reads a file of watch lists, each a title and filters of "orewire facts", and shows the newest facts of each. With --feeds
it writes LIST.atom and LIST.json into a folder: an Atom feed and a JSON feed for any news reader.`,
    )
    .argument('<file>', 'watch lists in YAML')
    .argument('[list]', 'only this one')
    .addOption(dbOption())
    .option('--feeds <folder>', 'write feeds there')
    .option('--limit <n>', 'of each list at most so many facts', positiveInteger, 50)
    .addHelpText(
      'after',
      `
A list in the file:
  tungsten-kazakhstan: { title: Tungsten in Kazakhstan, element: tungsten, country: Kazakhstan }

Examples:
  $ orewire alerts watch-lists.yaml tungsten-kazakhstan
  $ orewire alerts watch-lists.yaml --feeds /var/www/feeds

Exit codes: ${EXIT.ok} done, ${EXIT.found} a list names what is not in the base, ${EXIT.usage} the file is wrong or has no such list.`,
    ),
).action((file, only, { db, feeds, limit, ...form }) => {
  const lists = loadWatchLists(file).filter(({ id }) => only === undefined || id === only);
  if (lists.length === 0)
    throw new OrewireError(`no watch list "${only ?? ''}"`, { where: file, hint: 'name one of its lists' });
  const shown = reading(db, (base) => lists.map((list) => ({ list, result: watched(base, list, limit) })));
  for (const { list, result } of shown) {
    if (result.ok) continue;
    console.error(`${list.id}: ${result.detail}`);
    process.exitCode = EXIT.found;
  }
  const found = shown.flatMap(({ list, result }) => (result.ok ? [{ list, facts: result.value }] : []));
  if (feeds !== undefined) {
    mkdirSync(feeds, { recursive: true });
    for (const { list, facts } of found) {
      for (const format of ['atom', 'json'] as const) {
        writeFileSync(join(feeds, `${list.id}.${format}`), feedOf(list, facts, format));
      }
    }
    return;
  }
  give(
    {
      json: () => found.map(({ list, facts }) => ({ ...list, facts })),
      table: () => {
        const { columns } = factTable([]);
        const rows = found.flatMap(({ list, facts }) => factTable(facts).rows.map((row) => [list.id, ...row]));
        return { columns: ['list', ...columns], rows };
      },
      text: (terminal) =>
        found
          .map(
            ({ list, facts }) => `${terminal.colors.bold(list.title.toUpperCase())}\n\n${formatFacts(facts, terminal)}`,
          )
          .join('\n'),
    },
    form,
  );
});
