/**
 * @module Deposits, mines and projects of the world from open tables.
 *
 * The folder of the sources holds `deposits.tsv.gz`: name, aliases, country, region, lat, lon, loc_quality, commodities,
 * status, companies and sources of each, made from the surveys' and papers' tables that NOTICE names.
 *
 * Left out: smelters, refineries and other works (news names them by their company and town), rows without a country or
 * a name of their own, the facility list's small old workings of the USA ("Boss", "Smith") and its
 * hundreds of Chinese collieries named for their villages, and whatever the table edited by hand names already in the same country. Owners are in the source
 * as hints only and are not taken over; points that came from a web search are good for the region only and left out.
 */
import { join } from 'node:path';
import { merged, spellingKey, toldApart } from './deposit-merge.mjs';
import { isDistinctive, isFacility, siteNames } from './deposit-names.mjs';
import { fold, readRows, slug, values } from './tables.mjs';

/** @typedef {import('./tables.mjs').Row} Row */

/**
 * The source's commodities that are not ids of `elements.tsv` by their own name; an empty value is not a commodity here.
 * @type {Record<string, string>}
 */
const COMMODITIES = {
  Aluminium: 'bauxite',
  'Platinum-group metals': 'platinum-group-metals',
  'Metallurgical coal': 'coking-coal',
  'Thermal coal': 'coal',
  Fluorspar: 'fluorite',
  Phosphate: 'phosphate-rock',
  Diamond: 'diamonds',
  'Gypsum-anhydrite': 'gypsum',
  'Heavy mineral sands': 'mineral-sands',
  Zeolites: 'zeolite',
  Ferroniobium: 'niobium',
  Clay: '',
  Abrasive: '',
  Steel: '',
  'Pig iron': '',
  'Sulfuric acid': '',
  'Precious metals': '',
  Ferroalloys: '',
  Marble: '',
  Granite: '',
  Opal: 'gemstones',
};

const WORKS = /^(?:smelter|refinery|steel_plant|battery|concentrator|mill)/;
const PLANT = /^(?:plant|processing_plant)/;

/**
 * Rows of `open/deposits.tsv`.
 *
 * @param {string} folder where `deposits.tsv.gz` lies
 * @returns {Row[]} rows by column, each id once
 */
export function deposits(folder) {
  const known = elementIds();
  const places = placeNames();
  const sources = readRows(join(folder, 'deposits.tsv.gz'));
  const owners = new Set(sources.flatMap((source) => values(source.companies)).map(fold));
  const cleaned = [];
  for (const source of sources) {
    const row = cleanedRow(source, known, places, owners);
    if (row !== undefined) cleaned.push(row);
  }
  const byHand = handNames();
  const spellings = new Set(byHand.map(({ country, name }) => `${country}:${spellingKey(name)}`));
  const others = merged(cleaned).filter((row) => !spellings.has(`${row.country}:${spellingKey(row.name)}`));
  return withIds(toldApart(others, new Set(byHand.map(({ country, name }) => `${country}:${fold(name)}`))));
}

/** Ids of elements.tsv by folded name. */
function elementIds() {
  const rows = readRows(new URL('../elements.tsv', import.meta.url));
  return new Map(rows.flatMap((row) => [row.name, ...values(row.aliases)].map((name) => [fold(name), row.id])));
}

/** Folded names of countries, regions and cities, and the countries of each region's name. */
function placeNames() {
  const rows = ['../places.tsv', '../open/places.tsv'].flatMap((file) => readRows(new URL(file, import.meta.url)));
  /** @type {Set<string>} */
  const large = new Set();
  /** @type {Set<string>} */
  const cities = new Set();
  /** @type {Map<string, Set<string>>} */
  const regions = new Map();
  for (const row of rows) {
    const country = (row.type === 'country' ? row.id : row.part_of.slice(0, 2)).toUpperCase();
    for (const name of [row.name, ...values(row.aliases), ...values(row.demonyms)].map(fold)) {
      if (['country', 'region', 'continent', 'area', 'sea'].includes(row.type)) large.add(name);
      else cities.add(`${country}:${name}`);
      if (row.type === 'region') regions.set(name, (regions.get(name) ?? new Set()).add(country));
    }
  }
  return { large, cities, regions };
}

/** Every name in the table edited by hand, with its country. */
function handNames() {
  const rows = readRows(new URL('../deposits.tsv', import.meta.url));
  return rows.flatMap((row) => [row.name, ...values(row.aliases)].map((name) => ({ country: row.country, name })));
}

/**
 * One row of the source in our columns, or undefined where it is left out.
 *
 * @param {Row} source
 * @param {ReadonlyMap<string, string>} known element ids by folded name
 * @param {ReturnType<typeof placeNames>} places
 * @param {ReadonlySet<string>} owners folded names of all companies of the source
 * @returns {Row | undefined}
 */
function cleanedRow(source, known, places, owners) {
  const status = source.status.toLowerCase();
  const surveyed = source.sources !== 'gsm-facilities';
  const companies = values(source.companies);
  const { names, type } = siteNames(
    surveyed ? source.name : source.name.replace(/^\p{Lu}{2,5} (?=\p{Lu}\p{Ll})/u, ''),
    companies,
  );
  if (source.country === '' || names.length === 0) return undefined;
  const others = [...names.slice(1), ...values(source.aliases).flatMap((alias) => siteNames(alias, companies).names)];
  // "Bensteel Waitoushan", also known as "Waitoushan": the facility list puts the company first.
  const short = surveyed ? undefined : others.find((other) => names[0].endsWith(` ${other}`));
  const name = short ?? names[0];

  const commodities = commodityIds(source.commodities, known);
  if (!surveyed) {
    if (source.country === 'US' || (source.country === 'CN' && source.commodities === 'Metallurgical coal'))
      return undefined;
    if (WORKS.test(status) || isFacility(source.name) || commodities.length === 0) return undefined;
    if (PLANT.test(status) && (type === '' || /\bplant\b/i.test(source.name))) return undefined;
    if (places.cities.has(`${source.country}:${fold(name)}`)) return undefined;
  } else if (isFacility(source.name) && WORKS.test(status)) return undefined;
  if (places.large.has(fold(name)) || known.has(fold(name)) || (!surveyed && owners.has(fold(name)))) return undefined;

  const point = source.loc_quality !== 'web' && source.lat !== '' && source.lon !== '';
  return {
    name,
    aliases: unique(others)
      .filter((alias) => isAlias(alias, name) && !owners.has(fold(alias)) && !places.large.has(fold(alias)))
      .filter((alias) => !known.has(fold(alias)) && !places.cities.has(`${source.country}:${fold(alias)}`))
      .join('|'),
    country: source.country,
    region: region(source, places.regions),
    lat: point ? coordinate(source.lat) : '',
    lon: point ? coordinate(source.lon) : '',
    commodities: commodities.join('|'),
    type: type || typeOf(status),
    source: source.sources,
  };
}

/**
 * @param {string} cell
 * @param {ReadonlyMap<string, string>} known
 */
function commodityIds(cell, known) {
  const ids = values(cell).map((name) => {
    const id = name in COMMODITIES ? COMMODITIES[name] : known.get(fold(name));
    if (id === undefined)
      throw new Error(`expected a commodity of elements.tsv, got "${name}": add it there or to COMMODITIES`);
    return id;
  });
  return unique(ids.filter((id) => id !== ''));
}

/**
 * Whether an alias adds a spelling. Short capitals are initials of companies more often than of sites.
 *
 * @param {string} alias
 * @param {string} name
 */
function isAlias(alias, name) {
  if (fold(alias) === fold(name) || isFacility(alias) || /^\p{Lu}{1,5}$/u.test(alias)) return false;
  return /^[\p{Lu}\d]|^\p{Lo}/u.test(alias) && !/\b(?:19|20)\d\d\b/.test(alias) && isDistinctive(alias);
}

/**
 * The region without "Region" or "Province"; none where it is known to lie in other countries only.
 *
 * @param {Row} source
 * @param {ReadonlyMap<string, Set<string>>} regions
 */
function region(source, regions) {
  const name = source.region.replace(/\s+(?:region|province|oblast|aimag|viloyati)$/i, '');
  const countries = regions.get(fold(name)) ?? regions.get(fold(source.region));
  return countries !== undefined && !countries.has(source.country) ? '' : name;
}

/** @param {string} degrees */
function coordinate(degrees) {
  return String(Number(Number(degrees).toFixed(4)));
}

/** @param {string} status */
function typeOf(status) {
  if (/^mine|past producer|producer|production/.test(status)) return 'mine';
  if (/development|exploration|feasibility|construction/.test(status)) return 'project';
  if (/deposit|prospect/.test(status)) return 'deposit';
  return status.includes('tailings') ? 'tailings' : '';
}

/** @param {readonly string[]} list */
function unique(list) {
  return [...new Set(list)];
}

/**
 * Gives each row an id: its name; with the country where several countries have the name; with the region, or else a
 * number by latitude, where one country has it more than once.
 *
 * @param {Row[]} rows
 * @returns {Row[]}
 */
function withIds(rows) {
  /** @type {Map<string, Row[]>} */
  const bySlug = new Map();
  for (const row of rows) {
    const key = slug(row.name);
    if (key !== '') bySlug.set(key, [...(bySlug.get(key) ?? []), row]);
  }
  const taken = new Set(readRows(new URL('../deposits.tsv', import.meta.url)).map((row) => row.id));
  const result = [];
  for (const [key, namesakes] of bySlug) {
    const alone = namesakes.length === 1 && !taken.has(key);
    const ordered = [...namesakes].sort((a, b) => order(a) - order(b) || (a.source < b.source ? -1 : 1));
    for (const row of ordered) {
      const country = `${key}-${row.country.toLowerCase()}`;
      const compatriots = ordered.filter((other) => other.country === row.country);
      const wanted = alone
        ? key
        : compatriots.length === 1
          ? country
          : row.region === ''
            ? country
            : `${country}-${slug(row.region)}`;
      let id = wanted;
      for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
      taken.add(id);
      result.push({ ...row, id });
    }
  }
  return result;
}

/** @param {Row} row */
function order(row) {
  return row.lat === '' ? 100 : Number(row.lat);
}
