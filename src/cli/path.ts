/** @module `orewire path`: how two entities are connected. */
import { Command, Option } from '@commander-js/extra-typings';
import { ENTITY_KINDS } from '../model.js';
import { connect } from '../query/path.js';
import { positiveInteger } from './arguments.js';
import { EXIT } from './exit.js';
import { idsOf, naming } from './naming.js';
import { give, withForms } from './print/forms.js';
import { formatPaths, pathTable } from './print/path.js';
import { dbOption, reading } from './reading.js';

export const pathCommand = withForms(
  new Command('path')
    .summary('show how two entities are connected, with the quotes on the way')
    .description(
      `Finds the shortest ways over facts from one entity to the other; of ways of the same length, those over what is seldom
mentioned come first. Everything is two steps from everything over a country: leave kinds out with --without.`,
    )
    .argument('<from>', 'name, alias or id')
    .argument('<to>', 'name, alias or id')
    .addOption(dbOption())
    .addOption(new Option('--without <kind...>', 'kinds that no way leads over').choices(ENTITY_KINDS))
    .option('--steps <n>', 'no longer ways than this', positiveInteger, 4)
    .option('--limit <n>', 'at most so many ways', positiveInteger, 3)
    .addHelpText(
      'after',
      `
Examples:
  $ orewire path "Cove Capital" "Severny Katpar"
  $ orewire path Kvanefjeld "Mount Weld" --without place element
  $ orewire path Kvanefjeld China --md

Exit codes: ${EXIT.ok} done, ${EXIT.found} a name is not in the base or fits several, or there is no way of so many steps, ${EXIT.usage} a wrong option.`,
    ),
).action((from, to, { db, without, steps, limit, ...form }) => {
  const found = reading(db, (base) => {
    const ids = idsOf([naming(base, from), naming(base, to)]);
    return ids && connect(base, ids[0], ids[1], { steps, paths: limit, without });
  });
  if (found === undefined || found.paths.length === 0) process.exitCode = EXIT.found;
  if (found === undefined) return;
  give({ json: () => found, table: () => pathTable(found), text: (terminal) => formatPaths(found, terminal) }, form);
  if (found.paths.length === 0)
    console.error(
      `There is no way of ${steps} steps or fewer${found.isCut ? ' among the facts that were looked at' : ''}.`,
    );
  else if (found.isCut) console.error('Not every fact was looked at: there may be other ways.');
});
