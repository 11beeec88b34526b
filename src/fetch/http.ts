/** @module One HTTP request and its answer: bounded in size and time, and classified once. */
import { Agent, request } from 'undici';
import type { Rejection } from '../model.js';
import { guardedLookup, isRefusedLiteral, REFUSED_ADDRESS, type Resolver } from './address-guard.js';
import { discard, readBody } from './body.js';
import { systemClock, type Clock } from './clock.js';
import { reasonOfStatus, type FetchReason } from './reasons.js';

/** What a server said of the version it gave, to ask for a newer one only (RFC 9110, section 13). */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export const NO_VALIDATORS: Validators = { etag: null, lastModified: null };

/** What is asked for. It decides which content types are taken and what is done with a body over the limit. */
export type Kind = 'page' | 'feed' | 'sitemap' | 'robots';

export type Headers = Readonly<Record<string, string>>;

export interface Exchange {
  readonly ok: true;
  readonly url: string;
  /** Where the address that was asked for went for good, if it did (301, 308: RFC 9110, section 15.4). */
  readonly movedTo?: string;
  /** A success, or a redirect with an empty body. */
  readonly status: number;
  readonly headers: Headers;
  /** Decompressed. */
  readonly body: Uint8Array;
  /** ISO 8601, UTC. */
  readonly fetchedAt: string;
}

export interface HttpRejection extends Rejection<FetchReason> {
  /** What the server answered, where it did. */
  readonly status?: number;
  /** The `Retry-After` header, as it came. */
  readonly retryAfter?: string;
}

export interface HttpLimits {
  /** Until the connection stands. */
  readonly connectMs: number;
  /** From the request to the end of the headers. */
  readonly headersMs: number;
  /** Between two pieces of the body. */
  readonly bodyMs: number;
  /** For the whole of one exchange. */
  readonly wholeMs: number;
  /** Of a page's body, decompressed. */
  readonly bodyBytes: number;
  /** Of a feed's, decompressed. The tree that is made of it takes far more memory than its bytes. */
  readonly feedBytes: number;
  /** Of a sitemap's, decompressed, also where the file itself is gzipped. The protocol allows 50 MB, for archives that nobody reads here. */
  readonly sitemapBytes: number;
  /** Of a robots.txt: what is behind it is not read (RFC 9309, section 2.5, asks for 500 KiB at least). */
  readonly robotsBytes: number;
}

/** News pages and feeds are some 100 KB; the longest live blogs, and feeds with full texts, are some MB. */
export const HTTP_LIMITS: HttpLimits = {
  connectMs: 10_000,
  headersMs: 20_000,
  bodyMs: 20_000,
  wholeMs: 60_000,
  bodyBytes: 8 * 1024 * 1024,
  feedBytes: 4 * 1024 * 1024,
  sitemapBytes: 16 * 1024 * 1024,
  robotsBytes: 500 * 1024,
};

export interface HttpOptions {
  /** Who asks: a product token, and in brackets an address at which its owner can be reached. */
  readonly userAgent: string;
  readonly limits?: Partial<HttpLimits>;
  /** IP addresses that are connected to although they are not public. */
  readonly allowedAddresses?: readonly string[];
  readonly resolve?: Resolver;
  readonly clock?: Pick<Clock, 'now'>;
  /** Ends the exchanges that are under way, with `stopped`. */
  readonly signal?: AbortSignal | undefined;
}

/** Content types, and what is asked for in `Accept`. A type that the server does not state is taken. */
const TYPES: Readonly<Record<Kind, { accept: string; taken: RegExp }>> = {
  page: {
    accept: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1',
    taken: /^(?:text\/html|application\/xhtml\+xml)$/,
  },
  feed: {
    accept: 'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, */*;q=0.5',
    // Feeds come under any name, pages too; the reader of feeds tells them apart.
    taken: /^text\/|xml$|json$|^application\/octet-stream$/,
  },
  sitemap: {
    accept: 'application/xml, text/xml, */*;q=0.5',
    // A gzipped file comes under any name for bytes.
    taken: /^text\/|xml$|^application\/(?:octet-stream|(?:x-)?gzip)$/,
  },
  robots: { accept: 'text/plain, */*;q=0.5', taken: /^/ },
};

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/** A client that makes single exchanges: it follows no redirect, keeps no cookie and asks no robots.txt. */
export class HttpClient {
  readonly userAgent: string;
  readonly #limits: HttpLimits;
  readonly #allowed: ReadonlySet<string>;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #agent: Agent;
  readonly #signal: AbortSignal | undefined;

  constructor(options: HttpOptions) {
    this.userAgent = options.userAgent;
    this.#limits = { ...HTTP_LIMITS, ...options.limits };
    this.#allowed = new Set(options.allowedAddresses);
    this.#clock = options.clock ?? systemClock;
    this.#signal = options.signal;
    const lookup = guardedLookup(this.#allowed, options.resolve);
    this.#agent = new Agent({ connect: { lookup, timeout: this.#limits.connectMs } });
  }

  /** Asks for one address. Whatever comes of it is a value: a success, a redirect, or a rejection with its reason. */
  async exchange(url: string, kind: Kind, validators: Validators = NO_VALIDATORS): Promise<Exchange | HttpRejection> {
    if (!URL.canParse(url)) return rejection('bad-address', `${url}: cannot be read as a URL`);
    const address = new URL(url);
    if (!/^https?:$/.test(address.protocol)) {
      return rejection('bad-scheme', `${url}: expected http or https, got ${address.protocol}`);
    }
    if (isRefusedLiteral(address, this.#allowed)) {
      return rejection('refused-address', `${url}: ${address.hostname} is not a public address`);
    }
    const whole = AbortSignal.timeout(this.#limits.wholeMs);
    const signal = this.#signal === undefined ? whole : AbortSignal.any([whole, this.#signal]);
    try {
      return await this.#ask(url, kind, validators, signal);
    } catch (error) {
      const stopped = this.#signal?.aborted === true;
      const reason = stopped ? 'stopped' : whole.aborted ? 'timeout' : reasonOfError(error);
      return rejection(reason, `${url}: ${error instanceof Error ? error.message || codeOf(error) : String(error)}`);
    }
  }

  /** Ends the connections, also those in use. */
  async close(): Promise<void> {
    await this.#agent.destroy();
  }

  async #ask(url: string, kind: Kind, validators: Validators, signal: AbortSignal): Promise<Exchange | HttpRejection> {
    const {
      statusCode: status,
      headers: raw,
      body,
    } = await request(url, {
      dispatcher: this.#agent,
      signal,
      headersTimeout: this.#limits.headersMs,
      bodyTimeout: this.#limits.bodyMs,
      headers: {
        'user-agent': this.userAgent,
        accept: TYPES[kind].accept,
        'accept-encoding': 'gzip, br',
        ...(validators.etag === null ? {} : { 'if-none-match': validators.etag }),
        ...(validators.lastModified === null ? {} : { 'if-modified-since': validators.lastModified }),
      },
    });
    const headers = plainHeaders(raw);
    const refusal = refuse(url, kind, status, headers);
    if (refusal !== null || REDIRECTS.has(status)) discard(body);
    if (refusal !== null) return refusal;
    const fetchedAt = new Date(this.#clock.now()).toISOString();
    const exchange = { ok: true as const, url, status, headers, fetchedAt };
    if (REDIRECTS.has(status)) return { ...exchange, body: new Uint8Array() };
    const { bodyBytes, feedBytes, sitemapBytes, robotsBytes } = this.#limits;
    const limit = { page: bodyBytes, feed: feedBytes, sitemap: sitemapBytes, robots: robotsBytes }[kind];
    const content = await readBody(body, header(headers, 'content-encoding') ?? '', limit);
    if (!content.ok) return { ...rejection('bad-encoding', `${url}: ${content.detail}`), status };
    if (!content.whole && kind !== 'robots') {
      return { ...rejection('too-large', `${url}: the body is over the limit of ${limit} bytes`), status };
    }
    return { ...exchange, body: content.bytes };
  }
}

/** The rejection that a response's status and headers call for; null where its body is wanted, or it is a redirect. */
function refuse(url: string, kind: Kind, status: number, headers: Headers): HttpRejection | null {
  if (REDIRECTS.has(status)) return null;
  const retryAfter = header(headers, 'retry-after');
  const reason = reasonOfStatus(status, retryAfter !== undefined);
  if (reason !== null) {
    const detail = `${url}: answered with status ${status}`;
    return { ...rejection(reason, detail), status, ...(retryAfter === undefined ? {} : { retryAfter }) };
  }
  if (isTaken(kind, headers)) return null;
  const detail = `${url}: expected a ${kind}, got the content type ${typeOf(headers)}`;
  return { ...rejection('unsupported-type', detail), status };
}

/** Whether a response's content type is one that is read as what was asked for, or is not stated. */
export function isTaken(kind: Kind, headers: Headers): boolean {
  const type = typeOf(headers);
  return type === '' || TYPES[kind].taken.test(type);
}

function typeOf(headers: Headers): string {
  return (header(headers, 'content-type') ?? '').split(';')[0].trim().toLowerCase();
}

function plainHeaders(raw: Readonly<Record<string, string | string[] | undefined>>): Headers {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(raw)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return headers;
}

/** A header's value by its name in lower case. */
export function header(headers: Headers, name: string): string | undefined {
  return Object.hasOwn(headers, name) ? headers[name] : undefined;
}

/** What made a request fail, by the codes of Node and undici. */
function reasonOfError(error: unknown): FetchReason {
  const code = codeOf(error);
  if (code === REFUSED_ADDRESS) return 'refused-address';
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return 'timeout';
  if (/^(?:ENOTFOUND|EAI_|ENODATA|ESERVFAIL)/.test(code)) return 'dns';
  if (/^(?:ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|SELF_SIGNED|DEPTH_ZERO|EPROTO|HOSTNAME_MISMATCH)/.test(code)) return 'tls';
  return 'connection';
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

/** A rejection as the parts of fetching make it: its detail names the address first. */
export function rejection(reason: FetchReason, detail: string): HttpRejection {
  return { ok: false, reason, detail };
}
