/** @module Annotated articles that the names' recogniser does not learn from. */
import { HASH_SEED, step } from '../hash.js';

/** One in so many. */
const SHARE = 4;

/**
 * Whether an article is kept from the recogniser: what it proposes there is as good, and as bad, as in any news, so that
 * others can learn from these articles how far its proposals are to be trusted. The same articles each time, whichever others there are.
 *
 * @param id the article's
 */
export function isHeldBack(id: string): boolean {
  // Articles about other things are few: all of them teach the recogniser what is no deposit.
  if (id.includes('-neg-')) return false;
  let hash = HASH_SEED;
  for (let index = 0; index < id.length; index++) hash = step(hash, id.charCodeAt(index));
  // The last bits of such a hash are the last characters' own, the first ones everybody's.
  return (hash >>> 16) % SHARE === 0;
}
