/** @module What every answer is guarded with: who may ask, and what the browser may do with it. */
import { isIP } from 'node:net';
import { hostname } from 'node:os';
import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { secureHeaders } from 'hono/secure-headers';
import { FRAME_STYLE_HASH } from './pages/fetched.js';

/**
 * Refuses requests for a name that is not this machine's. A page elsewhere could otherwise have its own name point here
 * (DNS rebinding) and read the base through a visitor's browser. An address in figures cannot be made to point elsewhere.
 */
export const ownHostOnly: MiddlewareHandler = async (context, next) => {
  const name = nameIn(context.req.header('host'));
  const isOwn = name !== null && (name === 'localhost' || name === hostname().toLowerCase() || isIP(name) !== 0);
  if (!isOwn)
    throw new HTTPException(421, { message: 'This explorer answers to localhost and to addresses in figures only.' });
  await next();
};

/** The host of a Host header in lower case, brackets of IPv6 and port apart; null where it is no host. */
function nameIn(host: string | undefined): string | null {
  if (host === undefined || /[/\\@?#\s]/.test(host) || !URL.canParse(`http://${host}`)) return null;
  return new URL(`http://${host}`).hostname.replace(/^\[(.*)\]$/, '$1');
}

/** The explorer speaks HTTP on a machine's own address: a promise of HTTPS would shut its other servers out. */
const COMMON = { referrerPolicy: 'no-referrer', strictTransportSecurity: false } as const;

/** The page's own files and nothing else: no inline script or style, no other host, no frame around it. */
const ownFilesOnly = secureHeaders({
  ...COMMON,
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: ["'self'"],
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  xFrameOptions: 'DENY',
});

/** A fetched page's words: in a frame of the explorer, with the frame's style, and nothing at all beside it. */
const nothingButWords = secureHeaders({
  ...COMMON,
  contentSecurityPolicy: {
    sandbox: [],
    defaultSrc: ["'none'"],
    styleSrc: [FRAME_STYLE_HASH],
    formAction: ["'none'"],
    baseUri: ["'none'"],
    frameAncestors: ["'self'"],
  },
  xFrameOptions: 'SAMEORIGIN',
  originAgentCluster: false,
});

/** What the browser may do with an answer; headers of their own for pages that others wrote. */
export const boundBrowser: MiddlewareHandler = (context, next) =>
  (FETCHED_PAGE.test(context.req.path) ? nothingButWords : ownFilesOnly)(context, next);

const FETCHED_PAGE = /^\/snapshot\/[^/]+\/page$/;

/** Reading only, and no body: everything else is answered before it comes to a page. */
export const readingOnly: MiddlewareHandler = async (context, next) => {
  if (!['GET', 'HEAD', 'POST'].includes(context.req.method)) {
    throw new HTTPException(405, { message: `Pages are read with GET, not ${context.req.method}.` });
  }
  await next();
};
