/** @module Many strings in one array of bytes (UTF-8), each made when it is asked for. */

export interface Strings {
  /** String `i` is `bytes[at[i]]` up to `bytes[at[i + 1]]`. */
  readonly at: Uint32Array;
  readonly bytes: Uint8Array;
}

/** Packs strings without lone surrogates, which UTF-8 does not have. */
export function packStrings(strings: readonly string[]): Strings {
  const at = new Uint32Array(strings.length + 1);
  for (const [i, string] of strings.entries()) at[i + 1] = at[i] + Buffer.byteLength(string);
  const bytes = Buffer.alloc(at[strings.length]);
  for (const [i, string] of strings.entries()) bytes.write(string, at[i]);
  return { at, bytes };
}

export function stringAt({ at, bytes }: Strings, i: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + at[i], at[i + 1] - at[i]).toString('utf8');
}
