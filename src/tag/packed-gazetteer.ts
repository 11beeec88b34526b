/**
 * @module The compiled gazetteer as typed arrays: what tagging asks of 40,000 rows without a row being made until it is
 * asked for. Rows and readings, once made, are kept, so that one entry is one object.
 */
import { HASH_SEED, step } from '../language/hash.js';
import type { EntityKind, GazetteerEntry } from '../model.js';
import type { NameIndex } from './name-index.js';
import type { FormCase, FormRole } from './forms.js';
import type { Reading } from './compile.js';
import type { NamePolicy } from './gazetteer.js';
import { lowerBound, type Sections } from './sections.js';
import { packStrings, stringAt, type Strings } from './strings.js';
import { cellValues, type Finding } from './table.js';

const ROLES: readonly FormRole[] = ['name', 'alias', 'demonym', 'symbol', 'short'];
const CASES: readonly FormCase[] = ['any', 'proper', 'exact'];

/** A cell that at least so many rows have is told once, and by its number in their rows. */
const SHARED_BY = 8;
/** Of those numbers. */
const RADIX = 36;

/** What is small enough to be read at once. */
export interface SmallTables {
  /** {@link NamePolicy} rows with the folded key of each. */
  readonly policies: readonly (readonly [string, NamePolicy])[];
  readonly givenNames: readonly string[];
  readonly findings: readonly Finding[];
}

/** What is packed. */
export interface Contents {
  readonly index: NameIndex;
  /** Sorted by id. */
  readonly entries: readonly GazetteerEntry[];
  /** By the index's number of a name. */
  readonly readings: readonly (readonly Reading[])[];
  /** By id of an entry: the entries that its row names, each with the column. */
  readonly links: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly small: SmallTables;
}

/** Packs a compiled gazetteer. */
export function packGazetteer({ index, entries, readings, links, small }: Contents): Sections {
  const numbers = new Map(entries.map(({ id }, i) => [id, i]));
  const hashes = entries.map(({ id }) => hashOf(id));
  const order = [...entries.keys()].sort((a, b) => hashes[a] - hashes[b] || a - b);

  const all = readings.flat();
  const readingAt = new Uint32Array(readings.length + 1);
  for (const [n, list] of readings.entries()) readingAt[n + 1] = readingAt[n] + list.length;

  const columns = [...new Set([...links.values()].flatMap((own) => [...own.values()]))].sort();
  const linkFrom: number[] = [];
  const linkTo: number[] = [];
  const linkColumn: number[] = [];
  for (const [i, { id }] of entries.entries()) {
    for (const [to, column] of links.get(id) ?? []) {
      const number = numbers.get(to);
      if (number === undefined) continue;
      linkFrom.push(i);
      linkTo.push(number);
      linkColumn.push(columns.indexOf(column));
    }
  }
  const formOf = [...all.keys()].filter((i) => all[i].form.text !== all[i].entry.name);
  const forms = packStrings(formOf.map((i) => all[i].form.text));
  const headers = [...new Set(entries.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
  const shared = sharedCells(entries, headers);
  const rows = packStrings(
    entries.map(({ id, name, aliases, attributes }) =>
      [
        id,
        name,
        aliases.join('|'),
        ...Object.entries(attributes).map(
          ([header, cell]) =>
            shared.numbers.get(header)?.get(cell)?.toString(RADIX) ?? `${headers.indexOf(header)}:${cell}`,
        ),
      ].join('\t'),
    ),
  );
  return {
    ...index,
    readingAt,
    readingEntry: Uint32Array.from(all, ({ entry }) => numbers.get(entry.id)!),
    readingTraits: Uint8Array.from(all, ({ form }) => ROLES.indexOf(form.role) * 4 + CASES.indexOf(form.case)),
    formOf: Uint32Array.from(formOf),
    formAt: forms.at,
    forms: forms.bytes,
    rowAt: rows.at,
    rows: rows.bytes,
    idHashes: Uint32Array.from(order, (i) => hashes[i]),
    idOrder: Uint32Array.from(order),
    linkFrom: Uint32Array.from(linkFrom),
    linkTo: Uint32Array.from(linkTo),
    linkColumn: Uint8Array.from(linkColumn),
    small: Buffer.from(JSON.stringify({ ...small, columns, headers, shared: shared.cells })),
  };
}

/** The cells that many rows have as they are kept, each with its column, and the number of each by column and cell. */
function sharedCells(
  entries: readonly GazetteerEntry[],
  headers: readonly string[],
): { cells: string[]; numbers: Map<string, Map<string, number>> } {
  const counts = new Map(headers.map((header) => [header, new Map<string, number>()]));
  for (const { attributes } of entries)
    for (const [header, cell] of Object.entries(attributes)) {
      const ofColumn = counts.get(header)!;
      ofColumn.set(cell, (ofColumn.get(cell) ?? 0) + 1);
    }
  // The most frequent first, so that these have the shortest numbers.
  const shared = headers
    .flatMap((header) => [...counts.get(header)!].map(([cell, count]) => ({ header, cell, count })))
    .filter(({ count }) => count >= SHARED_BY)
    .sort((a, b) => b.count - a.count);
  const numbers = new Map(headers.map((header) => [header, new Map<string, number>()]));
  for (const [number, { header, cell }] of shared.entries()) numbers.get(header)!.set(cell, number);
  return { cells: shared.map(({ header, cell }) => `${headers.indexOf(header)}:${cell}`), numbers };
}

/** Questions to a packed gazetteer. */
export class PackedGazetteer {
  readonly index: NameIndex;
  readonly small: SmallTables;
  /** Columns whose cells link to other rows. */
  readonly #columns: readonly string[];
  /** All columns but id, name and aliases. */
  readonly #headers: readonly string[];
  /** Cells that many rows have, each with its column. */
  readonly #shared: readonly string[];
  readonly #sections: Sections;
  readonly #forms: Strings;
  readonly #rows: Strings;
  readonly #entries = new Map<number, GazetteerEntry>();
  readonly #readings = new Map<number, readonly Reading[]>();
  readonly #links = new Map<string, ReadonlyMap<string, string>>();

  constructor(sections: Sections) {
    this.#sections = sections;
    this.index = {
      beginnings: sections.beginnings as Uint32Array,
      slots: sections.slots as Uint32Array,
      nameAt: sections.nameAt as Uint32Array,
      nameUnits: sections.nameUnits as Uint8Array,
      wideAt: sections.wideAt as Uint32Array,
      wideUnits: sections.wideUnits as Uint16Array,
    };
    this.#forms = { at: sections.formAt as Uint32Array, bytes: sections.forms as Uint8Array };
    this.#rows = { at: sections.rowAt as Uint32Array, bytes: sections.rows as Uint8Array };
    const { columns, headers, shared, ...small } = JSON.parse(
      stringAt({ at: Uint32Array.of(0, sections.small.length), bytes: sections.small as Uint8Array }, 0),
    ) as SmallTables & Record<'columns' | 'headers' | 'shared', readonly string[]>;
    this.small = small;
    this.#columns = columns;
    this.#headers = headers;
    this.#shared = shared;
  }

  /** The entries that bear a name, by the index's number of it. */
  readings(name: number): readonly Reading[] {
    let readings = this.#readings.get(name);
    if (readings === undefined) {
      const { readingAt, readingEntry, readingTraits, formOf } = this.#sections;
      const made: Reading[] = [];
      for (let i = readingAt[name]; i < readingAt[name + 1]; i++) {
        const traits = readingTraits[i];
        const entry = this.#entry(readingEntry[i]);
        const own = lowerBound(formOf, i);
        const text = formOf[own] === i ? stringAt(this.#forms, own) : entry.name;
        made.push({ entry, form: { text, role: ROLES[traits >> 2], case: CASES[traits & 3] } });
      }
      readings = made;
      this.#readings.set(name, readings);
    }
    return readings;
  }

  /** The entry of an id, or undefined where the tables have none. */
  entry(id: string): GazetteerEntry | undefined {
    const number = this.#numberOf(id);
    return number === undefined ? undefined : this.#entry(number);
  }

  /** The column of `from`'s row that names `to`, or undefined where it names it in none. Both are full ids. */
  known(from: string, to: string): string | undefined {
    let links = this.#links.get(from);
    if (links === undefined) {
      const number = this.#numberOf(from);
      if (number === undefined) return undefined;
      this.#links.set(from, (links = this.#linksOf(number)));
    }
    return links.get(to);
  }

  /** What an entry's row links to, by id, each with the column. */
  #linksOf(number: number): Map<string, string> {
    const { linkFrom, linkTo, linkColumn } = this.#sections;
    const links = new Map<string, string>();
    for (let i = lowerBound(linkFrom, number); linkFrom[i] === number; i++) {
      const { id } = this.#entry(linkTo[i]);
      if (!links.has(id)) links.set(id, this.#columns[linkColumn[i]]);
    }
    return links;
  }

  #entry(number: number): GazetteerEntry {
    let entry = this.#entries.get(number);
    if (entry === undefined) {
      const [id, name, aliases, ...cells] = stringAt(this.#rows, number).split('\t');
      const attributes = cells.map((written): [string, string] => {
        const cell = written.includes(':') ? written : this.#shared[Number.parseInt(written, RADIX)];
        const colon = cell.indexOf(':');
        return [this.#headers[Number(cell.slice(0, colon))], cell.slice(colon + 1)];
      });
      entry = {
        id,
        kind: id.slice(0, id.indexOf(':')) as EntityKind,
        name,
        aliases: cellValues(aliases),
        attributes: Object.fromEntries(attributes),
      };
      this.#entries.set(number, entry);
    }
    return entry;
  }

  /** Ids are found by their hash; the few that share one are told apart by their rows. */
  #numberOf(id: string): number | undefined {
    const { idHashes, idOrder } = this.#sections;
    const hash = hashOf(id);
    for (let i = lowerBound(idHashes, hash); i < idHashes.length && idHashes[i] === hash; i++)
      if (this.#entry(idOrder[i]).id === id) return idOrder[i];
    return undefined;
  }
}

function hashOf(id: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < id.length; i++) hash = step(hash, id.charCodeAt(i));
  return hash >>> 0;
}
