/** @module The pages of what was said and where: facts, citations, articles, and pages as they were fetched. */
import type { Context } from 'hono';
import { z } from 'zod';
import { articleView } from '../../query/article.js';
import { articleStory } from '../../query/edits.js';
import { factView } from '../../query/fact.js';
import { story } from '../../query/story.js';
import type { FactBase } from '../../store/fact-base.js';
import { existing, shown, type Site, type SiteEnv } from '../answers.js';
import { CITATIONS } from '../api/endpoints.js';
import { citationForms } from '../citation-forms.js';
import { readingOf } from '../fetched/reading.js';
import { links } from '../links.js';
import { articlePage } from '../pages/article.js';
import { citePage } from '../pages/cite.js';
import { factPage } from '../pages/fact.js';
import { fetchedPage } from '../pages/fetched.js';
import { snapshotPage } from '../pages/snapshot.js';
import { parameter, parametersOf } from '../parameters.js';

const byAddress = z.object({ url: z.string().max(2_000) });
const ofVersion = z.object({ version: parameter.name('Id of a version') });
const atQuote = z.object({ claim: parameter.name('Claim whose quote is marked') });

export function articleRoutes(site: Site, base: FactBase): void {
  site.get('/fact/:id', (context) => {
    const id = context.req.param('id');
    const found = existing(factView(base, id, CITATIONS.one), `The base has no fact ${id}, or a person rejected it.`);
    return found.id === id
      ? shown(context, factPage(found, story(base, id)!))
      : context.redirect(links.fact(found.id), 302);
  });
  site.get('/cite/:id', (context) => {
    const id = context.req.param('id');
    const cited = existing(base.reader.citations.get(id), `The base has no claim ${id}.`);
    return shown(context, citePage(cited, citationForms(cited, new Date(context.env.now))));
  });
  site.get('/article', (context) => {
    const { url } = parametersOf(byAddress, context.req.query());
    const id = existing(base.reader.articles.idOf(url), `The base has no article of the address ${url}.`);
    return context.redirect(links.article(id), 302);
  });
  site.get('/article/:id', (context) => {
    const { version } = parametersOf(ofVersion, context.req.query());
    const id = context.req.param('id');
    const found = existing(articleView(base, id, version), `The base has no such article or version: ${id}.`);
    return shown(context, articlePage(found, articleStory(base, found.version.url)!));
  });
  const snapshotOf = (context: Context<SiteEnv, '/snapshot/:id'>) => {
    const { claim } = parametersOf(atQuote, context.req.query());
    const id = context.req.param('id');
    return {
      snapshot: existing(base.snapshot(id), `The base has no page ${id}.`),
      cited: claim === undefined ? null : existing(base.reader.citations.get(claim), `The base has no claim ${claim}.`),
    };
  };
  site.get('/snapshot/:id', (context) => {
    const { snapshot, cited } = snapshotOf(context);
    return shown(context, snapshotPage(snapshot, readingOf(snapshot), cited));
  });
  site.get('/snapshot/:id/page', (context) => {
    const { snapshot, cited } = snapshotOf(context);
    return context.html(fetchedPage(readingOf(snapshot), cited));
  });
}
