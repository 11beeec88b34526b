/** @module The pages of watch lists: all of them with their newest facts, and each with more. */
import type { Result } from '../../model.js';
import type { CitedFact } from '../../query/facts.js';
import type { WatchList } from '../../query/watch-lists.js';
import { html, type Html } from '../html.js';
import type { Page } from '../layout.js';
import { links } from '../links.js';
import { factsInList } from '../parts/fact.js';
import { empty } from '../parts/pieces.js';

/** A list and the newest facts that pass its filters, or the name in these that the base does not know. */
export interface WatchedList {
  readonly list: WatchList;
  readonly facts: Result<readonly CitedFact[], 'unknown-name'>;
}

export function watchListsPage(lists: readonly WatchedList[]): Page {
  return {
    title: 'Watch lists',
    section: '/watch',
    main: html`<h1 class="quiet">Watch lists</h1>
      ${
        lists.length === 0
          ? empty(
              'No watch list is open.',
              html`Write one into a file: <code>denials: { title: What is denied, status: denied }</code>, and start
                again with <code>orewire serve --watch-lists FILE</code>. The keys are the filters of
                <code>orewire facts</code>.`,
            )
          : lists.map(
              ({ list, facts }) =>
                html`<section>
                  <h2><a href="${links.watchList(list.id)}">${list.title}</a></h2>
                  <p class="note">
                    Follow by <a href="${links.feed(list.id, 'atom')}">Atom</a> ·
                    <a href="${links.feed(list.id, 'json')}">JSON Feed</a>
                  </p>
                  ${newest(facts)}
                </section>`,
            )
      }`,
  };
}

export function watchListPage({ list, facts }: WatchedList): Page {
  return {
    title: list.title,
    section: '/watch',
    feeds: { atom: links.feed(list.id, 'atom'), json: links.feed(list.id, 'json') },
    main: html`<p class="kind"><a href="/watch">watch list</a></p>
      <h1>${list.title}</h1>
      ${newest(facts)}`,
  };
}

function newest(facts: WatchedList['facts']): Html {
  if (!facts.ok) return empty(facts.detail, 'Name in the file what the base has; the search box knows its names.');
  if (facts.value.length === 0)
    return empty('No fact passes its filters yet.', 'Those that come will stand here and in its feeds.');
  return html`<div class="facts">${factsInList(facts.value)}</div>`;
}
