#!/usr/bin/env node
/** @module The command line. One file a command; this one only lists them and turns failures into words and exit codes. */
import { Command, CommanderError } from '@commander-js/extra-typings';
import pc from 'picocolors';
import { OrewireError } from '../model.js';
import { BaseUnavailableError } from '../store/connection.js';
import { alertsCommand } from './alerts.js';
import { articleCommand } from './article.js';
import { backupCommand } from './backup.js';
import { askCommand } from './ask.js';
import { candidatesCommand } from './candidates.js';
import { compareCommand } from './compare.js';
import { entityCommand } from './entity.js';
import { EXIT } from './exit.js';
import { exportCommand } from './export.js';
import { extractCommand } from './extract.js';
import { factsCommand } from './facts.js';
import { feedCommand } from './feed.js';
import { gazetteerCommand } from './gazetteer.js';
import { logCommand } from './log.js';
import { newCommand } from './new.js';
import { pathCommand } from './path.js';
import { readCommand } from './read.js';
import { relationsCommand } from './relations.js';
import { reprocessCommand } from './reprocess.js';
import { runCommand } from './run.js';
import { searchCommand } from './search.js';
import { serveCommand } from './serve.js';
import { sourcesCommand } from './sources.js';
import { statusCommand } from './status.js';
import { timelineCommand } from './timeline.js';
import { verifyCommand } from './verify.js';
import { watchCommand } from './watch.js';
import { diffCommand } from './diff.js';
import { doctorCommand } from './doctor.js';
import { pruneCommand } from './prune.js';
import { vacuumCommand } from './vacuum.js';
import { version } from './version.js';

const program = new Command('orewire')
  .version(version)
  .description(
    'Reads news about critical minerals and keeps a growing base of facts, each with the exact sentence it came from.',
  )
  .addHelpText(
    'after',
    `
Start here:
  $ orewire run critical-minerals --source fixtures   work on the stored pages that come with orewire
  $ orewire entity Severny Katpar                     what is known of a deposit, and who says so
  $ orewire COMMAND --help                            every command teaches by example

Exit codes: ${EXIT.ok} done as asked, ${EXIT.found} done, with bad news, ${EXIT.usage} the command line or a pipeline's file is wrong, ${EXIT.broken} something needed is not to be had.`,
  )
  .exitOverride()
  .showHelpAfterError('(add --help for what the command takes, with examples)')
  .addCommand(runCommand)
  .addCommand(watchCommand)
  .addCommand(reprocessCommand)
  .addCommand(entityCommand)
  .addCommand(factsCommand)
  .addCommand(askCommand)
  .addCommand(searchCommand)
  .addCommand(pathCommand)
  .addCommand(timelineCommand)
  .addCommand(compareCommand)
  .addCommand(newCommand)
  .addCommand(alertsCommand)
  .addCommand(logCommand)
  .addCommand(articleCommand)
  .addCommand(serveCommand)
  .addCommand(candidatesCommand)
  .addCommand(diffCommand)
  .addCommand(verifyCommand)
  .addCommand(doctorCommand)
  .addCommand(backupCommand)
  .addCommand(vacuumCommand)
  .addCommand(pruneCommand)
  .addCommand(statusCommand)
  .addCommand(sourcesCommand)
  .addCommand(exportCommand)
  .addCommand(gazetteerCommand)
  .addCommand(relationsCommand)
  .addCommand(readCommand)
  .addCommand(extractCommand)
  .addCommand(feedCommand);
for (const command of program.commands) command.copyInheritedSettings(program);

// A reader that has seen enough ("| head") is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(EXIT.ok);
  throw error;
});

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else if (error instanceof OrewireError) {
    console.error(`${pc.red('orewire:')} ${error.message}`);
    if (error.where !== undefined) console.error(`  where: ${error.where}`);
    if (error.hint !== undefined) console.error(`  to do: ${error.hint}`);
    process.exitCode = error instanceof BaseUnavailableError ? EXIT.broken : EXIT.usage;
  } else {
    throw error;
  }
}
