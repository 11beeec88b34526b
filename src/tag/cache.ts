/** @module The compiled gazetteer kept in a file, so that a start reads it instead of the tables. Touches the disk. */
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { openGazetteer, packNames, type CompiledGazetteer } from './compile.js';
import type { Cues } from './cues.js';
import { loadGazetteer } from './gazetteer.js';
import { decodeSections, encodeSections, type Sections } from './sections.js';

/** Where compiled names are kept, and what they depend on. */
export interface NameCache {
  readonly file: string;
  /** Changes whenever the compiled form would. */
  readonly key: string;
}

/**
 * The compiled gazetteer of a folder: from the cache where that holds it, otherwise from the tables and then kept.
 * A cache that cannot be read or written costs time and nothing else.
 *
 * @throws OrewireError where the tables have to be read and the folder or a required column is missing
 */
export function loadNames(folder: string, cues: Cues, { file, key }: NameCache): CompiledGazetteer {
  let sections = readCache(file, key);
  if (sections === undefined) {
    sections = packNames(loadGazetteer(folder), cues);
    writeCache(file, encodeSections(key, sections));
  }
  return openGazetteer(sections, folder, cues);
}

function readCache(file: string, key: string): Sections | undefined {
  try {
    return decodeSections(readFileSync(file), key);
  } catch {
    return undefined;
  }
}

/** Whole or not at all: another process sees the old file or the new one. */
function writeCache(file: string, bytes: Uint8Array): void {
  const unfinished = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, bytes);
    renameSync(unfinished, file);
  } catch {
    discard(unfinished);
  }
}

function discard(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // Where not even its folder can be looked into, nothing was written.
  }
}
