/** @module The page of an entity: what it is, its facts by predicate, who else takes part in them. */
import type { Dossier, DossierGroup } from '../../query/dossier.js';
import type { NodeRow } from '../../store/reader/nodes.js';
import { smallMap } from '../drawing/map.js';
import { around } from '../drawing/view.js';
import { html, joined, type Html } from '../html.js';
import { dataLinks, type Page } from '../layout.js';
import { address, links } from '../links.js';
import { disagreement, factAbout, statement } from '../parts/fact.js';
import { empty, external, named, statusOf } from '../parts/pieces.js';
import { capital, count, country, words } from '../words.js';

/** As many of those that take part in its facts as one looks over. */
const CONNECTED = 30;

/** Attributes with a place of their own on the page, or that say nothing to a reader. */
const SHOWN_APART = new Set(['country', 'lat', 'lon', 'commodities', 'website']);

export function entityPage(dossier: Dossier): Page {
  const { entity, groups, retired, isCut } = dossier;
  return {
    title: entity.name,
    data: dataLinks(`/api${links.entity(entity.id)}`),
    main: html`<article class="dossier">
      <header class="about">
        <p class="kind ${entity.kind}">${entity.kind}</p>
        <h1>${entity.name}</h1>
        ${entity.isCandidate && html`<p class="notice">${candidateNote(entity)}</p>`}
        ${entity.joined.map(
          ({ name, by }) =>
            html`<p class="notice">With what is said of “${name}”: accepted as this by a person (${by}).</p>`,
        )}
        ${entity.aliases.length > 0 && html`<p class="aliases">also ${entity.aliases.join(', ')}</p>`}
        <p class="counts">${counts(dossier)}</p>
        <ul class="actions">
          <li><a href="${links.timeline(entity.id)}">Timeline</a></li>
          <li><a href="${links.graph(entity.id)}">Graph</a></li>
          <li><a href="${address('/compare', { names: entity.id })}">Compare</a></li>
          <li><a href="${address('/path', { from: entity.id })}">Connection to …</a></li>
          <li><a href="${address('/search', { q: entity.name })}">Search its name</a></li>
        </ul>
      </header>
      <div class="columns">
        <div class="facts">
          ${groups.length > 1 && contents(groups)} ${groups.map(group)}
          ${
            groups.length === 0 &&
            empty(
              'No fact is known of it.',
              html`Articles that name it:
                <a href="${address('/search', { q: entity.name })}">search for “${entity.name}”</a>.`,
            )
          }
          ${
            retired.length > 0 &&
            html`<section>
              <h2 id="retired">No longer stated</h2>
              <p class="note">A page stated these once, and none does as it is now.</p>
              <ul class="plain">
                ${retired.map(
                  (fact) =>
                    html`<li>
                      ${statement(fact)} ${statusOf(fact.status)} <a href="${links.fact(fact.id)}">its history</a>
                    </li>`,
                )}
              </ul>
            </section>`
          }
          ${isCut && html`<p class="note">The newest facts only. <a href="${address('/search', { subject: entity.id })}">All in which it is the subject</a>, <a href="${address('/search', { object: entity.id })}">the object</a>.</p>`}
        </div>
        <aside class="side">${whereItLies(entity)} ${facts(entity)} ${connected(dossier)}</aside>
      </div>
    </article>`,
  };
}

function counts({ entity, groups, isCut }: Dossier): Html {
  const facts = groups.reduce((sum, { facts }) => sum + facts.length, 0);
  return joined([
    html`${isCut ? 'the newest ' : ''}${count(facts, 'fact')}`,
    html`${count(entity.articles, 'article')}`,
    html`${count(entity.sources, 'independent source')}`,
  ]);
}

function candidateNote({ decision, decidedBy }: NodeRow): string {
  if (decision === null) return 'Unconfirmed: only the articles name it.';
  return decision === 'accepted'
    ? `Accepted by a person (${decidedBy}); not in the gazetteer’s tables.`
    : `Rejected by a person (${decidedBy}): its facts are not shown.`;
}

const idOf = ({ as, predicate }: DossierGroup) => `${as}-${predicate}`;

function contents(groups: readonly DossierGroup[]): Html {
  return html`<nav class="contents" aria-label="Kinds of facts">
    <ul>
      ${groups.map(
        (each) => html`<li><a href="#${idOf(each)}">${each.label}</a> <span class="n">${each.facts.length}</span></li>`,
      )}
    </ul>
  </nav>`;
}

function group(each: DossierGroup): Html {
  return html`<section>
    <h2 id="${idOf(each)}">${capital(each.label)}</h2>
    ${each.disagreement !== null && disagreement(each.disagreement)}
    <ul class="plain">
      ${each.facts.map((fact) => factAbout(fact, each.as))}
    </ul>
  </section>`;
}

/** A small map that leads to the large one. */
function whereItLies({ name, attributes }: NodeRow): Html | false {
  const { lat, lon } = attributes as Partial<Record<string, string>>;
  if (!lat || !lon) return false;
  const place = { lat: Number(lat), lon: Number(lon) };
  const { zoom, ...middle } = around(place.lat, place.lon, 4);
  return html`<a class="place-map" href="${address('/map', { at: `${middle.lat},${middle.lon}`, zoom })}"
    >${smallMap(place, name)}</a
  >`;
}

/** What the gazetteer knows of it. */
function facts(entity: NodeRow): Html | false {
  const { lat, lon, commodities, website } = entity.attributes as Partial<Record<string, string>>;
  const list = (cell: string) =>
    cell
      .split('|')
      .map((each) => words(each.trim()))
      .join(', ');
  const rows: [string, Html | string][] = [
    ...(entity.country === null || entity.country === ''
      ? []
      : [['country', entity.country.split('|').map(country).join(', ')] as [string, string]]),
    ...(lat === undefined || lon === undefined
      ? []
      : [['lies at', coordinates(Number(lat), Number(lon))] as [string, string]]),
    ...(commodities === undefined ? [] : [['commodities', list(commodities)] as [string, string]]),
    ...(website === undefined
      ? []
      : [['website', external(website.includes('://') ? website : `https://${website}`, website)] as [string, Html]]),
    ...Object.entries(entity.attributes)
      .filter(([key]) => !SHOWN_APART.has(key))
      .map(([key, cell]) => [words(key), list(cell)] as [string, string]),
  ];
  return (
    rows.length > 0 &&
    html`<section>
      <h2>In the gazetteer</h2>
      <dl>
        ${rows.map(
          ([term, value]) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
    </section>`
  );
}

/** `48.73° N, 72.95° E`. */
function coordinates(lat: number, lon: number): string {
  const degrees = (value: number, [positive, negative]: readonly [string, string]) =>
    `${Math.abs(value).toFixed(2)}° ${value < 0 ? negative : positive}`;
  return `${degrees(lat, ['N', 'S'])}, ${degrees(lon, ['E', 'W'])}`;
}

/** Who and what else takes part in its facts, those of the most facts first. */
function connected({ entity, groups }: Dossier): Html | false {
  const found = new Map<string, { node: Parameters<typeof named>[0]; facts: number }>();
  for (const { facts } of groups) {
    for (const { subject, object } of facts) {
      const other = subject.id === entity.id ? object : subject;
      if ('value' in other) continue;
      const known = found.get(other.id);
      if (known === undefined) found.set(other.id, { node: other, facts: 1 });
      else known.facts++;
    }
  }
  const sorted = [...found.values()].sort((a, b) => b.facts - a.facts || (a.node.name < b.node.name ? -1 : 1));
  return (
    sorted.length > 0 &&
    html`<section>
      <h2>Connected</h2>
      <ul class="connected">
        ${sorted
          .slice(0, CONNECTED)
          .map(({ node, facts }) => html`<li>${named(node)} <span class="n">${facts}</span></li>`)}
      </ul>
    </section>`
  );
}
