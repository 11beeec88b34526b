/** @module The page of the sources: how each is, how often it has news, and what was refused. */
import { isAlarming } from '../../query/health.js';
import type { BaseStatus, SourceStatus } from '../../query/status.js';
import type { RunRow } from '../../store/reader/overview.js';
import { html, joined, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { address } from '../links.js';
import { day, empty, external } from '../parts/pieces.js';
import { count, number, words } from '../words.js';

export function sourcesPage({ sources, rejections, runs }: BaseStatus): Page {
  const ill = sources.filter(({ health }) => isAlarming(health)).length;
  return {
    title: 'Sources',
    section: '/sources',
    data: dataLinks('/api/sources'),
    main: html`<h1>Sources</h1>
      <p class="lead">
        ${count(sources.length, 'source')},
        ${ill === 0 ? 'all well' : html`<strong>${count(ill, 'source')} not well</strong>`}.
      </p>
      ${sources.length === 0 ? empty('No source was asked yet.', html`Run a pipeline: <code>orewire run critical-minerals</code>.`) : sourceTable(sources)}
      ${
        rejections.length > 0 &&
        html`<section>
          <h2>Pages that gave no article</h2>
          <div class="scroll" tabindex="0" role="region" aria-label="Pages that gave no article">
            <table>
              <thead>
                <tr>
                  <th scope="col">Stage</th>
                  <th scope="col">Reason</th>
                  <th scope="col" class="figure">Pages</th>
                  <th scope="col">One of them</th>
                </tr>
              </thead>
              <tbody>
                ${rejections.map(
                  ({ stage, reason, count: pages, example }) =>
                    html`<tr>
                      <td>${stage}</td>
                      <th scope="row">${words(reason)}</th>
                      <td class="figure">${number(pages)}</td>
                      <td class="long">${example}</td>
                    </tr>`,
                )}
              </tbody>
            </table>
          </div>
        </section>`
      }
      ${
        runs.length > 0 &&
        html`<section>
          <h2>Last runs</h2>
          <ol class="plain">
            ${runs.map(run)}
          </ol>
        </section>`
      }`,
  };
}

function sourceTable(sources: readonly SourceStatus[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Sources">
    <table class="sources">
      <thead>
        <tr>
          <th scope="col">Source</th>
          <th scope="col">Health</th>
          <th scope="col" class="figure">Pages</th>
          <th scope="col" class="figure">Waiting</th>
          <th scope="col" class="figure">News every</th>
          <th scope="col">Last news</th>
          <th scope="col">Last asked</th>
          <th scope="col">Next</th>
        </tr>
      </thead>
      <tbody>
        ${sources.map(
          (source) =>
            html`<tr>
              <th scope="row">
                <a href="${address('/search', { source: source.id })}">${source.title ?? source.id}</a
                >${source.address !== null && html`<br /><span class="note">${external(source.address)}</span>`}
              </th>
              <td>${health(source)}</td>
              <td class="figure">${number(source.snapshots)}</td>
              <td class="figure">${number(source.waiting)}</td>
              <td class="figure">${source.cadenceDays === null ? '–' : every(source.cadenceDays)}</td>
              <td>${day(source.newAt ?? source.lastFetchedAt, 'never')}</td>
              <td>${day(source.checkedAt, 'never')}</td>
              <td>${day(source.dueAt, '–')}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** How a source is, and why where it is not well. */
export function health({ health, reason, detail, failures }: SourceStatus): Html {
  return html`<span class="health ${isAlarming(health) ? 'ill' : health}">${words(health)}</span>${
      reason !== null &&
      html`<br /><span class="note"
          >${words(reason)}${failures > 1 && html`, ${count(failures, 'time')} in a row`}${detail !== null && html`: ${detail}`}</span
        >`
    }`;
}

function every(days: number): string {
  return days < 1 ? count(Math.max(1, Math.round(days * 24)), 'hour') : count(Math.round(days), 'day');
}

function run({ id, pipeline, startedAt, outcome, counts, events }: RunRow): Html {
  return html`<li>
    ${joined([
      html`Run ${id} of ${pipeline}`,
      day(startedAt),
      html`${outcome}`,
      ...Object.entries(counts).map(([what, n]) => html`${number(n)} ${words(what)}`),
    ])}${
      events.length > 0 &&
      html`<details>
        <summary>${count(events.length, 'kind')} of events</summary>
        <ul>
          ${events.map(
            (event) =>
              html`<li>
                ${number(event.count)} × ${event.stage}
                ${event.outcome}${event.reason !== null && html` (${words(event.reason)})`}: ${event.example}
              </li>`,
          )}
        </ul>
      </details>`
    }
  </li>`;
}
