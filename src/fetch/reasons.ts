/** @module Why a page was not had: the outside world's failures, named once, each with what to do about it. */

/**
 * What follows from a failure:
 * - `retry`: it may pass within seconds; asked again in the same run, behind the host's back-off.
 * - `later`: nothing more in this run; the next run asks again.
 * - `never`: asking again would bring the same answer, until somebody changes the declaration or the page.
 */
export type RetryPolicy = 'retry' | 'later' | 'never';

export const FETCH_REASONS = {
  'no-address': { policy: 'never', meaning: 'the stored page or the feed entry does not say which address it has' },
  'bad-address': { policy: 'never', meaning: 'the address cannot be read as a URL' },
  'bad-scheme': { policy: 'never', meaning: 'only http and https are fetched' },
  'refused-address': { policy: 'never', meaning: 'the host stands at a private, local or metadata address' },
  robots: { policy: 'later', meaning: "the site's robots.txt does not let us in, or could not be had" },
  dns: { policy: 'later', meaning: 'the host name has no address' },
  tls: { policy: 'later', meaning: "the host's certificate or its TLS is not in order" },
  connection: { policy: 'retry', meaning: 'the connection was refused, reset or cut short' },
  timeout: { policy: 'retry', meaning: 'the answer did not come in time' },
  'too-large': { policy: 'never', meaning: 'the body is over the size limit' },
  'bad-encoding': { policy: 'later', meaning: 'the body is not in the content encoding that its header names' },
  'unsupported-type': { policy: 'never', meaning: 'the content type is not one that is read here' },
  'too-many-redirects': { policy: 'later', meaning: 'the redirects go in a circle or do not end' },
  'not-modified': { policy: 'later', meaning: 'unchanged since it was last fetched (304)' },
  gone: { policy: 'never', meaning: 'removed for good (410)' },
  noarchive: {
    policy: 'never',
    meaning: 'the page asks not to be kept (X-Robots-Tag or meta robots: noarchive, none)',
  },
  stopped: { policy: 'later', meaning: 'the run was told to stop before the answer was there' },
  'not-found': { policy: 'later', meaning: 'not there (404)' },
  forbidden: { policy: 'later', meaning: 'the site wants a login, a payment or another visitor (401, 402, 403, 451)' },
  throttled: { policy: 'later', meaning: 'the site asked us to come back later (429, or 503 with Retry-After)' },
  'backing-off': {
    policy: 'later',
    meaning: 'the host is left alone for a while, as it asked or since it keeps failing',
  },
  'client-error': { policy: 'later', meaning: 'the site took our request for a wrong one (another 4xx)' },
  'server-error': { policy: 'retry', meaning: 'the site failed (5xx)' },
  'unexpected-status': { policy: 'later', meaning: 'a status that is no answer to a GET' },
  'not-a-feed': { policy: 'later', meaning: 'the address of a feed gave something else' },
  'not-a-sitemap': { policy: 'later', meaning: 'the address of a sitemap gave something else' },
  'no-links': {
    policy: 'later',
    meaning: 'the selector finds no link on the list page, which may have been redesigned',
  },
  'too-many': {
    policy: 'later',
    meaning: 'more is listed than is asked for in one round; the next goes on from there',
  },
  'no-original': {
    policy: 'never',
    meaning: 'the archive says that the page was as before, and does not hold the page',
  },
  'bad-sidecar': { policy: 'never', meaning: "the JSON file beside a stored page is not a stored page's" },
  unreadable: { policy: 'later', meaning: 'a stored file, folder or archive could not be read' },
} as const satisfies Record<string, { policy: RetryPolicy; meaning: string }>;

export type FetchReason = keyof typeof FETCH_REASONS;

/** What to do about a failure. */
export function retryPolicy(reason: FetchReason): RetryPolicy {
  return FETCH_REASONS[reason].policy;
}

/**
 * Classifies an HTTP status that is not followed as a redirect (RFC 9110, section 15).
 *
 * @param retryAfter whether the response had a `Retry-After` header: only then is a 503 a request to wait
 * @returns null where the body is the page that was asked for
 */
export function reasonOfStatus(status: number, retryAfter: boolean): FetchReason | null {
  if (status >= 200 && status < 300) return null;
  if (status === 304) return 'not-modified';
  if (status === 404) return 'not-found';
  if (status === 410) return 'gone';
  if (status === 429 || (status === 503 && retryAfter)) return 'throttled';
  if ([401, 402, 403, 451].includes(status)) return 'forbidden';
  if (status >= 400 && status < 500) return 'client-error';
  if (status >= 500 && status < 600) return 'server-error';
  return 'unexpected-status';
}
