/** @module Which part of the world a map shows. */
import { geoAzimuthalEqualArea, geoEqualEarth, type GeoProjection } from 'd3-geo';

/** A part of the world: its middle in degrees, and how near it is; 0 is all of it, each step after that half as wide. */
export interface View {
  readonly lat: number;
  readonly lon: number;
  readonly zoom: number;
}

export const WHOLE: View = { lat: 0, lon: 0, zoom: 0 };
/** About 250 km from side to side. */
export const MAX_ZOOM = 7;

/** Size of a drawing, in its own units. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Units of one radian where the whole world is as wide as the drawing (Equal Earth is 5.41 radians wide). */
const WORLD_RADIANS = 5.5;

/** Shapes are cut so far outside of the drawing that no cut is seen. In its units. */
const MARGIN = 10;

function scaleOf(zoom: number, width: number): number {
  return (width / WORLD_RADIANS) * 2 ** zoom;
}

/** Equal-area at every scale: the world by Equal Earth, a part of it around its own middle, where nothing is bent. */
export function projectionOf({ lat, lon, zoom }: View, { width, height }: Size): GeoProjection {
  const projection = zoom === 0 ? geoEqualEarth() : geoAzimuthalEqualArea().rotate([-lon, -lat]);
  return projection
    .scale(scaleOf(zoom, width))
    .translate([width / 2, height / 2])
    .clipExtent([
      [-MARGIN, -MARGIN],
      [width + MARGIN, height + MARGIN],
    ]);
}

/** How far it is from a view's middle to the corners of its drawing, in radians on the globe. */
export function reachOf({ zoom }: View, { width, height }: Size): number {
  const corner = Math.hypot(width, height) / 2 + MARGIN;
  // An azimuthal equal-area projection draws what is c radians away at 2 sin(c / 2).
  return zoom === 0 ? Math.PI : 2 * Math.asin(Math.min(1, corner / (2 * scaleOf(zoom, width))));
}

/** Nearer or further, about the same middle. */
export function zoomed(view: View, by: number): View {
  const zoom = Math.min(MAX_ZOOM, Math.max(0, view.zoom + by));
  return zoom === 0 ? WHOLE : { ...view, zoom };
}

/** Moved by a third of what is seen, north and east as 1, south and west as -1. */
export function moved({ lat, lon, zoom }: View, north: number, east: number): View {
  const step = 40 / 2 ** (zoom - 1);
  const across = step / Math.max(0.2, Math.cos((lat * Math.PI) / 180));
  return {
    lat: rounded(Math.min(85, Math.max(-85, lat + north * step))),
    lon: rounded(((lon + east * across + 540) % 360) - 180),
    zoom,
  };
}

/** A place as the middle of a view. */
export function around(lat: number, lon: number, zoom: number): View {
  return { lat: rounded(lat), lon: rounded(lon), zoom: Math.min(MAX_ZOOM, zoom) };
}

/** To a hundredth of a degree, about a kilometre. */
function rounded(degrees: number): number {
  return Math.round(degrees * 100) / 100;
}
