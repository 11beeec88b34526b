/** @module The addresses that a feed states. */

/**
 * `stated` without white space around it, and resolved against `base` where it is relative and `base` is an address.
 * Null where it is empty, or begins like a web address and cannot be one.
 */
export function absolute(stated: string, base: string): string | null {
  const address = stated.trim();
  if (address === '' || URL.canParse(address)) return address || null;
  if (URL.canParse(address, base)) return new URL(address, base).href;
  return /^https?:/i.test(address) ? null : address;
}
