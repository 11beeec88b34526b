/**
 * @module The form of a model file: gzip over a line of JSON that names the sections, and the sections' bytes.
 *
 * Numbers are stored as all their lowest bytes, then all bytes above these, and so on: so each byte stands among its like,
 * and gzip, which is read twice as fast as Brotli, packs them as well. What need not be unpacked is used where it lies:
 * memory that is touched for the first time costs more than what is done with it.
 */
import { constants, gunzipSync, gzipSync } from 'node:zlib';
import type { LinearRows } from './linear.js';
import { SortedKeys } from './sorted-keys.js';

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
  // Hardly anything repeats in a model: short repetitions would only be in the way of good codes.
  return gzipSync(content, { level: 9, memLevel: 9, strategy: constants.Z_FILTERED });
}

export function decompress(bytes: Uint8Array): Uint8Array {
  // A gzip file ends with its content's length: room for all of it, so that no pieces have to be joined.
  const length = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - 4, true);
  const content = gunzipSync(bytes, { chunkSize: Math.max(length + 1, constants.Z_MIN_CHUNK) });
  // A slice of a Buffer would keep all of it.
  return new Uint8Array(content.buffer, content.byteOffset, content.length);
}

/** Whole numbers below 2^31. */
export function packNumbers(numbers: Int32Array): Uint8Array {
  const n = numbers.length;
  const bytes = new Uint8Array(4 * n);
  for (let i = 0; i < n; i++) for (let place = 0; place < 4; place++) bytes[place * n + i] = numbers[i] >> (8 * place);
  return bytes;
}

export function unpackNumbers(bytes: Uint8Array): Int32Array {
  const n = bytes.length >> 2;
  const numbers = new Int32Array(n);
  for (let i = 0; i < n; i++)
    numbers[i] = bytes[i] | (bytes[n + i] << 8) | (bytes[2 * n + i] << 16) | (bytes[3 * n + i] << 24);
  return numbers;
}

export function packShorts(numbers: Int16Array): Uint8Array {
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
    [`${prefix}keys`]: rows.keys.packed,
    [`${prefix}lengths`]: rows.lengths,
    [`${prefix}labels`]: rows.labels,
    [`${prefix}weights`]: bytesOf(rows.weights),
  };
}

export function unpackRows(prefix: string, sections: Sections): LinearRows {
  return {
    classes: sections[`${prefix}classes`][0],
    keys: new SortedKeys(sections[`${prefix}keys`]),
    lengths: sections[`${prefix}lengths`],
    labels: sections[`${prefix}labels`],
    weights: signedBytes(sections[`${prefix}weights`]),
  };
}

/** The same bytes as numbers without a sign. */
export function bytesOf(numbers: Int8Array): Uint8Array {
  return new Uint8Array(numbers.buffer, numbers.byteOffset, numbers.length);
}

/** The same bytes as numbers with a sign. */
export function signedBytes(bytes: Uint8Array): Int8Array {
  return new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length);
}
