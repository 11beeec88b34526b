import { describe, expect, it } from 'vitest';
import { cautions } from '../../pipelines/critical-minerals/gazetteer/rebuild/names.mjs';
import { foldKey } from '../../src/tag/fold.js';
import { GAZETTEER } from './gazetteer.js';

function policyOf(name: string, kind: string): string | undefined {
  return GAZETTEER.policies.find((row) => row.kind === kind && foldKey(row.name) === foldKey(name))?.policy;
}

describe('the table of names', () => {
  it.each([
    ['lead', 'element', 'cue'],
    ['Phoenix', 'place', 'cue'],
    ['Rio', 'organisation', 'cue'],
    ['Eureka', 'deposit', 'cue'],
    ['Reading', 'place', 'cue'],
    ['Mobile', 'place', 'cue'],
    ['Nice', 'place', 'cue'],
    ['Orange', 'place', 'cue'],
    ['Nelson', 'place', 'cue'],
    ['Metals', 'organisation', 'never'],
    ['English', 'place', 'never'],
    ['Vale', 'organisation', 'field'],
    ['Turkey', 'place', 'field'],
  ])('%s as %s: %s', (name, kind, policy) => {
    expect(policyOf(name, kind)).toBe(policy);
  });

  it('says one thing of a name and kind', () => {
    const keys = GAZETTEER.policies.map((row) => `${row.kind}:${foldKey(row.name)}`);
    expect(keys.filter((key, i) => keys.indexOf(key) !== i)).toEqual([]);
  });

  it('has no row that could not be read', () => {
    expect(GAZETTEER.findings).toEqual([]);
  });
});

describe('cautions', () => {
  const lists = { words: new Set(['reading']), firstNames: new Set(['isabel']), surnames: new Set(['obi']) };

  it.each([
    ['place', 'city', 'Reading', 'an English word'],
    ['place', 'city', 'Isabel', 'a first name'],
    ['place', 'island', 'Obi', 'a surname'],
    ['organisation', 'company', 'Reading', 'an English word'],
  ])('asks a cue of the %s (%s) %s: %s', (kind, type, name, why) => {
    expect(cautions(lists, [{ kind, type, forms: [name] }])).toEqual([
      { name, kind, policy: 'cue', context: '', note: `derived: ${why}` },
    ]);
  });

  it.each([
    ['place', 'country', 'Isabel', 'a country'],
    ['place', 'city', 'Reading Heights', 'two words'],
    ['organisation', 'agency', 'OBI', 'an acronym, which is asked for in capitals'],
    ['person', '', 'Obi', 'a surname, of a person'],
    ['place', 'city', 'Kolwezi', 'on no list'],
  ])('asks none of the %s (%s) %s: %s', (kind, type, name) => {
    expect(cautions(lists, [{ kind, type, forms: [name] }])).toEqual([]);
  });
});
