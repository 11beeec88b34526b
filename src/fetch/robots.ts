/** @module What a site's robots.txt lets us do (RFC 9309). The parser is a library; what its absence means is here. */
import robotsParser from 'robots-parser';
import { decodeDocument } from './charset.js';
import { header, rejection, type Exchange, type HttpRejection } from './http.js';
import type { FetchReason } from './reasons.js';

// The package's types declare a default export, while Node gives the function itself.
const parse = robotsParser as unknown as typeof robotsParser.default;

/** What we may ask of one origin. */
export interface RobotsRules {
  /** Why an address may not be fetched; null where it may. */
  refusal(url: string): HttpRejection | null;
  /** Seconds between two requests, as the site wishes; 0 where it does not say. */
  readonly crawlDelaySeconds: number;
}

/** A day: RFC 9309, section 2.4, "should not use the cached version for more than 24 hours". */
const LONGEST_CACHE_MS = 24 * 60 * 60 * 1000;
/** What a failure told us is asked again sooner. */
const FAILURE_CACHE_MS = 60 * 60 * 1000;

/**
 * What it means that robots.txt could not be had (RFC 9309, section 2.3.1). A file that is not there (4xx) or that more
 * than five redirects hide forbids nothing; a server that fails or cannot be reached forbids everything. 429 is a 4xx
 * that the RFC lets us take either way: it says that we ask too much, so nothing more is asked.
 */
const NOTHING_FORBIDDEN: ReadonlySet<FetchReason> = new Set<FetchReason>([
  'not-found',
  'gone',
  'forbidden',
  'client-error',
  'too-many-redirects',
]);
/** Failures of the host rather than of its robots.txt: what they say is the truth about the page too. */
const HOST_FAILURES: ReadonlySet<FetchReason> = new Set<FetchReason>([
  'dns',
  'tls',
  'connection',
  'timeout',
  'refused-address',
  'throttled',
  'backing-off',
  'stopped',
]);

/**
 * The rules that follow from what was answered when robots.txt was asked for.
 *
 * @param robotsUrl where it stands
 * @param userAgent ours; the rules for its product token hold for us, else those for `*`
 */
export function robotsRules(answer: Exchange | HttpRejection, robotsUrl: string, userAgent: string): RobotsRules {
  if (!answer.ok) {
    if (NOTHING_FORBIDDEN.has(answer.reason)) return { refusal: () => null, crawlDelaySeconds: 0 };
    const reason = HOST_FAILURES.has(answer.reason) ? answer.reason : 'robots';
    const detail = `as robots.txt could not be had, nothing is fetched: ${answer.detail}`;
    return { refusal: (url) => rejection(reason, `${url}: ${detail}`), crawlDelaySeconds: 0 };
  }
  // RFC 9309, section 2.2.1: the product token, without version and contact.
  const token = userAgent.split(/[\s/]/)[0];
  const robots = parse(robotsUrl, decodeDocument(answer.body));
  const delay = robots.getCrawlDelay(token) ?? 0;
  return {
    refusal: (url) => {
      if (robots.isAllowed(url, token) !== false || new URL(url).pathname === '/robots.txt') return null;
      const line = robots.getMatchingLineNumber(url, token);
      return rejection('robots', `${url}: forbidden by line ${line} of ${robotsUrl}`);
    },
    crawlDelaySeconds: Number.isFinite(delay) && delay > 0 ? delay : 0,
  };
}

/**
 * How long an answer for robots.txt is good, in milliseconds: a day, or less where `Cache-Control: max-age` says so; an
 * hour where the server failed; not at all where the host wants us to wait, since then its back-off is the measure.
 */
export function robotsLifetimeMs(answer: Exchange | HttpRejection): number {
  if (!answer.ok) {
    if (NOTHING_FORBIDDEN.has(answer.reason)) return LONGEST_CACHE_MS;
    return ['throttled', 'backing-off', 'stopped'].includes(answer.reason) ? 0 : FAILURE_CACHE_MS;
  }
  const maxAge = /(?:^|[\s,])max-age=(\d+)/i.exec(header(answer.headers, 'cache-control') ?? '')?.[1];
  return maxAge === undefined ? LONGEST_CACHE_MS : Math.min(LONGEST_CACHE_MS, Math.max(60, Number(maxAge)) * 1000);
}
