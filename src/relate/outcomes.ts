/**
 * @module What comes of a claim by another: who only plans to acquire a mine does not own it yet. `brings` in
 * `relations.yaml` says which predicate comes of which.
 */
import { isLiteral, type Claim } from '../model.js';
import type { Relations } from './relations.js';

/**
 * Claims that no frame speaks for and that are asserted, though what would bring them is only planned or possible, are so too.
 * Where both are annotated of the same two names, it is so three times in four.
 */
export function withOutcomes(claims: readonly Claim[], relations: Relations): Claim[] {
  const ahead = new Map<string, Claim['status']>();
  for (const claim of claims) {
    const brings = relations.predicates.find(({ name }) => name === claim.predicate)?.brings;
    if (brings !== undefined && /^(planned|possible)$/.test(claim.status))
      ahead.set(keyOf(claim, brings), claim.status);
  }
  return claims.map((claim) => {
    if (claim.status !== 'asserted' || claim.frame !== `${claim.predicate}.context`) return claim;
    return { ...claim, status: ahead.get(keyOf(claim, claim.predicate)) ?? claim.status };
  });
}

function keyOf({ subject, object }: Claim, predicate: string): string {
  return [subject.kind, subject.name, predicate, isLiteral(object) ? object.value : object.name].join('\u0000');
}
