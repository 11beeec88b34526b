/** @module Small pieces that many pages share: names, dates, statuses, links outside. */
import type { Status } from '../../model.js';
import type { ShownNode } from '../../store/reader/facts.js';
import { html, type Html } from '../html.js';
import { links, outside } from '../links.js';
import { date, days } from '../words.js';

/** A name that leads to its dossier, with a mark where only texts or a person stand for it. */
export function named({ id, kind, name, isCandidate, decision }: ShownNode): Html {
  const mark = !isCandidate ? null : decision === 'accepted' ? 'accepted by a person' : 'unconfirmed';
  return html`<a class="name ${kind}" href="${links.entity(id)}">${name}</a
    >${mark !== null && html` <span class="mark">${mark}</span>`}`;
}

/** The object of a fact: a name, or the words of the text. */
export function objectOf(object: ShownNode | { readonly value: string }): Html {
  return 'value' in object ? html`<span class="value">${object.value}</span>` : named(object);
}

/** A status in a word, its colour and shape beside it; `null` for a fact that no page states any more. */
export function statusOf(status: Status | null): Html {
  return html`<span class="status ${status ?? 'retired'}">${status ?? 'no longer stated'}</span>`;
}

/** A day in the reader's form, as the source has it on hover. */
export function day(iso: string | null, missing = 'undated'): Html {
  return iso === null
    ? html`<span class="missing">${missing}</span>`
    : html`<time datetime="${iso}" title="${iso}">${date(iso)}</time>`;
}

/** From one day to another. */
export function span(first: string, last: string): Html {
  return html`<span title="${first === last ? first : `${first} – ${last}`}">${days(first, last)}</span>`;
}

/** An address that a page gave: a link where it is one to follow, else its words. */
export function external(url: string, label = url): Html {
  const href = outside(url);
  return href === null
    ? html`<span class="url">${label}</span>`
    : html`<a class="url" href="${href}" rel="noopener noreferrer nofollow">${label}</a>`;
}

/** A page without anything to show: what that means, and what to do. */
export function empty(what: string, todo: Html | string): Html {
  return html`<div class="empty">
    <p>${what}</p>
    <p>${todo}</p>
  </div>`;
}
