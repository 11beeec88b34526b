/** @module The page of a comparison: entities side by side, predicate by predicate. */
import type { ComparedRow, Comparison } from '../../query/compare.js';
import type { FactView } from '../../query/fact.js';
import { html, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { links } from '../links.js';
import { details } from '../parts/fact.js';
import { empty, named, objectOf, statusOf } from '../parts/pieces.js';
import { capital, count, country, words } from '../words.js';

/** @param names as they were asked for */
export function comparePage(names: readonly string[], { entities, rows, isCut }: Comparison): Page {
  return {
    title: entities.length === 0 ? 'Compare' : entities.map(({ name }) => name).join(' and '),
    section: '/compare',
    data: dataLinks('/api/compare', { names: names.join(',') }),
    main: html`<h1 class="quiet">Side by side</h1>
      <form class="filters" action="/compare">
        <label
          >Names, with commas between
          <input name="names" value="${names.join(', ')}" size="48" maxlength="400" /></label
        ><button>Compare</button>
      </form>
      ${
        entities.length === 0
          ? empty(
              'Nothing to set side by side yet.',
              html`Give two names or more, as in <a href="/compare?names=tungsten,tantalum">tungsten, tantalum</a>; or
                follow “Compare” on a dossier.`,
            )
          : html`<div class="scroll" tabindex="0" role="region" aria-label="Comparison">
              <table class="compared">
                <thead>
                  <tr>
                    <td></td>
                    ${entities.map((each) => html`<th scope="col">${named(each)}<br /><span class="note">${each.kind} · ${count(each.articles, 'article')}</span></th>`)}
                  </tr>
                </thead>
                <tbody>
                  <tr>
                    <th scope="row">Country</th>
                    ${entities.map((each) => html`<td>${each.country === null ? '–' : each.country.split('|').map(country).join(', ')}</td>`)}
                  </tr>
                  <tr>
                    <th scope="row">Commodities</th>
                    ${entities.map(({ attributes }) => html`<td>${'commodities' in attributes ? attributes.commodities.split('|').map(words).join(', ') : '–'}</td>`)}
                  </tr>
                  ${rows.map(row)}
                </tbody>
              </table>
            </div>`
      }
      ${isCut && html`<p class="note">Of some of these more is known than stands here.</p>`}`,
  };
}

function row({ label, as, cells, shared }: ComparedRow): Html {
  return html`<tr>
    <th scope="row">${capital(label)}</th>
    ${cells.map(
      (facts) =>
        html`<td>
          ${
            facts.length === 0
              ? '–'
              : html`<ul class="plain">
                  ${facts.map((fact) => entry(fact, as, shared))}
                </ul>`
          }
        </td>`,
    )}
  </tr>`;
}

function entry(fact: FactView, as: ComparedRow['as'], shared: readonly string[]): Html {
  const other = as === 'subject' ? fact.object : fact.subject;
  const isShared = 'id' in other && shared.includes(other.id);
  const said = fact.citations.slice(0, 1).flatMap((newest) => details({ ...newest, status: 'asserted' }));
  return html`<li>
    ${objectOf(other)}${isShared && html` <span class="n" title="of more than one of these">⚭</span>`}
    <span class="support"
      >${statusOf(fact.status)} ${said.map((each) => html`· ${each} `)}·
      <a href="${links.fact(fact.id)}">${count(fact.sources, 'source')}</a></span
    >
  </li>`;
}
