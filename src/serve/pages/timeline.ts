/** @module The page of a timeline: what happened about an entity, year by year. */
import type { Timeline, TimelineEvent } from '../../query/timeline.js';
import type { NodeRow } from '../../store/reader/nodes.js';
import { html, joined, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { links } from '../links.js';
import { statement } from '../parts/fact.js';
import { day, empty, external, named, statusOf } from '../parts/pieces.js';

export function timelinePage(entity: NodeRow, { events, isCut }: Timeline): Page {
  const years = [...new Set(events.map(({ date }) => date.slice(0, 4)))];
  return {
    title: `Timeline of ${entity.name}`,
    data: dataLinks(`/api${links.timeline(entity.id)}`),
    main: html`<p class="kind">timeline</p>
      <h1>${named(entity)}</h1>
      <p class="note">
        By the day on which it happened, as the articles say; where they do not, by the day of the first report, in
        brackets.
      </p>
      ${events.length === 0 && empty('Nothing is dated of it.', html`<a href="${links.entity(entity.id)}">What is known of it</a>.`)}
      ${years.map(
        (year) =>
          html`<section class="year">
            <h2 id="year-${year}">${year}</h2>
            <ol class="plain">
              ${events.filter(({ date }) => date.startsWith(year)).map(event)}
            </ol>
          </section>`,
      )}
      ${isCut && html`<p class="note">Only its newest facts were looked at.</p>`}`,
  };
}

function event({ date, isReport, fact, citation }: TimelineEvent): Html {
  const { articleId, versionId, start, url, site, host, status } = citation;
  return html`<li class="fact event">
    <p class="when">${isReport ? html`(${day(date)})` : day(date)}</p>
    <div>
      <p class="head">${statement(fact)} ${statusOf(status)}</p>
      <p class="note">
        ${joined([html`<a href="${links.passage(articleId, versionId, start)}">the sentence</a>`, html`${external(url, site ?? host)}`, day(citation.published)])}
      </p>
    </div>
  </li>`;
}
