/** @module `orewire compare`: entities side by side. */
import { Command } from '@commander-js/extra-typings';
import { compare } from '../query/compare.js';
import { EXIT } from './exit.js';
import { idsOf, naming } from './naming.js';
import { comparisonTable, formatComparison } from './print/comparison.js';
import { give, withForms } from './print/forms.js';
import { dbOption, reading } from './reading.js';

export const compareCommand = withForms(
  new Command('compare')
    .summary('set deposits, companies or other entities side by side')
    .description(
      `Sets entities side by side: what the gazetteer has of them, and what articles say of each, predicate by predicate. A star
marks what more than one of them has.`,
    )
    .argument('<names...>', 'names, aliases or ids; two or more')
    .addOption(dbOption())
    .addHelpText(
      'after',
      `
Examples:
  $ orewire compare "Severny Katpar" "Verkhneye Kairakty"
  $ orewire compare Kvanefjeld "Norra Kärr" "Mount Weld" --md

Exit codes: ${EXIT.ok} done, ${EXIT.found} a name is not in the base or fits several (they are listed).`,
    ),
).action((names, { db, ...form }) => {
  const compared = reading(db, (base) => {
    const ids = idsOf(names.map((name) => naming(base, name)));
    return ids && compare(base, ids);
  });
  if (compared === undefined) {
    process.exitCode = EXIT.found;
    return;
  }
  give(
    {
      json: () => compared,
      table: () => comparisonTable(compared),
      text: (terminal) => formatComparison(compared, terminal),
    },
    form,
  );
  if (compared.isCut) console.error('Of some only the newest facts are shown.');
});
