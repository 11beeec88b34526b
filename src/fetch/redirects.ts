/** @module Redirects, followed by hand, so that every step is looked at as if it had been asked for. */
import { header, rejection, type Exchange, type HttpRejection } from './http.js';

/**
 * Asks for `url` and follows where the answers point, `most` times at most.
 *
 * @param ask one exchange; it is called for every step, and what it rejects ends the way
 * @returns the first answer that is no redirect; its `url` is the address that gave it, its `movedTo` the one to ask from now on
 */
export async function followRedirects(
  url: string,
  most: number,
  ask: (url: string) => Promise<Exchange | HttpRejection>,
): Promise<Exchange | HttpRejection> {
  const seen = new Set<string>();
  let next = url;
  // As far as the way leads by permanent redirects only; a temporary one ends it.
  let moved = url;
  for (;;) {
    if (seen.has(next)) return rejection('too-many-redirects', `${url}: the redirects lead back to ${next}`);
    if (seen.size > most) return rejection('too-many-redirects', `${url}: more than ${most} redirects`);
    seen.add(next);
    const answer = await ask(next);
    if (!answer.ok) return answer;
    if (answer.status < 300) return moved === url ? answer : { ...answer, movedTo: moved };
    const location = header(answer.headers, 'location') ?? '';
    if (location === '' || !URL.canParse(location, next)) {
      return rejection(
        'unexpected-status',
        `${next}: redirects (${answer.status}) to "${location}", which is no address`,
      );
    }
    const target = new URL(location, next);
    target.hash = '';
    if (moved === next && (answer.status === 301 || answer.status === 308)) moved = target.href;
    next = target.href;
  }
}
