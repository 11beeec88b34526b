/** @module What the gazetteer's rows say of each other: a deposit's country and commodities, a company's parent, a person's offices. */
import { slug } from '../identity.js';
import type { GazetteerEntry } from '../model.js';
import type { Gazetteer } from './gazetteer.js';

/** The column of `from`'s row that names `to`, or undefined where it names it in none; of a country or a region and itself its type. Both are full ids. */
export type KnownLinks = (from: string, to: string) => string | undefined;

/** Columns whose cells hold ids, with the kind that an id without one is of. */
const ID_COLUMNS: Readonly<Record<string, string>> = {
  commodities: 'element',
  members: 'element',
  parent: 'organisation',
  part_of: 'place',
};

/** Reads the links once; a question is then one look-up. */
export function knownLinks(gazetteer: Gazetteer): KnownLinks {
  const links = linksByEntry(gazetteer);
  return (from, to) => links.get(from)?.get(to);
}

/** By id of an entry: the ids that its row names, each with the column. */
export function linksByEntry(gazetteer: Gazetteer): Map<string, Map<string, string>> {
  const regions = regionsByName(gazetteer);
  const links = new Map<string, Map<string, string>>();
  for (const entry of gazetteer.entries) {
    const own = new Map<string, string>();
    for (const [column, kind] of Object.entries(ID_COLUMNS)) {
      for (const id of values(entry, column)) own.set(id.includes(':') ? id : `${kind}:${id}`, column);
    }
    const country = cell(entry, 'country')?.toLowerCase();
    if (country !== undefined) {
      own.set(`place:${country}`, 'country');
      for (const region of regions.get(`${country} ${slug(cell(entry, 'region') ?? '')}`) ?? [])
        own.set(region, 'region');
    }
    for (const role of values(entry, 'roles')) {
      const at = / @ (\S+)/.exec(role)?.at(1);
      if (at !== undefined) own.set(at, 'roles');
    }
    // A country is its own country, and a region its own region.
    const type = cell(entry, 'type');
    if (entry.kind === 'place' && (type === 'country' || type === 'region')) own.set(entry.id, type);
    if (own.size > 0) links.set(entry.id, own);
  }
  return links;
}

/** `country region-slug` → ids of the places that are called so. */
function regionsByName({ entries }: Gazetteer): ReadonlyMap<string, readonly string[]> {
  const regions = new Map<string, string[]>();
  for (const entry of entries) {
    const country = cell(entry, 'part_of');
    if (entry.kind !== 'place' || country?.length !== 2) continue;
    for (const name of new Set([entry.name, ...entry.aliases].map(slug))) {
      const key = `${country} ${name}`;
      regions.set(key, [...(regions.get(key) ?? []), entry.id]);
    }
  }
  return regions;
}

function values(entry: GazetteerEntry, column: string): string[] {
  return (
    cell(entry, column)
      ?.split('|')
      .filter((value) => value !== '') ?? []
  );
}

/** Empty cells are absent from an entry. */
function cell(entry: GazetteerEntry, column: string): string | undefined {
  return entry.attributes[column];
}
