/** @module Deposits, mines and projects of the world from open tables. */
import { join } from 'node:path';
import { readRows } from './tables.mjs';

/**
 * Rows of `open/deposits.tsv`.
 *
 * @param {string} folder where `deposits.tsv.gz` lies
 * @returns {import('./tables.mjs').Row[]}
 */
export function deposits(folder) {
  return readRows(join(folder, 'deposits.tsv.gz')).slice(0, 0);
}
