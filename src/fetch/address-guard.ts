/**
 * @module Which addresses may be connected to. A feed or a page can name any host, also one inside our own network; what
 * is not a public address is refused, and the address that was checked is the one that is connected to, so that no second
 * look-up can change it (DNS rebinding).
 */
import { lookup as systemLookup, type LookupAddress, type LookupOptions } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** The code of the error that a look-up fails with where no address of the host may be connected to. */
export const REFUSED_ADDRESS = 'EREFUSEDADDRESS';

/** Services of the cloud under us that stand at public addresses: Azure's metadata and health service. */
const METADATA = new Set(['168.63.129.16']);

/**
 * Whether a crawler may connect to an IP address: one that the whole internet can reach (IANA's special-purpose
 * registries, RFC 6890), or one that is allowed by name. IPv4 inside IPv6 (`::ffff:10.0.0.1`) counts as the IPv4 it is.
 *
 * @param allowed addresses that are let through although they are not public; for tests, and for crawling an intranet
 */
export function mayConnect(address: string, allowed: ReadonlySet<string>): boolean {
  if (allowed.has(address)) return true;
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast' && !METADATA.has(parsed.toString()) && isGlobal(parsed);
}

/** Of IPv6, only 2000::/3 is given out to the internet (RFC 4291, section 2.4). */
function isGlobal(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return address.kind() === 'ipv4' || (address.toByteArray()[0] & 0xe0) === 0x20;
}

/**
 * Whether the host of an address is an IP literal that may not be connected to. A literal is never looked up, so that
 * {@link guardedLookup} does not see it.
 */
export function isRefusedLiteral(url: URL, allowed: ReadonlySet<string>): boolean {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) !== 0 && !mayConnect(host, allowed);
}

/** How names are resolved: as `dns.lookup` with `all`. */
export type Resolver = (
  hostname: string,
  options: LookupOptions & { all: true },
  callback: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A look-up for `net.connect` that gives only addresses that may be connected to, and fails with {@link REFUSED_ADDRESS} where there are none. */
export function guardedLookup(allowed: ReadonlySet<string>, resolve: Resolver = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, addresses) => {
      if (error !== null) {
        callback(error, '', 0);
        return;
      }
      const open = addresses.filter(({ address }) => mayConnect(address, allowed));
      if (open.length === 0) {
        const found = addresses.map(({ address }) => address).join(', ');
        const refusal = Object.assign(new Error(`${hostname} stands at ${found}`), { code: REFUSED_ADDRESS });
        callback(refusal, '', 0);
      } else if (options.all === true) callback(null, open);
      else callback(null, open[0].address, open[0].family);
    });
  };
}
