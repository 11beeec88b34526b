import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { WARCRecord, WARCSerializer } from 'warcio';
import { readWarc } from '../../../src/fetch/warc/read.js';
import { sha256 } from '../../../src/identity.js';
import { collect } from '../collect.js';

const folder = mkdtempSync(join(tmpdir(), 'orewire-warc-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Told {
  type: 'response' | 'revisit' | 'request';
  url: string;
  date: string;
  body?: string | Uint8Array;
  statusline?: string;
  headers?: Record<string, string>;
  warcHeaders?: Record<string, string>;
  refersTo?: { url: string; date: string };
}
const page = (told: Partial<Told> & { url: string }): Told => ({
  type: 'response',
  date: '2026-11-01T08:00:00Z',
  body: '<p>ore</p>',
  headers: { 'Content-Type': 'text/html; charset=utf-8' },
  ...told,
});

/** A record as another implementation writes it. */
async function record(told: Told, gzip: boolean): Promise<Buffer> {
  const { type, url, date, headers = {}, statusline = 'HTTP/1.1 200 OK', warcHeaders = {}, refersTo } = told;
  const body = Buffer.from(told.body ?? '');
  const made = WARCRecord.create(
    {
      ...{ type, url, date, statusline, warcVersion: 'WARC/1.1', warcHeaders, httpHeaders: headers },
      ...(refersTo === undefined ? {} : { refersToUrl: refersTo.url, refersToDate: refersTo.date }),
    },
    [new Uint8Array(body)],
  );
  return Buffer.from(await WARCSerializer.serialize(made, { gzip }));
}

async function archive(name: string, told: readonly Told[], gzip = true): Promise<string> {
  const path = join(folder, name);
  const records = await Promise.all(told.map((one) => record(one, gzip)));
  writeFileSync(path, Buffer.concat(records));
  return path;
}

const read = (path: string) => collect(readWarc({ id: 'archive', type: 'warc', path }));
const A = 'https://news.example/a';
const B = 'https://news.example/b';

describe('an archive', () => {
  it.each([
    ['gzipped record by record', true],
    ['not gzipped', false],
  ])('that is %s gives its pages as they came', async (_, gzip) => {
    const path = await archive(`plain-${gzip}.warc`, [page({ url: A }), page({ url: B, body: '<p>tin</p>' })], gzip);
    expect(await read(path)).toEqual([
      {
        ok: true,
        sourceId: 'archive',
        snapshot: {
          id: expect.any(String) as string,
          url: A,
          finalUrl: A,
          status: 200,
          headers: { 'content-type': 'text/html; charset=utf-8' },
          body: new Uint8Array(Buffer.from('<p>ore</p>')),
          fetchedAt: '2026-11-01T08:00:00.000Z',
          sha256: sha256('<p>ore</p>'),
        },
      },
      expect.objectContaining({
        snapshot: expect.objectContaining({ url: B, sha256: sha256('<p>tin</p>') }) as object,
      }),
    ]);
  });

  it('that is gzipped as a whole is read too', async () => {
    const records = await Promise.all([page({ url: A }), page({ url: B })].map((told) => record(told, false)));
    const path = join(folder, 'whole.warc.gz');
    writeFileSync(path, gzipSync(Buffer.concat(records)));
    expect(await read(path)).toMatchObject([{ snapshot: { url: A } }, { snapshot: { url: B } }]);
  });

  it.each([
    ['in chunks', Buffer.from('4\r\n<p>o\r\n6\r\nre</p>\r\n0\r\n\r\n'), { 'Transfer-Encoding': 'chunked' }],
    ['gzipped', gzipSync('<p>ore</p>'), { 'Content-Encoding': 'gzip' }],
    ['packed by brotli', brotliCompressSync('<p>ore</p>'), { 'Content-Encoding': 'br' }],
    ['unpacked under headers that name its packing', Buffer.from('<p>ore</p>'), { 'Content-Encoding': 'gzip' }],
  ])('gives a body that was sent %s', async (name, body, headers) => {
    const sent = page({ url: A, body, headers: { 'Content-Type': 'text/html', ...headers } });
    const path = await archive(`${name}.warc.gz`, [sent]);
    expect(await read(path)).toMatchObject([{ ok: true, snapshot: { sha256: sha256('<p>ore</p>') } }]);
  });

  it('passes over what is no page', async () => {
    const path = await archive('others.warc.gz', [
      page({ url: 'dns:news.example', body: '192.0.2.1', headers: {} }),
      page({ url: `${A}.jpg`, headers: { 'Content-Type': 'image/jpeg' } }),
      page({ url: 'https://news.example/moved', statusline: 'HTTP/1.1 301 Moved', headers: { Location: A } }),
      page({ url: A, type: 'request', statusline: 'GET /a HTTP/1.1' }),
      page({ url: B }),
    ]);
    expect(await read(path)).toMatchObject([{ ok: true, snapshot: { url: B } }]);
  });

  it('says of an error page why there is none', async () => {
    const path = await archive('error.warc.gz', [page({ url: A, statusline: 'HTTP/1.1 404 Not Found' })]);
    expect(await read(path)).toMatchObject([{ ok: false, reason: 'not-found', url: A }]);
  });

  it.each([
    ['address and date', {}, { refersTo: { url: A, date: '2026-11-01T08:00:00Z' } }],
    ['digest', { 'WARC-Payload-Digest': 'sha1:ABC' }, { warcHeaders: { 'WARC-Payload-Digest': 'sha1:ABC' } }],
    ['record', { 'WARC-Record-ID': '<urn:uuid:1>' }, { warcHeaders: { 'WARC-Refers-To': '<urn:uuid:1>' } }],
  ])('gives a revisit the body that it refers to by %s', async (name, warcHeaders, reference) => {
    for (const gzip of [true, false]) {
      const path = await archive(
        `revisit-${name}-${gzip}.warc`,
        [
          page({ url: 'https://news.example/first', body: '<p>first</p>' }),
          page({ url: A, warcHeaders: warcHeaders }),
          { ...page({ url: B, type: 'revisit', date: '2026-11-02T08:00:00Z', body: '' }), ...(reference as object) },
        ],
        gzip,
      );
      expect((await read(path)).at(-1)).toMatchObject({
        ok: true,
        snapshot: { url: B, fetchedAt: '2026-11-02T08:00:00.000Z', sha256: sha256('<p>ore</p>') },
      });
    }
  });

  it('gives a revisit that was answered with "not modified" the answer before it', async () => {
    const path = await archive('unmodified.warc.gz', [
      page({ url: A }),
      {
        ...page({ url: A, type: 'revisit', date: '2026-11-02T08:00:00Z', body: '' }),
        ...{ statusline: 'HTTP/1.1 304 Not Modified', headers: { ETag: '"1"' } },
        refersTo: { url: A, date: '2026-11-01T08:00:00Z' },
      },
    ]);
    expect(await read(path)).toMatchObject([
      { ok: true },
      { ok: true, snapshot: { status: 200, headers: { 'content-type': 'text/html; charset=utf-8' } } },
    ]);
  });

  it('that lacks what a revisit refers to says so', async () => {
    const revisit = page({ url: B, type: 'revisit', body: '', refersTo: { url: A, date: '2026-10-01T08:00:00Z' } });
    expect(await read(await archive('lost.warc.gz', [revisit]))).toMatchObject([{ reason: 'no-original', url: B }]);
  });

  it('may be a folder of archives, read by path', async () => {
    const path = join(folder, 'many');
    mkdirSync(join(path, '2026'), { recursive: true });
    await archive('many/b.warc', [page({ url: B })], false);
    await archive('many/2026/a.warc.gz', [page({ url: A })]);
    writeFileSync(join(path, 'notes.txt'), 'none');
    expect(await read(path)).toMatchObject([{ snapshot: { url: A } }, { snapshot: { url: B } }]);
  });

  it.each([
    [
      'ends within a record',
      async () => (await record(page({ url: B, body: 'x'.repeat(5000) }), false)).subarray(0, 900),
    ],
    ['goes on with something else', () => Promise.resolve(Buffer.from('<html>not an archive</html>\r\n\r\n'))],
  ])('that %s gives what stood before, and says so', async (name, broken) => {
    const path = join(folder, `${name}.warc`);
    writeFileSync(path, Buffer.concat([await record(page({ url: A }), false), await broken()]));
    expect(await read(path)).toMatchObject([
      { ok: true, snapshot: { url: A } },
      { ok: false, reason: 'unreadable' },
    ]);
  });

  it.each([
    ['cut off', (whole: Buffer) => whole.subarray(0, whole.length - 40)],
    ['altered', (whole: Buffer) => Buffer.concat([whole.subarray(0, 500), Buffer.alloc(40), whole.subarray(540)])],
  ])('whose gzip is %s says so', async (name, damage) => {
    const noise = Buffer.from(Array.from({ length: 400 }, (_, i) => sha256(`${i}`)).join(''));
    const path = await archive(`${name}.warc.gz`, [page({ url: A, body: noise })]);
    writeFileSync(path, damage(readFileSync(path)));
    expect(await read(path)).toMatchObject([{ ok: false, reason: 'unreadable' }]);
  });

  it('that is not there is one rejection', async () => {
    expect(await read(join(folder, 'nowhere.warc'))).toMatchObject([{ ok: false, reason: 'unreadable' }]);
  });
});
