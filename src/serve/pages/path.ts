/** @module The page of a connection: the shortest ways over facts from one entity to another. */
import type { Connection } from '../../query/path.js';
import type { Found } from '../../query/find.js';
import { html, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { factsInList } from '../parts/fact.js';
import { empty, named } from '../parts/pieces.js';
import { count } from '../words.js';

export interface PathQuery {
  readonly from: string;
  readonly to: string;
}

/** @param ends who or what the two names mean; undefined where the base has nothing of the name */
export function pathPage(
  query: PathQuery,
  ends: readonly [Found | undefined, Found | undefined],
  { paths, isCut }: Connection,
): Page {
  const { from, to } = query;
  const unknown = [from, to].filter((name, i) => name !== '' && ends[i] === undefined);
  return {
    title: 'How two are connected',
    data: dataLinks('/api/path', { from, to }),
    main: html`<h1 class="quiet">How two are connected</h1>
      <form class="filters" action="/path">
        <label>from <input name="from" value="${from}" maxlength="200" /></label
        ><label>to <input name="to" value="${to}" maxlength="200" /></label><button>Show</button>
      </form>
      ${unknown.map((name) => html`<p class="notice">Nothing in the base is called “${name}”.</p>`)}
      ${paths.length === 0 ? empty(from === '' || to === '' ? 'Give two names.' : 'No way over facts leads from one to the other.', 'Names may be parts of names; case and accents make no difference.') : paths.map((path) => way(path, ends[0]))}
      ${isCut && html`<p class="note">Not every way was looked at: there may be another, or a shorter one.</p>`}`,
  };
}

function way(path: Connection['paths'][number], from: Found | undefined): Html {
  const start = from === undefined ? '' : named({ ...from, decision: from.isAccepted ? 'accepted' : null });
  return html`<section>
    <h2>${start} <span class="n">${count(path.length, 'step')}</span></h2>
    ${factsInList(path.map(({ fact }) => fact))}
  </section>`;
}
