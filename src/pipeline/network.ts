/** @module The way to the network that a definition describes: one polite client, and the base as its memory. */
import { systemClock } from '../fetch/clock.js';
import { fetchSource } from '../fetch/fetch.js';
import type { Fetched } from '../fetch/snapshot.js';
import { isStored, type Source } from '../fetch/source.js';
import type { FactBase } from '../store/fact-base.js';
import { crawlMemory } from './crawl-memory.js';
import type { PipelineDefinition } from './definition.js';
import { hostMemory } from './host-memory.js';
import { demandContact, openClient, type WebClientOptions } from './web-client.js';

export interface Network {
  readonly fetch: (source: Source) => AsyncIterable<Fetched>;
  readonly close: () => Promise<void>;
}

export interface NetworkOptions extends Omit<WebClientOptions, 'hosts'> {
  /** Asks every source for its list, due or not. */
  readonly ignoreClock?: boolean;
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
  const { clock = systemClock } = options;
  const live = sources.find((source) => !isStored(source));
  if (live !== undefined) demandContact(definition, `source "${live.id}" is on the network`);
  const { client, userAgent, close } = openClient(definition, version, { ...options, hosts: hostMemory(base.hosts) });
  const { floor_minutes, ceiling_hours } = definition.fetch.pace;
  const frontier = crawlMemory(base, {
    now: () => clock.now(),
    pace: { floorMs: floor_minutes * 60_000, ceilingMs: Math.max(floor_minutes * 60_000, ceiling_hours * 3_600_000) },
    ignoreClock: options.ignoreClock ?? false,
  });
  const ports = { client, frontier, now: () => clock.now(), userAgent };
  return { fetch: (source) => fetchSource(source, ports), close };
}
