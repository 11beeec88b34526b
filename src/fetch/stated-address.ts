/** @module The address that a page states of itself. */
import { Parser } from 'htmlparser2';

/**
 * The absolute http(s) address that the page gives as its own: `<link rel="canonical">` (RFC 6596), else `og:url`
 * (ogp.me). Used only for a stored page of which nothing else says where it came from.
 */
export function statedAddress(html: string): string | null {
  const stated: { canonical?: string | undefined; openGraph?: string | undefined } = {};
  const parser = new Parser({
    onopentag(name, attributes: Readonly<Record<string, string | undefined>>) {
      if (name === 'link' && /(?:^|\s)canonical(?:\s|$)/i.test(attributes.rel ?? '')) {
        stated.canonical ??= absolute(attributes.href);
      }
      if (name === 'meta' && (attributes.property ?? attributes.name)?.toLowerCase() === 'og:url') {
        stated.openGraph ??= absolute(attributes.content);
      }
    },
  });
  parser.end(html);
  return stated.canonical ?? stated.openGraph ?? null;
}

function absolute(address: string | undefined): string | undefined {
  const trimmed = address?.trim() ?? '';
  return /^https?:\/\//i.test(trimmed) && URL.canParse(trimmed) ? trimmed : undefined;
}
