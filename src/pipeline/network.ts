/** @module The way to the network that a definition describes: one polite client, and the base as its memory. */
import { systemClock, type Clock } from '../fetch/clock.js';
import { fetchSource } from '../fetch/fetch.js';
import { HttpClient } from '../fetch/http.js';
import { PoliteClient } from '../fetch/polite.js';
import type { Fetched } from '../fetch/snapshot.js';
import { isStored, type Source } from '../fetch/source.js';
import { OrewireError } from '../model.js';
import type { FactBase } from '../store/fact-base.js';
import { crawlMemory } from './crawl-memory.js';
import type { PipelineDefinition } from './definition.js';
import { hostMemory } from './host-memory.js';

export interface Network {
  readonly fetch: (source: Source) => AsyncIterable<Fetched>;
  readonly close: () => Promise<void>;
}

export interface NetworkOptions {
  /** Private addresses that may be connected to all the same, for tests on loopback. */
  readonly allowedAddresses?: readonly string[];
  /** Asks every source for its list, due or not. */
  readonly ignoreClock?: boolean;
  /** Ends what is under way: every request that is waited for is answered with `stopped`. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

/**
 * @throws OrewireError when a source needs the network and the definition gives site owners no way to reach us
 */
export function openNetwork(
  definition: PipelineDefinition,
  sources: readonly Source[],
  base: FactBase,
  version: string,
  options: NetworkOptions = {},
): Network {
  const { allowedAddresses = [], clock = systemClock } = options;
  const { contact, delay_seconds, timeout_seconds, max_megabytes } = definition.fetch;
  const live = sources.find((source) => !isStored(source));
  if (live !== undefined && contact === undefined) {
    throw new OrewireError(
      `source "${live.id}" is on the network, and the pipeline says nobody whom a site's owner could turn to`,
      {
        where: `${definition.folder}/pipeline.yaml, fetch.contact`,
        hint: 'set fetch.contact to a page or an e-mail address of yours, or name stored sources only with --source',
      },
    );
  }
  const userAgent = `orewire/${version} (+${contact ?? 'offline'})`;
  const http = new HttpClient({
    userAgent,
    limits: { wholeMs: timeout_seconds * 1000, bodyBytes: max_megabytes * 1024 * 1024 },
    allowedAddresses,
    signal: options.signal,
  });
  const client = new PoliteClient(
    http,
    { pauseMs: delay_seconds * 1000 },
    clock,
    hostMemory(base.hosts),
    options.signal,
  );
  const { floor_minutes, ceiling_hours } = definition.fetch.pace;
  const frontier = crawlMemory(base, {
    now: () => clock.now(),
    pace: { floorMs: floor_minutes * 60_000, ceilingMs: Math.max(floor_minutes * 60_000, ceiling_hours * 3_600_000) },
    ignoreClock: options.ignoreClock ?? false,
  });
  const ports = { client, frontier, now: () => clock.now(), userAgent };
  return { fetch: (source) => fetchSource(source, ports), close: () => http.close() };
}
