/** @module The countries of the world, as shapes: Natural Earth's, which come in the package world-atlas. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { geoArea, geoCentroid, geoDistance } from 'd3-geo';
import type { Geometry, MultiPolygon, Polygon, Position } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

/** A part of a country that hangs together, within a circle on the globe: `radius` in radians about `centre` in degrees. */
interface Piece {
  readonly rings: Position[][];
  readonly centre: [lon: number, lat: number];
  readonly radius: number;
}

export interface Country {
  readonly name: string;
  /** Degrees. */
  readonly centre: [lon: number, lat: number];
  /** Side of a square of its area, in radians. */
  readonly across: number;
  readonly pieces: readonly Piece[];
}

/** In how much detail: for a map of the world, and for one of a part of it. */
const DETAILS = { coarse: 'countries-110m', fine: 'countries-50m' } as const;

export type Detail = keyof typeof DETAILS;

const read = new Map<Detail, readonly Country[]>();

/** The countries; their file is read when a map first needs it. */
export function countries(detail: Detail): readonly Country[] {
  const known = read.get(detail);
  if (known !== undefined) return known;
  const path = createRequire(import.meta.url).resolve(`world-atlas/${DETAILS[detail]}.json`);
  const world = JSON.parse(readFileSync(path, 'utf8')) as Topology<{
    countries: GeometryCollection<{ readonly name: string }>;
  }>;
  const found = feature(world, world.objects.countries).features.map(({ geometry, properties: { name } }): Country => ({
    name,
    centre: geoCentroid(geometry),
    across: Math.sqrt(geoArea(geometry)),
    pieces: polygons(geometry).map(piece),
  }));
  read.set(detail, found);
  return found;
}

/**
 * The shape of what of a country may be seen from near a place; null for nothing. Projecting the whole world for a small
 * part of it takes longer than all the rest of a page.
 *
 * @param middle degrees
 * @param reach radians from it
 */
export function shapeWithin(
  { pieces }: Country,
  middle: [lon: number, lat: number],
  reach: number,
): MultiPolygon | null {
  const near = pieces.filter(({ centre, radius }) => geoDistance(centre, middle) <= radius + reach);
  return near.length === 0 ? null : { type: 'MultiPolygon', coordinates: near.map(({ rings }) => rings) };
}

function polygons(geometry: Geometry): Position[][][] {
  if (geometry.type === 'Polygon') return [geometry.coordinates];
  return geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
}

function piece(rings: Position[][]): Piece {
  const polygon: Polygon = { type: 'Polygon', coordinates: rings };
  const centre = geoCentroid(polygon);
  const distances = rings[0].map(([lon, lat]) => geoDistance(centre, [lon, lat]));
  return { rings, centre, radius: Math.max(...distances) };
}
