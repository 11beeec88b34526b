/** @module A source → its pages: the one door that the pipeline comes in by. */
import { header, NO_VALIDATORS, type Exchange, type HttpRejection, type Kind, type Validators } from './http.js';
import { readFolder } from './folder.js';
import { interleave } from './interleave.js';
import { LISTING_KINDS, readListing, type Wanted } from './listing.js';
import { retryPolicy, type FetchReason } from './reasons.js';
import { makeSnapshot, type Fetched, type FetchRejection } from './snapshot.js';
import type { ListedSource, Source } from './source.js';
import { readWarc } from './warc/read.js';

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
/** Pages of one list that are asked for in a round. A news sitemap has 1,000 at most. */
const MOST_PAGES = 1000;

/**
 * The pages of a source that are not stored yet, and a rejection for each that was not had. Live pages come in the order
 * of their arrival, stored ones in the order of their paths.
 *
 * The validators of a feed, sitemap or list page are put away when all its entries are done with and none is to be asked again: the next run would
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
    case 'warc':
      yield* readWarc(source);
      break;
    case 'feed':
    case 'sitemap':
    case 'list':
      yield* fetchListed(source, ports);
      break;
  }
}

/** The pages that a source's own address leads to, over further sitemaps where it is an index of them. */
async function* fetchListed(source: ListedSource, ports: FetchPorts): AsyncGenerator<Fetched> {
  yield* fetchDocument(source, source.url, ports, true);
}

async function* fetchDocument(
  source: ListedSource,
  url: string,
  ports: FetchPorts,
  mayLead: boolean,
): AsyncGenerator<Fetched> {
  const reject = (reason: FetchReason, detail: string) => rejectionOf(source.id, url, { reason, detail });
  const answer = await ports.client.get(url, LISTING_KINDS[source.type], ports.validators.get(url) ?? NO_VALIDATORS);
  const listing = answer.ok ? await readListing(source, answer) : answer;
  if (!answer.ok || !listing.ok) {
    if (!listing.ok) yield reject(listing.reason, listing.detail);
    return;
  }
  const { pages, sitemaps, findings } = listing.value;
  if (sitemaps.length > 0) {
    for (const { reason, detail } of findings) yield reject(reason, detail);
    // No validators for an index: that it is unchanged would not say that what it leads to is.
    if (!mayLead) yield reject('not-a-sitemap', `${url}: an index of sitemaps, in an index already`);
    else for (const sitemap of sitemaps) yield* fetchDocument(source, sitemap, ports, false);
    return;
  }
  const wanted = pages.filter((page) => !ports.known(page.url));
  let complete = wanted.length <= MOST_PAGES;
  if (!complete) yield reject('too-many', `${url}: leads to ${wanted.length} pages, ${MOST_PAGES} are asked for now`);
  for await (const fetched of fetchPages(source.id, wanted.slice(0, MOST_PAGES), ports)) {
    if (!fetched.ok && retryPolicy(fetched.reason) !== 'never') complete = false;
    yield fetched;
  }
  for (const { reason, detail } of findings) yield reject(reason, detail);
  if (complete) {
    const { headers } = answer;
    const lastModified = header(headers, 'last-modified') ?? null;
    ports.validators.put(url, { etag: header(headers, 'etag') ?? null, lastModified });
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

function rejectionOf(sourceId: string, url: string, why: { reason: FetchReason; detail: string }): FetchRejection {
  return { ok: false, sourceId, url, reason: why.reason, detail: why.detail };
}
