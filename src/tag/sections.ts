/**
 * @module Typed arrays as the bytes of one file, and back without copying: a SHA-256 over the rest, a line of JSON that
 * says where each array lies, and the arrays, each where its elements may be read in place.
 */
import { sha256 } from '../identity.js';

const FORMS = { i4: Int32Array, u4: Uint32Array, u2: Uint16Array, u1: Uint8Array } as const;
type Form = keyof typeof FORMS;

export type Section = Int32Array | Uint32Array | Uint16Array | Uint8Array;

/** Arrays by name. */
export type Sections = Readonly<Record<string, Section>>;

/** Hex digits of SHA-256. */
const DIGEST = 64;
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
  const begin = aligned(DIGEST + Buffer.byteLength(head) + 1);
  const bytes = Buffer.alloc(begin + size, ' ');
  bytes.write(head, DIGEST);
  bytes[begin - 1] = NEWLINE;
  let at = begin;
  for (const array of Object.values(sections)) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += aligned(array.byteLength);
  }
  bytes.write(sha256(bytes.subarray(DIGEST)), 0, 'latin1');
  return bytes;
}

/** The arrays of a file, as views of its bytes; undefined where the bytes are damaged or were written under another key. */
export function decodeSections(bytes: Uint8Array, key: string): Sections | undefined {
  const keyEnd = bytes.indexOf(NEWLINE, DIGEST + 1);
  const headEnd = bytes.indexOf(NEWLINE, keyEnd + 1);
  if (keyEnd < 0 || headEnd < 0 || text(bytes, DIGEST + 1, keyEnd) !== key) return undefined;
  if (text(bytes, 0, DIGEST) !== sha256(bytes.subarray(DIGEST))) return undefined;
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
