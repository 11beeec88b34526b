/** @module `orewire entity`: the dossier of whoever bears a name. */
import { Command } from '@commander-js/extra-typings';
import { dossier } from '../query/dossier.js';
import { findEntity, type Found } from '../query/find.js';
import { EXIT } from './exit.js';
import { formatDossier } from './print/dossier.js';
import { columns, count, terminalOf, type Terminal } from './print/terminal.js';
import { dbOption, reading } from './reading.js';

/** Names that come near, as many as one looks through. */
const NEAR = 10;

export const entityCommand = new Command('entity')
  .summary('show all that is known of a deposit, element, organisation, person or place')
  .description(
    `Shows the dossier of an entity: what it is, its facts by kind with status and support, newest first, each with the
quotes that state it, where these stand, and where sources differ. Case, diacritics and hyphens of the name make no
difference; a part of it will do where it fits one entity only.`,
  )
  .argument('<name...>', 'name, alias or id')
  .addOption(dbOption())
  .option('--json', 'as JSON: {"dossier", "others"}')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire entity Severny Katpar
  $ orewire entity deposit:severny-katpar --json | jq '.dossier.groups[].label'
  $ orewire entity dysprosium --db news.db

Exit codes: ${EXIT.ok} found, ${EXIT.found} the name is not in the base or fits several (they are listed).`,
  )
  .action((words, { db, json }) => {
    const name = words.join(' ');
    const { found, shown } = reading(db, (base) => {
      const found = findEntity(base, name);
      const isClear = found.length === 1 || found.some(({ isExact }) => isExact);
      const best = isClear ? found.at(0) : undefined;
      return { found, shown: best === undefined ? undefined : dossier(base, best.id) };
    });
    const others = found.filter(({ id }) => id !== shown?.entity.id).slice(0, NEAR);
    if (json === true) console.log(JSON.stringify({ dossier: shown ?? null, others }, null, 2));
    else if (shown !== undefined) process.stdout.write(formatDossier(shown, terminalOf()));
    if (shown === undefined) {
      process.exitCode = EXIT.found;
      const problem = found.length === 0 ? 'nothing in the base is called so' : 'the name fits several';
      console.error(`expected the name of one entity, got "${name}": ${problem}`);
    }
    if (json !== true && others.length > 0) console.error(`\n${formatOthers(others, terminalOf(process.stderr))}`);
  });

function formatOthers(others: readonly Found[], terminal: Terminal): string {
  const rows = others.map(({ id, name, isCandidate, isAccepted, facts }) => {
    const mark = isAccepted ? 'accepted by a person' : 'unconfirmed';
    const about = [name, ...(isCandidate ? [mark] : []), count(facts, 'fact')];
    return [id, about.join(' · ')] as const;
  });
  return ['Others that the name may mean:', columns(terminal, rows)].join('\n');
}
