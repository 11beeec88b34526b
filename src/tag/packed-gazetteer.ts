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
import type { Section, Sections } from './sections.js';
import { packStrings, stringAt, type Strings } from './strings.js';
import { cellValues, type Finding } from './table.js';

const ROLES: readonly FormRole[] = ['name', 'alias', 'demonym', 'symbol', 'short'];
const CASES: readonly FormCase[] = ['any', 'proper', 'exact'];

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
  const linkAt = new Uint32Array(entries.length + 1);
  const linkTo: number[] = [];
  const linkColumn: number[] = [];
  for (const [i, { id }] of entries.entries()) {
    for (const [to, column] of links.get(id) ?? []) {
      const number = numbers.get(to);
      if (number === undefined) continue;
      linkTo.push(number);
      linkColumn.push(columns.indexOf(column));
    }
    linkAt[i + 1] = linkTo.length;
  }
  const forms = packStrings(all.map(({ form }) => form.text));
  const headers = [...new Set(entries.flatMap(({ attributes }) => Object.keys(attributes)))].sort();
  const headerAt = new Map(headers.map((header, i) => [header, i]));
  const rows = packStrings(
    entries.map(({ id, name, aliases, attributes }) => {
      const cells = Object.entries(attributes).map(([header, cell]) => `${headerAt.get(header)!}:${cell}`);
      return [id, name, aliases.join('|'), ...cells].join('\t');
    }),
  );
  return {
    ...index,
    readingAt,
    readingEntry: Uint32Array.from(all, ({ entry }) => numbers.get(entry.id)!),
    readingTraits: Uint8Array.from(all, ({ form }) => ROLES.indexOf(form.role) * 4 + CASES.indexOf(form.case)),
    formAt: forms.at,
    forms: forms.bytes,
    rowAt: rows.at,
    rows: rows.bytes,
    idHashes: Uint32Array.from(order, (i) => hashes[i]),
    idOrder: Uint32Array.from(order),
    linkAt,
    linkTo: Uint32Array.from(linkTo),
    linkColumn: Uint8Array.from(linkColumn),
    small: Buffer.from(JSON.stringify({ ...small, columns, headers })),
  };
}

/** Questions to a packed gazetteer. */
export class PackedGazetteer {
  readonly index: NameIndex;
  readonly small: SmallTables;
  /** Columns whose cells link to other rows. */
  readonly #columns: readonly string[];
  /** All columns but id, name and aliases. */
  readonly #headers: readonly string[];
  readonly #sections: Sections;
  readonly #forms: Strings;
  readonly #rows: Strings;
  readonly #entries = new Map<number, GazetteerEntry>();
  readonly #readings = new Map<number, readonly Reading[]>();

  constructor(sections: Sections) {
    this.#sections = sections;
    this.index = {
      beginnings: sections.beginnings as Uint32Array,
      slots: sections.slots as Uint32Array,
      nameAt: sections.nameAt as Uint32Array,
      nameUnits: sections.nameUnits as Uint16Array,
    };
    this.#forms = { at: sections.formAt as Uint32Array, bytes: sections.forms as Uint8Array };
    this.#rows = { at: sections.rowAt as Uint32Array, bytes: sections.rows as Uint8Array };
    const { columns, headers, ...small } = JSON.parse(
      stringAt({ at: Uint32Array.of(0, sections.small.length), bytes: sections.small as Uint8Array }, 0),
    ) as SmallTables & { columns: readonly string[]; headers: readonly string[] };
    this.small = small;
    this.#columns = columns;
    this.#headers = headers;
  }

  /** The entries that bear a name, by the index's number of it. */
  readings(name: number): readonly Reading[] {
    let readings = this.#readings.get(name);
    if (readings === undefined) {
      const { readingAt, readingEntry, readingTraits } = this.#sections;
      const made: Reading[] = [];
      for (let i = readingAt[name]; i < readingAt[name + 1]; i++) {
        const traits = readingTraits[i];
        const form = { text: stringAt(this.#forms, i), role: ROLES[traits >> 2], case: CASES[traits & 3] };
        made.push({ entry: this.#entry(readingEntry[i]), form });
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
    const number = this.#numberOf(from);
    if (number === undefined) return undefined;
    const { linkAt, linkTo, linkColumn } = this.#sections;
    if (linkAt[number] === linkAt[number + 1]) return undefined;
    const wanted = this.#numberOf(to);
    if (wanted === undefined) return undefined;
    for (let i = linkAt[number]; i < linkAt[number + 1]; i++)
      if (linkTo[i] === wanted) return this.#columns[linkColumn[i]];
    return undefined;
  }

  #entry(number: number): GazetteerEntry {
    let entry = this.#entries.get(number);
    if (entry === undefined) {
      const [id, name, aliases, ...cells] = stringAt(this.#rows, number).split('\t');
      const attributes = cells.map((cell): [string, string] => {
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

/** The first index whose number is not below `value`, in ascending numbers. */
function lowerBound(numbers: Section, value: number): number {
  let from = 0;
  let to = numbers.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (numbers[middle] < value) from = middle + 1;
    else to = middle;
  }
  return from;
}

function hashOf(id: string): number {
  let hash = HASH_SEED;
  for (let i = 0; i < id.length; i++) hash = step(hash, id.charCodeAt(i));
  return hash >>> 0;
}
