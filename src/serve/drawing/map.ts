/** @module Maps, drawn as SVG without tiles or scripts. */
import { geoPath, type GeoProjection } from 'd3-geo';
import type { DepositRow } from '../../store/reader/deposits.js';
import { html, type Html } from '../html.js';
import { links } from '../links.js';
import { count } from '../words.js';
import { clusters, type Cluster } from './clusters.js';
import { around, projectionOf, reachOf, type Size, type View } from './view.js';
import { countries, shapeWithin, type Country, type Detail } from './world.js';

const SIZE: Size = { width: 1200, height: 640 };
const SMALL: Size = { width: 320, height: 180 };

/** Marks nearer than this lie on one another. In units of the drawing. */
const REACH = 24;
/** From this zoom on countries are drawn in detail and named. */
const NEAR = 2;

/**
 * Deposits on a map: a mark each, or one for several that lie together.
 *
 * @param addressOf the address of the map with another view
 */
export function depositMap(
  deposits: readonly DepositRow[],
  view: View,
  addressOf: (view: View) => string,
): { readonly svg: Html; readonly seen: readonly DepositRow[] } {
  const projection = projectionOf(view, SIZE);
  const marks = deposits.flatMap((thing) => {
    const point = placeOn(projection, thing, SIZE);
    return point === null ? [] : [{ ...point, thing }];
  });
  const groups = clusters(marks, REACH);
  const named = withLabels(groups);
  const svg = html`<svg
    class="map"
    viewBox="0 0 ${SIZE.width} ${SIZE.height}"
    role="group"
    aria-label="Map of ${count(marks.length, 'deposit')}"
  >
    ${ground(view, SIZE, view.zoom >= NEAR ? 'fine' : 'coarse')}
    ${groups.map((group) => (group.things.length === 1 ? single(group, named.has(group)) : several(group, view, addressOf)))}
  </svg>`;
  return { svg, seen: marks.map(({ thing }) => thing) };
}

/** Where something lies, on a map too small to have anything else on it. */
export function smallMap({ lat, lon }: { readonly lat: number; readonly lon: number }, name: string): Html {
  const view = around(lat, lon, 2);
  const projection = projectionOf(view, SMALL);
  const [x, y] = projection([lon, lat])!;
  return html`<svg
    class="map small"
    viewBox="0 0 ${SMALL.width} ${SMALL.height}"
    role="img"
    aria-label="Where ${name} lies"
  >
    ${ground(view, SMALL, 'coarse')}
    <circle class="dot" cx="${fixed(x)}" cy="${fixed(y)}" r="5" />
  </svg>`;
}

/** Grounds that were drawn last: a view's is the same whatever lies on it, and takes longer than all the rest of a page. */
const drawn = new Map<string, Html>();
const MAX_DRAWN = 64;

/** Sea, land and borders, with countries' names where there is room for them. */
function ground(view: View, size: Size, detail: Detail): Html {
  const key = JSON.stringify([view, size]);
  const known = drawn.get(key);
  if (known !== undefined) return known;
  const projection = projectionOf(view, size);
  const path = geoPath(projection).digits(1);
  const reach = reachOf(view, size);
  const shown = countries(detail).flatMap((country) => {
    const shape = shapeWithin(country, [view.lon, view.lat], reach);
    const d = shape && path(shape);
    return d === null ? [] : [{ country, d }];
  });
  const made = html`<path class="sea" d="${path({ type: 'Sphere' })}" />
    <path class="land" d="${shown.map(({ d }) => d).join('')}" />
    ${view.zoom >= NEAR && shown.map(({ country }) => countryName(country, projection))}`;
  if (drawn.size >= MAX_DRAWN) drawn.delete([...drawn.keys()][0]);
  drawn.set(key, made);
  return made;
}

/** A country's name needs so many units of the drawing from side to side, for each of its letters. */
const LETTER = 9;

function countryName({ name, centre, across }: Country, projection: GeoProjection): Html | false {
  const point = projection(centre);
  if (point === null || across * projection.scale() < name.length * LETTER) return false;
  return html`<text class="land-name" x="${fixed(point[0])}" y="${fixed(point[1])}">${name}</text>`;
}

function placeOn(
  projection: GeoProjection,
  { lat, lon }: DepositRow,
  { width, height }: Size,
): { x: number; y: number } | null {
  const point = projection([lon, lat]);
  if (point === null) return null;
  const [x, y] = point;
  return x < 0 || y < 0 || x > width || y > height ? null : { x, y };
}

/** How wide and high a label is taken to be, in units of the drawing. */
const LABEL = { letter: 7.2, height: 16, gap: 4 };

/** The clusters of one that have room for their names: no label lies on another or on a mark; the first ones choose first. */
function withLabels(groups: readonly Cluster<DepositRow>[]): Set<Cluster<DepositRow>> {
  const taken = groups.map(({ x, y }) => ({ left: x - 8, right: x + 8, y }));
  const named = new Set<Cluster<DepositRow>>();
  for (const group of groups) {
    if (group.things.length > 1) continue;
    const left = group.x + radius(group.things[0].facts) + LABEL.gap;
    const right = left + group.things[0].name.length * LABEL.letter;
    const isFree = taken.every(
      (each) => each.right < left || each.left > right || Math.abs(each.y - group.y) > LABEL.height,
    );
    if (!isFree || right > SIZE.width) continue;
    taken.push({ left, right, y: group.y });
    named.add(group);
  }
  return named;
}

function single({ x, y, things: [deposit] }: Cluster<DepositRow>, isNamed: boolean): Html {
  const about = `${deposit.name}: ${deposit.status ?? 'only named'}, ${count(deposit.facts, 'fact')}`;
  return html`<a href="${links.entity(deposit.id)}" aria-label="${about}">
    <circle
      class="site ${deposit.status ?? 'none'}"
      cx="${fixed(x)}"
      cy="${fixed(y)}"
      r="${fixed(radius(deposit.facts))}"
      ><title>${about}</title></circle
    >
    ${isNamed && html`<text class="site-name" x="${fixed(x + radius(deposit.facts) + LABEL.gap)}" y="${fixed(y + 4)}">${deposit.name}</text>`}
  </a>`;
}

/** Several lead nearer; as many names as one reads on hover. */
function several({ x, y, things }: Cluster<DepositRow>, view: View, addressOf: (view: View) => string): Html {
  const [{ lat, lon }] = things;
  const names = things
    .slice(0, 8)
    .map(({ name }) => name)
    .join(', ');
  const about = `${things.length} deposits: ${names}${things.length > 8 ? ' …' : ''}`;
  return html`<a href="${addressOf(around(lat, lon, view.zoom + 2))}" data-move aria-label="${about}">
    <circle class="cluster" cx="${fixed(x)}" cy="${fixed(y)}" r="${fixed(9 + 3 * Math.log2(things.length))}"
      ><title>${about}</title></circle
    >
    <text class="cluster-size" x="${fixed(x)}" y="${fixed(y + 4)}">${things.length}</text>
  </a>`;
}

/** Its area grows with the number of facts, within what can be hit and what hides nothing. */
function radius(facts: number): number {
  return Math.min(12, 5 + Math.sqrt(facts));
}

function fixed(n: number): string {
  return n.toFixed(1);
}
