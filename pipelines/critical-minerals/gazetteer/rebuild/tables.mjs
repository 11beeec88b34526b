/**
 * @module The form of the gazetteer's tables, for the scripts that write them: UTF-8, tab-separated, a header line,
 * `|` between the values of a cell, rows sorted by id.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/**
 * A row by its header. A column that the table has is always there, empty where nothing is known.
 *
 * @typedef {Record<string, string>} Row
 */

/** The columns of each table in `open/`, in order. */
export const COLUMNS = {
  deposits: 'id name aliases country region lat lon commodities type wikidata source'.split(' '),
  organisations: 'id name aliases type country parent ticker website wikidata source'.split(' '),
  people: 'id name aliases roles country wikidata source'.split(' '),
  places: 'id name aliases demonyms type part_of lat lon population wikidata source'.split(' '),
};

/**
 * Reads a tab-separated table, unpacked if its name ends in `.gz`. Lines that begin with `#` are comments.
 *
 * @param {string | URL} file
 * @returns {Row[]} rows in the file's order
 * @throws where there is no such file, or a line has more cells than the header
 */
export function readRows(file) {
  const bytes = readFileSync(file);
  const lines = (String(file).endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
  /** @type {string[] | undefined} */
  let header;
  const rows = [];
  for (const [i, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue;
    const cells = line.split('\t');
    if (header === undefined) {
      header = cells;
      continue;
    }
    if (cells.length > header.length)
      throw new Error(`expected at most ${header.length} cells, got ${cells.length}, in ${String(file)}:${i + 1}`);
    rows.push(Object.fromEntries(header.map((column, k) => [column, cells[k]?.trim() ?? ''])));
  }
  return rows;
}

/**
 * Writes a table: the header, then the rows sorted by id.
 *
 * @param {string | URL} file
 * @param {readonly string[]} columns
 * @param {readonly Row[]} rows cells of other columns are left out
 * @throws where two rows have one id, or a cell holds a tab or a line end
 */
export function writeRows(file, columns, rows) {
  const sorted = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1));
  const lines = [columns.join('\t')];
  for (const [i, row] of sorted.entries()) {
    if (row.id === sorted[i - 1]?.id)
      throw new Error(`expected each id once, got "${row.id}" twice, for ${String(file)}`);
    const cells = columns.map((column) => row[column] ?? '');
    const broken = cells.find((cell) => /[\t\r\n]/.test(cell));
    if (broken !== undefined)
      throw new Error(`expected cells of one line, got ${JSON.stringify(broken)} in "${row.id}", for ${String(file)}`);
    lines.push(cells.join('\t'));
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/**
 * The values of a cell.
 *
 * @param {string | undefined} cell
 * @returns {string[]}
 */
export function values(cell) {
  return (cell ?? '')
    .split('|')
    .map((value) => value.trim())
    .filter((value) => value !== '');
}

/** Letters that Unicode does not decompose, as English newspapers write them. @type {Record<string, string>} */
const SPELLED_OUT = { ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ß: 'ss', æ: 'ae', œ: 'oe', ı: 'i', ħ: 'h', ŋ: 'n' };

/**
 * The key under which spellings of one name meet, near to the matcher's own folding: lower case, no diacritics, no
 * apostrophes, words of letters and digits with single spaces.
 *
 * @param {string} name
 */
export function fold(name) {
  return name
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/['’ʼ`‘ʹʻ´]/g, '')
    .replace(/[øłđðþßæœıħŋ]/g, (letter) => SPELLED_OUT[letter])
    .replace(/&/g, ' and ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * A name as an id: ASCII letters and digits of its folded form, joined by hyphens. Empty where the name has none.
 *
 * @param {string} name
 */
export function slug(name) {
  return fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
