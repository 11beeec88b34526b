/** @module A source → its pages: the one door that the pipeline comes in by. */
import { archiveRefusal } from './archive-wish.js';
import { readFolder } from './folder.js';
import { header, NO_VALIDATORS, rejection } from './http.js';
import type { Exchange, HttpRejection, Kind, Validators } from './http.js';
import { interleave } from './interleave.js';
import { LISTING_KINDS, readListing, type Wanted } from './listing.js';
import type { FetchReason } from './reasons.js';
import { makeSnapshot, type Fetched, type FetchRejection, type Visit } from './snapshot.js';
import { addressOf, isStored, type ListedSource, type Source } from './source.js';
import { NOTHING_STATED, statedPace, type StatedPace } from './stated-pace.js';
import { afterVisit, type PageState } from './visits.js';
import { readWarc } from './warc/read.js';

/** Who asks the web; {@link import('./polite.js').PoliteClient} in earnest. */
export interface PageClient {
  get(url: string, kind: Kind, validators?: Validators): Promise<Exchange | HttpRejection>;
}

/** What a source leads to, over further sitemaps where its own is an index of them. */
export interface Listed {
  readonly pages: readonly Wanted[];
  /** To ask for newer ones only: of each address that was read. */
  readonly validators: readonly (readonly [url: string, validators: Validators])[];
  /** How often it is to be asked, as it says itself. */
  readonly stated: StatedPace;
  /** Where it is to be asked for from now on; null where it was asked for. */
  readonly movedTo: string | null;
}

/** The crawler's memory of sources and pages. What a call keeps, it keeps as a whole. */
export interface Frontier {
  /** Whether a source is to be asked what is new, or only for pages that it led to before. */
  isDue(source: Source): boolean;
  /** Where a declared address went for good; itself where it did not. */
  address(declared: string): string;
  validators(url: string): Validators | undefined;
  /** A source was asked: its pages, where they are new, go into the frontier before its validators are replaced. */
  listed(source: Source, listed: Listed): void;
  /** A source was asked, and leads to what it led to before. */
  unchanged(source: Source): void;
  /** A source was asked in vain. */
  unlisted(source: Source, why: { readonly reason: FetchReason; readonly detail: string }): void;
  /** The pages of a source that are to be asked for now, the longest due first. */
  due(source: Source): readonly DuePage[];
}

/** A page whose time has come. */
export interface DuePage extends Wanted {
  readonly page: PageState;
  /** Of the version that is stored; {@link NO_VALIDATORS} where there is none. */
  readonly validators: Validators;
}

export interface FetchPorts {
  readonly client: PageClient;
  readonly frontier: Frontier;
  /** Milliseconds since 1970, UTC. */
  readonly now: () => number;
  /** As sent with every request; pages can address their wishes to it. */
  readonly userAgent: string;
}

/** Hosts asked at the same time. */
const WIDTH = 64;
/** Pages of one source that are asked for in a round. A news sitemap has 1,000 at most. */
const MOST_PAGES = 1000;

/**
 * The pages of a source whose time has come, and a rejection for each that was not had. Live pages come in the order of
 * their arrival, stored ones in the order of their paths.
 *
 * What a source leads to is in the frontier before anything else is done with it, and what came of a page comes with that
 * page (`visit`), for the consumer to keep with it. So one that stops early, or dies, loses nothing.
 */
export async function* fetchSource(source: Source, ports: FetchPorts): AsyncGenerator<Fetched> {
  if (isStored(source)) {
    yield* readStored(source.type === 'folder' ? readFolder(source) : readWarc(source), source, ports.frontier);
    return;
  }
  if (ports.frontier.isDue(source)) {
    if (source.type === 'pages') {
      const pages = source.urls.map((url) => ({ url }));
      ports.frontier.listed(source, { pages, validators: [], stated: NOTHING_STATED, movedTo: null });
    } else yield* askListed(source, ports);
  }
  const due = ports.frontier.due(source);
  if (due.length > MOST_PAGES) {
    const detail = `${source.id}: ${due.length} pages are due, of which ${MOST_PAGES} are asked for now`;
    yield rejectionOf(source.id, addressOf(source) ?? source.id, { reason: 'too-many', detail });
  }
  yield* fetchPages(source.id, due.slice(0, MOST_PAGES), ports);
}

/** Stored pages as they are; a folder or an archive that cannot be read at all is a check in vain. */
async function* readStored(pages: AsyncIterable<Fetched>, source: Source, frontier: Frontier): AsyncGenerator<Fetched> {
  let unreadable: FetchRejection | null = null;
  for await (const fetched of pages) {
    if (!fetched.ok && fetched.reason === 'unreadable' && fetched.url === addressOf(source)) unreadable = fetched;
    yield fetched;
  }
  if (unreadable === null) frontier.unchanged(source);
  else frontier.unlisted(source, unreadable);
}

/** Asks a source that has an address of its own what is new; yields what is wrong with the answer. */
async function* askListed(source: ListedSource, ports: FetchPorts): AsyncGenerator<FetchRejection> {
  const { frontier } = ports;
  const url = frontier.address(source.url);
  const documents: Document[] = [];
  for await (const document of documentsOf(source, url, ports, true)) {
    documents.push(document);
    for (const finding of document.findings) yield rejectionOf(source.id, document.url, finding);
  }
  const [first] = documents;
  const refusal = first.findings.at(0);
  if (!first.read && refusal !== undefined) {
    if (refusal.reason === 'not-modified') frontier.unchanged(source);
    else if (refusal.reason !== 'stopped') frontier.unlisted(source, refusal);
    return;
  }
  frontier.listed(source, {
    pages: documents.flatMap(({ pages }) => pages),
    validators: documents.flatMap(({ url: read, validators }) => (validators === null ? [] : [[read, validators]])),
    stated: first.stated,
    movedTo: first.movedTo,
  });
}

/** One answer of a source: its list, or one of the sitemaps of its index. */
interface Document extends Pick<Listed, 'pages' | 'stated' | 'movedTo'> {
  /** As it is to be asked for again. */
  readonly url: string;
  /** Whether it was had and is what it should be. */
  readonly read: boolean;
  readonly findings: readonly { readonly reason: FetchReason; readonly detail: string }[];
  readonly validators: Validators | null;
}

async function* documentsOf(
  source: ListedSource,
  url: string,
  ports: FetchPorts,
  mayLead: boolean,
): AsyncGenerator<Document> {
  const nothing = { url, read: false, pages: [], stated: NOTHING_STATED, movedTo: null, validators: null };
  const known = ports.frontier.validators(url) ?? NO_VALIDATORS;
  const answer = await ports.client.get(url, LISTING_KINDS[source.type], known);
  const listing = answer.ok ? await readListing(source, answer) : answer;
  if (!answer.ok || !listing.ok) {
    yield { ...nothing, findings: listing.ok ? [] : [listing] };
    return;
  }
  const { pages, sitemaps, findings } = listing.value;
  const movedTo = answer.movedTo ?? null;
  if (sitemaps.length > 0 && !mayLead) {
    yield { ...nothing, findings: [rejection('not-a-sitemap', `${url}: an index of sitemaps, in an index already`)] };
    return;
  }
  // No validators for an index: that it is unchanged would not say that what it leads to is.
  const validators = sitemaps.length > 0 ? null : validatorsOf(answer);
  const stated = statedPace(source.type === 'feed' ? answer.body : new Uint8Array(), answer.headers);
  yield { url: movedTo ?? url, read: true, pages, findings, stated, movedTo, validators };
  for (const sitemap of sitemaps) yield* documentsOf(source, sitemap, ports, false);
}

function validatorsOf({ headers }: Exchange): Validators {
  return { etag: header(headers, 'etag') ?? null, lastModified: header(headers, 'last-modified') ?? null };
}

/** Pages in the order of their arrival. A host is asked for one at a time, so that a slow host holds up no other. */
async function* fetchPages(sourceId: string, due: readonly DuePage[], ports: FetchPorts): AsyncGenerator<Fetched> {
  const lines = byHost(due).map((pages) => fetchInOrder(sourceId, pages, ports));
  yield* interleave(lines, WIDTH);
}

function byHost(due: readonly DuePage[]): DuePage[][] {
  const lines = new Map<string, DuePage[]>();
  for (const page of due) {
    const host = URL.canParse(page.url) ? new URL(page.url).host : '';
    const line = lines.get(host);
    if (line === undefined) lines.set(host, [page]);
    else line.push(page);
  }
  return [...lines.values()];
}

async function* fetchInOrder(sourceId: string, due: readonly DuePage[], ports: FetchPorts): AsyncGenerator<Fetched> {
  for (const { url, hint, page, validators } of due) {
    const given = await ports.client.get(url, 'page', validators);
    const answer = given.ok ? (archiveRefusal(given, ports.userAgent) ?? given) : given;
    const atMs = ports.now();
    const visit = (reason: FetchReason | null): Visit => ({ url, page: afterVisit(page, reason, atMs), atMs });
    if (!answer.ok) {
      const refused = rejectionOf(sourceId, url, answer);
      yield answer.reason === 'stopped' ? refused : { ...refused, visit: visit(answer.reason) };
    } else {
      const { url: finalUrl, status, headers, body, fetchedAt } = answer;
      const snapshot = makeSnapshot({ url, finalUrl, status, headers, body, fetchedAt });
      yield { ok: true, sourceId, snapshot, ...(hint === undefined ? {} : { hint }), visit: visit(null) };
    }
  }
}

function rejectionOf(sourceId: string, url: string, why: { reason: FetchReason; detail: string }): FetchRejection {
  return { ok: false, sourceId, url, reason: why.reason, detail: why.detail };
}
