/** @module The site: every page and every answer for programs, as a function of the base and of what is asked. */
import { Hono } from 'hono';
import { compress } from 'hono/compress';
import type { WatchList } from '../../query/watch-lists.js';
import type { FactBase } from '../../store/fact-base.js';
import { failed, nothingThere, type SiteEnv } from '../answers.js';
import type { Ask } from '../question.js';
import { articleRoutes } from './articles.js';
import { entityRoutes } from './entities.js';
import { findingRoutes } from './finding.js';
import { overviewRoutes } from './overview.js';
import { programRoutes } from './programs.js';
import { watchRoutes } from './watching.js';

export interface SiteOptions {
  readonly base: FactBase;
  readonly version: string;
  readonly watchLists: readonly WatchList[];
  /** Told of failures that are nobody's but ours. */
  readonly report: (error: unknown) => void;
}

/** What answers for a base in this very process. */
export function siteOf({ base, version, watchLists, report }: SiteOptions): Ask {
  const site = new Hono<SiteEnv>();
  site.use(compress());
  site.notFound(nothingThere);
  site.onError((error, context) => failed(context, error, report));
  overviewRoutes(site, base);
  findingRoutes(site, base);
  entityRoutes(site, base);
  articleRoutes(site, base);
  watchRoutes(site, base, watchLists);
  programRoutes(site, base, version);
  return async ({ address, acceptEncoding, now, token }) => {
    const request = new Request(`http://localhost${address}`, { headers: { 'accept-encoding': acceptEncoding } });
    const response = await site.fetch(request, { now, token });
    return {
      status: response.status,
      headers: [...response.headers],
      body: new Uint8Array(await response.arrayBuffer()),
    };
  };
}
