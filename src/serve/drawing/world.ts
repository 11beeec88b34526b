/** @module The countries of the world, as shapes: Natural Earth's, which come in the package world-atlas. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Feature, Geometry } from 'geojson';
import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';

export type Country = Feature<Geometry, { readonly name: string }>;

/** In how much detail: for a map of the world, and for one of a part of it. */
const DETAILS = { coarse: 'countries-110m', fine: 'countries-50m' } as const;

const read = new Map<keyof typeof DETAILS, readonly Country[]>();

/** The countries; their file is read when a map first needs it. */
export function countries(detail: keyof typeof DETAILS): readonly Country[] {
  const known = read.get(detail);
  if (known !== undefined) return known;
  const path = createRequire(import.meta.url).resolve(`world-atlas/${DETAILS[detail]}.json`);
  const world = JSON.parse(readFileSync(path, 'utf8')) as Topology<{
    countries: GeometryCollection<{ readonly name: string }>;
  }>;
  const { features } = feature(world, world.objects.countries);
  read.set(detail, features);
  return features;
}
