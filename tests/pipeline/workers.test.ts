import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
// As built: a thread starts from a file of JavaScript.
import { loadDefinition } from '../../dist/pipeline/definition.js';
import { openNetwork } from '../../dist/pipeline/network.js';
import { reprocess, runPipeline } from '../../dist/pipeline/run.js';
import { loadStages } from '../../dist/pipeline/stages.js';
import { alone, workers, type Workforce } from '../../dist/pipeline/workforce.js';
import { FactBase } from '../../dist/store/fact-base.js';
import { dump } from '../store/dump.js';

const never = new AbortController().signal;

let folder: string;
let edited: string;
let built: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'orewire-workers-'));
  const definition = loadDefinition('critical-minerals');
  edited = join(folder, 'edited');
  cpSync(definition.folder, edited, { recursive: true, filter: (path) => basename(path) !== 'annotated' });
  const table = join(edited, 'gazetteer/deposits.tsv');
  writeFileSync(table, readFileSync(table, 'utf8').replace(/^[^\t]*\tSeverny Katpar\t.*\n/m, ''));
  built = join(folder, 'built.db');
  const base = FactBase.open(built);
  const sources = definition.sources.filter(({ id }) => id === 'fixtures');
  const network = openNetwork(definition, sources, base, 'test');
  const ports = { base, fetch: network.fetch, progress: () => undefined, signal: never };
  await runPipeline(definition, loadStages(definition, folder), sources, ports);
  await network.close();
  base.close();
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Works again on a copy of the base with the edited pipeline. */
async function again(name: string, workforceOf: (pages: number) => Promise<Workforce>) {
  const db = join(folder, `${name}.db`);
  cpSync(built, db);
  const base = FactBase.open(db);
  const definition = loadDefinition(edited);
  const ports = { base, progress: () => undefined, signal: never, workforce: workforceOf };
  const summary = await reprocess(definition, loadStages(definition, folder), ports);
  base.close();
  return { rows: dump(db), work: summary.work };
}

describe('threads that work on pages', () => {
  it('leave what one thread leaves', async () => {
    const definition = loadDefinition(edited);
    const stages = loadStages(definition, folder);
    const sizes: number[] = [];
    const one = await again('one', () => Promise.resolve(alone(stages)));
    const two = await again('two', async () => {
      const workforce = await workers(2, definition, stages);
      sizes.push(workforce.size);
      return workforce;
    });
    expect(sizes).toEqual([4]);
    expect(one.work).toMatchObject({ tagged: 47 });
    expect(two).toEqual(one);
    expect(two.rows).not.toEqual(dump(built));
  });

  it('are refused when the pipeline is not what it was', async () => {
    const definition = loadDefinition(edited);
    const stages = loadStages(definition, folder);
    const file = join(edited, 'pipeline.yaml');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^threshold: .*$/m, 'threshold: 0.99'));
    await expect(workers(1, definition, stages)).rejects.toThrow('the pipeline was changed while it was being loaded');
  });
});
