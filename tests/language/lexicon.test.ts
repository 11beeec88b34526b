import fc from 'fast-check';
import { expect, it } from 'vitest';
import { FAMILY, familyOf, fineClass, listsIn, packEntry } from '../../src/language/lexicon.js';

it('an entry gives back the class and the lists of its word', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(63), (fine, lists) => {
      const entry = packEntry(fine, lists);
      expect([fineClass(entry), listsIn(entry)]).toEqual([fine, lists]);
    }),
  );
  expect([fineClass(-1), listsIn(-1), familyOf(0)]).toEqual([0, 0, 0]);
});

it('families hold classes in their order', () => {
  const families = Array.from({ length: 3 * FAMILY }, (_, i) => familyOf(i + 1));
  expect(families).toEqual([1, 2, 3].flatMap((family) => new Array<number>(FAMILY).fill(family)));
});
