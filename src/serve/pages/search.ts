/** @module The page of search: names, sentences and articles that hold some words, and facts by their filters. */
import { ENTITY_KINDS, STATUSES } from '../../model.js';
import type { CitedFact, FactFilters } from '../../query/facts.js';
import type { FoundArticle, FoundQuote, Run, SearchResult } from '../../query/search.js';
import { html, joined, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { address, anchor, links } from '../links.js';
import { factsInList } from '../parts/fact.js';
import { articleFacets, factFacets, type Parameters } from '../parts/facets.js';
import { day, empty, external, named, statusOf } from '../parts/pieces.js';
import { count } from '../words.js';

/** What stands in the page's address. */
export interface SearchQuery extends Omit<FactFilters, 'about' | 'predicate'> {
  readonly q: string;
  readonly limit: number;
  readonly about?: string | undefined;
  readonly predicate?: string | undefined;
}

/** The filters that only facts have; a search for words alone shows none of them. */
const OF_FACTS = ['about', 'subject', 'predicate', 'object', 'kind', 'country', 'element', 'status', 'saidBy'] as const;

/** Fields that take a name or a word, and what may stand in them. */
const FIELDS = [
  ['about', 'who or what, on either side'],
  ['predicate', 'hosts, owns …'],
  ['country', 'name or code'],
  ['element', 'or group: rare earths'],
  ['source', 'newsroom’s host, or id'],
  ['saidBy', 'to whom it is attributed'],
  ['since', '2025, 2025-06, 2025-06-03'],
  ['until', '2025, 2025-06, 2025-06-03'],
] as const;

/** Whether the address asks for facts, and not for words alone. */
export function asksForFacts(query: SearchQuery): boolean {
  return OF_FACTS.some((name) => query[name] !== undefined) || query.q === '';
}

/**
 * @param found what holds the words; null where none were given
 * @param facts that pass the filters; null where none was set, a sentence where they name what is not in the base
 * @param countries in which their sides lie or are at home, by id
 */
export function searchPage(
  query: SearchQuery,
  found: SearchResult | null,
  facts: readonly CitedFact[] | string | null,
  countries: ReadonlyMap<string, readonly string[]>,
): Page {
  const { q, ...filters } = query;
  const parameters: Parameters = { ...query };
  return {
    title: q === '' ? 'Search' : `Search: ${q}`,
    section: '/search',
    query: q,
    data:
      facts === null
        ? dataLinks('/api/search', { q, since: query.since, until: query.until })
        : dataLinks('/api/facts', filters),
    main: html`<h1 class="quiet">${q === '' ? 'Facts' : html`“${q}”`}</h1>
      <div class="columns">
        <div>${found !== null && results(found, parameters)} ${facts !== null && section(facts, query)}</div>
        <aside class="side">
          ${form(query)} ${facts !== null && typeof facts !== 'string' && factFacets(facts, countries, parameters)}
          ${found !== null && articleFacets(found, parameters)}
        </aside>
      </div>`,
  };
}

function results({ entities, quotes, articles, isLoose }: SearchResult, { q }: Parameters): Html {
  if (entities.length + quotes.length + articles.length === 0) {
    return empty(
      'Nothing holds these words.',
      html`Try fewer words or a beginning with a star (<code>tungst*</code>), or set filters for facts.`,
    );
  }
  return html` ${
    entities.length > 0 &&
    html`<section>
      <h2>Names</h2>
      <ul class="connected">
        ${entities.map(
          (each) =>
            html`<li>
              ${named({ ...each, decision: null })}
              <span class="n">${each.kind} · ${count(each.articles, 'article')}</span>
            </li>`,
        )}
      </ul>
    </section>`
  }
  ${isLoose && html`<p class="notice">Nothing has all of “${q}”; these have some of it.</p>`}
  ${
    quotes.length > 0 &&
    html`<section>
      <h2>Sentences</h2>
      <ul class="plain hits">
        ${quotes.map(foundQuote)}
      </ul>
    </section>`
  }
  ${
    articles.length > 0 &&
    html`<section>
      <h2>Articles</h2>
      <ul class="plain hits">
        ${articles.map(foundArticle)}
      </ul>
    </section>`
  }`;
}

function runs(text: readonly Run[]): Html[] {
  return text.map((run) => (run.isHit ? html`<mark>${run.text}</mark>` : html`${run.text}`));
}

function foundQuote({ quote, facts, url, start, site, host, published, speaker, repeated }: FoundQuote): Html {
  return html`<li class="citation">
    <blockquote cite="${url}"><a href="${address('/article', { url })}#${anchor(start)}">${runs(quote)}</a></blockquote>
    <p class="note caption">
      ${joined([
        ...facts.map(
          (fact) =>
            html`<a href="${links.fact(fact.id)}">${fact.subject} ${fact.label} ${fact.object}</a>
              ${statusOf(fact.status)}`,
        ),
        ...(speaker === null ? [] : [html`says ${speaker}`]),
        html`${external(url, site ?? host)}`,
        day(published),
        ...(repeated > 1 ? [html`in ${count(repeated, 'article')}`] : []),
      ])}
    </p>
  </li>`;
}

function foundArticle({ url, headline, snippet, site, host, published, reprints }: FoundArticle): Html {
  return html`<li class="hit">
    <p class="head"><a href="${address('/article', { url })}">${headline}</a></p>
    <p class="snippet">${runs(snippet)}</p>
    <p class="note">
      ${joined([
        html`${external(url, site ?? host)}`,
        day(published),
        ...(reprints.length > 0 ? [html`${count(reprints.length, 'reprint')}`] : []),
      ])}
    </p>
  </li>`;
}

function section(facts: readonly CitedFact[] | string, query: SearchQuery): Html {
  if (typeof facts === 'string') return empty(facts, 'Type a part of it into the search box: names are offered.');
  if (facts.length === 0)
    return empty('No fact passes these filters.', html`Take one away, or <a href="/search">see all facts</a>.`);
  const more = facts.length === query.limit && query.limit < 500;
  return html`<section class="facts-found">
    ${query.q !== '' && html`<h2>Facts</h2>`} ${factsInList(facts)}
    ${more && html`<p><a href="${address('/search', { ...query, limit: Math.min(500, query.limit * 2) })}">More</a></p>`}
  </section>`;
}

function form(query: SearchQuery): Html {
  const options = (values: readonly string[], set: string | undefined) =>
    values.map((value) => html`<option ${value === set ? html`selected` : ''}>${value}</option>`);
  return html`<details class="narrow" ${asksForFacts(query) ? html`open` : ''}>
    <summary>Facts by their filters</summary>
    <form action="/search">
      ${(['subject', 'object'] as const).map((name) => query[name] !== undefined && html`<label>${name} <input name="${name}" value="${query[name]}" maxlength="200" /></label>`)}
      <label
        >kind
        <select name="kind">
          <option value="">any</option>
          ${options(ENTITY_KINDS, query.kind)}
        </select></label
      >
      <label
        >status
        <select name="status">
          <option value="">any</option>
          ${options(STATUSES, query.status)}
        </select></label
      >
      ${FIELDS.map(([name, hint]) => html`<label>${name === 'saidBy' ? 'said by' : name} <input name="${name}" value="${query[name] ?? ''}" placeholder="${hint}" maxlength="200" /></label>`)}
      <button>Show facts</button>
    </form>
  </details>`;
}
