import { describe, expect, it } from 'vitest';
import { mix } from '../../src/language/hash.js';
import { filterOf, mayHold } from '../../src/tag/bloom.js';

describe('the filter of hashes', () => {
  it.each([0, 1, 1000, 100_000])('holds each of %i hashes, and at most one other in a hundred', (size) => {
    const hashes = new Set(Array.from({ length: size }, (_, i) => mix(0, i)));
    const filter = filterOf(hashes);
    for (const hash of hashes) expect(mayHold(filter, hash)).toBe(true);
    const others = Array.from({ length: 100_000 }, (_, i) => mix(1, i)).filter((hash) => !hashes.has(hash));
    expect(others.filter((hash) => mayHold(filter, hash)).length).toBeLessThan(others.length / 100);
  });
});
