/** @module An article through its versions: what changed in its text, and in what it states. */
import type { FactBase } from '../store/fact-base.js';
import type { FactRow } from '../store/reader/facts.js';
import type { ClaimRow, VersionRow } from '../store/reader/versions.js';
import { claimChanges, claimsBy, movedTo, type ClaimChange } from './claim-changes.js';
import { changesBetween, type Change } from './revision.js';

/** What a version does with a fact of the version before, or has of its own. */
export interface FactChange {
  readonly fact: FactRow;
  readonly kind: 'added' | 'changed' | 'dropped';
  readonly changes: readonly ClaimChange[];
  /** Of what was dropped, the words of the version before. */
  readonly quote: string;
  /** Of what was dropped: whether its quote still stands, once, in the new version. */
  readonly stillStands: boolean;
}

export interface ArticleVersion extends VersionRow {
  /** When it was seen first, or again: ISO 8601, UTC. */
  readonly at: string;
  /** How its text differs from that of the version before; none for the first. */
  readonly text: readonly Change[];
  readonly facts: readonly FactChange[];
}

export interface ArticleStory {
  readonly url: string;
  /** In the order of time; a text that came back stands twice. The last one is current. */
  readonly versions: readonly ArticleVersion[];
  /** Since when the page is not there any more. */
  readonly removedAt: string | null;
}

/** @param url the canonical address. @returns undefined where the base has no such article */
export function articleStory(base: FactBase, url: string): ArticleStory | undefined {
  const { versions } = base.reader;
  const id = versions.article(url);
  if (id === undefined) return undefined;
  const turns = versions.turns(id);
  const told = turns.map(({ at, versionId }, index) => {
    const before = index === 0 ? null : turns[index - 1].versionId;
    const text = versions.text(versionId);
    return {
      ...versions.version(versionId),
      at,
      text: before === null ? [] : changesBetween(versions.text(before), text),
      facts: factChanges(base, before, versionId),
    };
  });
  return { url, versions: told, removedAt: versions.removedAt(id) };
}

function factChanges(base: FactBase, before: string | null, versionId: string): FactChange[] {
  const { versions, facts } = base.reader;
  const claimsOf = (id: string | null): Map<string, ClaimRow[]> =>
    claimsBy(id === null ? [] : versions.claims(id), 'factId');
  const [old, now] = [claimsOf(before), claimsOf(versionId)];
  return [...new Set([...now.keys(), ...old.keys()])].flatMap((factId): FactChange[] => {
    const fact = facts.get(factId);
    if (fact === undefined) return [];
    const [had, has] = [old.get(factId) ?? [], now.get(factId) ?? []];
    if (had.length === 0) return [{ fact, kind: 'added', changes: [], quote: has[0].quote, stillStands: true }];
    if (has.length === 0) {
      const { quote } = had[0];
      const stillStands = movedTo(quote, versions.text(before!), versions.text(versionId)) !== undefined;
      return [{ fact, kind: 'dropped', changes: [], quote, stillStands }];
    }
    const changes = claimChanges(had, has);
    if (changes.length === 0) return [];
    return [{ fact, kind: 'changed', changes, quote: has[0].quote, stillStands: true }];
  });
}
