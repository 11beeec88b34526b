/**
 * @module Statements as FollowTheMoney entities (followthemoney.tech, the model that OpenAleph reads): organisations,
 * people and deposits are things, what relates two of them is an interval with its sentence. Elements and places have no
 * schema there that links to others: they are said in the words of the things that they belong to.
 */
import { createHash } from 'node:crypto';
import type { FactBase } from '../../store/fact-base.js';
import type { CitationRow } from '../../store/reader/citations.js';
import type { FactRow, ShownNode } from '../../store/reader/facts.js';
import { LICENCE, named, type Statement } from './statements.js';

/** An entity as FollowTheMoney streams have it: a JSON object a line. */
export interface FtmEntity {
  readonly id: string;
  readonly schema: string;
  readonly properties: Readonly<Record<string, readonly string[]>>;
}

/** The gazetteer's types of organisation that are a state's; other organisations that are no companies are Organization. */
const PUBLIC = new Set(['government', 'ministry', 'agency', 'survey']);
const COMPANY = new Set(['company', 'state company', 'fund', 'bank']);

/** Schemata of relations: which property holds the subject, which the object. Every other pair is an UnknownLink. */
const RELATIONS: Readonly<Partial<Record<string, readonly [schema: string, subject: string, object: string]>>> = {
  owns: ['Ownership', 'owner', 'asset'],
  holds_position: ['Employment', 'employee', 'employer'],
};

/** One line a thing and a statement; a thing comes before the first relation that names it. */
export function* toFtm(base: FactBase, statements: Iterable<Statement>): Generator<string> {
  const described = new Set<string>();
  for (const statement of statements) {
    for (const entity of entities(base, statement, described)) yield `${JSON.stringify(entity)}\n`;
  }
}

function* entities(base: FactBase, { fact, citation }: Statement, described: Set<string>): Generator<FtmEntity> {
  for (const end of endsOf(fact)) {
    if (described.has(end.id) || !isThing(end)) continue;
    described.add(end.id);
    yield thing(base, end);
  }
  const subject = fact.subject;
  const object = 'id' in fact.object ? fact.object : undefined;
  if (object !== undefined && isThing(subject) && isThing(object)) {
    yield relation(base, fact, subject, object, citation);
    return;
  }
  const side = endsOf(fact).find(isThing);
  if (side !== undefined) yield note(fact, side, citation);
}

const endsOf = ({ subject, object }: FactRow): ShownNode[] => ('id' in object ? [subject, object] : [subject]);

const isThing = ({ kind }: ShownNode) => kind === 'organisation' || kind === 'person' || kind === 'deposit';

function schemaOf(base: FactBase, { id, kind }: ShownNode): string {
  if (kind === 'person') return 'Person';
  if (kind === 'deposit') return 'Asset';
  const type = named(base.reader.nodes.get(id)?.attributes).type ?? 'company';
  if (PUBLIC.has(type)) return 'PublicBody';
  return COMPANY.has(type) ? 'Company' : 'Organization';
}

function thing(base: FactBase, node: ShownNode): FtmEntity {
  const row = base.reader.nodes.get(node.id);
  const attributes = named(row?.attributes);
  const properties = {
    name: [node.name],
    alias: row?.aliases ?? [],
    country: [row?.country?.toLowerCase() ?? ''],
    keywords: (attributes.commodities ?? '').split('|'),
    wikidataId: [attributes.wikidata ?? ''],
  };
  return { id: idOf(node.id), schema: schemaOf(base, node), properties: filled(properties) };
}

function relation(
  base: FactBase,
  fact: FactRow,
  subject: ShownNode,
  object: ShownNode,
  citation: CitationRow,
): FtmEntity {
  const declared = RELATIONS[fact.predicate];
  // What is owned has to be an asset: a company or a deposit.
  const fits = declared?.[0] !== 'Ownership' || /^(Company|Asset)$/.test(schemaOf(base, object));
  const [schema, from, to] = declared !== undefined && fits ? declared : ['UnknownLink', 'subject', 'object'];
  const { share, role } = named(citation.qualifiers);
  const properties = {
    [from]: [idOf(subject.id)],
    [to]: [idOf(object.id)],
    role: [schema === 'Employment' ? (role ?? fact.label) : fact.label],
    ...(schema === 'Ownership' ? { percentage: [share ?? ''] } : {}),
    status: [citation.status],
    ...evidence(citation),
  };
  return { id: idOf(citation.claimId), schema, properties: filled(properties) };
}

/** What is said of one thing alone, "hosts tungsten", as a note on it. */
function note(fact: FactRow, about: ShownNode, citation: CitationRow): FtmEntity {
  const object = 'id' in fact.object ? fact.object.name : fact.object.value;
  const { summary, sourceUrl, publisher, retrievedAt } = evidence(citation);
  const properties = {
    entity: [idOf(about.id)],
    name: [`${fact.subject.name} ${fact.label} ${object}`],
    description: [`${citation.status}; ${LICENCE}`],
    summary,
    sourceUrl,
    publisher,
    retrievedAt,
  };
  return { id: idOf(citation.claimId), schema: 'Note', properties: filled(properties) };
}

function evidence({ claimId, quote, url, site, host, published, fetchedAt }: CitationRow) {
  return {
    summary: [quote],
    recordId: [claimId],
    date: [published?.slice(0, 10) ?? ''],
    description: [LICENCE],
    sourceUrl: [url],
    publisher: [site ?? host],
    retrievedAt: [fetchedAt],
  };
}

/** FollowTheMoney ids know no colon. */
const idOf = (id: string) => `orewire-${createHash('sha256').update(id).digest('hex').slice(0, 40)}`;

function filled(properties: Readonly<Record<string, readonly string[]>>): Record<string, readonly string[]> {
  return Object.fromEntries(
    Object.entries(properties)
      .map(([name, values]) => [name, values.filter((value) => value !== '')] as const)
      .filter(([, values]) => values.length > 0),
  );
}
