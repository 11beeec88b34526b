/** @module Whether a page lets itself be kept: `X-Robots-Tag` and `<meta name="robots">`. */
import { Parser } from 'htmlparser2';
import { header, rejection, type Exchange, type HttpRejection } from './http.js';

/** Such tags stand in the head of a page, which is seldom longer. */
const HEAD_BYTES = 65_536;

/** Values that take directives for one crawler: `otherbot: noarchive`. Of the general ones, `unavailable_after` has a colon too. */
const ADDRESSED = /^\s*([\w-]+)\s*:(.*)$/;

/**
 * The rejection of a page that asks not to be kept (`noarchive`, or `none`, which stands for every wish); null where it may be
 * kept. A `noindex` alone speaks of search engines, and is on record with the stored page's headers and body.
 *
 * @param userAgent ours; a wish that is addressed to another crawler is none to us
 */
export function archiveRefusal(page: Exchange, userAgent: string): HttpRejection | null {
  const us = userAgent.split(/[\s/]/)[0].toLowerCase();
  const refuse = (where: string) => rejection('noarchive', `${page.url}: ${where} asks that the page is not kept`);
  if (forbids(header(page.headers, 'x-robots-tag') ?? '', us)) return refuse('the header X-Robots-Tag');
  const wishes: string[] = [];
  const parser = new Parser({
    onopentag(name, attributes: Readonly<Record<string, string | undefined>>) {
      if (name !== 'meta') return;
      const addressed = (attributes.name ?? '').trim().toLowerCase();
      if (addressed === 'robots' || addressed === us) wishes.push(attributes.content ?? '');
    },
  });
  parser.end(Buffer.from(page.body.subarray(0, HEAD_BYTES)).toString('latin1'));
  return wishes.some((wish) => forbids(wish, us)) ? refuse('its meta element') : null;
}

/** Directives are separated by commas; what follows a crawler's name is for it alone, up to the next name. */
function forbids(value: string, us: string): boolean {
  let forUs = true;
  for (const part of value.toLowerCase().split(',')) {
    const addressed = ADDRESSED.exec(part);
    const name = addressed?.[1] ?? '';
    if (name !== '' && name !== 'unavailable_after' && !name.startsWith('max-')) forUs = name === us;
    const directive = (addressed?.[2] ?? part).trim();
    if (forUs && (directive === 'noarchive' || directive === 'none')) return true;
  }
  return false;
}
