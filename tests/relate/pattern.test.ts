import { describe, expect, it } from 'vitest';
import type { EntityKind } from '../../src/model.js';
import { compilePattern, PatternError, type PatternContext } from '../../src/relate/pattern.js';
import { syntaxOf } from './support.js';

const CONTEXT: PatternContext = {
  subjectKinds: new Set<EntityKind>(['organisation', 'deposit']),
  objectKinds: new Set<EntityKind>(['place', 'element']),
  lists: new Map([['site', new Set(['mine', 'project'])]]),
};

/** What the pattern's first match in the text takes for subject, object and roles. */
function matched(pattern: string, text: string): string | undefined {
  const compiled = compilePattern(pattern, CONTEXT);
  const { syntax } = syntaxOf(text);
  const words = (tokens: readonly number[]): string => tokens.map((token) => syntax.text(token)).join('+');
  for (let token = 0; token < syntax.count; token++) {
    const match = compiled.match(syntax, token, syntax.count);
    if (match === undefined) continue;
    const { start, end, text: source } = syntax.analysis;
    const roles = [...match.roles].map(([role, [from, to]]) => ` ${role}=${source.slice(start[from], end[to])}`);
    return `${words(match.subjects)} → ${words(match.objects)}${roles.join('')}`;
  }
  return undefined;
}

describe('a pattern', () => {
  const cases: [string, string, string, string | undefined][] = [
    ['takes names by kind', '{S} in {O}', '[D1:Uis] in [L1:Namibia] reopened.', 'Uis → Namibia'],
    ['leaves names of other kinds', '{S} in {O}', '[P1:Jane Doe] in [L1:Namibia] spoke.', undefined],
    ['narrows the kinds', '{S:organisation} in {O}', '[D1:Uis] in [L1:Namibia] reopened.', undefined],
    [
      'takes lists of names',
      '{S+} in {O}',
      '[D1:Uis], [D2:Rubicon] and [D3:Helikon] in [L1:Namibia] reopened.',
      'Uis+Rubicon+Helikon → Namibia',
    ],
    ['knows a word by its lemma', '{S} mine in {O}', 'The [D1:Uis] mines in [L1:Namibia] reopened.', 'Uis → Namibia'],
    ['takes one of several words', '{S} pit/mine in {O}', 'The [D1:Uis] pit in [L1:Namibia] shut.', 'Uis → Namibia'],
    ['takes one of a list', '{S} $site in {O}', 'The [D1:Uis] project in [L1:Namibia] shut.', 'Uis → Namibia'],
    ['passes over what describes', '{S} ~ in {O}', 'The [D1:Uis] old tin mine in [L1:Namibia] shut.', 'Uis → Namibia'],
    ['does not pass over verbs', '{S} ~ in {O}', '[D1:Uis] closed in [L1:Namibia].', undefined],
    ['takes parts of speech', '{S} <NOUN> in {O}', 'The [D1:Uis] mine in [L1:Namibia] shut.', 'Uis → Namibia'],
    ['may leave an item out', '{S} ,? in {O}', '[D1:Uis] in [L1:Namibia] shut.', 'Uis → Namibia'],
    ['takes alternatives', '{S} ( in | near ) {O}', '[D1:Uis] near [L1:Omaruru] shut.', 'Uis → Omaruru'],
    ['repeats an item', '{S} <NOUN>+ in {O}', 'The [D1:Uis] tin mine in [L1:Namibia] shut.', 'Uis → Namibia'],
    [
      'captures a role',
      '{S} role:( <ADJ>* <NOUN> ) in {O}',
      'The [D1:Uis] mine in [L1:Namibia] shut.',
      'Uis → Namibia role=mine',
    ],
    [
      'skips names that play no part',
      '{S} , {organisation} , in {O}',
      '[D1:Uis], [O1:Andrada], in [L1:Namibia] shut.',
      'Uis → Namibia',
    ],
    ['holds to the beginning', '^ {S} in {O}', 'Work at [D1:Uis] in [L1:Namibia] stopped.', undefined],
    ['takes escaped marks', '{S} \\( {O} \\)', '[D1:Uis] ([L1:Namibia]) shut.', 'Uis → Namibia'],
  ];
  it.each(cases)('%s', (_, pattern, text, expected) => {
    expect(matched(pattern, text)).toBe(expected);
  });
});

describe('a broken pattern', () => {
  it.each([
    ['( {S} in {O}', /expected "\)"/],
    ['{S} in {O} )', /unexpected "\)"/],
    ['{S} $nothing {O}', /no list "\$nothing"/],
    ['{S:mineral} in {O}', /no kind "mineral"/],
    ['{S!} in {O}', /expected \{S\}/],
  ])('%s is refused', (pattern, message) => {
    expect(() => compilePattern(pattern, CONTEXT)).toThrow(PatternError);
    expect(() => compilePattern(pattern, CONTEXT)).toThrow(message);
  });
});
