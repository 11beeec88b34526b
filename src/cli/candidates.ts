/** @module `orewire candidates`: what only texts introduced, and what people decide about it. */
import { userInfo } from 'node:os';
import { Command, Option, type HelpConfiguration } from '@commander-js/extra-typings';
import { loadExceptions } from '../language/load.js';
import { segment } from '../language/segment.js';
import { ENTITY_KINDS, type Result } from '../model.js';
import { listCandidates } from '../query/candidates.js';
import type { Decision } from '../store/decisions.js';
import { FactBase } from '../store/fact-base.js';
import { positiveInteger } from './arguments.js';
import { EXIT } from './exit.js';
import { formatCandidates } from './print/candidates.js';
import { printable, terminalOf } from './print/terminal.js';
import { dbOption, reading } from './reading.js';

const byOption = () => new Option('--by <who>', 'who decides; the name of the user unless given');
const noteOption = () => new Option('--note <text>', 'why');
const candidateArgument = 'its id, or its name where one candidate only is called so';

/** Of the whole command's options an act has the base's only. */
const actHelp: HelpConfiguration = {
  showGlobalOptions: true,
  visibleGlobalOptions: () => candidatesCommand.options.filter(({ long }) => long === '--db'),
};

const accept = new Command('accept')
  .summary('make a candidate an entity')
  .description('Makes a candidate an entity of its own, or says which entity it is: its facts then count for that one.')
  .argument('<name or id...>', candidateArgument)
  .configureHelp(actHelp)
  .option('--as <entity id>', 'the entity of the gazetteer that it is')
  .addOption(byOption())
  .addOption(noteOption())
  .action((words, { as, by, note }) => {
    act(words, (base, candidateId) =>
      base.decide({
        candidateId,
        decision: 'accepted',
        entityId: as ?? null,
        by: by ?? userInfo().username,
        note: note ?? null,
      }),
    );
  });

const reject = new Command('reject')
  .summary('hide a candidate and its facts')
  .description('Hides a candidate and its facts; `orewire candidates --all` still lists it.')
  .argument('<name or id...>', candidateArgument)
  .configureHelp(actHelp)
  .addOption(byOption())
  .addOption(noteOption())
  .action((words, { by, note }) => {
    act(words, (base, candidateId) =>
      base.decide({
        candidateId,
        decision: 'rejected',
        entityId: null,
        by: by ?? userInfo().username,
        note: note ?? null,
      }),
    );
  });

const undo = new Command('undo')
  .summary('take the last decision about a candidate back')
  .description('Takes the last decision about a candidate back: the base is then what it was before that decision.')
  .argument('<name or id...>', candidateArgument)
  .configureHelp(actHelp)
  .action((words) => {
    act(words, (base, candidateId) => base.undoDecision(candidateId), 'no longer ');
  });

export const candidatesCommand = new Command('candidates')
  .summary('list what only texts introduced, and accept or reject it')
  .description(
    `Lists the candidates that nobody decided about, by articles and independent sources, each with the rules that found it
and up to three sentences. Decisions are kept apart from what is derived, and outlive a rebuild.`,
  )
  .addOption(dbOption())
  .addOption(new Option('--kind <kind>', 'of this kind only').choices(ENTITY_KINDS))
  .option('--min-support <n>', 'mentioned in so many articles at least', positiveInteger, 1)
  .option('--limit <n>', 'at most so many', positiveInteger, 50)
  .option('--all', 'decided ones too')
  .option('--json', 'one JSON array')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire candidates --kind deposit --min-support 2
  $ orewire candidates accept Bleak Fell --note "seen on the company's map"
  $ orewire candidates accept candidate:deposit:katpar-north --as deposit:severny-katpar --by ida
  $ orewire candidates reject Second Quarter
  $ orewire candidates undo Second Quarter

Exit codes: ${EXIT.ok} done, ${EXIT.found} no such candidate or entity, several of the name, or nothing to decide or undo, ${EXIT.usage} a wrong option.`,
  )
  .action(({ db, kind, minSupport, limit, all, json }) => {
    const exceptions = loadExceptions();
    const conditions = { kind: kind ?? null, minSupport, all: all === true };
    const candidates = reading(db, (base) =>
      listCandidates(base, conditions, limit, (text) => segment(text, exceptions)),
    );
    if (json === true) console.log(JSON.stringify(candidates, null, 2));
    else if (candidates.length === 0) console.error('No candidate passes these filters.');
    else {
      process.stdout.write(formatCandidates(candidates, terminalOf()));
      if (candidates.length === limit) console.error(`\nThe first ${limit}; there may be more: --limit ${limit * 10}`);
    }
  })
  .addCommand(accept)
  .addCommand(reject)
  .addCommand(undo);

/** What an act on one candidate has no use for, and would pass over in silence. */
const LISTING = candidatesCommand.options.filter(({ long }) => long !== '--db');

/** Finds the candidate that is meant, decides, and says in words what came of it. */
function act(
  words: readonly string[],
  decide: (base: FactBase, candidateId: string) => Result<Decision, string>,
  prefix = '',
): void {
  const name = words.join(' ');
  const ignored = LISTING.find((option) => candidatesCommand.getOptionValueSource(option.attributeName()) === 'cli');
  if (ignored !== undefined) {
    console.error(`expected an act on one candidate, got ${ignored.long}, which is for listing\n  to do: leave it out`);
    process.exitCode = EXIT.usage;
    return;
  }
  // An option of the whole command: it may stand before the act or behind it.
  const { db } = candidatesCommand.opts();
  // Only an existing base can be decided about: opening one for writing would make it.
  const found = reading(db, (base) => base.reader.candidates.find(name));
  if (found.length > 1) {
    console.error(`expected the name of one candidate, got "${name}", which fits several:`);
    for (const { id } of found) console.error(`  ${printable(id)}`);
    process.exitCode = EXIT.found;
    return;
  }
  const base = FactBase.open(db);
  try {
    const result = decide(base, found.at(0)?.id ?? name);
    if (result.ok) {
      const { candidateId, decision, entityId } = result.value;
      console.log(printable(`${candidateId}: ${prefix}${decision}${entityId === null ? '' : ` as ${entityId}`}`));
    } else {
      console.error(`${printable(result.detail)}\n  to do: orewire candidates --all lists them with their ids`);
      process.exitCode = EXIT.found;
    }
  } finally {
    base.close();
  }
}
