/** @module Pages that are stored in WARC archives. */
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { header, HTTP_LIMITS, isTaken, type Headers } from '../http.js';
import { reasonOfStatus, type FetchReason } from '../reasons.js';
import { makeSnapshot, type Fetched, type FetchRejection } from '../snapshot.js';
import type { WarcSource } from '../source.js';
import { archivedResponses, type ArchivedResponse } from './archive.js';
import { ASKED_URI, withoutArchivePrefix } from './fields.js';

/**
 * The pages in an archive, or in all archives of a folder (`.warc`, `.warc.gz`) by path in code-unit order, each in the
 * order of its file. Redirects and what is no page (pictures, scripts, look-ups of names) are passed over; a page that
 * was answered with an error is rejected as the same answer from a live site would be. A revisit has the body of the
 * record that it refers to, which must stand before it in the same file.
 *
 * An archive that cannot be read, or ends too early, is one rejection, `unreadable`; what stood before that is given.
 */
export async function* readWarc(source: WarcSource): AsyncGenerator<Fetched> {
  let paths: string[];
  try {
    paths = await archivesAt(source.path);
  } catch (error) {
    yield rejection(source, source.path, 'unreadable', error);
    return;
  }
  for (const path of paths) {
    try {
      yield* readArchive(source, path);
    } catch (error) {
      yield rejection(source, path, 'unreadable', error);
    }
  }
}

async function archivesAt(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) return [path];
  const found = await readdir(path, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && /\.warc(?:\.gz)?$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (a < b ? -1 : 1));
}

async function* readArchive(source: WarcSource, path: string): AsyncGenerator<Fetched> {
  /** Where the responses stand that a revisit may refer to, by each way of referring to them. */
  const offsets = new Map<string, number>();
  for await (const response of archivedResponses(path)) {
    if (response.type === 'response') for (const name of namesOf(response)) offsets.set(name, response.offset);
    const fetched = await pageOf(source, path, response, offsets);
    if (fetched !== null) yield fetched;
  }
}

async function pageOf(
  source: WarcSource,
  path: string,
  response: ArchivedResponse,
  offsets: ReadonlyMap<string, number>,
): Promise<Fetched | null> {
  // Some writers put the address in angle brackets, as the standard's first version had it.
  const finalUrl = (header(response.fields, 'warc-target-uri') ?? '').replace(/^<|>$/g, '');
  if (!/^https?:/i.test(finalUrl)) return null;
  const url = header(response.fields, ASKED_URI) ?? finalUrl;
  const original = response.type === 'revisit' ? await originalOf(path, response, offsets) : response;
  if (original === null) {
    return rejection(
      source,
      url,
      'no-original',
      `${path} has no earlier record of the page that is said to be the same`,
    );
  }
  const status = response.status ?? original.status;
  // 304 is how the answer to a revisit may have come; the body is that of the answer before it.
  const answered = status === 304 && original !== response ? original.status : status;
  const headers = withoutArchivePrefix(
    response.status === null || answered !== status ? original.headers : response.headers,
  );
  const reason = answered === null ? 'unexpected-status' : reasonOfStatus(answered, 'retry-after' in headers);
  if (answered === null || reason !== null) {
    if (answered !== null && answered >= 300 && answered < 400) return null;
    return rejection(source, url, reason ?? 'unexpected-status', `archived with status ${answered} in ${path}`);
  }
  if (!isTaken('page', headers)) return null;
  const fetchedAt = dateOf(response.fields);
  if (fetchedAt === null) return rejection(source, url, 'unreadable', `${path}: a record without a date`);
  const body = 'content' in original ? original.content : await original.body(HTTP_LIMITS.bodyBytes);
  if (!body.whole) return rejection(source, url, 'too-large', `the body is over ${HTTP_LIMITS.bodyBytes} bytes`);
  const snapshot = makeSnapshot({ url, finalUrl, status: answered, headers, body: body.bytes, fetchedAt });
  return { ok: true, sourceId: source.id, snapshot };
}

/** The record that a revisit refers to, read where it stands; null where none was met. */
async function originalOf(path: string, revisit: ArchivedResponse, offsets: ReadonlyMap<string, number>) {
  const offset = namesReferredTo(revisit)
    .map((name) => offsets.get(name))
    .find((known) => known !== undefined);
  if (offset === undefined) return null;
  for await (const response of archivedResponses(path, offset)) {
    const content = await response.body(HTTP_LIMITS.bodyBytes);
    return { status: response.status, headers: response.headers, content };
  }
  return null;
}

/** How a record may be referred to. */
function namesOf({ fields }: ArchivedResponse): string[] {
  return [
    header(fields, 'warc-record-id'),
    moment(header(fields, 'warc-target-uri'), header(fields, 'warc-date')),
    header(fields, 'warc-payload-digest'),
  ].filter((name) => name !== undefined);
}

/** The same names as a revisit gives them, the most exact first. */
function namesReferredTo({ fields }: ArchivedResponse): string[] {
  return [
    header(fields, 'warc-refers-to'),
    moment(header(fields, 'warc-refers-to-target-uri'), header(fields, 'warc-refers-to-date')),
    header(fields, 'warc-payload-digest'),
  ].filter((name) => name !== undefined);
}

function moment(uri: string | undefined, date: string | undefined): string | undefined {
  return uri === undefined || date === undefined ? undefined : `${uri.replace(/^<|>$/g, '')} ${date}`;
}

function dateOf(fields: Headers): string | null {
  const stated = Date.parse(header(fields, 'warc-date') ?? '');
  return Number.isNaN(stated) ? null : new Date(stated).toISOString();
}

function rejection(source: WarcSource, url: string, reason: FetchReason, why: unknown): FetchRejection {
  const words = why instanceof Error ? why.message : String(why);
  return { ok: false, sourceId: source.id, url, reason, detail: words.includes(url) ? words : `${url}: ${words}` };
}
