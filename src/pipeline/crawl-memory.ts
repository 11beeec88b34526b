/** @module The base as the crawler's memory of sources and pages: the rules are fetching's, the rows are the store's. */
import type { DuePage, Frontier, Listed } from '../fetch/fetch.js';
import { NO_VALIDATORS, type Validators } from '../fetch/http.js';
import { afterCheck, type Check, type PaceBounds, type SourceState } from '../fetch/pace.js';
import { NOTHING_STATED } from '../fetch/stated-pace.js';
import { knownPage, newPage } from '../fetch/visits.js';
import { isStored, type Source } from '../fetch/source.js';
import type { FactBase } from '../store/fact-base.js';

export interface CrawlOptions {
  readonly now: () => number;
  readonly pace: { readonly floorMs: number; readonly ceilingMs: number };
  /** Asks every source for its list, due or not; pages keep their own times. */
  readonly ignoreClock: boolean;
}

/** Keeps frontier, sources' states and moves in the base. */
export function crawlMemory(base: FactBase, { now, pace, ignoreClock }: CrawlOptions): Frontier {
  const { crawl } = base;
  const check = (source: Source, before: SourceState | undefined, came: Check): SourceState =>
    afterCheck(before, came, boundsOf(source, pace), now());
  return {
    isDue: (source) => ignoreClock || isDue(base, source, now()),
    address: (declared) => crawl.address(declared),
    validators: (url) => base.validators(url),
    listed: (source, { pages, validators, stated, movedTo }: Listed) => {
      const nowMs = now();
      const found = pages.map(({ url, hint }) => ({
        url,
        title: hint?.title ?? null,
        published: hint?.published ?? null,
        state: base.knows(url) ? knownPage(nowMs) : newPage(nowMs),
      }));
      const move = 'url' in source && movedTo !== null ? { declared: source.url, address: movedTo } : null;
      crawl.listed(source.id, { pages: found, validators, move }, nowMs, (before, fresh) =>
        check(source, before as SourceState | undefined, { ok: true, fresh, stated }),
      );
    },
    unchanged: (source) => {
      const before = crawl.state(source.id) as SourceState | undefined;
      const stated = before?.stated ?? NOTHING_STATED;
      crawl.checked(source.id, check(source, before, { ok: true, fresh: 0, stated }));
    },
    unlisted: (source, { reason, detail }) => {
      const before = crawl.state(source.id) as SourceState | undefined;
      crawl.checked(source.id, check(source, before, { ok: false, reason, detail }));
    },
    due: (source): DuePage[] =>
      crawl.due(source.id, now()).map(({ url, title, published, ...page }) => ({
        url,
        hint: { title, published },
        page: page as DuePage['page'],
        validators: page.firstStoredMs === null ? NO_VALIDATORS : storedValidators(base, url),
      })),
  };
}

/** Whether a source's list is to be asked for. Stored pages are: looking at them costs no site anything. */
export function isDue(base: FactBase, source: Source, nowMs: number): boolean {
  if (isStored(source)) return true;
  const state = base.crawl.state(source.id);
  return state === undefined || (state.dueMs !== null && state.dueMs <= nowMs);
}

/** When there is something to do for a source: its list or one of its pages is due. Null: never again. */
export function nextDueMs(base: FactBase, source: Source, nowMs: number): number | null {
  const state = base.crawl.state(source.id);
  const times = [state === undefined ? nowMs : state.dueMs, base.crawl.nextPageDueMs(source.id)];
  const due = times.filter((time) => time !== null);
  return due.length === 0 ? null : Math.min(...due);
}

/** The sources for which there is something to do; stored ones among them always. */
export function dueSources(base: FactBase, sources: readonly Source[], nowMs: number): Source[] {
  return sources.filter((source) => {
    const due = nextDueMs(base, source, nowMs);
    return isStored(source) || (due !== null && due <= nowMs);
  });
}

function boundsOf(source: Source, pace: CrawlOptions['pace']): PaceBounds {
  return { ...pace, cron: isStored(source) ? null : (source.cron ?? null) };
}

/** A stored page's own validators: what its server sent with the version that we have. */
function storedValidators(base: FactBase, url: string): Validators {
  const headers = base.latestHeaders(url) ?? {};
  const value = (name: string) => (Object.hasOwn(headers, name) ? headers[name] : null);
  return { etag: value('etag'), lastModified: value('last-modified') };
}
