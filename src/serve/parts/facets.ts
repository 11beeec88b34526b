/** @module Facets: what the things found are of, each value a link that narrows to it, or widens again. */
import type { CitedFact } from '../../query/facts.js';
import type { SearchResult } from '../../query/search.js';
import { html, type Html } from '../html.js';
import { address } from '../links.js';
import { country, number } from '../words.js';

/** What stands in the address of the page. */
export type Parameters = Readonly<Record<string, string | number | undefined>>;

/** Values of a facet that are shown. */
const SHOWN = 8;

/** Newsrooms and years of the articles that hold the words. */
export function articleFacets({ facets }: SearchResult, parameters: Parameters): Html[] {
  return [
    facet(
      'Newsrooms',
      facets.hosts.map(({ host, articles }) => [host, articles, { source: host }]),
      parameters,
    ),
    facet(
      'Years',
      facets.years.flatMap(({ year, articles }) =>
        year === null ? [] : [[year, articles, { since: year, until: year }] as const],
      ),
      parameters,
    ),
  ];
}

/**
 * What the facts at hand are of, each value with the address that narrows to it.
 *
 * @param countries in which their sides lie or are at home, by id
 * @param parameters the page's own
 */
export function factFacets(
  facts: readonly CitedFact[],
  countries: ReadonlyMap<string, readonly string[]>,
  parameters: Parameters,
): Html[] {
  const tally = (values: readonly string[]) => {
    const counts = new Map<string, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  };
  const by = (name: string, values: readonly string[]) =>
    tally(values).map(([value, n]) => [value, n, { [name]: value }] as const);
  const kinds = facts.flatMap(({ subject, object }) => [
    ...new Set([subject.kind, ...('id' in object ? [object.kind] : [])]),
  ]);
  const elements = facts.flatMap(({ subject, object }) =>
    [subject, object].flatMap((side) => ('id' in side && side.kind === 'element' ? [side.name] : [])),
  );
  const lands = facts.flatMap(({ subject, object }) => [
    ...new Set([subject.id, ...('id' in object ? [object.id] : [])].flatMap((id) => countries.get(id) ?? [])),
  ]);
  const years = tally(facts.map(({ lastSeen }) => lastSeen.slice(0, 4)));
  return [
    facet(
      'Predicates',
      by(
        'predicate',
        facts.map(({ predicate }) => predicate),
      ),
      parameters,
    ),
    facet('Kinds', by('kind', kinds), parameters),
    facet(
      'Countries',
      tally(lands).map(([code, n]) => [country(code), n, { country: code }] as const),
      parameters,
    ),
    facet('Elements', by('element', elements), parameters),
    facet(
      'Status',
      by(
        'status',
        facts.flatMap(({ status }) => status ?? []),
      ),
      parameters,
    ),
    facet(
      'Newsrooms',
      by(
        'source',
        facts.flatMap(({ citations }) => citations.slice(0, 1).map(({ host }) => host)),
      ),
      parameters,
    ),
    facet(
      'Years',
      years.map(([year, n]) => [year, n, { since: year, until: year }] as const),
      parameters,
    ),
  ];
}

function facet(
  title: string,
  values: readonly (readonly [string, number, Parameters])[],
  parameters: Parameters,
): Html {
  if (values.length === 0) return html``;
  return html`<section class="facet">
    <h2>${title}</h2>
    <ul class="plain">
      ${values.slice(0, SHOWN).map(([value, n, narrower]) => {
        const isSet = Object.entries(narrower).every(([name, each]) => parameters[name] === each);
        const wider = Object.fromEntries(Object.keys(narrower).map((name) => [name, undefined]));
        return html`<li>
          <a
            href="${address('/search', { ...parameters, ...(isSet ? wider : narrower) })}"
            ${isSet ? html`aria-current="true"` : ''}
            >${value.replaceAll('_', ' ')}</a
          >
          <span class="n">${isSet ? '×' : number(n)}</span>
        </li>`;
      })}
    </ul>
  </section>`;
}
