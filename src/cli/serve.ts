/** @module `orewire serve`: the explorer, a local site on the base. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { userInfo } from 'node:os';
import { Command, InvalidArgumentError } from '@commander-js/extra-typings';
import { loadWatchLists } from '../query/watch-lists.js';
import { FactBase } from '../store/fact-base.js';
import { Editing } from '../serve/editing.js';
import { keeping } from '../serve/kept.js';
import { openReaders } from '../serve/readers.js';
import { serveExplorer } from '../serve/server.js';
import { EXIT } from './exit.js';
import { dbOption } from './reading.js';
import { stopSignal } from './stop-signal.js';
import { version } from './version.js';

export const serveCommand = new Command('serve')
  .summary('the explorer: look through the base in a browser')
  .description(
    `Serves a site on the base for this machine's browsers: what is new, search, dossiers, facts with their sentences, articles
with all that is marked in them, sources, candidates. Also as JSON and CSV for programs (/api), and watch lists as feeds. Read-only,
but for --edit. It asks nothing of any other machine.`,
  )
  .addOption(dbOption())
  .option('--port <n>', 'port; 0 takes a free one', portOf, 8321)
  .option('--host <address>', 'address to listen at; 0.0.0.0 lets other machines read', '127.0.0.1')
  .option('--question-limit <seconds>', 'what takes longer to answer is broken off', secondsOf, 5)
  .option('--edit', 'candidates can be accepted and rejected, by who opens the link that is printed')
  .option('--watch-lists <file>', 'watch lists in YAML, as for "orewire alerts": their pages and feeds')
  .addHelpText(
    'after',
    `
Examples:
  $ orewire serve
  $ orewire serve --db news.db --port 8080
  $ orewire serve --watch-lists watch-lists.yaml
  $ orewire serve --edit

Exit codes: ${EXIT.ok} stopped by a signal, ${EXIT.usage} the port or address is not to be had or the file of watch lists is wrong, ${EXIT.broken} the base cannot be read.`,
  )
  .action(async ({ db, port, host, questionLimit, edit, watchLists: file }) => {
    const watchLists = file === undefined ? [] : loadWatchLists(file);
    const base = FactBase.open(db, { readonly: true });
    const stop = stopSignal();
    const { ask, close: endReaders } = openReaders({ db, version, watchLists, limitSeconds: questionLimit });
    try {
      const token = randomBytes(18).toString('base64url');
      const editing = edit === true ? editingOf(db, token) : null;
      const report = (error: unknown): void => {
        console.error(error);
      };
      const { url, close } = await serveExplorer(
        { ask: keeping(ask, () => base.state()), now: Date.now, editing, report },
        { host, port },
      );
      console.log(`The explorer is at ${url}`);
      if (editing !== null) console.log(`To decide about candidates, open ${url}/edit?token=${token}`);
      console.log('Ctrl-C ends it.');
      if (!stop.signal.aborted) await once(stop.signal, 'abort');
      await close();
    } finally {
      stop.release();
      await endReaders();
      base.close();
    }
  });

/** Decisions are written through a connection of their own, which is closed again: the explorer itself only reads. */
function editingOf(db: string, token: string): Editing {
  const writing = <T>(act: (base: FactBase) => T): T => {
    const base = FactBase.open(db);
    try {
      return act(base);
    } finally {
      base.close();
    }
  };
  const by = userInfo().username;
  return new Editing(token, {
    decide: (act) => writing((base) => base.decide({ ...act, by })),
    undo: (candidateId) => writing((base) => base.undoDecision(candidateId)),
  });
}

function secondsOf(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 3600)) throw new InvalidArgumentError('expected seconds, above 0 and up to 3600');
  return seconds;
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('expected a port from 0 to 65535');
  return port;
}
