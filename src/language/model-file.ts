/**
 * @module The form of a model file: Brotli over a line of JSON that names the sections, and the sections' bytes.
 *
 * Sorted keys are stored as their differences, seven bits a byte; two-byte numbers as all low bytes before all high ones:
 * both for the compressor's sake.
 */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import type { LinearRows } from './linear.js';

/** Sections of a model by name. */
export type Sections = Readonly<Record<string, Uint8Array>>;

const NEWLINE = 0x0a;

/** The uncompressed content: the same sections give the same bytes. */
export function encodeSections(sections: Sections): Uint8Array {
  const header = JSON.stringify(Object.entries(sections).map(([name, bytes]) => [name, bytes.length]));
  return Buffer.concat([Buffer.from(`${header}\n`), ...Object.values(sections)]);
}

/** @throws Error when the bytes are no model file */
export function decodeSections(content: Uint8Array): Sections {
  const line = content.indexOf(NEWLINE);
  const header = JSON.parse(Buffer.from(content.subarray(0, line)).toString('utf8')) as [string, number][];
  const sections: Record<string, Uint8Array> = {};
  let at = line + 1;
  for (const [name, length] of header) {
    sections[name] = content.subarray(at, at + length);
    at += length;
  }
  if (at !== content.length) throw new Error(`expected ${at} bytes of model, got ${content.length}`);
  return sections;
}

export function compress(content: Uint8Array): Uint8Array {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 10,
    [constants.BROTLI_PARAM_LGWIN]: 22,
    [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
  };
  return brotliCompressSync(content, { params });
}

/** So much is decompressed at once: pieces of Node's own 16 kB would have to be joined by the hundred. */
const CHUNK = 1 << 23;

export function decompress(bytes: Uint8Array): Uint8Array {
  return brotliDecompressSync(bytes, { chunkSize: CHUNK });
}

/** Ascending numbers below 2^32 as differences. */
export function packAscending(numbers: Uint32Array): Uint8Array {
  const bytes: number[] = [];
  let before = 0;
  for (const number of numbers) {
    let rest = number - before;
    before = number;
    while (rest > 127) {
      bytes.push((rest & 127) | 128);
      rest = Math.floor(rest / 128);
    }
    bytes.push(rest);
  }
  return Uint8Array.from(bytes);
}

export function unpackAscending(bytes: Uint8Array): Uint32Array {
  const numbers = new Uint32Array(bytes.length);
  let n = 0;
  let value = 0;
  let difference = 0;
  let shift = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i];
    difference |= (byte & 127) << shift;
    if (byte > 127) shift += 7;
    else {
      value = (value + difference) | 0;
      numbers[n++] = value;
      difference = 0;
      shift = 0;
    }
  }
  return numbers.slice(0, n);
}

export function packShorts(numbers: Int16Array | Uint16Array): Uint8Array {
  const bytes = new Uint8Array(numbers.length * 2);
  for (let i = 0; i < numbers.length; i++) {
    bytes[i] = numbers[i] & 255;
    bytes[numbers.length + i] = (numbers[i] >> 8) & 255;
  }
  return bytes;
}

export function unpackShorts(bytes: Uint8Array): Int16Array {
  const n = bytes.length >> 1;
  const numbers = new Int16Array(n);
  for (let i = 0; i < n; i++) numbers[i] = bytes[i] | (bytes[n + i] << 8);
  return numbers;
}

/** The sections of a classifier, their names behind `prefix`. */
export function packRows(prefix: string, rows: LinearRows): Sections {
  return {
    [`${prefix}classes`]: Uint8Array.of(rows.classes),
    [`${prefix}keys`]: packAscending(rows.keys),
    [`${prefix}lengths`]: rows.lengths,
    [`${prefix}labels`]: rows.labels,
    [`${prefix}weights`]: packShorts(rows.weights),
  };
}

export function unpackRows(prefix: string, sections: Sections): LinearRows {
  return {
    classes: sections[`${prefix}classes`][0],
    keys: unpackAscending(sections[`${prefix}keys`]),
    lengths: sections[`${prefix}lengths`],
    labels: sections[`${prefix}labels`],
    weights: unpackShorts(sections[`${prefix}weights`]),
  };
}
