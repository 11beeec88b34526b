/** @module The address that a story goes by: one for all the ways that lead to it. */
import type { Head } from './head.js';

/** Parameters that say where a reader came from, not what they read (the vendors' own documentation of their click ids). */
const TRACKING =
  /^(?:utm_\w+|fbclid|gclid|dclid|gbraid|wbraid|msclkid|yclid|twclid|igshid|mc_[ce]id|_ga|_gl|cmpid|ocid|at_\w+|ns_\w+|ref_src|ref_url|smid|wt_\w+|__twitter_impression|spm|icid|xtor)$/i;

/**
 * @param url the address that answered
 * @param stated what structured data says
 * @returns the page's stated canonical address where it is on the same site, else `url`; without fragment and tracking parameters
 */
export function canonicalAddress(url: string, head: Head, stated: string | null): string {
  const base = parseAddress(url);
  const candidates = [head.links.get('canonical')?.[0], head.meta.get('og:url')?.[0], stated];
  for (const candidate of candidates) {
    if (candidate === undefined || candidate === null) continue;
    const address = parseAddress(candidate, base);
    if (address === null || (base !== null && !sameSite(address, base))) continue;
    // A front page as the canonical address of a story is a template's mistake.
    if (base !== null && address.pathname === '/' && base.pathname !== '/') continue;
    return strip(address);
  }
  return base === null ? url : strip(base);
}

function parseAddress(text: string, base: URL | null = null): URL | null {
  if (!URL.canParse(text, base?.href)) return null;
  const address = new URL(text, base ?? undefined);
  return /^https?:$/.test(address.protocol) ? address : null;
}

/** Same host up to the labels in front (www, m, amp, mobile): one is the other's ending, of two labels at least. */
function sameSite(a: URL, b: URL): boolean {
  const ending = (host: string): string => host.replace(/^(?:www\d?|m|mobile|amp)\./, '');
  const [x, y] = [ending(a.hostname), ending(b.hostname)];
  return x === y || x.endsWith(`.${y}`) || y.endsWith(`.${x}`);
}

function strip(address: URL): string {
  const clean = new URL(address);
  clean.hash = '';
  for (const key of [...clean.searchParams.keys()]) if (TRACKING.test(key)) clean.searchParams.delete(key);
  return clean.href;
}
