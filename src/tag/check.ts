/** @module What a person should look at in the tables: references that lead nowhere, symbols and numbers that are wrong, names that two entries share unawares. */
import type { EntityKind, GazetteerEntry } from '../model.js';
import { foldKey } from './fold.js';
import { attributeOf, finding, type Gazetteer } from './gazetteer.js';
import { cellValues, type Finding, type TableRow } from './table.js';

/** Columns that name entries of a kind. */
const REFERENCES: readonly { readonly kind: EntityKind; readonly column: string; readonly to: EntityKind }[] = [
  { kind: 'deposit', column: 'commodities', to: 'element' },
  { kind: 'element', column: 'members', to: 'element' },
  { kind: 'organisation', column: 'parent', to: 'organisation' },
  { kind: 'place', column: 'part_of', to: 'place' },
];

/** Columns that hold a number, with its bounds (degrees of WGS 84; atomic numbers known to IUPAC in 2016; counts). */
const NUMBERS: readonly { readonly column: string; readonly least: number; readonly most: number }[] = [
  { column: 'lat', least: -90, most: 90 },
  { column: 'lon', least: -180, most: 180 },
  { column: 'number', least: 1, most: 118 },
  { column: 'factor', least: 0, most: 1 },
  { column: 'population', least: 0, most: 2e9 },
];

/** Everything wrong with a gazetteer, what its loading found included, in the order of files and lines. */
export function checkGazetteer(gazetteer: Gazetteer): Finding[] {
  const findings = [...gazetteer.findings];
  for (const entry of gazetteer.entries) {
    const row = gazetteer.rows.get(entry.id);
    if (row !== undefined)
      findings.push(...references(entry, row, gazetteer), ...numbers(entry, row), ...symbols(entry, row));
  }
  findings.push(...sharedNames(gazetteer));
  return findings.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1));
}

function references(entry: GazetteerEntry, row: TableRow, { byId }: Gazetteer): Finding[] {
  const findings: Finding[] = [];
  for (const { kind, column, to } of REFERENCES) {
    if (kind !== entry.kind) continue;
    for (const id of cellValues(attributeOf(entry, column)))
      if (!byId.has(`${to}:${id}`))
        findings.push(finding(row, column, 'reference', `expected the id of a ${to}, got "${id}"`));
  }
  if (entry.kind === 'person')
    for (const role of cellValues(attributeOf(entry, 'roles'))) {
      const at = /@\s*(\S+)/.exec(role)?.[1];
      if (at !== undefined && !byId.has(at))
        findings.push(
          finding(row, 'roles', 'reference', `expected the id of an organisation or place behind @, got "${at}"`),
        );
    }
  return findings;
}

function numbers(entry: GazetteerEntry, row: TableRow): Finding[] {
  const findings: Finding[] = [];
  for (const { column, least, most } of NUMBERS) {
    const value = attributeOf(entry, column);
    if (value === undefined) continue;
    const number = Number(value);
    if (!(number >= least && number <= most))
      findings.push(finding(row, column, 'number', `expected a number from ${least} to ${most}, got "${value}"`));
  }
  return findings;
}

function symbols(entry: GazetteerEntry, row: TableRow): Finding[] {
  if (entry.kind !== 'element' || attributeOf(entry, 'kind') !== 'element') return [];
  const symbol = attributeOf(entry, 'symbol') ?? '';
  if (/^[A-Z][a-z]?$/.test(symbol)) return [];
  return [finding(row, 'symbol', 'symbol', `expected a capital, or a capital and a small letter, got "${symbol}"`)];
}

/**
 * Names that two entries of a kind bear where nothing tells them apart: same country and region, or none. Deposits of one
 * name in several countries are told apart by the article, and a name with a policy in `names.tsv` is known to mean more.
 */
function sharedNames({ entries, rows, policies }: Gazetteer): Finding[] {
  const known = new Set(policies.map(({ kind, name }) => `${kind}|${foldKey(name)}`));
  const first = new Map<string, GazetteerEntry>();
  const findings: Finding[] = [];
  for (const entry of entries) {
    const own = new Set([entry.name, ...entry.aliases].map((name) => foldKey(name)));
    for (const name of own) {
      if (known.has(`${entry.kind}|${name}`)) continue;
      const apart = ['country', 'region', 'part_of'].map((column) => attributeOf(entry, column) ?? '').join('|');
      const key = `${entry.kind}|${apart}|${name}`;
      const other = first.get(key);
      if (other === undefined) first.set(key, entry);
      else {
        const row = rows.get(entry.id);
        if (row !== undefined)
          findings.push(
            finding(
              row,
              'aliases',
              'shared-name',
              `expected "${name}" to name one ${entry.kind}, got ${other.id} and ${entry.id}`,
            ),
          );
      }
    }
  }
  return findings;
}
