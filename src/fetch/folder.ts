/**
 * @module Pages that are stored in a folder.
 *
 * `NAME.html` (or `.htm`) holds the body, byte for byte as it came. `NAME.json` beside it, where there is one, holds what
 * came with the body: `{"url", "finalUrl", "status", "headers", "fetchedAt"}`, each of them optional.
 */
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { decodeDocument } from './charset.js';
import { reasonOfStatus, type FetchReason } from './reasons.js';
import { makeSnapshot, type Fetched, type FetchRejection } from './snapshot.js';
import type { FolderSource } from './source.js';
import { statedAddress } from './stated-address.js';

const sidecarSchema = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).optional(),
  finalUrl: z.url({ protocol: /^https?$/ }).optional(),
  status: z.int().min(100).max(599).default(200),
  headers: z.record(z.string(), z.string()).default({}),
  fetchedAt: z.iso.datetime({ offset: true }).optional(),
});
type Sidecar = z.infer<typeof sidecarSchema>;

/**
 * The stored pages of a folder and of the folders in it, by path in code-unit order, so that two runs see one order.
 *
 * The address is the sidecar's `url`, else the one that the page states of itself, else the page is rejected with
 * `no-address`. A missing `fetchedAt` is the file's modification time. A page whose stored status is no success is
 * rejected as the same answer from a live site would be. A folder that cannot be read is one rejection, `unreadable`.
 */
export async function* readFolder(source: FolderSource): AsyncGenerator<Fetched> {
  let paths: string[];
  try {
    paths = await pagesBelow(source.path);
  } catch (error) {
    yield rejection(source, source.path, 'unreadable', error);
    return;
  }
  for (const path of paths) yield await storedPage(source, path);
}

async function pagesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .filter((entry) => entry.isFile() && /\.html?$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort((a, b) => (a < b ? -1 : 1));
}

async function storedPage(source: FolderSource, path: string): Promise<Fetched> {
  let body: Uint8Array;
  let modified: Date;
  try {
    body = new Uint8Array(await readFile(path));
    modified = (await stat(path)).mtime;
  } catch (error) {
    return rejection(source, path, 'unreadable', error);
  }
  let sidecar: Sidecar;
  try {
    sidecar = await readSidecar(path.replace(/\.html?$/i, '.json'));
  } catch (error) {
    return rejection(source, path, 'bad-sidecar', error);
  }
  const url = sidecar.url ?? statedAddress(decodeDocument(body));
  if (url === null) {
    const missing = 'neither a "url" in the JSON file beside it nor a canonical address in the page';
    return rejection(source, path, 'no-address', missing);
  }
  const { status } = sidecar;
  const headers = Object.fromEntries(Object.entries(sidecar.headers).map(([k, v]) => [k.toLowerCase(), v]));
  const reason = reasonOfStatus(status, 'retry-after' in headers);
  if (reason !== null) return rejection(source, url, reason, `stored with status ${status} in ${path}`);
  const fetchedAt = (sidecar.fetchedAt === undefined ? modified : new Date(sidecar.fetchedAt)).toISOString();
  const snapshot = makeSnapshot({ url, finalUrl: sidecar.finalUrl ?? url, status, headers, body, fetchedAt });
  return { ok: true, sourceId: source.id, snapshot };
}

/** The sidecar's content; the defaults where there is no such file. Throws where it is not what it should be. */
async function readSidecar(path: string): Promise<Sidecar> {
  let json: string;
  try {
    json = await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return sidecarSchema.parse({});
    throw error;
  }
  const parsed = sidecarSchema.safeParse(JSON.parse(json));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new Error(`${path}: ${issue.path.join('.') || 'the whole'}: ${issue.message}`);
}

function rejection(source: FolderSource, url: string, reason: FetchReason, why: unknown): FetchRejection {
  const words = why instanceof Error ? why.message : String(why);
  const detail = words.includes(url) ? words : `${url}: ${words}`;
  return { ok: false, sourceId: source.id, url, reason, detail };
}
