/**
 * @module One run of a pipeline, from its sources to the fact base:
 *
 *   source ──fetch──▶ snapshot ──read──▶ article ──tag──▶ mentions ──relate──▶ claims ──store──▶ facts
 *
 * A snapshot is stored before anything is made of it, and what is made of it goes in as a whole, with that of a few others.
 * So a run that dies at any point loses nothing: the next one finds the snapshots that are still to be worked on and goes on
 * from there.
 */
import { setImmediate } from 'node:timers/promises';
import type { Fetched } from '../fetch/snapshot.js';
import { addressOf, type Source } from '../fetch/source.js';
import type { FactBase, Saved } from '../store/fact-base.js';
import type { PipelineDefinition } from './definition.js';
import { loadNewsrooms } from './newsrooms.js';
import { Planner } from './plan.js';
import { entryOf, type Stages } from './stages.js';
import type { Result, Task } from './work.js';
import { alone, type Workforce } from './workforce.js';

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
  /** Who works on so many pages; this thread unless given. */
  readonly workforce?: (pages: number) => Promise<Workforce>;
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
  /** Stored pages by the stages that were at work on them; `left` are those of which nothing was done or came anew. */
  readonly work: {
    readonly read: number;
    readonly tagged: number;
    readonly related: number;
    readonly left: number;
  };
  /** The parts of the pipeline that are not what they were when the pages were worked on before; sorted. */
  readonly changed: readonly string[];
  /** Pages that were not had. */
  readonly refused: Readonly<Record<string, number>>;
  /** The same host by host; what has no host counts under its address. */
  readonly refusedAt: Readonly<Record<string, Readonly<Record<string, number>>>>;
  /** Pages of which no article could be made. */
  readonly rejected: Readonly<Record<string, number>>;
  /** Rows of the gazetteer that were left out. */
  readonly findings: number;
}

/** A page that was worked on; null where nothing had to be done. */
interface Worked {
  readonly id: string;
  readonly result: Result | null;
}

/** What came of writing it; null where the base had all of it. */
interface Written extends Worked {
  readonly saved: Saved | null;
}

/**
 * Pages that are written in one transaction, about a fifth of a second's work: what they touch in common goes to the disk
 * once. So many at most a killed run has to do again.
 */
const KEPT_TOGETHER = 20;

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
  base.savePipelineState(stages.fingerprint, stages.parts);
  const runId = base.startRun({ pipeline: definition.name, fingerprint: stages.fingerprint });
  base.savePredicates(
    stages.relations.predicates.map(({ name, label, inverse, exclusive }) => ({ id: name, label, inverse, exclusive })),
  );
  base.saveNewsrooms(loadNewsrooms(definition.newsrooms));
  base.refreshEntities((entity) => entryOf(stages, entity));
  for (const { file, line, reason, detail } of stages.names.findings) {
    base.recordEvent(runId, { stage: 'tag', subject: `${file}:${line}`, outcome: 'left out', reason, detail });
  }
  return runId;
}

async function finish(
  runId: number,
  stages: Stages,
  ports: Omit<RunPorts, 'fetch'>,
  fetched: Pick<RunSummary, 'snapshots' | 'refused' | 'refusedAt'>,
): Promise<RunSummary> {
  const { base, progress, signal } = ports;
  const counts = { articles: 0, versions: 0, mentions: 0, claims: 0, facts: 0 };
  const rejected: Record<string, number> = {};
  const pending = base.pending(stages.fingerprint);
  const planner = new Planner(base, stages);
  const worked = { read: 0, tagged: 0, related: 0, left: 0 };
  const write = ({ id, result }: Worked): Written | 'superseded' => {
    if (result === null) {
      base.confirm(id, stages.fingerprint, false);
      return { id, result, saved: null };
    }
    const { derivation } = result;
    if (derivation === null) {
      return base.confirm(id, stages.fingerprint, true) ? { id, result, saved: null } : 'superseded';
    }
    const saved = base.saveDerivation(id, stages.fingerprint, derivation, (entity) => entryOf(stages, entity));
    if (!derivation.ok) {
      const { stage, reason, detail } = derivation;
      base.recordEvent(runId, { stage, subject: base.addressOf(id), outcome: 'rejected', reason, detail });
    }
    return { id, result, saved };
  };
  let count = 0;
  const tally = ({ id, result, saved }: Written): void => {
    for (const key of Object.keys(counts) as (keyof typeof counts)[]) counts[key] += saved?.[key] ?? 0;
    const derivation = result?.derivation ?? null;
    if (derivation?.ok === false) rejected[derivation.reason] = (rejected[derivation.reason] ?? 0) + 1;
    for (const stage of ['read', 'tagged', 'related'] as const) worked[stage] += Number(result?.done[stage] ?? false);
    worked.left += Number(derivation === null && result?.done.related !== true);
    progress({ step: 'read', done: ++count, total: pending.length, subject: base.addressOf(id) });
  };
  /** Writes these pages in one transaction, and gives those that are to be read again. */
  const keep = (pages: readonly Worked[]): string[] => {
    const outcomes = together(base, pages, write);
    for (const outcome of outcomes) if (outcome !== 'superseded') tally(outcome);
    return pages.filter((_, i) => outcomes[i] === 'superseded').map(({ id }) => id);
  };

  const workforce = (await ports.workforce?.(pending.length)) ?? alone(stages);
  const done: Worked[] = [];
  const keepDone = async (): Promise<void> => {
    // Another page that gives the same text was saved meanwhile, and wrote its own particulars there.
    for (const id of keep(done.splice(0))) keep([{ id, result: await workforce.do(planner.readTask(id)) }]);
  };
  try {
    for await (const page of inTurn(pending, workforce, (id) => planner.plan(id), signal)) {
      done.push(page);
      if (done.length === KEPT_TOGETHER) await keepDone();
    }
    await keepDone();
  } finally {
    try {
      // What is there when something fails; what has to be read again, the next run reads.
      keep(done.splice(0));
    } finally {
      await workforce.close();
    }
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
    work: worked,
    changed: [...planner.changed].sort(),
    rejected,
    findings: stages.names.findings.length,
  };
}

/** Does a write for each page, all in one transaction; each in its own where that fails, so that a page takes none before it along. */
function together<T>(base: FactBase, pages: readonly Worked[], write: (page: Worked) => T): T[] {
  try {
    return base.together(() => pages.map(write));
  } catch (error) {
    if (pages.length === 1) throw error;
    return pages.map((page) => base.together(() => write(page)));
  }
}

/** Results in the order of the pages, several of them under way at once; ends early when the signal is given. */
async function* inTurn(
  ids: readonly string[],
  workforce: Workforce,
  plan: (id: string) => Task | null,
  signal: AbortSignal,
): AsyncGenerator<Worked> {
  const begun: { id: string; result: Promise<Result> | null }[] = [];
  for (let next = 0; next < ids.length || begun.length > 0;) {
    // Signals, metrics and timers come in between two articles.
    await setImmediate();
    if (signal.aborted) break;
    while (next < ids.length && begun.length < workforce.size) {
      const id = ids[next++];
      const task = plan(id);
      const result = task === null ? null : workforce.do(task);
      // It is awaited in its turn; until then a failure is not unhandled.
      result?.catch(() => undefined);
      begun.push({ id, result });
    }
    const { id, result } = begun.shift()!;
    yield { id, result: await result };
  }
}

function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host || address : address;
}
