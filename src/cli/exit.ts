/** @module What a command's end means to a script. Documented in README.md; a test holds the two together. */

/**
 * - `ok` 0: done as asked.
 * - `found` 1: the command did its work and has bad news (a broken citation, a name that is not in the base, a run in which a source failed).
 * - `usage` 2: the command line or a file of the pipeline is wrong; nothing was done.
 * - `broken` 3: something that the work needs is not to be had (the base, the disk, a folder).
 */
export const EXIT = { ok: 0, found: 1, usage: 2, broken: 3 } as const;
