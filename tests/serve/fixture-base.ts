/** @module The base of the stored pages that come with orewire, made once a test file, and an explorer on it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDefinition } from '../../src/pipeline/definition.js';
import { openNetwork } from '../../src/pipeline/network.js';
import { runPipeline } from '../../src/pipeline/run.js';
import { loadStages } from '../../src/pipeline/stages.js';
import { Editing } from '../../src/serve/editing.js';
import type { ExplorerOptions } from '../../src/serve/explorer.js';
import { siteOf, type SiteOptions } from '../../src/serve/site/site.js';
import { serveExplorer } from '../../src/serve/server.js';
import { FactBase } from '../../src/store/fact-base.js';

export const TOKEN = 'a-token-of-the-tests';

export interface ServedBase {
  /** Where the explorer listens. */
  readonly url: string;
  readonly path: string;
  /** For looking at what the base holds. */
  readonly base: FactBase;
  /** Failures that were nobody's but ours. */
  readonly reported: unknown[];
  close(): Promise<void>;
}

/** Runs the pipeline over the stored pages and serves what comes of it. */
export async function serveFixtures(): Promise<ServedBase> {
  const folder = mkdtempSync(join(tmpdir(), 'orewire-serve-'));
  const path = join(folder, 'base.db');
  await fill(path);
  const served = await serveBase(path);
  return {
    ...served,
    close: async () => {
      await served.close();
      rmSync(folder, { recursive: true });
    },
  };
}

/** Serves the base at a path, or one that is open, from this process until it is closed; with decisions taken by `ida`. */
export async function serveBase(
  path: string,
  options: Partial<ExplorerOptions & SiteOptions> = {},
): Promise<ServedBase> {
  const base = options.base ?? FactBase.open(path, { readonly: true });
  const reported: unknown[] = [];
  const report = (error: unknown): void => {
    reported.push(error);
  };
  const listening = await serveExplorer(
    {
      ask: siteOf({ base, version: '0.0.0', watchLists: [], report, ...options }),
      now: () => Date.parse('2026-03-01T00:00:00Z'),
      editing: editing(path),
      report,
      ...options,
    },
    { host: '127.0.0.1', port: 0 },
  );
  return {
    url: listening.url,
    path,
    base,
    reported,
    close: async () => {
      await listening.close();
      base.close();
    },
  };
}

async function fill(path: string): Promise<void> {
  const definition = loadDefinition('critical-minerals');
  const sources = definition.sources.filter(({ id }) => id === 'fixtures');
  const base = FactBase.open(path);
  const network = openNetwork(definition, sources, base, 'test');
  try {
    await runPipeline(definition, loadStages(definition), sources, {
      base,
      fetch: network.fetch,
      progress: () => undefined,
      signal: new AbortController().signal,
    });
  } finally {
    await network.close();
    base.close();
  }
}

function editing(path: string): Editing {
  const writing = <T>(act: (base: FactBase) => T): T => {
    const base = FactBase.open(path);
    try {
      return act(base);
    } finally {
      base.close();
    }
  };
  return new Editing(TOKEN, {
    decide: (act) => writing((base) => base.decide({ ...act, by: 'ida' })),
    undo: (candidateId) => writing((base) => base.undoDecision(candidateId)),
  });
}
