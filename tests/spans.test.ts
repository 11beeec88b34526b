import fc from 'fast-check';
import { expect, it } from 'vitest';
import { overlapping, spanAround } from '../src/spans.js';

/** Ascending borders, two and two. */
const spans = fc.uniqueArray(fc.nat(60), { maxLength: 20 }).map((borders) => {
  const sorted = [...borders].sort((a, b) => a - b);
  return Array.from({ length: sorted.length >> 1 }, (_, k) => ({ start: sorted[2 * k], end: sorted[2 * k + 1] }));
});

it('finds the spans at a place as looking at each would', () => {
  fc.assert(
    fc.property(spans, fc.nat(60), fc.integer({ min: 1, max: 20 }), (all, start, length) => {
      const end = start + length;
      expect(overlapping(all, { start, end })).toEqual(all.filter((span) => span.start < end && start < span.end));
      expect(spanAround(all, start)).toEqual(all.find((span) => span.start <= start && start < span.end));
    }),
  );
});
