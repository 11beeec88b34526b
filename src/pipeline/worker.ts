/** @module A thread that works on pages: it loads the pipeline, says which state of it that is, then answers each task. */
import { parentPort, workerData } from 'node:worker_threads';
import { loadDefinition } from './definition.js';
import { loadStages } from './stages.js';
import { work, type Task } from './work.js';

const stages = loadStages(loadDefinition(workerData as string));
parentPort?.on('message', (task: Task) => {
  parentPort?.postMessage(work(task, stages));
});
parentPort?.postMessage(stages.fingerprint);
