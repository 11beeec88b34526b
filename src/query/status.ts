/** @module The base as a whole: how much, from where, and what went wrong. */
import type { FactBase } from '../store/fact-base.js';
import type { Counts, RejectionCount, RunRow, SourceRow } from '../store/reader/overview.js';

export interface BaseStatus {
  readonly counts: Counts;
  readonly sources: readonly SourceRow[];
  /** Pages that gave no article, by reason, the commonest first. */
  readonly rejections: readonly RejectionCount[];
  /** The newest first. */
  readonly runs: readonly RunRow[];
}

const LAST_RUNS = 5;

export function baseStatus(base: FactBase): BaseStatus {
  const { overview } = base.reader;
  return {
    counts: overview.counts(),
    sources: overview.sources(),
    rejections: overview.rejections(),
    runs: overview.runs(LAST_RUNS),
  };
}
