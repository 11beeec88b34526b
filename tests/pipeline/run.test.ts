import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadDefinition } from '../../src/pipeline/definition.js';
import { openNetwork } from '../../src/pipeline/network.js';
import { runPipeline, type RunSummary } from '../../src/pipeline/run.js';
import { loadStages } from '../../src/pipeline/stages.js';
import { alone } from '../../src/pipeline/workforce.js';
import { verify } from '../../src/query/verify.js';
import { FactBase } from '../../src/store/fact-base.js';
import { dump } from '../store/dump.js';

const definition = loadDefinition('critical-minerals');
const stages = loadStages(definition);
const sources = definition.sources.filter(({ id }) => id === 'fixtures');
const never = new AbortController().signal;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-run-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function run(db: string, signal = never, loaded = stages): Promise<RunSummary> {
  const base = FactBase.open(db);
  const network = openNetwork(definition, sources, base, 'test');
  try {
    return await runPipeline(definition, loaded, sources, {
      base,
      fetch: network.fetch,
      progress: () => undefined,
      signal,
    });
  } finally {
    await network.close();
    base.close();
  }
}

describe('a run over the stored pages', () => {
  it('adds facts, of which every citation stands, and adds nothing the second time', async () => {
    const db = join(folder, 'first.db');
    const first = await run(db);
    expect(first.finished).toBe(true);
    expect(first.facts).toBeGreaterThan(50);
    expect(first.rejected).not.toEqual({});
    const before = dump(db);

    const second = await run(db);
    expect(second.snapshots.new).toBe(0);
    expect(second.snapshots.known).toBe(first.snapshots.new + first.snapshots.known);
    expect([second.articles, second.claims, second.facts]).toEqual([0, 0, 0]);
    expect(dump(db)).toEqual(before);

    const base = FactBase.open(db, { readonly: true });
    expect(verify(base).broken).toEqual([]);
    base.close();
  });

  it('gives equal tables in two bases', async () => {
    await run(join(folder, 'one.db'));
    await run(join(folder, 'two.db'));
    expect(dump(join(folder, 'two.db'))).toEqual(dump(join(folder, 'one.db')));
  });

  it('killed at any step and run again, ends with the base of an undisturbed run', async () => {
    const undisturbed = join(folder, 'undisturbed.db');
    await run(undisturbed);
    const script = new URL('killed-run.mjs', import.meta.url).pathname;
    const db = join(folder, 'killed.db');
    for (const steps of [1, 17, 60, 75]) {
      const killed = promisify(execFile)(process.execPath, [script, db, String(steps)]);
      await expect(killed).rejects.toMatchObject({ signal: 'SIGKILL' });
    }
    await run(db);
    expect(dump(db)).toEqual(dump(undisturbed));
  });

  it('stops in order when told to, and the next run goes on from there', async () => {
    const db = join(folder, 'stopped.db');
    const base = FactBase.open(db);
    const network = openNetwork(definition, sources, base, 'test');
    const controller = new AbortController();
    const stopped = await runPipeline(definition, stages, sources, {
      base,
      fetch: network.fetch,
      progress: ({ step, done }) => {
        if (step === 'read' && done === 5) controller.abort();
      },
      signal: controller.signal,
    });
    await network.close();
    base.close();
    expect(stopped.finished).toBe(false);
    await run(db);
    await run(join(folder, 'whole.db'));
    expect(dump(db)).toEqual(dump(join(folder, 'whole.db')));
  });

  it('writes what came before a page that cannot be written, and lets the workers go', async () => {
    const base = FactBase.open(join(folder, 'failing.db'));
    const network = openNetwork(definition, sources, base, 'test');
    const save = base.saveDerivation.bind(base);
    const tried: string[] = [];
    base.saveDerivation = (id, ...rest) => {
      if (!tried.includes(id)) tried.push(id);
      if (tried.indexOf(id) === 4) throw new Error('cannot be written');
      return save(id, ...rest);
    };
    const workforce = alone(stages);
    let asked = 0;
    let closed = false;
    const failing = runPipeline(definition, stages, sources, {
      base,
      fetch: network.fetch,
      progress: () => undefined,
      signal: never,
      workforce: () =>
        Promise.resolve({
          ...workforce,
          do: (task) => (++asked > 6 ? Promise.reject(new Error('no worker any more')) : workforce.do(task)),
          close: () => {
            closed = true;
            return workforce.close();
          },
        }),
    });
    await expect(failing).rejects.toThrow('cannot be written');
    await network.close();
    expect(closed).toBe(true);
    expect(tried).toHaveLength(5);
    const pending = base.pending(stages.fingerprint);
    expect(tried.map((id) => pending.includes(id))).toEqual([false, false, false, false, true]);
    base.close();
  });
});
