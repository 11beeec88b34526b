/**
 * @module One run of a pipeline, from its sources to the fact base:
 *
 *   source ──fetch──▶ snapshot ──read──▶ article ──tag──▶ mentions ──relate──▶ claims ──store──▶ facts
 *
 * A snapshot is stored before anything is made of it, and what is made of it goes in as one transaction. So a run that
 * dies at any point loses nothing: the next one finds the snapshots that are still to be worked on and goes on from there.
 */
import { setImmediate } from 'node:timers/promises';
import type { Fetched } from '../fetch/snapshot.js';
import { addressOf, type Source } from '../fetch/source.js';
import type { FactBase } from '../store/fact-base.js';
import type { PipelineDefinition } from './definition.js';
import { derive, entryOf, type Stages } from './stages.js';

/** How far a run is. */
export interface Progress {
  readonly step: 'fetch' | 'read';
  readonly done: number;
  /** Unknown while sources still yield. */
  readonly total: number | null;
  /** What was done last: an address. */
  readonly subject: string;
}

export interface RunPorts {
  readonly base: FactBase;
  /** The pages of a source, one by one; never throws for what a source or a site does. */
  readonly fetch: (source: Source) => AsyncIterable<Fetched>;
  readonly progress: (progress: Progress) => void;
  /** Ends the run in order: what was begun is finished, nothing more is begun. */
  readonly signal: AbortSignal;
}

/** What a run did. Counts are of this run alone; `refused` and `rejected` count by reason. */
export interface RunSummary {
  readonly runId: number;
  readonly finished: boolean;
  /** `known` came again with the same bytes; `unchanged` are pages and lists of which the server said so (304). */
  readonly snapshots: { readonly new: number; readonly known: number; readonly unchanged: number };
  readonly articles: number;
  readonly versions: number;
  readonly mentions: number;
  readonly claims: number;
  readonly facts: number;
  /** Pages that were not had. */
  readonly refused: Readonly<Record<string, number>>;
  /** The same host by host; what has no host counts under its address. */
  readonly refusedAt: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Pages of which no article could be made. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Rows of the gazetteer that were left out. */
  readonly findings: number;
}

/** Fetches the sources given, then works on every snapshot that this state of the pipeline has not worked on. */
export async function runPipeline(
  definition: PipelineDefinition,
  stages: Stages,
  sources: readonly Source[],
  ports: RunPorts,
): Promise<RunSummary> {
  const { base, signal } = ports;
  const runId = begin(definition, stages, base);
  declareSources(base, sources);
  const snapshots = { new: 0, known: 0, unchanged: 0 };
  const refused: Record<string, number> = {};
  const refusedAt: Record<string, Record<string, number>> = {};
  let done = 0;
  const fetchAll = async (source: Source): Promise<void> => {
    for await (const fetched of ports.fetch(source)) {
      if (fetched.ok) {
        const { isNew } = base.saveSnapshot(fetched.snapshot, source.id, fetched.hint?.published, fetched.visit);
        snapshots[isNew ? 'new' : 'known']++;
      } else if (fetched.reason !== 'stopped') {
        if (fetched.visit !== undefined) base.crawl.visited(fetched.visit);
        if (fetched.reason === 'not-modified') snapshots.unchanged++;
        else {
          refused[fetched.reason] = (refused[fetched.reason] ?? 0) + 1;
          const there = (refusedAt[hostOf(fetched.url)] ??= {});
          there[fetched.reason] = (there[fetched.reason] ?? 0) + 1;
          base.recordEvent(runId, {
            stage: 'fetch',
            subject: fetched.url,
            outcome: 'refused',
            reason: fetched.reason,
            detail: fetched.detail,
          });
        }
      }
      ports.progress({
        step: 'fetch',
        done: ++done,
        total: null,
        subject: fetched.ok ? fetched.snapshot.url : fetched.url,
      });
      if (signal.aborted) break;
    }
  };
  await Promise.all(sources.map(fetchAll));
  return finish(runId, stages, ports, { snapshots, refused, refusedAt });
}

/** Tells the base of sources, so that it knows of those too that were never asked. */
export function declareSources(base: FactBase, sources: readonly Source[]): void {
  for (const source of sources) {
    base.saveSource({ id: source.id, kind: source.type, address: addressOf(source), title: null });
  }
}

/** Works again on the stored snapshots, those alone that this state of the pipeline has not worked on. */
export async function reprocess(
  definition: PipelineDefinition,
  stages: Stages,
  ports: Omit<RunPorts, 'fetch'>,
): Promise<RunSummary> {
  return finish(begin(definition, stages, ports.base), stages, ports, {
    snapshots: { new: 0, known: 0, unchanged: 0 },
    refused: {},
    refusedAt: {},
  });
}

function begin(definition: PipelineDefinition, stages: Stages, base: FactBase): number {
  const runId = base.startRun({ pipeline: definition.name, fingerprint: stages.fingerprint });
  base.savePredicates(stages.relations.predicates.map(({ name, label, inverse }) => ({ id: name, label, inverse })));
  for (const { file, line, reason, detail } of stages.names.findings) {
    base.recordEvent(runId, { stage: 'tag', subject: `${file}:${line}`, outcome: 'left out', reason, detail });
  }
  return runId;
}

async function finish(
  runId: number,
  stages: Stages,
  { base, progress, signal }: Omit<RunPorts, 'fetch'>,
  fetched: Pick<RunSummary, 'snapshots' | 'refused' | 'refusedAt'>,
): Promise<RunSummary> {
  const counts = { articles: 0, versions: 0, mentions: 0, claims: 0, facts: 0 };
  const rejected: Record<string, number> = {};
  const pending = base.pending(stages.fingerprint);
  for (const [index, id] of pending.entries()) {
    // Signals, metrics and timers come in between two articles.
    await setImmediate();
    if (signal.aborted) break;
    const snapshot = base.loadSnapshot(id);
    const derivation = derive(snapshot, base.feedDate(id), stages);
    const saved = base.saveDerivation(id, stages.fingerprint, derivation, (entity) => entryOf(stages, entity));
    for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] += saved[key];
    if (!derivation.ok) {
      rejected[derivation.reason] = (rejected[derivation.reason] ?? 0) + 1;
      base.recordEvent(runId, {
        stage: derivation.stage,
        subject: snapshot.url,
        outcome: 'rejected',
        reason: derivation.reason,
        detail: derivation.detail,
      });
    }
    progress({ step: 'read', done: index + 1, total: pending.length, subject: snapshot.url });
  }
  base.finishRun(runId, signal.aborted ? 'interrupted' : 'finished', {
    'snapshots new': fetched.snapshots.new,
    'snapshots known': fetched.snapshots.known,
    'snapshots unchanged': fetched.snapshots.unchanged,
    ...counts,
  });
  return {
    runId,
    finished: !signal.aborted,
    ...fetched,
    ...counts,
    rejected,
    findings: stages.names.findings.length,
  };
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host || address : address;
}
