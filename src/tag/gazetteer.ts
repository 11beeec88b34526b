/** @module The gazetteer: what is known before the first article is read. Tables on disk → entries by id. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ENTITY_KINDS, OrewireError, type EntityKind, type GazetteerEntry } from '../model.js';
import { cellValues, readTable, type Finding, type TableRow } from './table.js';

/** What is known of a single name that means something else too (`names.tsv`). */
export interface NamePolicy {
  readonly name: string;
  readonly kind: EntityKind;
  /**
   * `cue`: counts only beside a word of `context` or a cue of its kind; `field`: wherever a sentence speaks of the field,
   * of trade or of public affairs, elsewhere as `cue`; `never`: is no name; `free`: counts wherever it stands.
   */
  readonly policy: 'cue' | 'field' | 'never' | 'free';
  readonly context: readonly string[];
}

export interface Gazetteer {
  /** Where the tables lie. */
  readonly folder: string;
  /** Sorted by id. */
  readonly entries: readonly GazetteerEntry[];
  readonly byId: ReadonlyMap<string, GazetteerEntry>;
  /** Where each entry stands, by id. */
  readonly rows: ReadonlyMap<string, TableRow>;
  readonly policies: readonly NamePolicy[];
  readonly findings: readonly Finding[];
}

/** The table of each kind. */
export const TABLES: Readonly<Record<EntityKind, string>> = {
  deposit: 'deposits.tsv',
  element: 'elements.tsv',
  organisation: 'organisations.tsv',
  person: 'people.tsv',
  place: 'places.tsv',
};

const POLICIES: readonly string[] = ['cue', 'field', 'never', 'free'];

/**
 * Reads the tables of a folder: those that a script writes (`open/`), less what `exclude.tsv` names, then those edited
 * by hand, whose rows replace open rows of the same id. A row that cannot be used is left out and becomes a finding.
 *
 * @throws OrewireError where the folder or a required column is missing
 */
export function loadGazetteer(folder: string): Gazetteer {
  if (!existsSync(join(folder, TABLES.element)) && !existsSync(join(folder, TABLES.place)))
    throw new OrewireError(`expected the gazetteer's tables (${Object.values(TABLES).join(', ')}), found none`, {
      where: folder,
      hint: 'give the folder that holds them, such as pipelines/critical-minerals/gazetteer',
    });
  const findings: Finding[] = [];
  const excluded = new Set(readTable(join(folder, 'exclude.tsv'), ['id'], findings).map((row) => row.cells.id));

  const rows = new Map<string, TableRow>();
  const kinds = new Map<string, EntityKind>();
  for (const kind of ENTITY_KINDS) {
    for (const byHand of [false, true]) {
      const file = byHand ? join(folder, TABLES[kind]) : join(folder, 'open', TABLES[kind]);
      const seen = new Set<string>();
      for (const row of readTable(file, ['id', 'name', 'aliases', 'source'], findings)) {
        const { id, name } = row.cells;
        const full = `${kind}:${id ?? ''}`;
        if (id === undefined || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id)) {
          findings.push(finding(row, 'id', 'id', `expected a slug (a-z, 0-9, hyphens), got "${id ?? ''}"`));
        } else if (name === undefined) {
          findings.push(finding(row, 'name', 'name', `expected a name for ${full}, got an empty cell`));
        } else if (seen.has(full)) {
          findings.push(finding(row, 'id', 'duplicate-id', `expected each id once, got ${full} again`));
        } else if (byHand || (!excluded.has(id) && !excluded.has(full))) {
          seen.add(full);
          rows.set(full, row);
          kinds.set(full, kind);
        }
      }
    }
  }

  const countries = new Set([...rows].filter(([, row]) => row.cells.type === 'country').map(([id]) => id));
  for (const [id, row] of rows) {
    const country = row.cells.country;
    if (country === undefined || countries.has(`place:${country.toLowerCase()}`)) continue;
    findings.push(
      finding(row, 'country', 'country', `expected the ISO code of a country in places.tsv, got "${country}"`),
    );
    rows.delete(id);
  }

  const entries = [...rows].map(([id, row]) => entryOf(id, kinds.get(id)!, row)).sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    folder,
    entries,
    byId: new Map(entries.map((entry) => [entry.id, entry])),
    rows,
    policies: readPolicies(join(folder, 'names.tsv'), findings),
    findings,
  };
}

function entryOf(id: string, kind: EntityKind, row: TableRow): GazetteerEntry {
  const attributes: Record<string, string> = {};
  for (const [column, value] of Object.entries(row.cells))
    if (value !== undefined && !['id', 'name', 'aliases'].includes(column)) attributes[column] = value;
  return { id, kind, name: row.cells.name ?? id, aliases: cellValues(row.cells.aliases), attributes };
}

function readPolicies(file: string, findings: Finding[]): NamePolicy[] {
  const policies: NamePolicy[] = [];
  for (const row of readTable(file, ['name', 'kind', 'policy', 'context'], findings)) {
    const { name, kind, policy, context } = row.cells;
    if (name === undefined || !ENTITY_KINDS.includes(kind as EntityKind) || !POLICIES.includes(policy ?? '')) {
      const detail = `expected a name, a kind (${ENTITY_KINDS.join(', ')}) and a policy (${POLICIES.join(', ')}), got "${name ?? ''}", "${kind ?? ''}", "${policy ?? ''}"`;
      findings.push(finding(row, 'policy', 'policy', detail));
      continue;
    }
    policies.push({
      name,
      kind: kind as EntityKind,
      policy: policy as NamePolicy['policy'],
      context: cellValues(context),
    });
  }
  return policies;
}

/** A cell of an entry's row by its header, or undefined where the table leaves it empty. */
export function attributeOf(entry: GazetteerEntry, column: string): string | undefined {
  return (entry.attributes as Readonly<Partial<Record<string, string>>>)[column];
}

/** A finding about one cell of a row. */
export function finding(row: TableRow, column: string, reason: Finding['reason'], detail: string): Finding {
  return { file: row.file, line: row.line, column, reason, detail };
}
