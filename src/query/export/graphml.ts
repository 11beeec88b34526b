/** @module Statements as GraphML (graphml.graphdrawing.org, specification 1.0): entities are nodes, facts are edges. */
import type { FactRow, ShownNode } from '../../store/reader/facts.js';
import { LICENCE, type Statement } from './statements.js';

const NODE_KEYS = ['name', 'kind', 'candidate'] as const;
const EDGE_KEYS = ['predicate', 'status', 'sources', 'quote', 'source', 'published', 'licence'] as const;

/** One edge a fact, with its newest citation; a literal object is a node of the kind "value". */
export function* toGraphml(statements: Iterable<Statement>): Generator<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n';
  for (const key of NODE_KEYS) yield declaration('node', key);
  for (const key of EDGE_KEYS) yield declaration('edge', key);
  yield '  <graph edgedefault="directed">\n';
  const drawn = new Set<string>();
  for (const { fact, citation } of statements) {
    if (drawn.has(fact.id)) continue;
    drawn.add(fact.id);
    const object = objectOf(fact);
    for (const node of [fact.subject, object]) {
      if (drawn.has(node.id)) continue;
      drawn.add(node.id);
      const values = { name: node.name, kind: node.kind, candidate: String(node.isCandidate) };
      yield `    <node id="${escaped(node.id)}">${data('n', NODE_KEYS, values)}</node>\n`;
    }
    const values = {
      predicate: fact.predicate,
      status: fact.status ?? '',
      sources: String(fact.sources),
      quote: citation.quote,
      source: citation.url,
      published: citation.published ?? '',
      licence: LICENCE,
    };
    const ends = `source="${escaped(fact.subject.id)}" target="${escaped(object.id)}"`;
    yield `    <edge id="${escaped(fact.id)}" ${ends}>${data('e', EDGE_KEYS, values)}</edge>\n`;
  }
  yield '  </graph>\n</graphml>\n';
}

function objectOf({ object }: FactRow): Omit<ShownNode, 'kind' | 'decision'> & { readonly kind: string } {
  return 'id' in object
    ? object
    : { id: `value:${object.value}`, kind: 'value', name: object.value, isCandidate: false };
}

function declaration(of: 'node' | 'edge', key: string): string {
  return `  <key id="${of.charAt(0)}-${key}" for="${of}" attr.name="${key}" attr.type="string"/>\n`;
}

function data<Key extends string>(prefix: string, keys: readonly Key[], values: Readonly<Record<Key, string>>): string {
  return keys.map((key) => `<data key="${prefix}-${key}">${escaped(values[key])}</data>`).join('');
}

/** Text as XML 1.0 has it: what marks up is escaped, what no XML text may hold (section 2.2) is left out. */
function escaped(text: string): string {
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replace(/[&<>"]/g, (character) => `&#${character.codePointAt(0)};`);
}
