/** @module The pages about the base as a whole: what is new, its sources, its candidates; and the page of help. */
import { z } from 'zod';
import { listCandidates } from '../../query/candidates.js';
import { alertsSince } from '../../query/digest.js';
import { listFacts } from '../../query/facts.js';
import { baseStatus } from '../../query/status.js';
import type { FactBase } from '../../store/fact-base.js';
import { shown, type Site } from '../answers.js';
import { CITATIONS, weekBefore } from '../api/endpoints.js';
import { candidatesPage } from '../pages/candidates.js';
import { helpPage } from '../pages/help.js';
import { homePage } from '../pages/home.js';
import { sourcesPage } from '../pages/sources.js';
import { parameter, parametersOf } from '../parameters.js';
import { sentences } from '../sentences.js';

/** Facts on the first page. */
const NEWEST = 40;
/** Of each kind of alert on the first page. */
const ALERTS = 5;

const candidateFilters = z.object({
  kind: parameter.kind,
  support: parameter.count('Articles at least'),
  all: parameter.flag('Decided ones too'),
  limit: parameter.limit(50),
  done: parameter.name('Candidate that was decided about'),
});

export function overviewRoutes(site: Site, base: FactBase): void {
  site.get('/', (context) => {
    const { now } = context.env;
    const newest = listFacts(base, {}, { facts: NEWEST, citations: CITATIONS.each });
    const changed = alertsSince(base, weekBefore(now), ALERTS);
    return shown(context, homePage(newest.ok ? newest.value : [], changed, baseStatus(base, now)));
  });
  site.get('/sources', (context) => shown(context, sourcesPage(baseStatus(base, context.env.now))));
  site.get('/candidates', (context) => {
    const { done, all, kind, support, limit } = parametersOf(candidateFilters, context.req.query());
    const query = { kind, support, limit, all: all === 'yes' };
    const found = listCandidates(base, { kind: kind ?? null, minSupport: support, all: query.all }, limit, sentences);
    const decided = done === undefined ? undefined : base.reader.candidates.find(done).find(({ id }) => id === done);
    return shown(context, candidatesPage(found, query, context.env.token, decided));
  });
  site.get('/help', (context) => shown(context, helpPage()));
}
