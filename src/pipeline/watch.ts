/** @module Round after round over a pipeline's sources, each when it is due, until told to stop. */
import type { Clock } from '../fetch/clock.js';
import type { Source } from '../fetch/source.js';
import { isStored } from '../fetch/source.js';
import { dueSources, nextDueMs } from './crawl-memory.js';
import type { PipelineDefinition } from './definition.js';
import { declareSources, runPipeline, type RunPorts, type RunSummary } from './run.js';
import type { Stages } from './stages.js';

export interface WatchPorts extends RunPorts {
  readonly clock: Clock;
  /** Called after each round. */
  readonly round: (summary: RunSummary, sources: readonly Source[]) => void;
}

/** However far off the next source is: a clock that was set, or a base that another process changed, is seen by then. */
const LONGEST_SLEEP_MS = 5 * 60_000;
/** What is due within a moment is done in one round. */
const SHORTEST_SLEEP_MS = 1000;

/** Runs the sources that are due, sleeps until the next one is, and again. Returns in order when the signal is given. */
export async function watchPipeline(
  definition: PipelineDefinition,
  stages: Stages,
  sources: readonly Source[],
  ports: WatchPorts,
): Promise<void> {
  const { base, clock, signal } = ports;
  declareSources(base, sources);
  while (!signal.aborted) {
    const now = clock.now();
    const due = dueSources(base, sources, now).filter((source) => isDueNow(ports, source, now));
    if (due.length > 0) ports.round(await runPipeline(definition, stages, due, ports), due);
    const next = sources.map((source) => nextDueMs(base, source, clock.now())).filter((time) => time !== null);
    const wait = Math.min(...next, Infinity) - clock.now();
    if (!isAborted(signal)) await clock.sleep(Math.max(SHORTEST_SLEEP_MS, Math.min(LONGEST_SLEEP_MS, wait)), signal);
  }
}

/** Stored pages, which a single run always looks at, have their pace here. */
function isDueNow({ base }: WatchPorts, source: Source, nowMs: number): boolean {
  if (!isStored(source)) return true;
  const due = nextDueMs(base, source, nowMs);
  return due !== null && due <= nowMs;
}

/** The signal's state after a wait, which the compiler takes for what it was before. */
function isAborted(signal: AbortSignal): boolean {
  return signal.aborted;
}
