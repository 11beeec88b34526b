/** @module Processes that answer for a base, each with a connection of its own; one that takes too long is ended. */
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { HTTPException } from 'hono/http-exception';
import workerpool from 'workerpool';
import type { WatchList } from '../query/watch-lists.js';
import { LateError, type Ask, type Reply } from './question.js';

export interface ReadersOptions {
  /** Where the base is. */
  readonly db: string;
  readonly version: string;
  readonly watchLists: readonly WatchList[];
  /** A question may take so long, from when a process takes it up. */
  readonly limitSeconds: number;
}

export interface Readers {
  readonly ask: Ask;
  readonly close: () => Promise<void>;
}

/** Two at least, so that one long question leaves another process for all others. */
const FEWEST = 2;
/** More would hold more of the base in memory than they save time. */
const MOST = 8;
/** So many questions may wait: at 10 ms each, some seconds of work. */
const MOST_WAITING = 1_000;
/** A process that does not answer is within SQLite and cannot end itself: it is given no time for that. */
const GRACE_MS = 50;

/**
 * SQLite works within the process that asks it and cannot be interrupted from there: a thread could be stopped only when
 * SQLite returns. So each question goes to another process, which can be ended from outside; the file is safe, for it
 * only reads.
 */
export function openReaders({ limitSeconds, ...served }: ReadersOptions): Readers {
  const processes = Math.min(MOST, Math.max(FEWEST, availableParallelism()));
  const pool = workerpool.pool(fileURLToPath(new URL('./reader.js', import.meta.url)), {
    workerType: 'process',
    minWorkers: processes,
    maxWorkers: processes,
    workerTerminateTimeout: GRACE_MS,
    forkArgs: [JSON.stringify(served)],
    forkOpts: { serialization: 'advanced' },
  });
  let isClosing = false;
  return {
    ask: async (question) => {
      if (pool.stats().pendingTasks >= MOST_WAITING)
        throw new HTTPException(503, { message: 'Too many questions wait already. Ask again in some seconds.' });
      try {
        // The process tells when it begins: its start, and what waits before it, take nothing of the question's time.
        const answer = pool.exec('ask', [question], { on: () => void answer.timeout(limitSeconds * 1000) });
        return (await answer) as Reply;
      } catch (error) {
        if (isClosing) throw new HTTPException(503, { message: 'The explorer is being stopped.' });
        throw error instanceof workerpool.Promise.TimeoutError ? new LateError(limitSeconds) : error;
      }
    },
    close: async () => {
      isClosing = true;
      await pool.terminate(true);
    },
  };
}
