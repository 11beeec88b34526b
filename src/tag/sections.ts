/**
 * @module Typed arrays as the bytes of one file, and back without copying: a CRC-32 over the rest, a line of JSON that
 * says where each array lies, and the arrays, each where its elements may be read in place.
 */
import { crc32 } from 'node:zlib';

const FORMS = { i4: Int32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array } as const;
type Form = keyof typeof FORMS;

export type Section = Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** Arrays by name. */
export type Sections = Readonly<Record<string, Section>>;

/** Hex digits of CRC-32: what it has to find is a file that was cut or damaged, and SHA-256 takes ten times as long. */
const CHECKSUM = 8;
const NEWLINE = 0x0a;

/** The file's bytes: the same key and arrays give the same bytes. The key says what the arrays were made of; it holds no line break. */
export function encodeSections(key: string, sections: Sections): Uint8Array {
  const places: [string, Form, number, number][] = [];
  let size = 0;
  for (const [name, array] of Object.entries(sections)) {
    places.push([name, formOf(array), size, array.length]);
    size += aligned(array.byteLength);
  }
  const head = `\n${key}\n${JSON.stringify(places)}`;
  const begin = aligned(CHECKSUM + Buffer.byteLength(head) + 1);
  const bytes = Buffer.alloc(begin + size, ' ');
  bytes.write(head, CHECKSUM);
  bytes[begin - 1] = NEWLINE;
  let at = begin;
  for (const array of Object.values(sections)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  bytes.write(checksum(bytes), 0, 'latin1');
  return bytes;
}

/** The arrays of a file, as views of its bytes; undefined where the bytes are damaged or were written under another key. */
export function decodeSections(bytes: Uint8Array, key: string): Sections | undefined {
  const keyEnd = bytes.indexOf(NEWLINE, CHECKSUM + 1);
  const headEnd = bytes.indexOf(NEWLINE, keyEnd + 1);
  if (keyEnd < 0 || headEnd < 0 || text(bytes, CHECKSUM + 1, keyEnd) !== key) return undefined;
  if (text(bytes, 0, CHECKSUM) !== checksum(bytes)) return undefined;
  // Small files may be read into a shared buffer, where nothing is aligned.
  const whole = bytes.byteOffset % 4 === 0 ? bytes : Uint8Array.from(bytes);
  const sections: Record<string, Section> = {};
  for (const [name, form, at, length] of JSON.parse(text(bytes, keyEnd + 1, headEnd)) as [
    string,
    Form,
    number,
    number,
  ][])
    sections[name] = new FORMS[form](whole.buffer as ArrayBuffer, whole.byteOffset + headEnd + 1 + at, length);
  return sections;
}

function checksum(bytes: Uint8Array): string {
  return crc32(bytes.subarray(CHECKSUM)).toString(16).padStart(CHECKSUM, '0');
}

function formOf(array: Section): Form {
  if (array instanceof Int32Array) return 'i4';
  if (array instanceof Uint32Array) return 'u4';
  return array instanceof Uint16Array ? 'u2' : 'u1';
}

function aligned(size: number): number {
  return Math.ceil(size / 4) * 4;
}

function text(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}

/** The first index whose number is not below `value`, in ascending numbers. */
export function lowerBound(numbers: Section, value: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (numbers[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
