/** @module A process that answers for a base; `readers.ts` starts it and says in its one argument which base. */
import { setImmediate } from 'node:timers/promises';
import workerpool from 'workerpool';
import { FactBase } from '../store/fact-base.js';
import type { Question } from './question.js';
import type { ReadersOptions } from './readers.js';
import { siteOf } from './site/site.js';

const { db, ...served } = JSON.parse(process.argv[2]) as Omit<ReadersOptions, 'limitSeconds'>;

const ask = siteOf({ base: FactBase.open(db, { readonly: true }), ...served, report: console.error });

workerpool.worker({
  ask: async (question: Question) => {
    workerpool.workerEmit('begun');
    // The message is out before SQLite holds the process up.
    await setImmediate();
    return ask(question);
  },
});
