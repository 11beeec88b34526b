/** @module `orewire alerts`: what is new of what someone watches, as text or as a feed. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from '@commander-js/extra-typings';
import { OrewireError } from '../model.js';
import { contradictionsAmong, type Contradiction } from '../query/contradictions.js';
import type { CitedFact } from '../query/facts.js';
import { feedOf, loadWatchLists, watched } from '../query/watch-lists.js';
import { positiveInteger } from './arguments.js';
import { EXIT } from './exit.js';
import { contradictedFacts, formatContradiction } from './print/contradictions.js';
import { factTable, formatFacts } from './print/facts.js';
import { give, withForms } from './print/forms.js';
import { printable, type Terminal } from './print/terminal.js';
import { dbOption, reading } from './reading.js';

export const alertsCommand = withForms(
  new Command('alerts')
    .summary('show the newest facts of watch lists, or write their feeds')
    .description(
      `Reads a file of watch lists, each a title and filters of "orewire facts", and shows the newest facts of each, and where
articles contradict each other on these. With --feeds it writes LIST.atom and LIST.json into a folder: an Atom feed and a JSON feed for any news reader.`,
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
  const shown = reading(db, (base) =>
    lists.map((list) => {
      const result = watched(base, list, limit);
      return { list, result, contradictions: result.ok ? contradictionsAmong(base, result.value) : [] };
    }),
  );
  for (const { list, result } of shown) {
    if (result.ok) continue;
    console.error(`${list.id}: ${result.detail}`);
    process.exitCode = EXIT.found;
  }
  const found = shown.flatMap(({ list, result, contradictions }) =>
    result.ok ? [{ list, facts: result.value, contradictions }] : [],
  );
  if (feeds !== undefined) {
    mkdirSync(feeds, { recursive: true });
    for (const { list, facts, contradictions } of found) {
      for (const format of ['atom', 'json'] as const) {
        writeFileSync(join(feeds, `${list.id}.${format}`), feedOf(list, facts, contradictions, format));
      }
    }
    return;
  }
  give(
    {
      json: () => found.map(({ list, facts, contradictions }) => ({ ...list, facts, contradictions })),
      table: () => {
        const { columns } = factTable([]);
        const rows = found.flatMap(({ list, facts, contradictions }) =>
          [...contradictedFacts(contradictions), ...factTable(facts).rows].map((row) => [list.id, ...row]),
        );
        return { columns: ['list', ...columns], rows };
      },
      text: (terminal) =>
        found
          .map(({ list, facts, contradictions }) => formatList(list.title, facts, contradictions, terminal))
          .join('\n'),
    },
    form,
  );
});

function formatList(
  title: string,
  facts: readonly CitedFact[],
  contradictions: readonly Contradiction[],
  terminal: Terminal,
): string {
  const { bold } = terminal.colors;
  const contradicted = printable(contradictions).map((each) => `${formatContradiction(each, terminal)}\n\n`);
  return [
    `${bold(title.toUpperCase())}\n\n`,
    ...(contradicted.length > 0 ? [`${bold('CONTRADICTIONS')}\n\n`, ...contradicted, `${bold('FACTS')}\n\n`] : []),
    formatFacts(facts, terminal),
  ].join('');
}
