/** @module The questions that programs may ask: the same queries as the command line's, with the same answers. */
import { z } from 'zod';
import { articleView } from '../../query/article.js';
import { listCandidates } from '../../query/candidates.js';
import { deposits } from '../../query/deposits.js';
import { dossier } from '../../query/dossier.js';
import { articleStory } from '../../query/edits.js';
import { factView } from '../../query/fact.js';
import { listFacts, type CitedFact } from '../../query/facts.js';
import { findEntity } from '../../query/find.js';
import { neighbourhood } from '../../query/neighbourhood.js';
import { compare } from '../../query/compare.js';
import { digest } from '../../query/digest.js';
import { connect } from '../../query/path.js';
import { search } from '../../query/search.js';
import { timeline } from '../../query/timeline.js';
import { baseStatus } from '../../query/status.js';
import { story } from '../../query/story.js';
import { citationForms } from '../citation-forms.js';
import { depositFilters, factFilters, graphView, namesIn, parameter } from '../parameters.js';
import { sentences } from '../sentences.js';
import * as answers from './answers/answers.js';
import { factView as factViewSchema } from './answers/parts.js';
import { endpoint, type Endpoint } from './endpoint.js';

/** Of each fact in a list, and of one that is looked at by itself. */
export const CITATIONS = { each: 3, one: 200 };

const WEEK_MS = 7 * 86_400_000;

/** The day a week ago, ISO. */
export function weekBefore(now: number): string {
  return new Date(now - WEEK_MS).toISOString().slice(0, 10);
}

/** One row a citation, each with its fact. */
function citationRows(facts: readonly CitedFact[]): object[] {
  return facts.flatMap(({ citations, ...fact }) => citations.map((citation) => ({ ...fact, citation })));
}

export const ENDPOINTS: readonly Endpoint[] = [
  endpoint({
    path: '/api/entities',
    summary: 'Entities that a name may mean, the likeliest first: `orewire entity`',
    query: z.object({ q: parameter.words, limit: parameter.limit(10) }),
    schema: answers.foundEntities,
    ask: ({ base }, { q, limit }) => findEntity(base, q).slice(0, limit),
    rows: (found) => found,
  }),
  endpoint({
    path: '/api/entity/:id',
    summary: 'The dossier of an entity: `orewire entity --json`. As CSV: its facts, a row a citation',
    query: z.object({}),
    schema: answers.dossier,
    ask: ({ base, id }) => dossier(base, id),
    rows: ({ groups }) => citationRows(groups.flatMap(({ facts }) => facts)),
  }),
  endpoint({
    path: '/api/entity/:id/graph',
    summary: 'Who and what facts join an entity to. As CSV: the facts',
    query: z.object(graphView),
    schema: answers.graph,
    ask: ({ base, id }, { open }) => {
      const found = neighbourhood(base, id, open);
      return found === undefined ? undefined : { ...found, opened: [...found.opened] };
    },
    rows: ({ ties }) => ties.flatMap(({ facts }) => facts),
  }),
  endpoint({
    path: '/api/entity/:id/timeline',
    summary: 'What happened about an entity, by the day of the event or of the first report: `orewire timeline`',
    query: z.object({ since: parameter.day('From this day on'), until: parameter.day('To this day') }),
    schema: answers.timeline,
    ask: ({ base, id }, span) => {
      const entity = base.reader.nodes.get(id);
      return entity === undefined ? undefined : timeline(base, entity.id, span);
    },
    rows: ({ events }) => events,
  }),
  endpoint({
    path: '/api/search',
    summary: 'Names, sentences and articles that hold some words: `orewire search`. As CSV: the articles',
    query: z.object({
      q: parameter.words,
      since: parameter.day('Published on this day or later'),
      until: parameter.day('Published on this day or earlier'),
      host: parameter.name('Host of a newsroom'),
      limit: parameter.limit(20),
    }),
    schema: answers.search,
    ask: ({ base }, { q, limit, ...filters }) => search(base, q, limit, filters),
    rows: ({ articles }) => articles,
  }),
  endpoint({
    path: '/api/compare',
    summary: 'Entities side by side: `orewire compare`. As CSV: a row an entity and fact',
    query: z.object({ names: parameter.words }),
    schema: answers.comparison,
    ask: ({ base }, { names }) =>
      compare(
        base,
        namesIn(names).flatMap((name) =>
          findEntity(base, name)
            .slice(0, 1)
            .map(({ id }) => id),
        ),
      ),
    rows: ({ entities, rows }) =>
      rows.flatMap(({ label, cells }) =>
        cells.flatMap((facts, i) =>
          citationRows(facts).map((row) => ({ entity: entities[i].name, says: label, ...row })),
        ),
      ),
  }),
  endpoint({
    path: '/api/path',
    summary: 'How two entities are connected over facts: `orewire path`. As CSV: a row a step',
    query: z.object({ from: parameter.words, to: parameter.words }),
    schema: answers.connection,
    ask: ({ base }, query) => {
      const [from, to] = [findEntity(base, query.from).at(0), findEntity(base, query.to).at(0)];
      return from === undefined || to === undefined ? { paths: [], isCut: false } : connect(base, from.id, to.id);
    },
    rows: ({ paths }) =>
      paths.flatMap((steps, i) => steps.map(({ to, fact }, step) => ({ path: i + 1, step: step + 1, to, fact }))),
  }),
  endpoint({
    path: '/api/new',
    summary: 'What is new since a day: `orewire new`. As CSV: the new facts',
    query: z.object({ since: parameter.day('From this day on; a week ago unless given'), limit: parameter.limit(50) }),
    schema: answers.digest,
    ask: ({ base, now }, { since, limit }) => digest(base, since ?? weekBefore(now), limit),
    rows: ({ facts }) => citationRows(facts),
  }),
  endpoint({
    path: '/api/facts',
    summary: 'Facts by their filters, newest first: `orewire facts`. As CSV: a row a citation',
    query: z.object({ ...factFilters, limit: parameter.limit(100) }),
    schema: answers.facts,
    ask: ({ base }, { limit, ...filters }) => {
      const found = listFacts(base, filters, { facts: limit, citations: CITATIONS.each });
      return found.ok ? found.value : [];
    },
    rows: citationRows,
  }),
  endpoint({
    path: '/api/fact/:id',
    summary: 'A fact with all that speaks for it and against it. As CSV: a row a citation',
    query: z.object({}),
    schema: factViewSchema,
    ask: ({ base, id }) => factView(base, id, CITATIONS.one),
    rows: (fact) => citationRows([fact]),
  }),
  endpoint({
    path: '/api/fact/:id/log',
    summary: 'The story of a fact: `orewire log`. As CSV: a row an event',
    query: z.object({}),
    schema: answers.factStory,
    ask: ({ base, id }) => story(base, id),
    rows: ({ events }) => events,
  }),
  endpoint({
    path: '/api/deposits',
    summary: 'Deposits with a place, by element, country and status',
    query: z.object(depositFilters),
    schema: answers.deposits,
    ask: ({ base }, filter) => deposits(base, filter).deposits,
    rows: (found) => found,
  }),
  endpoint({
    path: '/api/article/:id',
    summary: 'An article: text, mentions, claims, versions. As CSV: its claims',
    query: z.object({ version: parameter.name('Id of one of its versions; the current one unless given') }),
    schema: answers.article,
    ask: ({ base, id }, { version }) => articleView(base, id, version),
    rows: ({ claims }) => claims,
  }),
  endpoint({
    path: '/api/article/:id/versions',
    summary:
      'An article through its versions, and how each differs from the one before: `orewire article`. As CSV: a row a version',
    query: z.object({}),
    schema: answers.articleStory,
    ask: ({ base, id }) => {
      const article = base.reader.articles.get(id);
      return article === undefined ? undefined : articleStory(base, article.url);
    },
    rows: ({ versions }) => versions,
  }),
  endpoint({
    path: '/api/claim/:id/citation',
    summary: 'How a claim is cited: as text, Markdown and BibTeX',
    query: z.object({}),
    schema: answers.citationForms,
    ask: ({ base, id, now }) => {
      const cited = base.reader.citations.get(id);
      return cited === undefined ? undefined : citationForms(cited, new Date(now));
    },
    rows: (forms) => [forms],
  }),
  endpoint({
    path: '/api/sources',
    summary: 'Sources and how each is: `orewire status`',
    query: z.object({}),
    schema: answers.sources,
    ask: ({ base, now }) => baseStatus(base, now).sources,
    rows: (sources) => sources,
  }),
  endpoint({
    path: '/api/status',
    summary: 'How much there is, sources, what was refused, the last runs: `orewire status --json`',
    query: z.object({}),
    schema: answers.baseStatus,
    ask: ({ base, now }) => baseStatus(base, now),
    rows: ({ counts }) => [counts],
  }),
  endpoint({
    path: '/api/candidates',
    summary: 'What only texts introduced, by support: `orewire candidates`',
    query: z.object({
      kind: parameter.kind,
      support: parameter.count('Mentioned in so many articles at least'),
      all: parameter.flag('Decided ones too'),
      limit: parameter.limit(50),
    }),
    schema: answers.candidates,
    ask: ({ base }, { kind, support, all, limit }) =>
      listCandidates(base, { kind: kind ?? null, minSupport: support, all: all === 'yes' }, limit, sentences),
    rows: (candidates) => candidates,
  }),
];
