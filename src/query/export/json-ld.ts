/**
 * @module Statements as JSON-LD 1.1: each claim a reified statement (RDF 1.1 Semantics, appendix D.1) that was derived
 * from a page (PROV-O), and an annotation on that page which selects its sentence (W3C Web Annotation Data Model, 4.2.4
 * and 4.2.5).
 */
import type { FactRow } from '../../store/reader/facts.js';
import { LICENCE, type Statement } from './statements.js';

const CONTEXT = {
  '@version': 1.1,
  id: '@id',
  type: '@type',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcterms: 'http://purl.org/dc/terms/',
  oa: 'http://www.w3.org/ns/oa#',
  prov: 'http://www.w3.org/ns/prov#',
  // Names of this base: they identify, nothing is served under them.
  orewire: 'urn:orewire:',
  Claim: 'orewire:vocabulary:Claim',
  Annotation: 'oa:Annotation',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  TextPositionSelector: 'oa:TextPositionSelector',
  label: 'rdfs:label',
  kind: 'orewire:vocabulary:kind',
  subject: { '@id': 'rdf:subject', '@type': '@id' },
  predicate: { '@id': 'rdf:predicate', '@type': '@id' },
  object: { '@id': 'rdf:object', '@type': '@id' },
  value: 'rdf:object',
  fact: { '@id': 'orewire:vocabulary:fact', '@type': '@id' },
  status: 'orewire:vocabulary:status',
  attributedTo: 'orewire:vocabulary:attributedTo',
  qualifiers: { '@id': 'orewire:vocabulary:qualifiers', '@type': '@json' },
  license: 'dcterms:license',
  publisher: 'dcterms:publisher',
  title: 'dcterms:title',
  issued: 'dcterms:issued',
  wasDerivedFrom: { '@id': 'prov:wasDerivedFrom', '@type': '@id' },
  generatedAtTime: { '@id': 'prov:generatedAtTime', '@type': 'xsd:dateTime' },
  specializationOf: { '@id': 'prov:specializationOf', '@type': '@id' },
  sha256: 'orewire:vocabulary:sha256',
  body: { '@id': 'oa:hasBody', '@type': '@id' },
  target: 'oa:hasTarget',
  source: { '@id': 'oa:hasSource', '@type': '@id' },
  selector: 'oa:hasSelector',
  exact: 'oa:exact',
  start: { '@id': 'oa:start', '@type': 'xsd:nonNegativeInteger' },
  end: { '@id': 'oa:end', '@type': 'xsd:nonNegativeInteger' },
};

/**
 * One document with a graph, an object a line. Positions count UTF-16 code units of headline, blank line and text, of the
 * page as it was fetched; the page is the snapshot, a specialisation of what its address gives at other times.
 */
export function* toJsonLd(statements: Iterable<Statement>): Generator<string> {
  yield `{"@context": ${JSON.stringify(CONTEXT)},\n"@graph": [`;
  const described = new Set<string>();
  let separator = '\n';
  for (const statement of statements) {
    for (const thing of things(statement)) {
      if (described.has(thing.id)) continue;
      described.add(thing.id);
      yield separator + JSON.stringify(thing);
      separator = ',\n';
    }
  }
  yield '\n]}\n';
}

function* things({ fact, citation }: Statement): Generator<{ readonly id: string } & Record<string, unknown>> {
  yield node(fact.subject);
  if ('id' in fact.object) yield node(fact.object);
  const snapshot = `orewire:snapshot:${citation.snapshotId}`;
  yield {
    id: snapshot,
    type: 'prov:Entity',
    specializationOf: encodeURI(decodeURI(citation.url)),
    title: citation.headline,
    publisher: citation.site ?? citation.host,
    ...(citation.published === null ? {} : { issued: citation.published }),
    generatedAtTime: citation.fetchedAt,
    sha256: citation.snapshotSha256,
  };
  const claim = `orewire:claim:${citation.claimId}`;
  yield {
    id: claim,
    type: ['Claim', 'rdf:Statement', 'prov:Entity'],
    fact: `orewire:fact:${fact.id}`,
    subject: iri(fact.subject.id),
    predicate: `orewire:predicate:${fact.predicate}`,
    ...('id' in fact.object ? { object: iri(fact.object.id) } : { value: fact.object.value }),
    status: citation.status,
    ...(citation.attributedTo === null ? {} : { attributedTo: citation.attributedTo }),
    qualifiers: citation.qualifiers,
    wasDerivedFrom: snapshot,
    license: LICENCE,
  };
  yield {
    id: `orewire:annotation:${citation.claimId}:${citation.start}`,
    type: 'Annotation',
    body: claim,
    // The sentence, then the names that it goes back to.
    target: [citation, ...citation.antecedents].map(({ start, end, quote }) => ({
      source: snapshot,
      selector: [
        { type: 'TextQuoteSelector', exact: quote },
        { type: 'TextPositionSelector', start, end },
      ],
    })),
  };
}

function node({ id, kind, name }: Exclude<FactRow['object'], { value: string }>) {
  return { id: iri(id), type: 'prov:Entity', kind, label: name };
}

const iri = (id: string) => `orewire:entity:${encodeURIComponent(id)}`;
