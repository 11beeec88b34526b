/** @module `orewire timeline`: what happened about an entity, in the order of time. */
import { Command } from '@commander-js/extra-typings';
import { timeline } from '../query/timeline.js';
import { isoDate } from './arguments.js';
import { EXIT } from './exit.js';
import { complain, naming } from './naming.js';
import { give, withForms } from './print/forms.js';
import { formatTimeline, timelineTable } from './print/timeline.js';
import { dbOption, reading } from './reading.js';

export const timelineCommand = withForms(
  new Command('timeline')
    .summary('show what happened about an entity, in the order of time')
    .description(
      `Lists what is said of an entity by the day on which it happened as the articles say, else by the day of the first report,
which then stands in brackets. A fact stands once for each status that it had: planned, asserted, ended, denied.`,
    )
    .argument('<name...>', 'name, alias or id')
    .addOption(dbOption())
    .option('--since <date>', 'from that day on', isoDate)
    .option('--until <date>', 'to that day, or the end of that month or year', isoDate)
    .addHelpText(
      'after',
      `
Examples:
  $ orewire timeline Tau-Ken Samruk
  $ orewire timeline Kvanefjeld --since 2024 --csv > kvanefjeld.csv

Exit codes: ${EXIT.ok} found, ${EXIT.found} the name is not in the base or fits several (they are listed), ${EXIT.usage} a wrong option.`,
    ),
).action((words, { db, since, until, ...form }) => {
  const { named, told } = reading(db, (base) => {
    const named = naming(base, words.join(' '));
    return { named, told: named.meant && timeline(base, named.meant.id, { since, until }) };
  });
  if (told === undefined) {
    process.exitCode = EXIT.found;
    complain(named);
    return;
  }
  give(
    { json: () => told, table: () => timelineTable(told), text: (terminal) => formatTimeline(told, terminal) },
    form,
  );
  if (told.events.length === 0) console.error('Nothing is said of that time.');
  if (told.isCut) console.error('Only the newest facts were looked at.');
});
