/** @module `orewire new`: a digest of what came since a day. */
import { Command } from '@commander-js/extra-typings';
import { digest } from '../query/digest.js';
import { isoDate, positiveInteger } from './arguments.js';
import { EXIT } from './exit.js';
import { digestTable, formatDigest } from './print/digest.js';
import { give, withForms } from './print/forms.js';
import { dbOption, reading } from './reading.js';

export const newCommand = withForms(
  new Command('new')
    .summary('show what is new since a day')
    .description(
      `Shows what came since a day: facts that were not stated before, contradictions between articles, denials, what is over, figures that an edited page gives otherwise,
what was corrected, retracted or is no longer stated, and names that no article mentioned before. Articles count by the day they were published, undated ones by the fetch.`,
    )
    .addOption(dbOption())
    .requiredOption('--since <date>', 'since that day: 2025, 2025-06 or 2025-06-03', isoDate)
    .option('--limit <n>', 'of each kind at most so many', positiveInteger, 50)
    .addHelpText(
      'after',
      `
Examples:
  $ orewire new --since 2026-02
  $ orewire new --since "$(date -d '7 days ago' +%F)" --md | mail -s "This week" desk@example.org

Exit codes: ${EXIT.ok} done (also when nothing is new), ${EXIT.usage} a wrong option.`,
    ),
).action(({ db, since, limit, ...form }) => {
  const news = reading(db, (base) => digest(base, since, limit));
  give({ json: () => news, table: () => digestTable(news), text: (terminal) => formatDigest(news, terminal) }, form);
  const { contradictions, facts, denied, ended, revised, flagged, history, nodes } = news;
  if ([contradictions, facts, denied, ended, revised, flagged, history, nodes].every((each) => each.length === 0))
    console.error(`Nothing is new since ${since}.`);
  else if (news.isCut) console.error(`There is more: --limit ${limit * 10}`);
});
