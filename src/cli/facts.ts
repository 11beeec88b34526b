/** @module `orewire facts`: facts by their filters, each with its quote. */
import { Command, InvalidArgumentError, Option } from '@commander-js/extra-typings';
import { ENTITY_KINDS, STATUSES } from '../model.js';
import { listFacts } from '../query/facts.js';
import { EXIT } from './exit.js';
import { formatFacts } from './print/facts.js';
import { terminalOf } from './print/terminal.js';
import { dbOption, reading } from './reading.js';

/** Machines get every citation that anyone is likely to want; people see the newest. */
const CITATIONS = 100;

export const factsCommand = new Command('facts')
  .summary('list facts, each with the sentence that states it')
  .description(
    'Lists the facts that pass all filters, newest first, each with its status, its support and its newest quote.',
  )
  .addOption(dbOption())
  .option('--subject <name>', 'by name, alias or id')
  .option('--predicate <id>', 'hosts, explores, agrees_with …')
  .option('--object <name>', 'by name, alias or id, or the words of a value')
  .addOption(new Option('--kind <kind>', 'kind of the subject or the object').choices(ENTITY_KINDS))
  .addOption(new Option('--status <status>', 'of the newest claim').choices(STATUSES))
  .option('--since <date>', 'reported on that day or later: 2025, 2025-06 or 2025-06-03', isoDate)
  .option('--source <host>', "a newsroom's host, or the id of one of the pipeline's sources")
  .option('--limit <n>', 'at most so many', positiveInteger, 50)
  .option('--json', 'one JSON array, with all citations')
  .addOption(new Option('--format <format>', 'a fact a line, with all citations').choices(['jsonl']))
  .addHelpText(
    'after',
    `
Examples:
  $ orewire facts --predicate hosts --object dysprosium
  $ orewire facts --kind deposit --since 2025-06 --status planned
  $ orewire facts --source mining.example --format jsonl | jq -r '.citations[].quote'

Exit codes: ${EXIT.ok} done (also when no fact passes), ${EXIT.found} the name is not in the base, ${EXIT.usage} a wrong option.`,
  )
  .action(({ db, limit, json, format, ...filters }) => {
    const result = reading(db, (base) => listFacts(base, filters, { facts: limit, citations: CITATIONS }));
    if (!result.ok) {
      console.error(`${result.detail}\n  to do: orewire entity "${filters.subject ?? ''}" shows what comes near`);
      process.exitCode = EXIT.found;
      return;
    }
    const facts = result.value;
    if (json === true) console.log(JSON.stringify(facts, null, 2));
    else if (format === 'jsonl') for (const fact of facts) console.log(JSON.stringify(fact));
    else if (facts.length === 0) console.error('No fact passes these filters.');
    else {
      process.stdout.write(formatFacts(facts, terminalOf()));
      if (facts.length === limit) console.error(`\nThe newest ${limit}; there may be more: --limit ${limit * 10}`);
    }
  });

function isoDate(value: string): string {
  const isDate = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) && !Number.isNaN(Date.parse(value));
  if (!isDate) throw new InvalidArgumentError('Expected a date such as 2025, 2025-06 or 2025-06-03.');
  return value;
}

function positiveInteger(value: string): number {
  if (!/^[1-9]\d{0,8}$/.test(value)) throw new InvalidArgumentError('Expected a whole number, 1 or more.');
  return Number(value);
}
