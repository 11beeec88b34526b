/** A run over a folder of stored pages that kills itself (SIGKILL) at its n-th sign of progress; for run.test.ts. */
import { loadDefinition } from '../../dist/pipeline/definition.js';
import { openNetwork } from '../../dist/pipeline/network.js';
import { runPipeline } from '../../dist/pipeline/run.js';
import { loadStages } from '../../dist/pipeline/stages.js';
import { FactBase } from '../../dist/store/fact-base.js';

const [db = '', steps = ''] = process.argv.slice(2);
const definition = loadDefinition('critical-minerals');
const sources = definition.sources.filter(({ id }) => id === 'fixtures');
const base = FactBase.open(db);
const network = openNetwork(definition, sources, base, 'test');
let left = Number(steps);
await runPipeline(definition, loadStages(definition), sources, {
  base,
  fetch: network.fetch,
  progress: () => {
    if (--left === 0) process.kill(process.pid, 'SIGKILL');
  },
  signal: new AbortController().signal,
});
await network.close();
base.close();
