/** @module Who does the work on pages: this thread, or as many others as there are cores. */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { OrewireError } from '../model.js';
import type { PipelineDefinition } from './definition.js';
import type { Stages } from './stages.js';
import { work, type Result, type Task } from './work.js';

export interface Workforce {
  /** Tasks that can be under way at once. */
  readonly size: number;
  do(task: Task): Promise<Result>;
  close(): Promise<void>;
}

/** A worker loads the pipeline first, about a second: it pays from about as many pages on as are read in that time. */
const PAGES_A_WORKER = 60;

/** This thread alone. */
export function alone(stages: Stages): Workforce {
  return { size: 1, do: (task) => Promise.resolve(work(task, stages)), close: () => Promise.resolve() };
}

/** As many as the work is worth, up to a worker a core; each takes some 200 MB. @param pages how many there are to be worked on */
export async function workforceFor(definition: PipelineDefinition, stages: Stages, pages: number): Promise<Workforce> {
  const size = Math.min(availableParallelism(), Math.floor(pages / PAGES_A_WORKER));
  return size < 2 ? alone(stages) : await workers(size, definition, stages);
}

/**
 * So many threads, each with the pipeline loaded.
 *
 * @throws OrewireError when the pipeline's files are not any more what they were when `stages` were loaded from them
 */
export async function workers(size: number, definition: PipelineDefinition, stages: Stages): Promise<Workforce> {
  return await Workers.start(size, definition.folder, stages.fingerprint);
}

interface Order {
  readonly task: Task;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
}

class Workers implements Workforce {
  readonly #idle: Worker[] = [];
  readonly #waiting: Order[] = [];
  readonly #busy = new Map<Worker, Order>();

  private constructor(private readonly workers: readonly Worker[]) {
    for (const worker of workers) {
      worker.on('message', (result: Result) => {
        this.#busy.get(worker)?.resolve(result);
        this.#busy.delete(worker);
        this.#idle.push(worker);
        this.#next();
      });
      worker.on('error', (error) => {
        for (const { reject } of [...this.#busy.values(), ...this.#waiting.splice(0)]) reject(error);
        this.#busy.clear();
      });
      this.#idle.push(worker);
    }
  }

  static async start(size: number, folder: string, fingerprint: string): Promise<Workers> {
    const workers = Array.from(
      { length: size },
      () => new Worker(new URL('./worker.js', import.meta.url), { workerData: folder }),
    );
    try {
      const states = await Promise.all(workers.map(async (worker) => ((await once(worker, 'message')) as string[])[0]));
      if (states.every((state) => state === fingerprint)) return new Workers(workers);
      throw new OrewireError('the pipeline was changed while it was being loaded', { where: folder, hint: 'repeat' });
    } catch (error) {
      await Promise.all(workers.map((worker) => worker.terminate()));
      throw error;
    }
  }

  get size(): number {
    // One more each is prepared while it is at work.
    return 2 * this.workers.length;
  }

  do(task: Task): Promise<Result> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ task, resolve, reject });
      this.#next();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }

  #next(): void {
    while (this.#idle.length > 0 && this.#waiting.length > 0) {
      const worker = this.#idle.shift()!;
      const order = this.#waiting.shift()!;
      this.#busy.set(worker, order);
      worker.postMessage(order.task);
    }
  }
}
