/** @module `orewire facts`: facts by their filters, each with its quote. */
import { Command, Option } from '@commander-js/extra-typings';
import { listFacts } from '../query/facts.js';
import { positiveInteger } from './arguments.js';
import { EXIT } from './exit.js';
import { withFilters } from './filters.js';
import { factTable, formatFacts } from './print/facts.js';
import { give, withForms } from './print/forms.js';
import { dbOption, reading } from './reading.js';

/** Machines get every citation that anyone is likely to want; people see the newest. */
const CITATIONS = 100;

export const factsCommand = withFilters(
  withForms(
    new Command('facts')
      .summary('list facts, each with the sentence that states it')
      .description(
        `Lists the facts that pass all filters, newest first, each with its status, its support and its newest quote. Names may be
names, aliases or ids; a day is the day of an article.`,
      )
      .addOption(dbOption())
      .option('--limit <n>', 'at most so many', positiveInteger, 50)
      .addOption(new Option('--format <format>', 'a fact a line, with all citations').choices(['jsonl']))
      .addHelpText(
        'after',
        `
Examples:
  $ orewire facts --predicate hosts --object dysprosium
  $ orewire facts --element "rare earths" --country Kazakhstan --since 2025
  $ orewire facts --kind deposit --since 2025-06 --status planned --csv > planned.csv
  $ orewire facts --source mining.example --format jsonl | jq -r '.citations[].quote'

Exit codes: ${EXIT.ok} done (also when no fact passes), ${EXIT.found} the name is not in the base, ${EXIT.usage} a wrong option.`,
      ),
  ),
).action(({ db, limit, json, csv, md, format, ...filters }) => {
  const result = reading(db, (base) => listFacts(base, filters, { facts: limit, citations: CITATIONS }));
  if (!result.ok) {
    console.error(`${result.detail}\n  to do: orewire search shows what comes near`);
    process.exitCode = EXIT.found;
    return;
  }
  const facts = result.value;
  if (format === 'jsonl') for (const fact of facts) console.log(JSON.stringify(fact));
  else {
    const answer = {
      json: () => facts,
      table: () => factTable(facts),
      text: (terminal: Parameters<typeof formatFacts>[1]) => formatFacts(facts, terminal),
    };
    give(answer, { json, csv, md });
  }
  if (facts.length === 0) console.error('No fact passes these filters.');
  else if (facts.length === limit) console.error(`\nThe newest ${limit}; there may be more: --limit ${limit * 10}`);
});
