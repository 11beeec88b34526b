/** What tests of fetching stand on: sites on loopback and the ports to ask them, closed after each test. */
import type { RequestListener } from 'node:http';
import { afterEach } from 'vitest';
import type { FetchPorts } from '../../src/fetch/fetch.js';
import { HttpClient } from '../../src/fetch/http.js';
import { PoliteClient } from '../../src/fetch/polite.js';
import { MemoryFrontier } from './memory-frontier.js';
import { LOOPBACK, startSite, type Site } from './site.js';
import { TestClock } from './test-clock.js';

export interface TestPorts extends FetchPorts {
  readonly frontier: MemoryFrontier;
}

export function fetching(): {
  siteThat: (listener: RequestListener) => Promise<Site>;
  /** A client without a pause at 3 June 2025, and a frontier that has these addresses. */
  ports: (known?: readonly string[]) => TestPorts;
} {
  const open: { close(): Promise<void> }[] = [];
  afterEach(async () => {
    for (const thing of open.splice(0)) await thing.close();
  });
  return {
    siteThat: async (listener) => {
      const site = await startSite(listener);
      open.push(site);
      return site;
    },
    ports: (known = []) => {
      const clock = new TestClock();
      const http = new HttpClient({ userAgent: 'orewire-test', allowedAddresses: [LOOPBACK], clock });
      open.push(http);
      const client = new PoliteClient(http, { pauseMs: 0 }, clock);
      return { client, frontier: new MemoryFrontier(known), now: () => clock.now(), userAgent: 'orewire-test' };
    },
  };
}
