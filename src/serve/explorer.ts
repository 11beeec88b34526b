/** @module The explorer: every address, what it asks of the base, and the page that shows the answer. */
import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { compress } from 'hono/compress';
import { HTTPException } from 'hono/http-exception';
import { z } from 'zod';
import { articleView } from '../query/article.js';
import { listCandidates } from '../query/candidates.js';
import { deposits } from '../query/deposits.js';
import { alertsSince } from '../query/digest.js';
import { dossier } from '../query/dossier.js';
import { articleStory } from '../query/edits.js';
import { factView } from '../query/fact.js';
import { listFacts } from '../query/facts.js';
import { neighbourhood } from '../query/neighbourhood.js';
import { compare } from '../query/compare.js';
import { findEntity } from '../query/find.js';
import { connect } from '../query/path.js';
import { search } from '../query/search.js';
import { baseStatus } from '../query/status.js';
import { story } from '../query/story.js';
import { timeline } from '../query/timeline.js';
import type { WatchList } from '../query/watch-lists.js';
import { BaseUnavailableError } from '../store/connection.js';
import type { FactBase } from '../store/fact-base.js';
import { existing, shown } from './answers.js';
import { csvOf } from './api/csv.js';
import { CITATIONS, ENDPOINTS, weekBefore } from './api/endpoints.js';
import { openapi } from './api/openapi.js';
import { readAssets } from './assets.js';
import { citationForms } from './citation-forms.js';
import { addEditing, type Editing } from './editing.js';
import { around, WHOLE } from './drawing/view.js';
import { readingOf } from './fetched/reading.js';
import { boundBrowser, ownHostOnly, readingOnly } from './guard.js';
import { layout } from './layout.js';
import { links } from './links.js';
import { apiPage } from './pages/api.js';
import { articlePage } from './pages/article.js';
import { candidatesPage } from './pages/candidates.js';
import { comparePage } from './pages/compare.js';
import { citePage } from './pages/cite.js';
import { entityPage } from './pages/entity.js';
import { factPage } from './pages/fact.js';
import { failurePage, titleOf } from './pages/failure.js';
import { fetchedPage } from './pages/fetched.js';
import { graphPage } from './pages/graph.js';
import { helpPage } from './pages/help.js';
import { mapPage } from './pages/map.js';
import { homePage } from './pages/home.js';
import { pathPage } from './pages/path.js';
import { asksForFacts, searchPage } from './pages/search.js';
import { snapshotPage } from './pages/snapshot.js';
import { sourcesPage } from './pages/sources.js';
import { timelinePage } from './pages/timeline.js';
import { depositFilters, factFilters, graphView, mapView, namesIn, parameter, parametersOf } from './parameters.js';
import { sentences } from './sentences.js';
import { addWatchLists } from './watching.js';

export interface ExplorerOptions {
  readonly base: FactBase;
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** How decisions are taken; null where the reader may only look. */
  readonly editing: Editing | null;
  readonly watchLists: readonly WatchList[];
  /** Told of failures that are nobody's but ours. */
  readonly report: (error: unknown) => void;
}

/** Facts on the first page. */
const NEWEST = 40;
/** Of each kind of alert on the first page. */
const ALERTS = 5;
/** Of each kind of thing that holds the words looked for. */
const FOUND = 20;
/** A form holds a name, a note and a token. */
const MAX_FORM_BYTES = 16 * 1024;

/** The site as a function from requests to responses. */
export function explorer(options: ExplorerOptions): Hono {
  const { base, version, now, editing, watchLists, report } = options;
  const app = new Hono();
  const assets = readAssets();

  app.use(boundBrowser, ownHostOnly, readingOnly, bodyLimit({ maxSize: MAX_FORM_BYTES }), compress());
  app.notFound((context) => failure(context, 404, `Nothing stands at ${context.req.path}.`));
  app.onError((error, context) => {
    if (error instanceof HTTPException) return failure(context, error.status, error.message);
    report(error);
    if (error instanceof BaseUnavailableError) return failure(context, 503, `${error.message}: ${error.hint ?? ''}`);
    return failure(context, 500, 'The explorer failed at this. What happened stands in its log.');
  });

  app.get('/', (context) => {
    const newest = listFacts(base, {}, { facts: NEWEST, citations: CITATIONS.each });
    return shown(
      context,
      homePage(newest.ok ? newest.value : [], alertsSince(base, weekBefore(now()), ALERTS), baseStatus(base, now())),
    );
  });
  app.get('/entity/:id', (context) => {
    const id = context.req.param('id');
    const found = existing(dossier(base, id), `The base has no entity or candidate ${id}.`);
    return found.entity.id === id
      ? shown(context, entityPage(found))
      : context.redirect(links.entity(found.entity.id), 302);
  });
  app.get('/entity/:id/graph', (context) => {
    const { open } = parametersOf(z.object(graphView), context.req.query());
    const id = context.req.param('id');
    return shown(
      context,
      graphPage(existing(neighbourhood(base, id, open), `The base has no entity or candidate ${id}.`)),
    );
  });
  app.get('/entity/:id/timeline', (context) => {
    const id = context.req.param('id');
    const entity = existing(base.reader.nodes.get(id), `The base has no entity or candidate ${id}.`);
    return shown(context, timelinePage(entity, timeline(base, entity.id)));
  });
  app.get('/search', (context) => {
    const schema = z.object({ q: parameter.words, ...factFilters, limit: parameter.limit(50) });
    const query = parametersOf(schema, context.req.query());
    const { q, limit, ...filters } = query;
    const { since, until, source: host } = query;
    const found = q === '' ? null : search(base, q, FOUND, { since, until, host });
    const facts = asksForFacts(query) ? listFacts(base, filters, { facts: limit, citations: CITATIONS.each }) : null;
    return shown(context, searchPage(query, found, facts && (facts.ok ? facts.value : facts.detail)));
  });
  app.get('/compare', (context) => {
    const names = namesIn(parametersOf(z.object({ names: parameter.words }), context.req.query()).names);
    return shown(
      context,
      comparePage(
        names,
        compare(
          base,
          names.flatMap((name) =>
            findEntity(base, name)
              .slice(0, 1)
              .map(({ id }) => id),
          ),
        ),
      ),
    );
  });
  app.get('/path', (context) => {
    const query = parametersOf(z.object({ from: parameter.words, to: parameter.words }), context.req.query());
    const ends = [findEntity(base, query.from).at(0), findEntity(base, query.to).at(0)] as const;
    const [from, to] = ends;
    const found = from === undefined || to === undefined ? { paths: [], isCut: false } : connect(base, from.id, to.id);
    return shown(context, pathPage(query, ends, found));
  });
  app.get('/fact/:id', (context) => {
    const id = context.req.param('id');
    const found = existing(factView(base, id, CITATIONS.one), `The base has no fact ${id}, or a person rejected it.`);
    return found.id === id
      ? shown(context, factPage(found, story(base, id)!))
      : context.redirect(links.fact(found.id), 302);
  });
  app.get('/article', (context) => {
    const { url } = parametersOf(z.object({ url: z.string().max(2_000) }), context.req.query());
    const id = existing(base.reader.articles.idOf(url), `The base has no article of the address ${url}.`);
    return context.redirect(links.article(id), 302);
  });
  app.get('/article/:id', (context) => {
    const { version } = parametersOf(z.object({ version: parameter.name('Id of a version') }), context.req.query());
    const id = context.req.param('id');
    const found = existing(articleView(base, id, version), `The base has no such article or version: ${id}.`);
    return shown(context, articlePage(found, articleStory(base, found.version.url)!));
  });
  const atQuote = z.object({ claim: parameter.name('Claim whose quote is marked') });
  const snapshotOf = (context: Context<object, '/snapshot/:id'>) => {
    const { claim } = parametersOf(atQuote, context.req.query());
    const id = context.req.param('id');
    return {
      snapshot: existing(base.snapshot(id), `The base has no page ${id}.`),
      cited:
        claim === undefined ? null : existing(base.reader.facts.citation(claim), `The base has no claim ${claim}.`),
    };
  };
  app.get('/snapshot/:id', (context) => {
    const { snapshot, cited } = snapshotOf(context);
    return shown(context, snapshotPage(snapshot, readingOf(snapshot), cited));
  });
  app.get('/snapshot/:id/page', (context) => {
    const { snapshot, cited } = snapshotOf(context);
    return context.html(fetchedPage(readingOf(snapshot), cited));
  });
  app.get('/map', (context) => {
    const { at, zoom, ...filter } = parametersOf(z.object({ ...depositFilters, ...mapView }), context.req.query());
    const [lat, lon] = at === undefined ? [0, 0] : at.split(',').map(Number);
    const view = zoom === 0 || at === undefined ? WHOLE : around(lat, lon, zoom);
    return shown(context, mapPage(deposits(base, filter), filter, view));
  });
  app.get('/cite/:id', (context) => {
    const id = context.req.param('id');
    const cited = existing(base.reader.facts.citation(id), `The base has no claim ${id}.`);
    return shown(context, citePage(cited, citationForms(cited, new Date(now()))));
  });
  app.get('/sources', (context) => shown(context, sourcesPage(baseStatus(base, now()))));
  app.get('/candidates', (context) => {
    const schema = z.object({
      kind: parameter.kind,
      support: parameter.count('Articles at least'),
      all: parameter.flag('Decided ones too'),
      limit: parameter.limit(50),
      done: parameter.name('Candidate that was decided about'),
    });
    const { done, all, kind, support, limit } = parametersOf(schema, context.req.query());
    const query = { kind, support, limit, all: all === 'yes' };
    const found = listCandidates(base, { kind: kind ?? null, minSupport: support, all: query.all }, limit, sentences);
    const decided = done === undefined ? undefined : base.reader.candidates.find(done).find(({ id }) => id === done);
    return shown(context, candidatesPage(found, query, editing?.tokenOf(context) ?? null, decided));
  });
  app.get('/help', (context) => shown(context, helpPage()));
  app.get('/api', (context) => shown(context, apiPage(ENDPOINTS)));
  app.get('/api/openapi.json', (context) => context.json(openapi(ENDPOINTS, version)));
  for (const endpoint of ENDPOINTS) {
    app.get(endpoint.path, (context) => {
      const id = context.req.param('id') ?? '';
      const asked = { base, now: now(), id };
      const answer = existing(endpoint.answer(asked, context.req.query()), `The base has nothing of the id ${id}.`);
      if (answer.format === 'json') return context.json(answer.value as object);
      return context.body(csvOf(answer.rows), 200, { 'content-type': 'text/csv; charset=utf-8; header=present' });
    });
  }
  app.get('/assets/:name', (context) => {
    const asset = existing(assets.get(context.req.param('name')), 'There is no such file.');
    const headers = { etag: asset.etag, 'cache-control': 'no-cache' };
    if (context.req.header('if-none-match') === asset.etag) return context.body(null, 304, headers);
    return context.body(asset.body, 200, { ...headers, 'content-type': asset.type });
  });
  addWatchLists(app, base, watchLists);
  if (editing !== null) addEditing(app, editing);
  return app;
}

/** A failure as a page, or as JSON for programs. */
function failure(context: Context, status: HTTPException['status'], detail: string): Response | Promise<Response> {
  context.status(status);
  if (context.req.path.startsWith('/api/')) return context.json({ error: titleOf(status), detail });
  return context.html(layout(failurePage(status, detail)));
}
