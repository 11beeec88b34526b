/** @module `orewire entity`: the dossier of whoever bears a name. */
import { Command } from '@commander-js/extra-typings';
import { dossier } from '../query/dossier.js';
import { EXIT } from './exit.js';
import { complain, mention, naming } from './naming.js';
import { formatDossier } from './print/dossier.js';
import { factTable } from './print/facts.js';
import { give, withForms } from './print/forms.js';
import { dbOption, reading } from './reading.js';

export const entityCommand = withForms(
  new Command('entity')
    .summary('show all that is known of a deposit, element, organisation, person or place')
    .description(
      `Shows the dossier of an entity: what it is, its facts by kind with status and support, newest first, each with the
quotes that state it, where these stand, and where sources differ. Case, diacritics and hyphens of the name make no
difference; a part of it will do where it fits one entity only.`,
    )
    .argument('<name...>', 'name, alias or id')
    .addOption(dbOption())
    .addHelpText(
      'after',
      `
JSON gives {"dossier", "others"}; CSV and Markdown a fact a row, with its newest quote.

Examples:
  $ orewire entity Severny Katpar
  $ orewire entity deposit:severny-katpar --json | jq '.dossier.groups[].label'
  $ orewire entity dysprosium --db news.db --csv > dysprosium.csv

Exit codes: ${EXIT.ok} found, ${EXIT.found} the name is not in the base or fits several (they are listed).`,
    ),
).action((words, { db, ...form }) => {
  const { named, shown } = reading(db, (base) => {
    const named = naming(base, words.join(' '));
    return { named, shown: named.meant === undefined ? undefined : dossier(base, named.meant.id) };
  });
  if (shown === undefined) {
    process.exitCode = EXIT.found;
    if (form.json === true) console.log(JSON.stringify({ dossier: null, others: named.others }, null, 2));
    complain(named);
    return;
  }
  give(
    {
      json: () => ({ dossier: shown, others: named.others }),
      table: () => factTable([...shown.groups.flatMap(({ facts }) => facts), ...shown.retired]),
      text: (terminal) => formatDossier(shown, terminal),
    },
    form,
  );
  if (form.json !== true) mention(named.others);
});
