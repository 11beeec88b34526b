import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { loadNames } from '../../src/tag/cache.js';
import { packNames } from '../../src/tag/compile.js';
import { loadCues } from '../../src/tag/cues.js';
import { loadGazetteer } from '../../src/tag/gazetteer.js';
import { knownLinks } from '../../src/tag/known-links.js';
import { decodeSections, encodeSections } from '../../src/tag/sections.js';
import { CUES, FOLDER } from './support.js';

const scratch = mkdtempSync(join(tmpdir(), 'orewire-cache-'));
afterAll(() => {
  rmSync(scratch, { recursive: true });
});

const cues = loadCues(CUES);
const gazetteer = loadGazetteer(FOLDER);

describe('the cache of compiled names', () => {
  it('gives every entry and link that the tables give', () => {
    const file = join(scratch, 'same', 'test.names');
    loadNames(FOLDER, cues, { file, key: 'k' });
    const names = loadNames(FOLDER, cues, { file, key: 'k' });
    const known = knownLinks(gazetteer);
    for (const entry of gazetteer.entries) {
      expect(names.entry(entry.id)).toEqual(entry);
      expect(names.entry(entry.id)).toBe(names.entry(entry.id));
      for (const other of gazetteer.entries) expect(names.known(entry.id, other.id)).toBe(known(entry.id, other.id));
    }
    expect(names.entry('place:nowhere')).toBeUndefined();
    expect(names.findings).toEqual(gazetteer.findings);
  });

  it('is read instead of the tables', () => {
    const folder = join(scratch, 'tables');
    cpSync(FOLDER, folder, { recursive: true });
    const file = join(scratch, 'read', 'test.names');
    loadNames(folder, cues, { file, key: 'k' });
    rmSync(folder, { recursive: true });
    expect(loadNames(folder, cues, { file, key: 'k' }).entry(gazetteer.entries[0].id)).toEqual(gazetteer.entries[0]);
    expect(() => loadNames(folder, cues, { file, key: 'other' })).toThrow(/expected the gazetteer's tables/);
  });

  const damages: [string, (bytes: Buffer) => Uint8Array][] = [
    ['cut short', (bytes) => bytes.subarray(0, bytes.length - 8)],
    ['empty', () => Buffer.alloc(0)],
    [
      'changed in one byte',
      (bytes) => bytes.fill(bytes[bytes.length - 100] ^ 1, bytes.length - 100, bytes.length - 99),
    ],
    ['no cache', () => Buffer.from('a\nb\nc\n')],
  ];
  it.each(damages)('is made anew, with the same bytes, where the file is %s', (_, damage) => {
    const file = join(scratch, 'damaged', 'test.names');
    loadNames(FOLDER, cues, { file, key: 'k' });
    const whole = readFileSync(file);
    writeFileSync(file, damage(Buffer.from(whole)));
    expect(loadNames(FOLDER, cues, { file, key: 'k' }).entry(gazetteer.entries[0].id)).toBeDefined();
    expect(readFileSync(file).equals(whole)).toBe(true);
    expect(readdirSync(join(scratch, 'damaged'))).toEqual(['test.names']);
  });

  it('does without a file where none can be written', () => {
    writeFileSync(join(scratch, 'occupied'), '');
    const names = loadNames(FOLDER, cues, { file: join(scratch, 'occupied', 'deep', 'test.names'), key: 'k' });
    expect(names.entry(gazetteer.entries[0].id)).toBeDefined();
  });

  it('has the same bytes wherever the same tables lie', () => {
    const folder = join(scratch, 'copy');
    cpSync(FOLDER, folder, { recursive: true });
    const bytes = (from: string): Uint8Array => encodeSections('k', packNames(loadGazetteer(from), cues));
    expect(bytes(folder)).toEqual(bytes(FOLDER));
  });

  it('reads arrays from a buffer that is not aligned', () => {
    const bytes = encodeSections('k', { numbers: Int32Array.of(1, -2, 3), units: Uint16Array.of(7) });
    const shifted = new Uint8Array(bytes.length + 1);
    shifted.set(bytes, 1);
    const sections = decodeSections(shifted.subarray(1), 'k');
    expect(sections).toEqual({ numbers: Int32Array.of(1, -2, 3), units: Uint16Array.of(7) });
  });
});
