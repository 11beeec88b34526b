/** @module The story of a fact: who stated it first, who since, what became of it as pages changed. */
import type { FactBase } from '../store/fact-base.js';
import type { FactRow } from '../store/reader/facts.js';
import type { StatusRow, ValueRow } from '../store/reader/support.js';
import type { ClaimRow, HistoryRow, Turn, VersionRow } from '../store/reader/versions.js';
import { claimChanges, claimsBy, movedTo, type ClaimChange } from './claim-changes.js';

/**
 * - `stated`: an article states it, from its first version on
 * - `added`: a later version states it, the one before did not
 * - `changed`: a later version states it otherwise: `changes` says what
 * - `dropped`: a later version does not state it any more
 * - `retracted`, `corrected`: a version that states it, or follows on one that did, carries such a notice
 * - `removed`: the page is not there any more
 * - `retired`, `returned`: the last page that stated it does not now; one does again
 * - `withdrawn`: the pipeline changed, and no page states it under the new one
 */
export type StoryKind =
  'stated' | 'added' | 'changed' | 'dropped' | 'retracted' | 'corrected' | 'removed' | HistoryRow['event'];

/** What happened, in words. */
export const SPOKEN: Readonly<Record<StoryKind, string>> = {
  stated: 'stated',
  added: 'stated from now on',
  changed: 'stated otherwise',
  dropped: 'not stated any more',
  retracted: 'retracted',
  corrected: 'says that it was corrected',
  removed: 'the page is gone',
  retired: 'no page states it now',
  returned: 'a page states it again',
  withdrawn: 'withdrawn: no page states it as they are read now',
};

export interface StoryEvent {
  /** The day of an article's first version is the one on which it was published; of all else the one on which it was seen. ISO. */
  readonly day: string;
  readonly kind: StoryKind;
  /** Null for what became of the fact as a whole. */
  readonly article: Pick<VersionRow, 'url' | 'host' | 'site' | 'number' | 'headline'> | null;
  /** Of the version that states it; of what was dropped, the one that did; of a notice, its words. */
  readonly quote: string | null;
  readonly claims: readonly Pick<ClaimRow, 'id' | 'status' | 'attributedTo' | 'qualifiers'>[];
  readonly changes: readonly ClaimChange[];
  /** Of what was dropped: where its quote stands in the version that dropped it (UTF-16 code units); null where it does not, or not once. */
  readonly movedTo: number | null;
}

export interface Story {
  readonly factId: string;
  /** Null where the fact is gone from the base but for its history. */
  readonly fact: FactRow | null;
  /** Its words. */
  readonly title: string;
  /** By their first day. */
  readonly statuses: readonly StatusRow[];
  readonly values: readonly ValueRow[];
  /** In the order of time. */
  readonly events: readonly StoryEvent[];
  /** Citations in all versions of all articles, as many as were looked at. */
  readonly citations: number;
  readonly isCut: boolean;
}

/** A story of more is told by what came last. */
const MAX_CLAIMS = 1_000;

/** @returns undefined where the base knows nothing of such a fact */
export function story(base: FactBase, factId: string): Story | undefined {
  const { versions, facts, support } = base.reader;
  const fact = facts.get(factId) ?? null;
  const history = versions.history(factId);
  const last = history.at(-1);
  if (fact === null && last === undefined) return undefined;
  const claims = versions.ofFact(factId, MAX_CLAIMS + 1);
  const told = claims.slice(0, MAX_CLAIMS);
  const byVersion = claimsBy(told, 'versionId');
  const articles = new Set([...byVersion.keys()].map((id) => versions.version(id).articleId));
  const events = [
    ...[...articles].sort().flatMap((id) => articleEvents(base, id, byVersion)),
    ...history.map(({ at, event }): StoryEvent => ({ ...PLAIN, day: at, kind: event, article: null })),
  ];
  const object = fact === null ? '' : 'value' in fact.object ? fact.object.value : fact.object.name;
  return {
    factId,
    fact,
    title:
      fact === null
        ? `${last!.subject} ${last!.predicate.replaceAll('_', ' ')} ${last!.object}`
        : `${fact.subject.name} ${fact.label} ${object}`,
    statuses: support.statuses(fact?.id ?? factId),
    values: fact === null ? [] : support.values(fact, Number.MAX_SAFE_INTEGER),
    events: events.toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0)),
    citations: told.length,
    isCut: claims.length > MAX_CLAIMS,
  };
}

const PLAIN = { quote: null, claims: [], changes: [], movedTo: null } as const;

function articleEvents(base: FactBase, id: string, claims: ReadonlyMap<string, readonly ClaimRow[]>): StoryEvent[] {
  const { versions } = base.reader;
  const turns = versions.turns(id);
  const events = turns.flatMap((turn, index) => turnEvents(base, turns.at(index - 1), turn, index === 0, claims));
  const removedAt = versions.removedAt(id);
  const last = turns.at(-1);
  if (removedAt === null || last === undefined) return events;
  return [...events, { ...PLAIN, day: removedAt, kind: 'removed', article: versions.version(last.versionId) }];
}

/** What a version that takes another's place means for the fact. */
function turnEvents(
  base: FactBase,
  previous: Turn | undefined,
  { at, versionId }: Turn,
  isFirst: boolean,
  claims: ReadonlyMap<string, readonly ClaimRow[]>,
): StoryEvent[] {
  const { versions } = base.reader;
  const version = versions.version(versionId);
  const before = isFirst || previous === undefined ? [] : (claims.get(previous.versionId) ?? []);
  const after = claims.get(versionId) ?? [];
  if (before.length === 0 && after.length === 0) return [];
  const day = isFirst ? (version.published ?? at) : at;
  const plain = { ...PLAIN, day, article: version };
  const stated = { ...plain, quote: after.at(0)?.quote ?? null, claims: after };
  const events: StoryEvent[] = [];
  if (before.length === 0) events.push({ ...stated, kind: isFirst ? 'stated' : 'added' });
  else if (after.length === 0) {
    const { quote } = before[0];
    const place = movedTo(quote, versions.text(previous!.versionId), versions.text(versionId));
    events.push({ ...plain, kind: 'dropped', quote, claims: before, movedTo: place ?? null });
  } else {
    const changes = claimChanges(before, after);
    if (changes.length > 0) events.push({ ...stated, kind: 'changed', changes });
  }
  const had = isFirst || previous === undefined ? null : versions.version(previous.versionId).notice;
  if (version.notice !== null && version.notice !== had) {
    const kind = version.notice === 'retraction' ? 'retracted' : 'corrected';
    events.push({ ...plain, kind, quote: version.noticeQuote });
  }
  return events;
}
