/** @module One deposit under two names or spellings, made one row. */
import { fold, values } from './tables.mjs';

/** @typedef {import('./tables.mjs').Row} Row */

/** Rows of one spelling this near to each other are one deposit: the points of different tables differ by as much. */
const SAME_NAME_KM = 60;
/** Rows of which one has the other's name among its aliases. */
const ALIAS_KM = 30;
const LONG_NAME = 7;

const TRANSLITERATED = new Set(['RU', 'KZ', 'KG', 'UZ', 'TJ', 'TM', 'UA', 'BY', 'MN', 'AM', 'AZ', 'GE', 'BG']);

const NUMERALS = ['', 'i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x'];

/**
 * The key under which the romanisations of one name meet: Aqtogai and Aktogay, Vasil'kovskoe and Vasilkovskoye,
 * Dzhezkazgan and Zhezkazgan, La Escondida and Escondida.
 *
 * @param {string} name
 */
export function spellingKey(name) {
  return fold(name)
    .replace(/^(?:la|el|los|las|le|mount|mt) (?=.)/, '')
    .replace(
      / (i|ii|iii|iv|v|vi|vii|viii|ix|x)$/,
      (_, /** @type {string} */ numeral) => ` ${NUMERALS.indexOf(numeral)}`,
    )
    .replace(/dzh|zh/g, 'j')
    .replace(/kh/g, 'h')
    .replace(/ts|tz/g, 'c')
    .replace(/q/g, 'k')
    .replace(/ck/g, 'k')
    .replace(/x/g, 'ks')
    .replace(/w/g, 'v')
    .replace(/sk(?:oye|oje|oe|oi|oj|oy|aya|aja|aia|ii|iy|ij|yi|yj|yy|y|i)?\b/g, 'sk')
    .replace(/(?:[iy][iyj]|ij)\b/g, 'i')
    .replace(/([aeou])[iyj](?![aeiou])/g, '$1i')
    .replace(/([aeou])[iyj](?=[aeou])/g, '$1')
    .replace(/[yj]e/g, 'e')
    .replace(/y/g, 'i')
    .replace(/(.)\1+/g, '$1')
    .replace(/ /g, '');
}

/**
 * Rows with those of one deposit joined. Rows of one country are one deposit where their spellings meet, or one's name is
 * among the other's aliases, and their points are near or at least one has none.
 *
 * @param {readonly Row[]} rows
 * @returns {Row[]}
 */
export function merged(rows) {
  const parent = rows.map((_, i) => i);
  /** @param {number} i @returns {number} */
  const root = (i) => (parent[i] === i ? i : (parent[i] = root(parent[i])));

  /** @type {Map<string, number[]>} */
  const named = new Map();
  for (const [i, row] of rows.entries()) {
    const keys = new Set([`${row.country}:${fold(row.name)}`]);
    if (TRANSLITERATED.has(row.country) || /^(?:la|el|los|las|mt|mount) /i.test(row.name))
      keys.add(`${row.country}:${spellingKey(row.name)}`);
    else keys.add(`${row.country}:${fold(row.name).replace(/ /g, '')}`);
    for (const key of keys) named.set(key, [...(named.get(key) ?? []), i]);
  }
  for (const group of named.values()) {
    for (const [k, i] of group.entries()) {
      const partner = group.slice(0, k).find((j) => near(rows[i], rows[j], SAME_NAME_KM));
      if (partner !== undefined) parent[root(i)] = root(partner);
    }
  }
  for (const [i, row] of rows.entries()) {
    for (const alias of values(row.aliases)) {
      for (const j of named.get(`${row.country}:${fold(alias)}`) ?? []) {
        // Without points, only a name long enough to be one site's in its country.
        const located = (row.lat !== '' && rows[j].lat !== '') || fold(alias).length >= LONG_NAME;
        if (located && near(row, rows[j], ALIAS_KM) && share(row, rows[j])) parent[root(j)] = root(i);
      }
    }
  }

  /** @type {Map<number, Row[]>} */
  const groups = new Map();
  for (const [i, row] of rows.entries()) groups.set(root(i), [...(groups.get(root(i)) ?? []), row]);
  return [...groups.values()].map(joined);
}

/** @param {Row} a @param {Row} b */
function share(a, b) {
  const mine = values(a.commodities);
  return mine.length === 0 || values(b.commodities).some((commodity) => mine.includes(commodity));
}

/** @param {Row} a @param {Row} b @param {number} km */
function near(a, b, km) {
  if (a.lat === '' || b.lat === '') return share(a, b) || a.commodities === '' || b.commodities === '';
  const [aLat, aLon, bLat, bLon] = [a.lat, a.lon, b.lat, b.lon].map(Number);
  const north = (aLat - bLat) * 111.2;
  const east = (aLon - bLon) * 111.2 * Math.cos((aLat * Math.PI) / 180);
  return Math.hypot(north, east) <= km;
}

/**
 * The row that most sources give leads: its name is the name, the others' are aliases.
 *
 * @param {Row[]} group
 * @returns {Row}
 */
function joined(group) {
  const [lead, ...others] = [...group].sort(
    (a, b) => values(b.source).length - values(a.source).length || Number(b.lat !== '') - Number(a.lat !== ''),
  );
  const result = { ...lead };
  const seen = new Set([fold(lead.name)]);
  const aliases = [];
  for (const name of group.flatMap((row) => [row.name, ...values(row.aliases)])) {
    if (seen.has(fold(name))) continue;
    seen.add(fold(name));
    aliases.push(name);
  }
  for (const other of others) {
    if (result.lat === '') [result.lat, result.lon] = [other.lat, other.lon];
    result.region ||= other.region;
    result.type ||= other.type;
  }
  result.aliases = aliases.join('|');
  result.commodities = [...new Set([lead, ...others].flatMap((row) => values(row.commodities)))].join('|');
  result.source = [...new Set([lead, ...others].flatMap((row) => values(row.source)))].sort().join('|');
  return result;
}

/**
 * Rows without the names that nothing tells apart: of namesakes in one country and region the row that most sources give
 * stays, and an alias stays with the first row that has it, behind all that have it as their name.
 *
 * @param {readonly Row[]} rows
 * @param {ReadonlySet<string>} reserved names that belong to others, as `country:folded name`
 * @returns {Row[]}
 */
export function toldApart(rows, reserved) {
  const ordered = [...rows].sort((a, b) => values(b.source).length - values(a.source).length);
  const names = new Set();
  const kept = ordered.filter((row) => {
    const key = `${row.country}:${row.region}:${fold(row.name)}`;
    return !names.has(key) && names.add(key);
  });
  const taken = new Set([...reserved, ...kept.map((row) => `${row.country}:${fold(row.name)}`)]);
  return kept.map((row) => {
    const aliases = values(row.aliases).filter((alias) => {
      const key = `${row.country}:${fold(alias)}`;
      return !taken.has(key) && taken.add(key);
    });
    return { ...row, aliases: aliases.join('|') };
  });
}
