/** @module What is new since a day. */
import type { FactBase } from '../store/fact-base.js';
import type { HistoryRow, NewNode } from '../store/reader/news.js';
import { changesSince, type Flag, type Revision } from './changes.js';
import { contradictionsSince, type Contradiction } from './contradictions.js';
import type { CitedFact } from './facts.js';

/** What takes back or changes something that was known. */
export interface Alerts {
  /** ISO, as it was asked. */
  readonly since: string;
  /** Facts that an article denies since then, with the citations that do. */
  readonly denied: readonly CitedFact[];
  /** Facts that are over, as an article says since then. */
  readonly ended: readonly CitedFact[];
  /** Facts that new versions of articles state otherwise, or not any more. */
  readonly revised: readonly Revision[];
  /** Articles that were retracted or corrected, or are not there any more. */
  readonly flagged: readonly Flag[];
  /** There is more of something than is given here. */
  readonly isCut: boolean;
}

export interface Digest extends Alerts {
  /** Where an article says otherwise than others do, and none before that day said so; both sides, the newest first. */
  readonly contradictions: readonly Contradiction[];
  /** Facts that no article stated before, newest first. */
  readonly facts: readonly CitedFact[];
  /** What became of facts whose pages changed: retired, returned, withdrawn. */
  readonly history: readonly HistoryRow[];
  /** Entities and candidates that no article mentioned before, the most mentioned first. */
  readonly nodes: readonly NewNode[];
}

/** Of a denied fact as many citations are looked through for the denial. */
const CITATIONS = 20;

/**
 * What came since a day: by the days on which articles were published, for undated ones and for pages that changed by the
 * clock of the base.
 *
 * @param since ISO date of any precision
 * @param limit how many of each at most
 */
export function digest(base: FactBase, since: string, limit: number): Digest {
  const { news } = base.reader;
  const facts = shown(base, news.firstStated(since, limit + 1), limit);
  const alerts = alertsSince(base, since, limit);
  const contradictions = contradictionsSince(base, since, limit);
  const history = news.history(since, limit + 1);
  const nodes = news.nodes(since, limit + 1);
  return {
    ...alerts,
    contradictions: contradictions.rows,
    facts: facts.rows.map((fact) => ({ ...fact, citations: base.reader.citations.of(fact, 1) })),
    history: history.slice(0, limit),
    nodes: nodes.slice(0, limit),
    isCut: alerts.isCut || contradictions.isCut || facts.isCut || history.length > limit || nodes.length > limit,
  };
}

/**
 * Of what came since a day, that which takes back or changes something.
 *
 * @param since ISO date of any precision
 * @param limit how many of each at most
 */
export function alertsSince(base: FactBase, since: string, limit: number): Alerts {
  const denied = said(base, since, 'denied', limit);
  const ended = said(base, since, 'ended', limit);
  const { revised, flagged, isCut } = changesSince(base, since, limit);
  return {
    since,
    denied: denied.rows,
    ended: ended.rows,
    revised,
    flagged,
    isCut: isCut || denied.isCut || ended.isCut,
  };
}

function said(base: FactBase, since: string, status: 'denied' | 'ended', limit: number) {
  const { rows, isCut } = shown(base, base.reader.news.saidSince(since, status, limit + 1), limit);
  const cited = rows.map((fact) => ({
    ...fact,
    citations: base.reader.citations
      .of(fact, CITATIONS)
      .filter((each) => each.status === status && (each.published ?? '') >= since),
  }));
  return { rows: cited, isCut };
}

/** The facts as they are shown, each once: of those that say the same, one stands for all. */
function shown(base: FactBase, ids: readonly string[], limit: number) {
  const facts = ids.slice(0, limit).flatMap((id) => base.reader.facts.get(id) ?? []);
  return { rows: [...new Map(facts.map((fact) => [fact.id, fact])).values()], isCut: ids.length > limit };
}
