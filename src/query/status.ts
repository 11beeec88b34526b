/** @module The base as a whole: how much, from where, and what went wrong. */
import type { FactBase } from '../store/fact-base.js';
import { healthOf, type Health } from './health.js';
import type { Counts, RejectionCount, RunRow, SourceRow } from '../store/reader/overview.js';

export interface BaseStatus {
  readonly counts: Counts;
  readonly sources: readonly SourceStatus[];
  /** Pages that gave no article, by reason, the commonest first. */
  readonly rejections: readonly RejectionCount[];
  /** The newest first. */
  readonly runs: readonly RunRow[];
}

export interface SourceStatus extends SourceRow {
  readonly health: Health;
}

const LAST_RUNS = 5;

/** @param nowMs milliseconds since 1970: a source's silence is measured against it */
export function baseStatus(base: FactBase, nowMs: number): BaseStatus {
  const { overview } = base.reader;
  return {
    counts: overview.counts(),
    sources: overview.sources().map((source) => ({ ...source, health: healthOf(source, nowMs) })),
    rejections: overview.rejections(),
    runs: overview.runs(LAST_RUNS),
  };
}
