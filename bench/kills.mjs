/**
 * Kills orewire (SIGKILL) at random moments of runs, reprocesses, decisions and migrations. After each, `doctor` finds nothing
 * wrong and `verify` nothing broken; at the end the base equals one that was never disturbed.
 *
 *   npm run build && node bench/kills.mjs --kills 200 --seed 1
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { clearTimeout, setTimeout } from 'node:timers';
import { parseArgs } from 'node:util';
import { random } from '../dist/chance.js';
import { candidateOf, content, copiedPipeline, damage, isDecided, oldBase, orewire } from './disturbed.mjs';

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '200' }, seed: { type: 'string', default: '1' } },
});
const folder = mkdtempSync(join(tmpdir(), 'orewire-kills-'));
const next = random(Number(values.seed));

const plain = copiedPipeline(join(folder, 'plain'), []);
const edited = copiedPipeline(join(folder, 'edited'), [['verbs: acquire buy purchase', 'verbs: buy develop explore']]);
const relisted = copiedPipeline(join(folder, 'relisted'), [['transparent: ', 'transparent: thingamajig ']]);

/** Milliseconds that a command takes. @param {string[]} args */
async function timed(args) {
  const begun = performance.now();
  await orewire(args);
  return performance.now() - begun;
}

/** Kills a command after so many milliseconds, if it is not through by then. @param {string[]} args @param {number} after */
async function killed(args, after) {
  /** @type {NodeJS.Timeout | undefined} */
  let timer;
  const result = await orewire(args, {
    begun: (child) => {
      timer = setTimeout(() => child.kill('SIGKILL'), after);
    },
  });
  clearTimeout(timer);
  return result.killed;
}

/** @param {string} path */
function sound(path) {
  const [first] = damage(path);
  if (first !== undefined) throw new Error(JSON.stringify(first));
}

const undisturbed = join(folder, 'undisturbed.db');
const times = { run: await timed(['run', plain, '--source', 'fixtures', '--db', undisturbed]), again: 0 };
for (const pipeline of [edited, relisted])
  times.again = Math.max(times.again, await timed(['reprocess', pipeline, '--db', undisturbed]));
const candidate = candidateOf(undisturbed);
const accept = ['candidates', 'accept', candidate, '--by', 'bench', '--db'];
await orewire([...accept, undisturbed]);
const expected = content(undisturbed);

/** @type {Record<string, number>} */
const kills = { run: 0, reprocess: 0, accept: 0, migration: 0 };
let rounds = 0;
const wanted = Number(values.kills);
const total = () => Object.values(kills).reduce((sum, n) => sum + n, 0);

/** Kills a command again and again until it is through, or has been killed often enough. @param {string} kind @param {string} db @param {string[]} args @param {number} longest */
async function disturb(kind, db, args, longest) {
  for (let tries = 0; tries < 6 && total() < wanted; tries++) {
    const wasKilled = await killed(args, 200 + next() * longest);
    sound(db);
    if (!wasKilled) return;
    kills[kind]++;
  }
  await orewire(args);
  sound(db);
}

/** Accepts the candidate; a process that died after it had decided leaves nothing to do. @param {string} db */
async function acceptOnce(db) {
  if (await killed([...accept, db], 100 + next() * 400)) kills.accept++;
  sound(db);
  if (!isDecided(db, candidate)) await orewire([...accept, db]);
}

try {
  while (total() < wanted) {
    const db = join(folder, `round-${++rounds}.db`);
    if (rounds % 2 === 0) {
      oldBase(undisturbed, db);
      await disturb('migration', db, ['reprocess', plain, '--db', db], times.again);
    } else {
      await disturb('run', db, ['run', plain, '--source', 'fixtures', '--db', db], times.run);
    }
    await disturb('reprocess', db, ['reprocess', edited, '--db', db], times.again);
    await disturb('reprocess', db, ['reprocess', relisted, '--db', db], times.again);
    await acceptOnce(db);
    if (content(db) !== expected) throw new Error(`round ${rounds}: the finished base is not the undisturbed one`);
    rmSync(db);
    console.log(`${total()} kills in ${rounds} rounds: ${JSON.stringify(kills)}`);
  }
  console.log('after each nothing was wrong and no citation broken; every finished base equals the undisturbed one');
} finally {
  rmSync(folder, { recursive: true });
}
