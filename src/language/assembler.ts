/**
 * @module Just enough of WebAssembly's binary format (W3C, "WebAssembly Core Specification", 5) to write functions over one
 * memory with 128-bit vectors: what plain TypeScript does a number at a time, they do sixteen at a time.
 */

/** Instructions: bytes, and instructions within them, which are laid out as bytes at the very end. */
export type Code = readonly (number | Code)[];

export const I32 = 0x7f;
export const F32 = 0x7d;
export const V128 = 0x7b;
const FUNCTION = 0x60;

export interface Func {
  readonly name: string;
  /** Types of its parameters, which are its first locals. */
  readonly parameters: readonly number[];
  /** Types of what it gives: one, or none. */
  readonly gives: readonly number[];
  /** Types of its other locals. */
  readonly locals: readonly number[];
  readonly body: Code;
}

/** A module over the memory `memory` of the import `env`. */
export function assemble(functions: readonly Func[]): Uint8Array<ArrayBuffer> {
  const types = functions.map(({ parameters, gives }) => [
    FUNCTION,
    vector(parameters.map((type) => [type])),
    vector(gives.map((type) => [type])),
  ]);
  const bodies = functions.map(({ locals, body }) => sized([vector(locals.map((type) => [1, type])), body, 0x0b]));
  return Uint8Array.from(
    bytesOf([
      [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
      [1, sized(vector(types))],
      [2, sized(vector([[text('env'), text('memory'), 2, 0, 0]]))],
      [3, sized(vector(functions.map((_, index) => [index])))],
      [7, sized(vector(functions.map(({ name }, index) => [text(name), 0, index])))],
      [10, sized(vector(bodies))],
    ]),
  );
}

export const get = (local: number): Code => [0x20, local];
export const set = (local: number, value: Code): Code => [value, 0x21, local];
export const constant = (value: number): Code => [0x41, signed(value)];
export const constantFloat = (value: number): Code => [0x43, [...new Uint8Array(Float32Array.of(value).buffer)]];
export const add = (a: Code, b: Code): Code => [a, b, 0x6a];
export const multiply = (a: Code, b: Code): Code => [a, b, 0x6c];
export const addFloat = (a: Code, b: Code): Code => [a, b, 0x92];
export const multiplyFloat = (a: Code, b: Code): Code => [a, b, 0x94];
/** Repeats `body`, once at least, until `local`, moved by `step` behind it, comes to `end`. */
export const repeat = (local: number, step: number, end: Code, body: Code): Code => [
  [0x03, 0x40, body],
  set(local, add(get(local), constant(step))),
  [get(local), end, 0x47, 0x0d, 0, 0x0b],
];
/** As {@link repeat}, but not even once where `local` is at the end. */
export const repeatIfAny = (local: number, step: number, end: Code, body: Code): Code => [
  [0x02, 0x40, get(local), end, 0x46, 0x0d, 0],
  [repeat(local, step, end, body), 0x0b],
];
export const load32 = (address: Code, offset = 0): Code => [address, 0x28, 2, unsigned(offset)];
export const load = (address: Code, offset: number): Code => [address, simd(0), 0, unsigned(offset)];
export const store = (address: Code, offset: number, value: Code): Code => [
  [address, value, simd(11)],
  [0, unsigned(offset)],
];
/** One of the four 32-bit lanes. */
export const storeLane32 = (address: Code, offset: number, value: Code, lane: number): Code => [
  [address, value, simd(90)],
  [2, unsigned(offset), lane],
];
/** All four 32-bit lanes from one address. */
export const loadSplat32 = (address: Code, offset = 0): Code => [address, simd(9), 2, unsigned(offset)];
export const splat32 = (value: number): Code => [constant(value), simd(17)];
export const zero: Code = splat32(0);
/** The first or the last eight bytes as 16-bit lanes. */
export const widenLow = (a: Code): Code => [a, simd(135)];
export const widenHigh = (a: Code): Code => [a, simd(136)];
export const add16 = (a: Code, b: Code): Code => [a, b, simd(142)];
export const max16 = (a: Code, b: Code): Code => [a, b, simd(152)];
/** 32-bit lanes of two vectors as 16-bit lanes of one. */
export const narrow = (a: Code, b: Code): Code => [a, b, simd(133)];
export const add32 = (a: Code, b: Code): Code => [a, b, simd(174)];
export const shiftRight32 = (a: Code, bits: number): Code => [a, constant(bits), simd(172)];
export const min32 = (a: Code, b: Code): Code => [a, b, simd(182)];
export const max32 = (a: Code, b: Code): Code => [a, b, simd(184)];
/** Products of 16-bit lanes, neighbours added: four 32-bit lanes. */
export const dot = (a: Code, b: Code): Code => [a, b, simd(186)];
export const lane32 = (a: Code, lane: number): Code => [a, simd(27), lane];
/** Four floats a vector, each rounded as IEEE 754 has it: the same on every machine. */
export const splatFloat = (a: Code): Code => [a, simd(19)];
export const laneFloat = (a: Code, lane: number): Code => [a, simd(31), lane];
export const squareRoots = (a: Code): Code => [a, simd(227)];
export const addFloats = (a: Code, b: Code): Code => [a, b, simd(228)];
export const subtractFloats = (a: Code, b: Code): Code => [a, b, simd(229)];
export const multiplyFloats = (a: Code, b: Code): Code => [a, b, simd(230)];
export const divideFloats = (a: Code, b: Code): Code => [a, b, simd(231)];
export const maxFloats = (a: Code, b: Code): Code => [a, b, simd(233)];

function simd(operation: number): Code {
  return [0xfd, unsigned(operation)];
}

function vector(items: readonly Code[]): Code {
  return [unsigned(items.length), items];
}

/** The bytes of `content` behind their number. */
function sized(content: Code): Code {
  const bytes = bytesOf(content);
  return [unsigned(bytes.length), bytes];
}

function text(name: string): Code {
  return [unsigned(name.length), [...Buffer.from(name)]];
}

function bytesOf(code: Code): number[] {
  const bytes: number[] = [];
  const append = (part: number | Code): void => {
    if (typeof part === 'number') bytes.push(part);
    else part.forEach(append);
  };
  append(code);
  return bytes;
}

/** LEB128 of a number from 0 to 2^31 - 1. */
function unsigned(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>>= 7) {
    if (rest < 128) return [...bytes, rest];
    bytes.push((rest & 127) | 128);
  }
}

/** Signed LEB128 of a 32-bit number. */
function signed(value: number): Code {
  const bytes: number[] = [];
  for (let rest = value; ; rest >>= 7) {
    const low = rest & 127;
    if ((rest >> 7 === 0 && low < 64) || (rest >> 7 === -1 && low >= 64)) return [...bytes, low];
    bytes.push(low | 128);
  }
}
