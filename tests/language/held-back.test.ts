import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isHeldBack } from '../../src/language/train/held-back.js';

const ids = readdirSync('pipelines/critical-minerals/annotated/articles').map((file) => basename(file, '.json'));

describe('articles held back from the recogniser of names', () => {
  it('are about a quarter of all, and of those that were annotated together', () => {
    const share = (some: readonly string[]): number => some.filter(isHeldBack).length / some.length;
    expect(share(ids)).toBeCloseTo(0.25, 1);
    for (const batch of ['q', 'r', 's', 'u', 'v', 'w', 'y', 'z']) {
      const own = share(ids.filter((id) => id.startsWith(batch)));
      expect(own).toBeGreaterThan(0.15);
      expect(own).toBeLessThan(0.35);
    }
  });
});
