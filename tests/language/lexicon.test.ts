import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  FAMILY,
  WORD_ROLES,
  familyOf,
  fineClass,
  likeliestRole,
  listsIn,
  packEntry,
  packRoles,
  rolesIn,
} from '../../src/language/lexicon.js';

it('an entry gives back the class, the lists and the roles of its word', () => {
  fc.assert(
    fc.property(fc.nat(2000), fc.nat(63), fc.nat(36), (fine, lists, roles) => {
      const entry = packEntry(fine, lists, roles);
      expect([fineClass(entry), listsIn(entry), rolesIn(entry)]).toEqual([fine, lists, roles]);
    }),
  );
  expect([fineClass(-1), listsIn(-1), rolesIn(-1), familyOf(0)]).toEqual([0, 0, 0, 0]);
});

it('of two roles the likeliest can be told, and none where none is known', () => {
  WORD_ROLES.forEach((_, first) => {
    WORD_ROLES.forEach((__, second) => {
      expect(likeliestRole(packRoles(first, second))).toBe(first + 1);
    });
  });
  expect(likeliestRole(0)).toBe(0);
});

it('families hold classes in their order', () => {
  const families = Array.from({ length: 3 * FAMILY }, (_, i) => familyOf(i + 1));
  expect(families).toEqual([1, 2, 3].flatMap((family) => new Array<number>(FAMILY).fill(family)));
});
