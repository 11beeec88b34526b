/** @module What became of articles since a day, and of what they had said. */
import type { FactBase } from '../store/fact-base.js';
import type { FactRow } from '../store/reader/facts.js';
import type { VersionRow } from '../store/reader/versions.js';
import { claimChanges, claimsBy, type ClaimChange } from './claim-changes.js';

/** A fact that a new version of an article states otherwise than the one before, or does not state any more. */
export interface Revision {
  /** When the version was seen: ISO 8601, UTC. */
  readonly at: string;
  readonly fact: FactRow;
  readonly version: VersionRow;
  /** What is said otherwise; none where it is not said any more. */
  readonly changes: readonly ClaimChange[];
  /** The words of the version before, and of this one; null where it does not state the fact. */
  readonly before: string;
  readonly after: string | null;
}

/** An article that says of itself that it was retracted or corrected, or whose page is gone. */
export interface Flag {
  readonly at: string;
  readonly kind: 'retracted' | 'corrected' | 'removed';
  readonly version: VersionRow;
  /** The notice's words. */
  readonly quote: string | null;
  /** Facts that it states, or stated until then. */
  readonly facts: number;
}

export interface Changes {
  readonly revised: readonly Revision[];
  readonly flagged: readonly Flag[];
  readonly isCut: boolean;
}

/**
 * What was seen since a day, the newest first. New facts, denials and retired facts are in the digest beside it.
 *
 * @param since ISO date of any precision
 * @param limit how many of each at most
 */
export function changesSince(base: FactBase, since: string, limit: number): Changes {
  const { versions } = base.reader;
  const articles = versions.revisedSince(since, limit + 1);
  const revised = articles.slice(0, limit).flatMap((id) => revisionsOf(base, id, since));
  const noticed = versions.noticedSince(since, limit + 1);
  const removed = versions.removedSince(since, limit + 1);
  const flagged = [
    ...noticed.map((id) => flag(base, id, null)),
    ...removed.map(({ at, versionId }) => flag(base, versionId, at)),
  ].toSorted((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0));
  return {
    revised: revised.toSorted((a, b) => (a.at > b.at ? -1 : a.at < b.at ? 1 : 0)).slice(0, limit),
    flagged: flagged.slice(0, limit),
    isCut: articles.length > limit || revised.length > limit || flagged.length > limit,
  };
}

function revisionsOf(base: FactBase, articleId: string, since: string): Revision[] {
  const { versions, facts } = base.reader;
  const turns = versions.turns(articleId);
  return turns.flatMap(({ at, versionId }, index) => {
    if (index === 0 || at < since) return [];
    const version = versions.version(versionId);
    const [before, after] = [turns[index - 1].versionId, versionId].map((id) =>
      claimsBy(versions.claims(id), 'factId'),
    );
    return [...before].flatMap(([factId, old]) => {
      const now = after.get(factId) ?? [];
      const changes = now.length === 0 ? [] : claimChanges(old, now);
      const fact = facts.get(factId);
      if (fact === undefined || (now.length > 0 && changes.length === 0)) return [];
      return [{ at, fact, version, changes, before: old[0].quote, after: now.at(0)?.quote ?? null }];
    });
  });
}

function flag(base: FactBase, versionId: string, removedAt: string | null): Flag {
  const { versions } = base.reader;
  const version = versions.version(versionId);
  const turns = versions.turns(version.articleId);
  const said = turns.slice(-2).flatMap((turn) => versions.claims(turn.versionId));
  const notice = version.notice === 'retraction' ? 'retracted' : 'corrected';
  return {
    at: removedAt ?? turns.at(-1)!.at,
    kind: removedAt === null ? notice : 'removed',
    version,
    quote: removedAt === null ? version.noticeQuote : null,
    facts: new Set(said.map(({ factId }) => factId)).size,
  };
}
