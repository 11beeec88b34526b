/**
 * Loaded before the command line (node --import) for kills.test.ts: ends the process with SIGKILL right before its n-th write
 * to a base, where KILL_AT says n; else says at the end how many there were.
 */
import Database from 'better-sqlite3';

let writes = 0;
const killAt = Number(process.env.KILL_AT ?? 0);

/** @template {unknown[]} A @template R @param {(...args: A) => R} write */
function counted(write) {
  /** @this {unknown} @param {A} args */
  return function (...args) {
    if (++writes === killAt) process.kill(process.pid, 'SIGKILL');
    return write.apply(this, args);
  };
}

/** @type {[Record<string, (...args: unknown[]) => unknown>, string][]} */
const writers = [
  [Object.getPrototypeOf(new Database(':memory:').prepare('SELECT 1')), 'run'],
  [Database.prototype, 'exec'],
];
for (const [owner, method] of writers) owner[method] = counted(owner[method]);
process.on('exit', () => process.stderr.write(`\nwrites: ${writes}\n`));
