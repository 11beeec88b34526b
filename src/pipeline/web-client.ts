/** @module The way to the network for whoever only looks around: the pipeline's manners, without a base to remember them in. */
import { HttpClient } from '../fetch/http.js';
import { PoliteClient } from '../fetch/polite.js';
import { OrewireError } from '../model.js';
import type { PipelineDefinition } from './definition.js';

export interface WebClient {
  readonly client: PoliteClient;
  readonly close: () => Promise<void>;
}

/** @throws OrewireError when the definition gives site owners no way to reach us */
export function openClient(definition: PipelineDefinition, version: string): WebClient {
  const { contact, delay_seconds, timeout_seconds } = definition.fetch;
  if (contact === undefined) {
    throw new OrewireError("the pipeline says nobody whom a site's owner could turn to", {
      where: `${definition.folder}/pipeline.yaml, fetch.contact`,
      hint: 'set fetch.contact to a page or an e-mail address of yours',
    });
  }
  const limits = { wholeMs: timeout_seconds * 1000 };
  const http = new HttpClient({ userAgent: `orewire/${version} (+${contact})`, limits });
  return { client: new PoliteClient(http, { pauseMs: delay_seconds * 1000 }), close: () => http.close() };
}
