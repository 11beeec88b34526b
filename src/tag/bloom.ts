/**
 * @module A set of hashes that answers "certainly not" or "perhaps" for one read of memory: a Bloom filter (1970), all
 * of whose bits for a hash lie in one 32-bit unit of it (Putze, Sanders and Singler, 2007).
 */

/** Bits for each hash, or up to twice as many, since sizes are powers of two: of other hashes, one in a hundred passes, or fewer. */
const BITS_A_HASH = 16;

/** The filter of a set of hashes, any bits of which are as good as any others. */
export function filterOf(hashes: ReadonlySet<number>): Uint32Array {
  let bits = 32;
  while (bits < hashes.size * BITS_A_HASH) bits *= 2;
  const filter = new Uint32Array(bits / 32);
  for (const hash of hashes) filter[hash & (filter.length - 1)] |= bitsOf(hash);
  return filter;
}

/** Whether a hash may be in the set: always true of one that is. */
export function mayHold(filter: Uint32Array, hash: number): boolean {
  const bits = bitsOf(hash);
  return (filter[hash & (filter.length - 1)] & bits) === bits;
}

/** Three bits, chosen by what did not choose the unit: the hash's high bits, and the high bits of its product with 2³² over the golden ratio. */
function bitsOf(hash: number): number {
  return (1 << (hash >>> 27)) | (1 << (hash >>> 22)) | (1 << (Math.imul(hash, 0x9e3779b1) >>> 27));
}
