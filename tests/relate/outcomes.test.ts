import { describe, expect, it } from 'vitest';
import type { Claim, Status } from '../../src/model.js';
import { withOutcomes } from '../../src/relate/outcomes.js';
import { relations } from './support.js';

function claim(predicate: string, status: Status, frame: string, object = 'Tara'): Claim {
  const entity = (kind: 'organisation' | 'deposit', name: string) => ({ id: `${kind}:${name}`, kind, name });
  return {
    subject: entity('organisation', 'Boliden'),
    predicate,
    object: entity('deposit', object),
    qualifiers: {},
    status,
    attributedTo: null,
    citation: { start: 0, end: 1, quote: 'B', antecedents: [] },
    frame,
  };
}

const statuses = (claims: readonly Claim[]): Status[] => withOutcomes(claims, relations).map(({ status }) => status);

describe('what comes of a claim', () => {
  it.each(['planned', 'possible'] as const)('is %s as long as the claim is', (status) => {
    const acquires = claim('acquires', status, 'acquires.verb');
    expect(statuses([claim('owns', 'asserted', 'owns.context'), acquires])).toEqual([status, status]);
  });

  it('stays what a frame says it is, or what it is of another deposit, or once the claim is asserted or denied', () => {
    const acquires = claim('acquires', 'planned', 'acquires.verb');
    expect(statuses([claim('owns', 'asserted', 'owns.verb'), acquires])).toEqual(['asserted', 'planned']);
    expect(statuses([claim('owns', 'asserted', 'owns.context', 'Garpenberg'), acquires])).toEqual([
      'asserted',
      'planned',
    ]);
    for (const status of ['asserted', 'denied', 'ended'] as const)
      expect(statuses([claim('owns', 'asserted', 'owns.context'), claim('acquires', status, 'acquires.verb')])).toEqual(
        ['asserted', status],
      );
  });
});
