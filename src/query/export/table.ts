/** @module Statements as a flat table: the columns that CSV, JSON Lines and Parquet share. */
import { LICENCE, type Statement } from './statements.js';

export type Cell = string | number | boolean | null;

/** A column: its name, its type as Parquet calls it, and where a statement has it. */
export interface Column {
  readonly name: string;
  readonly type: 'STRING' | 'INT32' | 'BOOLEAN' | 'JSON';
  readonly of: (statement: Statement) => Cell;
}

const column = (name: string, type: Column['type'], of: Column['of']): Column => ({ name, type, of });

/** Every column of the table, in order. Days are ISO dates as precise as the article's; offsets are UTF-16 code units. */
export const COLUMNS: readonly Column[] = [
  column('fact_id', 'STRING', ({ fact }) => fact.id),
  column('claim_id', 'STRING', ({ citation }) => citation.claimId),
  column('subject_id', 'STRING', ({ fact }) => fact.subject.id),
  column('subject_kind', 'STRING', ({ fact }) => fact.subject.kind),
  column('subject', 'STRING', ({ fact }) => fact.subject.name),
  column('subject_is_candidate', 'BOOLEAN', ({ fact }) => fact.subject.isCandidate),
  column('predicate', 'STRING', ({ fact }) => fact.predicate),
  column('object_id', 'STRING', ({ fact: { object } }) => ('id' in object ? object.id : null)),
  column('object_kind', 'STRING', ({ fact: { object } }) => ('id' in object ? object.kind : null)),
  column('object', 'STRING', ({ fact: { object } }) => ('id' in object ? object.name : object.value)),
  column('object_is_candidate', 'BOOLEAN', ({ fact: { object } }) => 'id' in object && object.isCandidate),
  column('status', 'STRING', ({ citation }) => citation.status),
  column('attributed_to', 'STRING', ({ citation }) => citation.attributedTo),
  column('qualifiers', 'JSON', ({ citation }) => JSON.stringify(citation.qualifiers)),
  column('quote', 'STRING', ({ citation }) => citation.quote),
  column('start', 'INT32', ({ citation }) => citation.start),
  column('end', 'INT32', ({ citation }) => citation.end),
  column('source', 'STRING', ({ citation }) => citation.url),
  column('publisher', 'STRING', ({ citation }) => citation.site ?? citation.host),
  column('headline', 'STRING', ({ citation }) => citation.headline),
  column('published', 'STRING', ({ citation }) => citation.published),
  column('fetched_at', 'STRING', ({ citation }) => citation.fetchedAt),
  column('snapshot_sha256', 'STRING', ({ citation }) => citation.snapshotSha256),
  column('fact_status', 'STRING', ({ fact }) => fact.status),
  column('fact_sources', 'INT32', ({ fact }) => fact.sources),
  column('first_seen', 'STRING', ({ fact }) => fact.firstSeen),
  column('last_seen', 'STRING', ({ fact }) => fact.lastSeen),
  column('licence', 'STRING', () => LICENCE),
];

/** A statement as a record of {@link COLUMNS}. */
export function toRecord(statement: Statement): Record<string, Cell> {
  return Object.fromEntries(COLUMNS.map(({ name, of }) => [name, of(statement)]));
}
