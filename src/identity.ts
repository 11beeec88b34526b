/** @module Stable identity: ids made of natural keys, so that a base rebuilt from the same pages has the same ids. */
import { createHash } from 'node:crypto';

/** Hex SHA-256 of bytes or of a string's UTF-8. */
export function sha256(data: Uint8Array | string): string {
  return createHash('sha256').update(data).digest('hex');
}

/**
 * An id for a thing known by its natural key: 80 bits of SHA-256 over the parts, behind a prefix that names the kind.
 * With ten million rows of a kind the chance of any collision is below 1 in 10^10.
 *
 * @example contentId('fact', 'deposit:olympic-dam', 'hosts', 'element:copper') // 'fact_…20 hex digits'
 */
export function contentId(prefix: string, ...parts: readonly string[]): string {
  // The separator cannot stand in a part that was decoded from a page, so ('a', 'b c') and ('a b', 'c') differ.
  return `${prefix}_${sha256(parts.join('\u0000')).slice(0, 20)}`;
}

/** A name as a part of an id: lower case, without diacritics, words joined by hyphens. `Norra Kärr` → `norra-karr`. */
export function slug(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
}
