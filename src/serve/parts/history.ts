/** @module The history of a fact: what was said of it when, and what became of the pages that said it. */
import type { ClaimChange } from '../../query/claim-changes.js';
import { SPOKEN, type Story, type StoryEvent } from '../../query/story.js';
import { html, joined, type Html } from '../html.js';
import { address } from '../links.js';
import { amount, capital, count, words } from '../words.js';
import { details } from './fact.js';
import { day, external, span, statusOf } from './pieces.js';

/** As many as a person reads of a history on one page. */
const MOST_EVENTS = 100;
/** The rest of the flags stands in the history. */
const MOST_FLAGS = 5;

const FLAGS: ReadonlySet<StoryEvent['kind']> = new Set(['retracted', 'corrected', 'removed']);

/** What a reader must know before the citations: articles that were retracted or corrected, or are gone. */
export function flags({ events }: Story): Html {
  return html`${events
    .filter(({ kind }) => FLAGS.has(kind))
    .slice(-MOST_FLAGS)
    .map(({ day: at, kind, article, quote }) => {
      const where = article === null ? [] : [articleOf(article)];
      return html`<p class="notice">
        ${joined([html`<strong>${capital(SPOKEN[kind])}</strong>`, ...where, day(at)])}${quote !== null && html`: <q>${quote}</q>`}
      </p>`;
    })}`;
}

/** The statuses and values over time, then what happened, in the order of time: of much the newest. */
export function history({ factId, statuses, values, events, isCut }: Story): Html {
  const left = Math.max(0, events.length - MOST_EVENTS);
  return html`<section>
    <h2 id="history">History <span class="n">${events.length}</span></h2>
    ${statuses.length + values.length > 1 && saidOverTime(statuses, values)}
    <ol class="plain">
      ${events.slice(left).map(event)}
    </ol>
    ${left > 0 && html`<p class="note">The newest ${MOST_EVENTS}. <code>orewire log ${factId}</code> tells all.</p>`}
    ${isCut && html`<p class="note">Only the newest claims were looked at.</p>`}
  </section>`;
}

/** `amount 1.2 Mt → 1.8 Mt`. */
export function change({ about, before, after }: ClaimChange): Html {
  const said = (list: readonly string[]) => (list.length === 0 ? 'not stated' : list.join(', '));
  return html`<span class="role">${words(about)}</span> ${said(before)} → ${said(after)}`;
}

function saidOverTime(statuses: Story['statuses'], values: Story['values']): Html {
  const rows = [
    ...statuses.map((row) => ({ ...row, what: html`status`, said: statusOf(row.status) })),
    ...values.map((row) => ({
      ...row,
      what: html`${words(row.role)} ${row.scope}`,
      said: html`<span class="said" title="in the text: “${row.words}”">${amount(row.value)}</span>`,
    })),
  ];
  return html`<table>
    <caption>
      What was said, and when
    </caption>
    <thead>
      <tr>
        <th scope="col">What</th>
        <th scope="col">Said</th>
        <th scope="col">When</th>
        <th scope="col">By</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ({ what, said, firstSeen, lastSeen, claims, sources }) =>
          html`<tr>
            <th scope="row">${what}</th>
            <td>${said}</td>
            <td>${firstSeen === null ? day(null) : span(firstSeen, lastSeen ?? firstSeen)}</td>
            <td>${count(claims, 'claim')}, ${count(sources, 'source')}</td>
          </tr>`,
      )}
    </tbody>
  </table>`;
}

function event({ day: at, kind, article, quote, claims, changes, movedTo }: StoryEvent): Html {
  const added = kind === 'changed' ? changes.map(change) : claims.slice(0, 1).flatMap(details);
  const stands =
    movedTo === null ? 'the sentence stands in the old version' : 'the sentence still stands in the new version';
  return html`<li class="fact event">
    <p class="when">${day(at)}</p>
    <div>
      <p class="head">${joined([html`${capital(SPOKEN[kind])}`, ...added])}</p>
      ${quote !== null && html`<p class="note"><q>${quote}</q></p>`}
      ${
        article !== null &&
        html`<p class="note">
          ${joined([articleOf(article), html`version ${article.number}`, ...(kind === 'dropped' ? [html`${stands}`] : [])])}
        </p>`
      }
    </div>
  </li>`;
}

/** The site, and the article in the base. */
function articleOf({ url, site, host }: NonNullable<StoryEvent['article']>): Html {
  return html`${external(url, site ?? host)} (<a href="${address('/article', { url })}">here</a>)`;
}
