/** @module Snapshots → the records of a WARC 1.1 archive (ISO 28500:2017), each a gzip member of its own. */
import { createHash } from 'node:crypto';
import { STATUS_CODES } from 'node:http';
import { gzipSync } from 'node:zlib';
import { sha256 } from '../../identity.js';
import type { Snapshot } from '../../model.js';
import { ARCHIVE_PREFIX, ASKED_URI, OF_THE_WIRE } from './fields.js';

/** How a revisit says that the body is that of another record (ISO 28500, section 6.7.2). */
const SAME_BODY = 'http://netpreserve.org/warc/1.1/revisit/identical-payload-digest';

type Fields = readonly (readonly [name: string, value: string])[];

/**
 * The record that an archive begins with.
 *
 * @param date ISO 8601, UTC
 * @param info what is said of the whole archive: names and values without line ends
 */
export function warcInfo(date: string, info: Readonly<Record<string, string>>): Uint8Array {
  const block = Buffer.from(lines(Object.entries(info)));
  return record('warcinfo', `info ${date} ${block.toString()}`, block, [
    ['WARC-Date', date],
    ['Content-Type', 'application/warc-fields'],
  ]);
}

/** A page as it was fetched, its body decoded. */
export function warcResponse(snapshot: Snapshot): Uint8Array {
  const block = Buffer.concat([httpHead(snapshot), snapshot.body]);
  return record('response', snapshot.id, block, pageFields(snapshot));
}

/** A page whose body is that of `original`, which stands before it in the archive: its headers alone. */
export function warcRevisit(snapshot: Snapshot, original: Pick<Snapshot, 'id' | 'finalUrl' | 'fetchedAt'>): Uint8Array {
  return record('revisit', snapshot.id, httpHead(snapshot), [
    ...pageFields(snapshot),
    ['WARC-Profile', SAME_BODY],
    ['WARC-Refers-To', recordId(original.id)],
    ['WARC-Refers-To-Target-URI', uri(original.finalUrl)],
    ['WARC-Refers-To-Date', original.fetchedAt],
  ]);
}

function pageFields(snapshot: Snapshot): Fields {
  const { url, finalUrl, fetchedAt, body } = snapshot;
  return [
    ['WARC-Target-URI', uri(finalUrl)],
    ['WARC-Date', fetchedAt],
    ...(url === finalUrl ? [] : [[ASKED_URI, uri(url)] as const]),
    ['WARC-Payload-Digest', digest(body)],
    ['Content-Type', 'application/http; msgtype=response'],
  ];
}

function httpHead({ status, headers, body }: Snapshot): Buffer {
  const kept = Object.entries(headers).map(
    ([name, value]) => [OF_THE_WIRE.has(name) ? `${ARCHIVE_PREFIX}${name}` : name, value] as const,
  );
  const length = ['content-length', String(body.byteLength)] as const;
  const statusLine = `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();
  // Header values are bytes, of which Node makes Latin-1 (RFC 9110, section 5.5).
  return Buffer.from(`${statusLine}\r\n${lines([...kept, length])}\r\n`, 'latin1');
}

function record(type: string, key: string, block: Uint8Array, fields: Fields): Uint8Array {
  const head = lines([
    ['WARC-Type', type],
    ['WARC-Record-ID', recordId(key)],
    ...fields,
    ['WARC-Block-Digest', digest(block)],
    ['Content-Length', String(block.byteLength)],
  ]);
  return gzipSync(Buffer.concat([Buffer.from(`WARC/1.1\r\n${head}\r\n`), block, Buffer.from('\r\n\r\n')]));
}

/** A line for each; what is in a value can begin no line of its own. */
function lines(fields: Fields): string {
  return fields.map(([name, value]) => `${name}: ${value.replace(/[\r\n]+/g, ' ').trim()}\r\n`).join('');
}

/** The same record has the same id in every archive: a UUID of version 8 (RFC 9562), made of a hash. */
function recordId(key: string): string {
  const hex = sha256(key);
  const variant = ((parseInt(hex[16], 16) & 3) | 8).toString(16);
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ];
  return `<urn:uuid:${parts.join('-')}>`;
}

/** SHA-1 in base 32, the one digest that every tool for archives knows. */
function digest(bytes: Uint8Array): string {
  return `sha1:${base32(createHash('sha1').update(bytes).digest())}`;
}

/** RFC 4648, section 6; a SHA-1 has 160 bits, so that no padding is needed. */
function base32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{5}/g) ?? []).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five, 2)]).join('');
}

/** Only what a URI may hold. */
function uri(address: string): string {
  return URL.canParse(address) ? address.replace(/[^\x21-\x7e]/g, encodeURIComponent) : encodeURI(address);
}
