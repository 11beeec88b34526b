/** @module The way to the network that a definition describes: one polite client, and the base as its memory. */
import { systemClock } from '../fetch/clock.js';
import { fetchSource, type ValidatorStore } from '../fetch/fetch.js';
import { HttpClient } from '../fetch/http.js';
import { PoliteClient } from '../fetch/polite.js';
import type { Fetched } from '../fetch/snapshot.js';
import { isStored, type Source } from '../fetch/source.js';
import { OrewireError } from '../model.js';
import type { FactBase } from '../store/fact-base.js';
import type { PipelineDefinition } from './definition.js';
import { hostMemory } from './host-memory.js';

export interface Network {
  readonly fetch: (source: Source) => AsyncIterable<Fetched>;
  readonly close: () => Promise<void>;
}

/**
 * @param allowedAddresses private addresses that may be connected to all the same, for tests on loopback
 * @throws OrewireError when a source needs the network and the definition gives site owners no way to reach us
 */
export function openNetwork(
  definition: PipelineDefinition,
  sources: readonly Source[],
  base: FactBase,
  version: string,
  allowedAddresses: readonly string[] = [],
): Network {
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
  const http = new HttpClient({
    userAgent: `orewire/${version} (+${contact ?? 'offline'})`,
    limits: { wholeMs: timeout_seconds * 1000, bodyBytes: max_megabytes * 1024 * 1024 },
    allowedAddresses,
  });
  const client = new PoliteClient(http, { pauseMs: delay_seconds * 1000 }, systemClock, hostMemory(base.hosts));
  const validators: ValidatorStore = {
    get: (url) => base.validators(url),
    put: (url, validators) => {
      base.saveValidators(url, validators);
    },
  };
  return {
    fetch: (source) => fetchSource(source, { client, validators, known: (url) => base.knows(url) }),
    close: () => http.close(),
  };
}
