import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { WARCParser } from 'warcio';
import { makeSnapshot } from '../../../src/fetch/snapshot.js';
import { readWarc } from '../../../src/fetch/warc/read.js';
import { warcInfo, warcResponse, warcRevisit } from '../../../src/fetch/warc/write.js';
import type { Snapshot } from '../../../src/model.js';
import { collect } from '../collect.js';

const folder = mkdtempSync(join(tmpdir(), 'orewire-warc-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const snapshotOf = (told: Partial<Snapshot> = {}): Snapshot =>
  makeSnapshot({
    url: 'https://news.example/a',
    finalUrl: 'https://news.example/a',
    status: 200,
    headers: { 'content-type': 'text/html', 'content-encoding': 'gzip', 'content-length': '7' },
    body: new Uint8Array(Buffer.from('<p>ore</p>')),
    fetchedAt: '2026-11-01T08:00:00.123Z',
    ...told,
  });

describe('an archive that we write', () => {
  const first = snapshotOf();
  const moved = snapshotOf({ url: 'https://news.example/old', finalUrl: 'https://news.example/b' });
  const records = [
    warcInfo('2026-11-02T08:00:00Z', { software: 'orewire/1' }),
    warcResponse(first),
    warcRevisit(moved, first),
  ];

  it('is read by another implementation', async () => {
    const read = [];
    for await (const record of WARCParser.iterRecords([Buffer.concat(records)])) {
      const body = Buffer.from(await record.readFully(false)).toString();
      read.push({
        type: record.warcType,
        uri: record.warcTargetURI,
        date: record.warcDate,
        status: record.httpHeaders?.statusCode,
        length: record.httpHeaders?.headers.get('content-length'),
        encoding: record.httpHeaders?.headers.get('content-encoding') ?? null,
        body,
        refersTo: record.warcRefersToTargetURI,
        digest: record.warcPayloadDigest,
      });
    }
    const page = { status: 200, length: '10', encoding: null, digest: 'sha1:SBZV3LGHORYDKHOG7YEZJ3ZKLTLGGMO6' };
    expect(read).toMatchObject([
      { type: 'warcinfo', date: '2026-11-02T08:00:00Z', body: 'software: orewire/1\r\n' },
      { ...page, type: 'response', uri: first.url, date: first.fetchedAt, body: '<p>ore</p>', refersTo: null },
      { ...page, type: 'revisit', uri: moved.finalUrl, date: moved.fetchedAt, body: '', refersTo: first.finalUrl },
    ]);
  });

  it('is a gzip member a record, each to be read by itself', () => {
    expect(records.map((record) => gunzipSync(record).toString('latin1').split('\r\n').slice(0, 2))).toEqual([
      ['WARC/1.1', 'WARC-Type: warcinfo'],
      ['WARC/1.1', 'WARC-Type: response'],
      ['WARC/1.1', 'WARC-Type: revisit'],
    ]);
  });

  it('gives back the snapshots that it was made of', async () => {
    const path = join(folder, 'round.warc.gz');
    const token = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/).map((name) => `x-${name}`);
    const value = fc.stringMatching(/^[!-~]([ -~]{0,20}[!-~])?$/);
    const address = fc.webUrl({ validSchemes: ['https'] }).map((url) => new URL(url).href);
    const snapshot = fc.record({
      url: address,
      finalUrl: address,
      status: fc.constantFrom(200, 203),
      headers: fc.dictionary(token, value, { noNullPrototype: true }).map((headers) => ({
        ...headers,
        'content-type': 'text/html',
        'content-encoding': 'br',
        'content-length': '3',
      })),
      body: fc.uint8Array({ maxLength: 200 }),
      fetchedAt: fc
        .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(snapshot, { maxLength: 4 }), fc.boolean(), async (told, again) => {
        const snapshots = told.map((one) => makeSnapshot(one));
        const written: Uint8Array[] = [warcInfo('2026-11-02T08:00:00Z', {}), ...snapshots.map(warcResponse)];
        if (again && snapshots.length > 0) {
          snapshots.push(makeSnapshot({ ...told[0], fetchedAt: '2101-01-01T00:00:00.000Z' }));
          written.push(warcRevisit(snapshots[snapshots.length - 1], snapshots[0]));
        }
        writeFileSync(path, Buffer.concat(written));
        const read = await collect(readWarc({ id: 'a', type: 'warc', path }));
        expect(read.map((fetched) => fetched.ok && fetched.snapshot)).toEqual(snapshots);
      }),
      { numRuns: 15 },
    );
  });
});
