#!/usr/bin/env node
/** @module The command line. One file a command; this one only lists them and turns failures into words and exit codes. */
import { readFileSync } from 'node:fs';
import { Command, CommanderError } from '@commander-js/extra-typings';
import pc from 'picocolors';
import { OrewireError } from '../model.js';
import { EXIT } from './exit.js';

const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
  version: string;
};

const program = new Command('orewire')
  .version(version)
  .description(
    'Reads news about critical minerals and keeps a growing base of facts, each with the exact sentence it came from.',
  )
  .exitOverride()
  .showHelpAfterError('(add --help for what the command takes, with examples)');

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? EXIT.ok : EXIT.usage;
  } else if (error instanceof OrewireError) {
    console.error(`${pc.red('orewire:')} ${error.message}`);
    if (error.where !== undefined) console.error(`  where: ${error.where}`);
    if (error.hint !== undefined) console.error(`  to do: ${error.hint}`);
    process.exitCode = EXIT.usage;
  } else {
    throw error;
  }
}
