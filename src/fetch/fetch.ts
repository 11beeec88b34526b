/** @module A source → its pages: the one door that the pipeline comes in by. */
import { header, NO_VALIDATORS, type Exchange, type HttpRejection, type Kind, type Validators } from './http.js';
import type { Feed, FeedEntry } from './feed.js';
import { parseFeed } from './feed.js';
import { readFolder } from './folder.js';
import { interleave } from './interleave.js';
import { retryPolicy, type FetchReason } from './reasons.js';
import { makeSnapshot, type Fetched, type FetchRejection, type Hint } from './snapshot.js';
import type { FeedSource, Source } from './source.js';

/** Who asks the web; {@link import('./polite.js').PoliteClient} in earnest. */
export interface PageClient {
  get(url: string, kind: Kind, validators?: Validators): Promise<Exchange | HttpRejection>;
}

/** Where the validators of feeds are kept from run to run. Both are replaced together. */
export interface ValidatorStore {
  get(url: string): Validators | undefined;
  put(url: string, validators: Validators): void;
}

export interface FetchPorts {
  readonly client: PageClient;
  readonly validators: ValidatorStore;
  /** Whether the page of an address is stored already, so that it need not be asked for. */
  readonly known: (url: string) => boolean;
}

/** Hosts asked at the same time. */
const WIDTH = 64;

/**
 * The pages of a source that are not stored yet, and a rejection for each that was not had. Live pages come in the order
 * of their arrival, stored ones in the order of their paths.
 *
 * A feed's validators are put away when all its entries are done with and none is to be asked again: the next run would
 * be told "not modified" and would not see those that this one missed. A consumer that stops early loses nothing for
 * the same reason.
 */
export async function* fetchSource(source: Source, ports: FetchPorts): AsyncGenerator<Fetched> {
  switch (source.type) {
    case 'folder':
      yield* readFolder(source);
      break;
    case 'pages':
      yield* fetchPages(
        source.id,
        source.urls.map((url) => ({ url })),
        ports,
      );
      break;
    case 'feed':
      yield* fetchFeed(source, ports);
      break;
  }
}

interface Wanted {
  readonly url: string;
  readonly hint?: Hint;
}

async function* fetchFeed(source: FeedSource, ports: FetchPorts): AsyncGenerator<Fetched> {
  const reject = (reason: FetchReason, detail: string) => rejectionOf(source.id, source.url, { reason, detail });
  const answer = await ports.client.get(source.url, 'feed', ports.validators.get(source.url) ?? NO_VALIDATORS);
  if (!answer.ok) {
    yield reject(answer.reason, answer.detail);
    return;
  }
  const feed = await parseFeed(answer.body, answer.url, charsetOf(answer));
  if (!feed.ok) {
    yield reject(feed.reason, feed.detail);
    return;
  }
  let complete = true;
  for await (const fetched of fetchPages(source.id, wantedOf(feed.value), ports)) {
    if (!fetched.ok && retryPolicy(fetched.reason) !== 'never') complete = false;
    yield fetched;
  }
  const unaddressed = feed.value.entries.filter((entry) => addressOf(entry) === null);
  for (const { title } of unaddressed) {
    yield reject('no-address', `${source.url}: the entry "${title ?? ''}" has neither a link nor an id that is one`);
  }
  if (complete) {
    const { headers } = answer;
    const lastModified = header(headers, 'last-modified') ?? null;
    ports.validators.put(source.url, { etag: header(headers, 'etag') ?? null, lastModified });
  }
}

/** Pages in the order of their arrival. A host is asked for one at a time, so that a slow host holds up no other. */
async function* fetchPages(sourceId: string, wanted: readonly Wanted[], ports: FetchPorts): AsyncGenerator<Fetched> {
  const first = new Map<string, Wanted>();
  for (const page of wanted) if (!first.has(page.url) && !ports.known(page.url)) first.set(page.url, page);
  const lines = byHost([...first.values()]).map((pages) => fetchInOrder(sourceId, pages, ports));
  yield* interleave(lines, WIDTH);
}

function byHost(wanted: readonly Wanted[]): Wanted[][] {
  const lines = new Map<string, Wanted[]>();
  for (const page of wanted) {
    const host = URL.canParse(page.url) ? new URL(page.url).host : '';
    const line = lines.get(host);
    if (line === undefined) lines.set(host, [page]);
    else line.push(page);
  }
  return [...lines.values()];
}

async function* fetchInOrder(sourceId: string, wanted: readonly Wanted[], ports: FetchPorts): AsyncGenerator<Fetched> {
  for (const { url, hint } of wanted) {
    const answer = await ports.client.get(url, 'page');
    if (!answer.ok) yield rejectionOf(sourceId, url, answer);
    else {
      const { url: finalUrl, status, headers, body, fetchedAt } = answer;
      const snapshot = makeSnapshot({ url, finalUrl, status, headers, body, fetchedAt });
      yield { ok: true, sourceId, snapshot, ...(hint === undefined ? {} : { hint }) };
    }
  }
}

function wantedOf(feed: Feed): Wanted[] {
  return feed.entries.flatMap((entry) => {
    const url = addressOf(entry);
    return url === null ? [] : [{ url, hint: { title: entry.title, published: entry.published ?? entry.updated } }];
  });
}

/** The page of an entry: its link, else its id where that is a web address; without the fragment, which no server sees. */
function addressOf(entry: FeedEntry): string | null {
  const stated = entry.link ?? (/^https?:\/\//i.test(entry.id ?? '') ? entry.id : null);
  if (stated === null || !URL.canParse(stated)) return stated;
  const url = new URL(stated);
  url.hash = '';
  return url.href;
}

function charsetOf(answer: Exchange): string | null {
  return /charset\s*=\s*"?([\w.:-]+)/i.exec(header(answer.headers, 'content-type') ?? '')?.[1] ?? null;
}

function rejectionOf(sourceId: string, url: string, why: { reason: FetchReason; detail: string }): FetchRejection {
  return { ok: false, sourceId, url, reason: why.reason, detail: why.detail };
}
