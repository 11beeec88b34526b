/**
 * @module Deposits with what they are stated to hold, as mineral sites of MinMod (the schema of DARPA CriticalMAAS TA2,
 * "MineralSite"): one site a deposit, one inventory item a citation of "hosts".
 */
import type { FactBase } from '../../store/fact-base.js';
import type { CitationRow } from '../../store/reader/citations.js';
import type { ShownNode } from '../../store/reader/facts.js';
import { LICENCE, named, type Statement } from './statements.js';

/** How sure an observation is: MinMod asks for a number, and an article's statement is an observation like any other. */
const CONFIDENCE = 1;

/** Categories of MinMod that an article's word names. */
const CATEGORIES = ['Inferred', 'Indicated', 'Measured', 'Probable', 'Proven'];

interface Measure {
  readonly value: number;
  readonly unit: { readonly observed_name: string; readonly confidence: number; readonly source: string };
}

/** A JSON array, a site a line. Statements of other facts than "hosts" of a deposit are passed over. */
export function* toMinmod(base: FactBase, statements: Iterable<Statement>, createdBy: string): Generator<string> {
  const sites = new Map<string, { readonly deposit: ShownNode; readonly inventory: object[]; latest: string }>();
  for (const { fact, citation } of statements) {
    if (fact.predicate !== 'hosts' || fact.subject.kind !== 'deposit' || !('id' in fact.object)) continue;
    const deposit = fact.subject;
    const site = sites.get(deposit.id) ?? { deposit, inventory: [], latest: '' };
    sites.set(deposit.id, site);
    site.inventory.push(item(fact.object.name, citation));
    if (citation.fetchedAt > site.latest) site.latest = citation.fetchedAt;
  }
  yield '[';
  let separator = '\n';
  for (const { deposit, inventory, latest } of sites.values()) {
    yield (
      separator +
      JSON.stringify({
        ...described(base, deposit),
        mineral_inventory: inventory,
        created_by: createdBy,
        modified_at: latest,
      })
    );
    separator = ',\n';
  }
  yield '\n]\n';
}

function described(base: FactBase, { id, name }: ShownNode) {
  const row = base.reader.nodes.get(id);
  const { lat, lon, region } = named(row?.attributes);
  const country = row?.country ?? '';
  const observed = (words: string) => ({ observed_name: words, confidence: CONFIDENCE, source: 'orewire' });
  return {
    source_id: 'orewire',
    record_id: id,
    name,
    aliases: row?.aliases ?? [],
    location_info: {
      ...(lat === undefined || lon === undefined
        ? {}
        : { location: `POINT (${lon} ${lat})`, crs: observed('EPSG:4326') }),
      country: country === '' ? [] : [observed(country)],
      state_or_province: region === undefined || region === '' ? [] : [observed(region)],
    },
    reference: [{ document: { title: `orewire: ${name}`, uri: `urn:orewire:entity:${encodeURIComponent(id)}` } }],
  };
}

function item(commodity: string, citation: CitationRow) {
  const { amount_value, grade_value, category } = named(citation.qualifiers);
  const inCategory = CATEGORIES.find((name) => category?.toLowerCase().includes(name.toLowerCase()));
  const ore = measure(amount_value);
  const grade = measure(grade_value);
  return {
    commodity: { observed_name: commodity, confidence: CONFIDENCE, source: 'orewire' },
    ...(inCategory === undefined
      ? {}
      : { category: [{ observed_name: inCategory, confidence: CONFIDENCE, source: 'orewire' }] }),
    ...(ore === undefined ? {} : { ore }),
    ...(grade === undefined ? {} : { grade }),
    ...(citation.published === null ? {} : { date: citation.published.slice(0, 10) }),
    reference: {
      document: { title: citation.headline, uri: citation.url },
      comment: `“${citation.quote}” (${citation.status}; ${LICENCE})`,
    },
  };
}

/** A normalised qualifier, "1200000 t" or "~0.52 %", as a number with its unit; ranges and bounds have no single number. */
function measure(normalised: string | undefined): Measure | undefined {
  const found = /^~?(\d+(?:\.\d+)?) (.+)$/.exec(normalised ?? '');
  if (found === null) return undefined;
  return { value: Number(found[1]), unit: { observed_name: found[2], confidence: CONFIDENCE, source: 'orewire' } };
}
