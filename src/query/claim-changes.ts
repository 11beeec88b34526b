/** @module What two versions of an article say otherwise of one fact, and where the older one's quotes stand by now. Pure functions. */
import type { ClaimRow } from '../store/reader/versions.js';

/** A status or qualifier that was given otherwise before. Each list is in the order of the text; empty where nothing is said of it. */
export interface ClaimChange {
  /** `status`, or the qualifier's role. */
  readonly about: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Claims by their fact or version, in the order in which these come first. */
export function claimsBy(claims: readonly ClaimRow[], key: 'factId' | 'versionId'): Map<string, ClaimRow[]> {
  const groups = new Map<string, ClaimRow[]>();
  for (const claim of claims) {
    const group = groups.get(claim[key]);
    if (group === undefined) groups.set(claim[key], [claim]);
    else group.push(claim);
  }
  return groups;
}

/** What is said otherwise: measures, dates and names count by what they amount to, other words without their case. */
export function claimChanges(before: readonly ClaimRow[], after: readonly ClaimRow[]): ClaimChange[] {
  const roles = new Set(
    [...before, ...after]
      .flatMap(({ qualifiers }) => Object.keys(qualifiers))
      .filter((role) => !role.endsWith('_value')),
  );
  return ['status', ...[...roles].sort()].flatMap((about) => {
    const [old, now] = [before, after].map((claims) => said(claims, about));
    const isSame = old.size === now.size && [...old.keys()].every((value) => now.has(value));
    return isSame ? [] : [{ about, before: [...old.values()], after: [...now.values()] }];
  });
}

/** What is said of something → the words for it. */
function said(claims: readonly ClaimRow[], about: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const { status, qualifiers } of claims) {
    const all: Readonly<Partial<Record<string, string>>> = { ...qualifiers, status };
    const words = all[about];
    if (words === undefined) continue;
    const value = (all[`${about}_value`] ?? words.trim()).toLowerCase();
    if (!found.has(value)) found.set(value, words);
  }
  return found;
}

/**
 * Where a quote of one text stands in another: its start there, in UTF-16 code units. Undefined unless it stands once in
 * each: of two places none can be said to be the same.
 */
export function movedTo(quote: string, from: string, to: string): number | undefined {
  return only(quote, from) === undefined ? undefined : only(quote, to);
}

function only(quote: string, text: string): number | undefined {
  const first = text.indexOf(quote);
  return first >= 0 && !text.includes(quote, first + 1) ? first : undefined;
}
