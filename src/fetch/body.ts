/** @module A response's body, decompressed and counted while it comes. */
import { pipeline, type Duplex, type Readable } from 'node:stream';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';

const DECODERS: ReadonlyMap<string, () => Duplex> = new Map([
  ['gzip', createGunzip],
  ['x-gzip', createGunzip],
  ['br', createBrotliDecompress],
  ['deflate', createInflate],
]);

export type Body =
  /** `whole` is false where there was more than the limit, and `bytes` are as many as the limit then. */
  | { readonly ok: true; readonly bytes: Uint8Array; readonly whole: boolean }
  | { readonly ok: false; readonly detail: string };

/**
 * Reads a body to its end, or to `limit` bytes after decompression, and gives up the stream then, so that neither an
 * endless body nor one that was packed to burst costs more than the limit.
 *
 * @param encoding the `Content-Encoding` header, '' where there is none
 * @returns `ok: false` where the body is not in that encoding, or the encoding is not known
 * @throws what the stream fails with
 */
export async function readBody(stream: Readable, encoding: string, limit: number): Promise<Body> {
  const names = encoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  const [name = '', ...more] = names;
  const decoder = DECODERS.get(name)?.();
  // One encoding is what servers send; a second would let a few bytes grow by a million times.
  if (names.length > 0 && (decoder === undefined || more.length > 0)) {
    discard(stream);
    return { ok: false, detail: `expected the content encoding gzip, br or deflate, got "${encoding}"` };
  }
  let misencoded = false as boolean;
  // Before the stream's own failure reaches the decoder, the stream has it.
  decoder?.once('error', () => {
    misencoded = stream.errored === null;
  });
  const decoded = decoder === undefined ? stream : pipeline(stream, decoder, () => undefined);
  try {
    return { ok: true, ...(await take(decoded, limit)) };
  } catch (error) {
    if (!misencoded) throw error;
    const why = error instanceof Error ? error.message : String(error);
    return { ok: false, detail: `the body is not ${name}, as its header says: ${why}` };
  }
}

/** Gives a body up unread. The connection goes with it, which is cheaper than an end that may not come. */
export function discard(stream: Readable): void {
  stream.on('error', () => undefined).destroy();
}

async function take(stream: Readable, limit: number): Promise<{ bytes: Uint8Array; whole: boolean }> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  let whole = true;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    whole = length + chunk.length <= limit;
    chunks.push(whole ? chunk : chunk.subarray(0, limit - length));
    length = Math.min(limit, length + chunk.length);
    if (!whole) break;
  }
  return { bytes: new Uint8Array(Buffer.concat(chunks, length)), whole };
}
