/** @module What `orewire watch` counts, in the text format of Prometheus, on an address of this machine only. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import { Counter, Gauge, Registry } from 'prom-client';
import { healthOf } from '../query/health.js';
import type { RunSummary } from '../pipeline/run.js';
import type { FactBase } from '../store/fact-base.js';

export interface Metrics {
  count(summary: RunSummary): void;
  readonly registry: Registry;
}

/** Counters of the rounds since the start, and gauges that ask the base when they are read. */
export function crawlMetrics(base: FactBase): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const rounds = new Counter({ name: 'orewire_rounds_total', help: 'Rounds over due sources.', registers });
  const pages = new Counter({
    name: 'orewire_pages_total',
    help: 'Pages by what came of asking for them: new, known, unchanged, refused.',
    labelNames: ['outcome'],
    registers,
  });
  const refused = new Counter({
    name: 'orewire_refused_total',
    help: 'Pages and lists that were not had, by reason.',
    labelNames: ['reason'],
    registers,
  });
  const facts = new Counter({ name: 'orewire_facts_total', help: 'Facts that were new.', registers });
  new Gauge({
    name: 'orewire_frontier_waiting',
    help: 'Pages that were found and are not had yet.',
    registers,
    collect() {
      this.set(base.crawl.waiting());
    },
  });
  new Gauge({
    name: 'orewire_sources',
    help: 'Sources by their health.',
    labelNames: ['health'],
    registers,
    collect() {
      this.reset();
      for (const source of base.reader.overview.sources()) this.inc({ health: healthOf(source, Date.now()) });
    },
  });
  return {
    registry,
    count: ({ snapshots, refused: reasons, facts: fresh }) => {
      rounds.inc();
      for (const [outcome, n] of Object.entries(snapshots)) pages.inc({ outcome }, n);
      for (const [reason, n] of Object.entries(reasons)) {
        pages.inc({ outcome: 'refused' }, n);
        refused.inc({ reason }, n);
      }
      facts.inc(fresh);
    },
  };
}

/** Serves them at `http://127.0.0.1:PORT/metrics`; port 0 takes a free one. */
export async function serveMetrics(registry: Registry, port: number): Promise<{ port: number; close: () => void }> {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    void registry.metrics().then((text) => {
      response.writeHead(200, { 'content-type': registry.contentType }).end(text);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
