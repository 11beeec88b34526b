/** @module What takes back or changes something that was known, in short. */
import type { Revision, Flag } from '../../query/changes.js';
import type { Alerts } from '../../query/digest.js';
import type { CitedFact } from '../../query/facts.js';
import { SPOKEN } from '../../query/story.js';
import { html, joined, nothing, type Html } from '../html.js';
import { links } from '../links.js';
import { capital, count } from '../words.js';
import { statement } from './fact.js';
import { change } from './history.js';
import { day, statusOf } from './pieces.js';

/** The alerts as a list; nothing where there is none. */
export function alerts({ since, denied, ended, revised, flagged, isCut }: Alerts): Html {
  const lines = [...flagged.map(flag), ...denied.map(said), ...ended.map(said), ...revised.map(revision)];
  if (lines.length === 0) return nothing;
  return html`<section class="notice alerts">
    <h2 id="alerts">Taken back or changed since ${day(since)}</h2>
    <ul class="plain">
      ${lines.map((line) => html`<li>${line}</li>`)}
    </ul>
    ${isCut && html`<p class="note">There is more: <code>orewire new --since ${since}</code></p>`}
  </section>`;
}

function flag({ at, kind, version, facts }: Flag): Html {
  return joined([
    html`<strong>${capital(SPOKEN[kind])}</strong>`,
    html`<a href="${links.article(version.articleId)}">${version.headline}</a>`,
    html`${version.site ?? version.host}`,
    html`${count(facts, 'fact')}`,
    day(at),
  ]);
}

function said(fact: CitedFact): Html {
  const cited = fact.citations.at(0);
  return joined([
    html`${statusOf(cited?.status ?? fact.status)} ${statement(fact)}`,
    html`<a href="${links.fact(fact.id)}">who says so</a>`,
    ...(cited === undefined ? [] : [day(cited.published)]),
  ]);
}

function revision({ at, fact, version, changes }: Revision): Html {
  return joined([
    html`<strong>${capital(SPOKEN[changes.length === 0 ? 'dropped' : 'changed'])}</strong> ${statement(fact)}`,
    ...changes.map(change),
    html`<a href="${links.article(version.articleId)}#versions">what the new version says</a>`,
    html`<a href="${links.fact(fact.id)}">its history</a>`,
    day(at),
  ]);
}
