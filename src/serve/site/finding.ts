/** @module The pages that find: by words and filters, by place, by what joins two names, by setting names side by side. */
import { z } from 'zod';
import { compare } from '../../query/compare.js';
import { deposits } from '../../query/deposits.js';
import { listFacts } from '../../query/facts.js';
import { findEntity } from '../../query/find.js';
import { connect } from '../../query/path.js';
import { search } from '../../query/search.js';
import type { FactBase } from '../../store/fact-base.js';
import { shown, type Site } from '../answers.js';
import { CITATIONS } from '../api/endpoints.js';
import { around, WHOLE } from '../drawing/view.js';
import { comparePage } from '../pages/compare.js';
import { mapPage } from '../pages/map.js';
import { pathPage } from '../pages/path.js';
import { asksForFacts, searchPage } from '../pages/search.js';
import { depositFilters, factFilters, mapView, namesIn, parameter, parametersOf } from '../parameters.js';

/** Of each kind of thing that holds the words looked for. */
const FOUND = 20;

const searched = z.object({ q: parameter.words, ...factFilters, limit: parameter.limit(50) });
const compared = z.object({ names: parameter.words });
const joinedEnds = z.object({ from: parameter.words, to: parameter.words });
const mapped = z.object({ ...depositFilters, ...mapView });

export function findingRoutes(site: Site, base: FactBase): void {
  site.get('/search', (context) => {
    const query = parametersOf(searched, context.req.query());
    const { q, limit, ...filters } = query;
    const { since, until, source: host } = query;
    const found = q === '' ? null : search(base, q, FOUND, { since, until, host });
    const facts = asksForFacts(query) ? listFacts(base, filters, { facts: limit, citations: CITATIONS.each }) : null;
    const sides = facts?.ok ? facts.value.flatMap(({ subject, object }) => [subject, object]) : [];
    const countries = base.reader.nodes.countries(sides.flatMap((side) => ('id' in side ? [side.id] : [])));
    return shown(context, searchPage(query, found, facts && (facts.ok ? facts.value : facts.detail), countries));
  });
  site.get('/compare', (context) => {
    const names = namesIn(parametersOf(compared, context.req.query()).names);
    const ids = names.flatMap((name) => findEntity(base, name).slice(0, 1)).map(({ id }) => id);
    return shown(context, comparePage(names, compare(base, ids)));
  });
  site.get('/path', (context) => {
    const query = parametersOf(joinedEnds, context.req.query());
    const ends = [findEntity(base, query.from).at(0), findEntity(base, query.to).at(0)] as const;
    const [from, to] = ends;
    const found = from === undefined || to === undefined ? { paths: [], isCut: false } : connect(base, from.id, to.id);
    return shown(context, pathPage(query, ends, found));
  });
  site.get('/map', (context) => {
    const { at, zoom, ...filter } = parametersOf(mapped, context.req.query());
    const [lat, lon] = at === undefined ? [0, 0] : at.split(',').map(Number);
    const view = zoom === 0 || at === undefined ? WHOLE : around(lat, lon, zoom);
    return shown(context, mapPage(deposits(base, filter), filter, view));
  });
}
