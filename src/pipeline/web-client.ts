/** @module The client that a pipeline's manners describe, and the condition on which it may be used. */
import { systemClock, type Clock } from '../fetch/clock.js';
import type { HostMemory } from '../fetch/host-memory.js';
import { HttpClient } from '../fetch/http.js';
import { PoliteClient } from '../fetch/polite.js';
import { OrewireError } from '../model.js';
import type { PipelineDefinition } from './definition.js';

export interface WebClient {
  readonly client: PoliteClient;
  readonly userAgent: string;
  readonly close: () => Promise<void>;
}

export interface WebClientOptions {
  /** Private addresses that may be connected to all the same, for tests on loopback. */
  readonly allowedAddresses?: readonly string[];
  /** Ends what is under way: every request that is waited for is answered with `stopped`. */
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** What is known of hosts from before; without it nothing is remembered. */
  readonly hosts?: HostMemory;
}

/** Opens the client with the pace, the bounds and the contact of the definition. */
export function openClient(
  definition: PipelineDefinition,
  version: string,
  { allowedAddresses = [], signal, clock = systemClock, hosts }: WebClientOptions = {},
): WebClient {
  const { contact, delay_seconds, timeout_seconds, max_megabytes } = definition.fetch;
  const userAgent = `orewire/${version} (+${contact ?? 'offline'})`;
  const http = new HttpClient({
    userAgent,
    limits: { wholeMs: timeout_seconds * 1000, bodyBytes: max_megabytes * 1024 * 1024 },
    allowedAddresses,
    signal,
  });
  const client = new PoliteClient(http, { pauseMs: delay_seconds * 1000 }, clock, hosts, signal);
  return { client, userAgent, close: () => http.close() };
}

/**
 * Nobody is asked for anything before site owners can reach us.
 *
 * @param wanted what would be asked, as the beginning of the error's sentence
 * @throws OrewireError when the definition gives site owners no way to reach us
 */
export function demandContact(definition: PipelineDefinition, wanted: string): void {
  if (definition.fetch.contact !== undefined) return;
  throw new OrewireError(`${wanted}, and the pipeline says nobody whom a site's owner could turn to`, {
    where: `${definition.folder}/pipeline.yaml, fetch.contact`,
    hint: 'set fetch.contact to a page or an e-mail address of yours, or name stored sources only with --source',
  });
}
