/** @module What differs between two bases, or one before and after: facts and mentions gained, lost, changed, by rule and article. */
import { differencesOf, type Changed, type ClaimRow, type FactRow, type MentionRow } from '../store/two-bases.js';

export interface Tally {
  readonly gained: number;
  readonly lost: number;
  readonly changed: number;
}

/** Claims and mentions that differ under one heading: a frame or rule, or an article's address. */
export interface Heading {
  readonly name: string;
  readonly claims: Tally;
  readonly mentions: Tally;
}

export interface Difference {
  /** The parts of the pipeline that are not the same; null where a base does not say what it was made with. */
  readonly parts: readonly string[] | null;
  readonly totals: { readonly facts: Tally; readonly claims: Tally; readonly mentions: Tally };
  readonly byRule: readonly Heading[];
  readonly byArticle: readonly Heading[];
  readonly facts: readonly Changed<FactRow>[];
  readonly claims: readonly Changed<ClaimRow>[];
  readonly mentions: readonly Changed<MentionRow>[];
}

/**
 * @param changedParts which parts differ between two states of a pipeline
 * @throws {BaseUnavailableError} when one of the bases cannot be read
 */
export function difference(
  before: string,
  after: string,
  changedParts: (before: Readonly<Record<string, string>>, after: Readonly<Record<string, string>>) => string[],
): Difference {
  const { parts, facts, claims, mentions } = differencesOf(before, after);
  return {
    parts: parts.before === null || parts.after === null ? null : changedParts(parts.before, parts.after),
    totals: { facts: tally(facts), claims: tally(claims), mentions: tally(mentions) },
    byRule: headings(
      claims,
      mentions,
      ({ frame }) => frame,
      ({ rule }) => rule,
    ),
    byArticle: headings(
      claims,
      mentions,
      ({ url }) => url,
      ({ url }) => url,
    ),
    facts,
    claims,
    mentions,
  };
}

function tally(changes: readonly Changed<unknown>[]): Tally {
  const gained = changes.filter(({ before }) => before === null).length;
  const lost = changes.filter(({ after }) => after === null).length;
  return { gained, lost, changed: changes.length - gained - lost };
}

/** The headings with most differences first; a change stands under the heading of what is there now. */
function headings(
  claims: readonly Changed<ClaimRow>[],
  mentions: readonly Changed<MentionRow>[],
  ofClaim: (row: ClaimRow) => string,
  ofMention: (row: MentionRow) => string,
): Heading[] {
  const groups = new Map<string, { claims: Changed<ClaimRow>[]; mentions: Changed<MentionRow>[] }>();
  const under = (name: string): { claims: Changed<ClaimRow>[]; mentions: Changed<MentionRow>[] } => {
    const group = groups.get(name) ?? { claims: [], mentions: [] };
    groups.set(name, group);
    return group;
  };
  for (const change of claims) under(ofClaim((change.after ?? change.before)!)).claims.push(change);
  for (const change of mentions) under(ofMention((change.after ?? change.before)!)).mentions.push(change);
  return [...groups]
    .sort(([a, x], [b, y]) => size(y) - size(x) || (a < b ? -1 : 1))
    .map(([name, group]) => ({ name, claims: tally(group.claims), mentions: tally(group.mentions) }));
}

function size(group: { claims: readonly unknown[]; mentions: readonly unknown[] }): number {
  return group.claims.length + group.mentions.length;
}
