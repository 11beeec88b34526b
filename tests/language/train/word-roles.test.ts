import { expect, it } from 'vitest';
import { lowerHash } from '../../../src/language/forms.js';
import { LISTS, WORD_ROLES, likeliestRole } from '../../../src/language/lexicon.js';
import { listedWords } from '../../../src/language/train/lists.js';
import { wordRoles } from '../../../src/language/train/word-roles.js';

const hashOf = (word: string): number => lowerHash(word) >>> 0;

it('tells what a word that no list has is by those that are used like it', () => {
  // Two directions: words used like places, and words used like last names. Every tenth word is on no list.
  const words = Array.from(
    { length: 400 },
    (_, i) => `${i % 2 === 0 ? 'place' : 'name'}${String.fromCodePoint(97 + (i % 26))}${'x'.repeat(i)}`,
  );
  const values = Float32Array.from(
    words.flatMap((_, i) => (i % 2 === 0 ? [0.9, 0.1 + i / 4000] : [-0.9, 0.1 + i / 4000])),
  );
  const lists = new Map(
    words.flatMap((word, i) => (i % 10 < 2 ? [] : [[hashOf(word), i % 2 === 0 ? LISTS.place : LISTS.last] as const])),
  );
  const roles = wordRoles({ words, size: 2, values }, lists, []);
  const of = (word: string): string => WORD_ROLES[likeliestRole(roles.get(hashOf(word))!) - 1];
  expect(words.filter((_, i) => i % 10 === 0).map(of)).toEqual(Array.from({ length: 40 }, () => 'place'));
  expect(words.filter((_, i) => i % 10 === 1).map(of)).toEqual(Array.from({ length: 40 }, () => 'last'));
});

it('lists words of names in many languages', () => {
  const lists = listedWords();
  const on = (word: string, list: number): boolean => ((lists.get(hashOf(word)) ?? 0) & list) !== 0;
  for (const first of ['Giuseppe', 'Ignacio', 'Mary']) expect(on(first, LISTS.first), first).toBe(true);
  for (const last of ['Müller', 'Novák', 'Smith']) expect(on(last, LISTS.last), last).toBe(true);
  for (const place of ['Lubumbashi', 'Paris']) expect(on(place, LISTS.place), place).toBe(true);
  expect(lists.get(hashOf('because'))).toBeUndefined();
});
