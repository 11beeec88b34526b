/** @module `orewire search`: full text over entities, articles and quotes. */
import { Command } from '@commander-js/extra-typings';
import { search } from '../query/search.js';
import { isoDate, positiveInteger } from './arguments.js';
import { EXIT } from './exit.js';
import { give, withForms } from './print/forms.js';
import { formatSearch, searchTable } from './print/search.js';
import { dbOption, reading } from './reading.js';

export const searchCommand = withForms(
  new Command('search')
    .summary('search the words of entities, articles and quotes')
    .description(
      `Finds what holds all the words, in any form ("mines" finds "mining"), the best match first: entities by the beginnings of
their names, articles by headline and text, and the quotes that state facts or that someone is quoted with. "two words"
between double quotes stand together, -word must not stand there, wor* stands for any ending. Case and diacritics make no
difference.`,
    )
    .argument('<words...>', 'what to look for')
    .addOption(dbOption())
    .option('--since <date>', 'articles of that day or later', isoDate)
    .option('--until <date>', 'articles of that day or earlier, or in that month or year', isoDate)
    .option('--host <host>', 'articles of this newsroom')
    .option('--limit <n>', 'of each kind at most so many', positiveInteger, 5)
    .addHelpText(
      'after',
      `
Examples:
  $ orewire search tungsten licence
  $ orewire search '"offtake agreement" lithium -Chile' --since 2025
  $ orewire search katpar --json | jq -r '.articles[].url'

Exit codes: ${EXIT.ok} done (also when nothing is found), ${EXIT.usage} a wrong option.`,
    ),
).action((words, { db, limit, since, until, host, ...form }) => {
  const found = reading(db, (base) => search(base, words.join(' '), limit, { since, until, host }));
  give(
    {
      json: () => found,
      table: () => searchTable(found),
      text: (terminal) => formatSearch(found, terminal),
    },
    form,
  );
  if (found.entities.length + found.articles.length + found.quotes.length === 0)
    console.error('Nothing holds these words.');
});
