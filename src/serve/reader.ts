/** @module A process that answers for a base; `readers.ts` starts it and says in its one argument which base. */
import workerpool from 'workerpool';
import { FactBase } from '../store/fact-base.js';
import type { ReadersOptions } from './readers.js';
import { siteOf } from './site/site.js';

const { db, ...served } = JSON.parse(process.argv[2]) as Omit<ReadersOptions, 'limitSeconds'>;

workerpool.worker({
  ask: siteOf({ base: FactBase.open(db, { readonly: true }), ...served, report: console.error }),
});
