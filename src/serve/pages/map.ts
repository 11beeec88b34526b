/** @module The page of the map: deposits by element, country and status, and the same as a table. */
import type { DepositFilter, Deposits } from '../../query/deposits.js';
import { STATUSES } from '../../model.js';
import type { DepositRow } from '../../store/reader/deposits.js';
import { depositMap } from '../drawing/map.js';
import { MAX_ZOOM, moved, WHOLE, zoomed, type View } from '../drawing/view.js';
import { html, joined, nothing, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { address, links } from '../links.js';
import { empty, statusOf } from '../parts/pieces.js';
import { capital, count, country, number, words } from '../words.js';

/** As many rows as one looks over beside a map. */
const MAX_LISTED = 200;

export function mapPage(found: Deposits, filter: DepositFilter, view: View): Page {
  const addressOf = ({ lat, lon, zoom }: View) =>
    address('/map', { ...filter, ...(zoom === 0 ? {} : { at: `${lat},${lon}`, zoom }) });
  const { svg, seen } = depositMap(found.deposits, view, addressOf);
  return {
    title: 'Map of deposits',
    section: '/map',
    data: dataLinks('/api/deposits', { ...filter }),
    main: html`<h1>Deposits</h1>
      ${filters(found, filter)}
      <div data-drawing>
        <p class="lead" role="status">
          ${count(found.deposits.length, 'deposit')}${seen.length < found.deposits.length && html`, ${number(seen.length)} of them seen here`}.
          ${found.unplaced > 0 && html`<span class="note">${count(found.unplaced, 'deposit')} without a known place are not on the map.</span>`}
        </p>
        ${controls(view, addressOf)}
        <div class="scroll drawing" tabindex="0" role="region" aria-label="Map">${svg}</div>
        ${legend()}
        ${seen.length === 0 ? empty('No deposit lies here.', html`<a href="/map">The whole world, all elements</a>.`) : table(seen)}
      </div>
      <script src="/assets/drawing.js" type="module"></script>`,
  };
}

function filters({ choices }: Deposits, { element, country: code, status }: DepositFilter): Html {
  const option = (value: string, label: string, chosen: string | undefined) =>
    html`<option value="${value}" ${value === chosen ? html`selected` : nothing}>${label}</option>`;
  const byName = (counts: ReadonlyMap<string, number>, name: (id: string) => string) =>
    [...counts].map(([id, n]) => [id, name(id), n] as const).sort((a, b) => (a[1] < b[1] ? -1 : 1));
  return html`<form class="filters" action="/map">
    <label>
      Element
      <select name="element">
        ${option('', 'any', element ?? '')}
        ${byName(choices.elements, (id) => words(id.slice(id.indexOf(':') + 1))).map(([id, name, n]) =>
          option(id, `${name} (${n})`, element),
        )}
      </select>
    </label>
    <label>
      Country
      <select name="country">
        ${option('', 'any', code ?? '')}
        ${byName(choices.countries, country).map(([id, name, n]) => option(id, `${name} (${n})`, code))}
      </select>
    </label>
    <label>
      Status
      <select name="status">
        ${option('', 'any', status ?? '')} ${STATUSES.map((each) => option(each, each, status))}
      </select>
    </label>
    <button>Show</button>
  </form>`;
}

/** Links that move the map: they work without scripts. */
function controls(view: View, addressOf: (view: View) => string): Html {
  const to = (next: View, key: string, label: string, sign: string) =>
    html`<li><a href="${addressOf(next)}" data-move="${key}" aria-label="${label}" title="${label}">${sign}</a></li>`;
  const near = view.zoom > 0;
  return html`<nav class="controls" aria-label="Move the map">
    <ul>
      ${view.zoom < MAX_ZOOM && to(zoomed(view, 1), '+', 'Nearer', '+')}
      ${near && to(zoomed(view, -1), '-', 'Further', '−')} ${near && to(moved(view, 1, 0), 'ArrowUp', 'North', '↑')}
      ${near && to(moved(view, -1, 0), 'ArrowDown', 'South', '↓')}
      ${near && to(moved(view, 0, -1), 'ArrowLeft', 'West', '←')}
      ${near && to(moved(view, 0, 1), 'ArrowRight', 'East', '→')} ${near && to(WHOLE, '0', 'The whole world', 'World')}
    </ul>
  </nav>`;
}

function legend(): Html {
  return html`<p class="legend note">
    ${joined([...STATUSES.map((status) => statusOf(status)), html`<span class="status none">only named</span>`], ' ')} A
    larger mark has more facts; a figure stands for as many deposits that lie together.
  </p>`;
}

function table(deposits: readonly DepositRow[]): Html {
  return html`<div class="scroll" tabindex="0" role="region" aria-label="Deposits on the map">
      <table>
        <thead>
          <tr>
            <th scope="col">Deposit</th>
            <th scope="col">Country</th>
            <th scope="col">Elements</th>
            <th scope="col">Newest fact</th>
            <th scope="col" class="figure">Facts</th>
            <th scope="col" class="figure">Articles</th>
          </tr>
        </thead>
        <tbody>
          ${deposits.slice(0, MAX_LISTED).map(
            (each) =>
              html`<tr>
                <th scope="row"><a class="name deposit" href="${links.entity(each.id)}">${each.name}</a></th>
                <td>${each.countries.map(country).join(', ')}</td>
                <td>${elements(each)}</td>
                <td>${each.status === null ? html`<span class="missing">only named</span>` : statusOf(each.status)}</td>
                <td class="figure">${number(each.facts)}</td>
                <td class="figure">${number(each.articles)}</td>
              </tr>`,
          )}
        </tbody>
      </table>
    </div>
    ${deposits.length > MAX_LISTED && html`<p class="note">The ${MAX_LISTED} with the most facts; go nearer for the others.</p>`}`;
}

/** Those that facts state, then those that only the gazetteer has. */
function elements({ stated, elements }: DepositRow): Html {
  const known = new Set(stated.map(({ element }) => element));
  const label = (id: string) => html`<a href="${links.entity(id)}">${words(id.slice(id.indexOf(':') + 1))}</a>`;
  const others = elements.filter((id) => !known.has(id)).map((id) => words(id.slice(id.indexOf(':') + 1)));
  return html`${joined([...known].map(label), ', ')}${known.size > 0 && others.length > 0 && '; '}${
    others.length > 0 && html`<span class="missing" title="${capital('by the gazetteer')}">${others.join(', ')}</span>`
  }`;
}
