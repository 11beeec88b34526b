/** @module The records of a WARC file (ISO 28500), gzipped record by record, as a whole, or not at all. */
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { AsyncIterReader, LimitReader, WARCParser, type WARCRecord } from 'warcio';
import { readBody } from '../body.js';
import { header, type Headers } from '../http.js';

/** A record that holds an HTTP response, or says that it was the same as an earlier one. */
export interface ArchivedResponse {
  readonly type: 'response' | 'revisit';
  /** Where the record begins, in bytes of the file. */
  readonly offset: number;
  /** The record's own headers, names in lower case. */
  readonly fields: Headers;
  /** HTTP status; null where the record holds no response's headers, as some revisits do. */
  readonly status: number | null;
  /** Names in lower case. */
  readonly headers: Headers;
  /**
   * The response's body, without transfer and content encoding, up to `limit` bytes. To be asked for before the next
   * record is.
   *
   * @throws {Error} where the file ends within the record, or the body is damaged
   */
  body(limit: number): Promise<ArchivedBody>;
}

export interface ArchivedBody {
  readonly bytes: Uint8Array;
  /** False where there was more than the limit. */
  readonly whole: boolean;
}

/**
 * The responses and revisits of an archive, from a record's `offset` on, in the order of the file; other records are
 * passed over.
 *
 * @throws {Error} where the file cannot be read, or what stands there is no WARC record
 */
export async function* archivedResponses(path: string, offset = 0): AsyncGenerator<ArchivedResponse> {
  const stream = createReadStream(path, { start: offset });
  try {
    const reader = new AsyncIterReader(stream);
    const parser = new WARCParser(reader);
    for await (const record of parser) {
      const at = offset + parser.offset;
      if (!record.warcHeaders.statusline.startsWith('WARC/')) {
        throw new Error(`expected a WARC record at byte ${at}, got something else`);
      }
      const open: OpenRecord = { record, reader, gzipped: reader.compressed !== null, at };
      const type = record.warcType;
      if (type === 'response' || type === 'revisit') yield responseOf(open, type);
      await finish(open);
    }
  } finally {
    stream.destroy();
  }
}

interface OpenRecord {
  readonly record: WARCRecord;
  readonly reader: AsyncIterReader;
  readonly gzipped: boolean;
  readonly at: number;
}

function responseOf(open: OpenRecord, type: 'response' | 'revisit'): ArchivedResponse {
  const { record } = open;
  const headers = headersOf(record.httpHeaders?.headers ?? []);
  const status = Number(record.httpHeaders?.statusCode ?? NaN);
  return {
    type,
    offset: open.at,
    fields: headersOf(record.warcHeaders.headers),
    status: Number.isInteger(status) && status >= 100 && status <= 599 ? status : null,
    headers,
    body: (limit) => bodyOf(open, headers, limit),
  };
}

async function bodyOf(open: OpenRecord, headers: Headers, limit: number): Promise<ArchivedBody> {
  const chunked = /\bchunked\b/i.test(header(headers, 'transfer-encoding') ?? '');
  const sent = await take(new AsyncIterReader(open.record.reader, null, chunked), limit);
  await finish(open);
  const encoding = header(headers, 'content-encoding') ?? '';
  const decoded = await readBody(Readable.from([sent.bytes]), encoding, limit);
  if (decoded.ok) return { bytes: decoded.bytes, whole: decoded.whole && sent.whole };
  // Archives often hold the body decoded, under headers that still name an encoding.
  if (sent.bytes[0] !== 0x1f || sent.bytes[1] !== 0x8b) return sent;
  throw new Error(decoded.detail);
}

async function take(stream: AsyncIterable<Uint8Array>, limit: number): Promise<ArchivedBody> {
  const taken = await readBody(Readable.from(stream), '', limit);
  if (!taken.ok) throw new Error(taken.detail);
  return taken;
}

/**
 * Reads what is left of a record. Not by the library's own skipping, which waits for ever where the file ends within the
 * record; and where gzip is damaged the library goes on as if it were none.
 */
async function finish({ record, reader, gzipped, at }: OpenRecord): Promise<void> {
  const rest: unknown = record.reader;
  if (!(rest instanceof LimitReader)) return;
  const chunks = rest[Symbol.asyncIterator]();
  while ((await chunks.next()).done !== true);
  if (gzipped && reader.compressed === null) throw new Error(`the gzipped record at byte ${at} is damaged`);
  if (rest.limit > 0) throw new Error(`the file ends within the record at byte ${at}`);
}

function headersOf(named: Iterable<[string, string]>): Headers {
  return Object.fromEntries([...named].map(([name, value]) => [name.toLowerCase(), value.trim()]));
}
