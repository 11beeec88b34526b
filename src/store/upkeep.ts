/** @module Upkeep of a base's file: a copy of it while others write, and its empty pages given back. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { BaseUnavailableError, explaining, openDatabase } from './connection.js';
import { OrewireError } from '../model.js';

/**
 * Copies a base as it is at one moment, by SQLite's online backup (sqlite.org/backup.html): a run may write meanwhile and is
 * not held up. The copy has its name only when it is whole.
 *
 * @param to a file that is not there yet
 * @returns the copy's size in bytes
 * @throws {BaseUnavailableError} when the base cannot be read or the copy not be written
 */
export async function backUp(path: string, to: string): Promise<number> {
  if (existsSync(to)) throw new OrewireError('the file is there already', { where: to, hint: 'name another one' });
  const db = openDatabase(path, { readonly: true });
  const unfinished = `${to}.unfinished`;
  try {
    // In one step: SQLite begins anew whenever another process writes between two.
    await db.backup(unfinished, { progress: () => 0x7fffffff });
    const copy = openDatabase(unfinished, { readonly: true });
    const verdict = copy.pragma('quick_check(1)', { simple: true }) as string;
    copy.close();
    if (verdict !== 'ok') {
      throw new BaseUnavailableError('the copy is damaged', {
        where: to,
        hint: 'look at the base with `orewire doctor`',
      });
    }
    renameSync(unfinished, to);
    return statSync(to).size;
  } catch (error) {
    throw explained(to, error);
  } finally {
    db.close();
    for (const rest of ['', '-wal', '-shm', '-journal']) rmSync(`${unfinished}${rest}`, { force: true });
  }
}

/**
 * Writes the base's file anew, without its empty pages, and empties the write-ahead log. Needs as much room again as the
 * base takes; readers may go on.
 *
 * @returns sizes in bytes
 * @throws {BaseUnavailableError} when another process writes, or the disk is full; the base is then as it was
 */
export function vacuum(path: string): { before: number; after: number } {
  const db = openDatabase(path, { readonly: false });
  try {
    return explaining(path, () => {
      const before = sizeOf(path);
      db.exec('VACUUM');
      db.pragma('wal_checkpoint(TRUNCATE)');
      return { before, after: sizeOf(path) };
    });
  } finally {
    db.close();
  }
}

function sizeOf(path: string): number {
  return statSync(path).size + (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0);
}

function explained(path: string, error: unknown): Error {
  try {
    return explaining<Error>(path, () => {
      throw error;
    });
  } catch (better) {
    return better instanceof Error ? better : new Error(String(better));
  }
}
