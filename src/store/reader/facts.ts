/** @module Questions about facts. */
import type { Database } from 'better-sqlite3';
import type { EntityKind, Status } from '../../model.js';
import { counting } from './counting.js';
import { FactFilter, type FactConditions } from './fact-filter.js';

/** Who or what a fact is about, with people's decisions applied. */
export interface ShownNode {
  readonly id: string;
  readonly kind: EntityKind;
  readonly name: string;
  /** Only texts introduced it. */
  readonly isCandidate: boolean;
  /** What a person decided about the candidate; null for entities, and where nobody did. */
  readonly decision: 'accepted' | 'rejected' | null;
}

/** A fact with its support, as the view `v_facts` has it. */
export interface FactRow {
  readonly id: string;
  readonly subject: ShownNode;
  readonly predicate: string;
  /** How the predicate is spoken from the subject, and from the object. */
  readonly label: string;
  readonly inverse: string;
  /** An object has one subject at a time, or subjects whose shares come to 100 % at most; null: any number. */
  readonly exclusive: 'one' | 'share' | null;
  readonly object: ShownNode | { readonly value: string };
  /** The status of the newest claim; null when retired. */
  readonly status: Status | null;
  readonly claims: number;
  readonly articles: number;
  /** Newsrooms that state it of their own. */
  readonly sources: number;
  /** ISO dates, as precise as the articles'. */
  readonly firstSeen: string;
  readonly lastSeen: string;
  readonly retired: boolean;
  /** Whether a person's decision stands behind it: an accepted candidate takes part in it. */
  readonly byDecision: boolean;
}

/** A row of {@link FACT}. */
export interface StoredFact {
  fact_id: string;
  subject_id: string;
  subject: string;
  subject_kind: EntityKind;
  subject_is_candidate: 0 | 1;
  subject_decision: ShownNode['decision'];
  predicate: string;
  label: string;
  inverse: string | null;
  exclusive: FactRow['exclusive'];
  object_id: string | null;
  object: string;
  object_kind: EntityKind;
  object_is_candidate: 0 | 1;
  object_decision: ShownNode['decision'];
  status: Status | null;
  claims: number;
  articles: number;
  sources: number;
  first_seen: string;
  last_seen: string;
  retired: 0 | 1;
  by_decision: 0 | 1;
}

/** The number of the fact whose id is @id, which its claims are found by. */
export const NUMBER = '(SELECT number FROM facts WHERE id = @id)';

/** What is selected of `v_facts v` for a {@link FactRow}. */
export const FACT = 'SELECT v.*, p.inverse, p.exclusive';

/** Newest first, retired ones last: of one side, in the order of its index. */
const aboutAs = (side: 'subject_id' | 'object_id') => `
  SELECT id, last_published AS last, retired FROM shown_facts WHERE ${side} = @id
  ORDER BY season DESC, retired, last_published DESC, id LIMIT 0 + @limit`;

/** Whether a decision stands about a side of a fact `f`, or for it. */
const TOUCHED = `(
  EXISTS (SELECT 1 FROM decisions d WHERE d.candidate_id IN (f.subject_id, f.object_id) AND d.standing = 1)
  OR EXISTS (SELECT 1 FROM decisions d WHERE d.entity_id IN (f.subject_id, f.object_id) AND d.standing = 1))`;

/** {@link FACT} for facts that no decision touches, which say the same as no other: by the tables themselves. */
const UNTOUCHED = `
  SELECT f.id AS fact_id, f.subject_id, n.name AS subject, n.kind AS subject_kind,
    n.origin = 'candidate' AS subject_is_candidate, NULL AS subject_decision,
    f.predicate, coalesce(p.label, replace(f.predicate, '_', ' ')) AS label,
    f.object_id, coalesce(o.name, f.object_value) AS object, o.kind AS object_kind,
    coalesce(o.origin = 'candidate', 0) AS object_is_candidate, NULL AS object_decision,
    f.status, f.claim_count AS claims, f.article_count AS articles,
    (SELECT count(DISTINCT coalesce(w.owner, r.newsroom))
      FROM (SELECT DISTINCT newsroom FROM claims WHERE fact_number = f.number AND current = 1) r
      LEFT JOIN newsrooms w ON w.host = r.newsroom) AS sources,
    coalesce(f.first_published, (
      SELECT substr(min(s.fetched_at), 1, 10) FROM claims c
      JOIN article_versions v ON v.number = c.version_number JOIN snapshots s ON s.id = v.snapshot_id
      WHERE c.fact_number = f.number)) AS first_seen,
    coalesce(f.last_published, (
      SELECT substr(max(s.fetched_at), 1, 10) FROM claims c
      JOIN article_versions v ON v.number = c.version_number JOIN snapshots s ON s.id = v.snapshot_id
      WHERE c.fact_number = f.number)) AS last_seen,
    f.retired, 0 AS by_decision, p.inverse, p.exclusive
  FROM json_each(@ids) i
  CROSS JOIN facts f ON f.id = i.value
  JOIN nodes n ON n.id = f.subject_id
  LEFT JOIN nodes o ON o.id = f.object_id
  LEFT JOIN predicates p ON p.id = f.predicate
  WHERE NOT ${TOUCHED}`;

export class FactRows {
  readonly #filter;
  readonly #joined;
  readonly #about;
  readonly #untouched;
  readonly #shown;

  constructor(db: Database) {
    this.#filter = new FactFilter(db);
    this.#joined = db.prepare<{ id: string }, string>(counting('SELECT @id')).pluck();
    this.#about = (['subject_id', 'object_id'] as const).map((side) =>
      db.prepare<{ id: string; limit: number }, { id: string; last: string | null; retired: 0 | 1 }>(aboutAs(side)),
    );
    this.#untouched = db.prepare<{ ids: string }, StoredFact>(UNTOUCHED);
    this.#shown = db.prepare<{ id: string }, StoredFact>(
      `${FACT} FROM same_facts t JOIN v_facts v ON v.fact_id = t.same_id
       LEFT JOIN predicates p ON p.id = v.predicate WHERE t.fact_id = @id`,
    );
  }

  /** Facts that are not retired, newest first. */
  list(conditions: FactConditions, limit: number): FactRow[] {
    return this.#all(this.#filter.list(conditions, limit));
  }

  /** All facts that are not retired and meet the conditions, newest first, each read when it is asked for. */
  *each(conditions: FactConditions): Generator<FactRow> {
    for (const id of this.#filter.list(conditions, Number.MAX_SAFE_INTEGER)) {
      const fact = this.get(id);
      if (fact !== undefined) yield fact;
    }
  }

  /** Facts with the node as subject or object, newest first, retired ones last. */
  about(nodeId: string, limit: number): FactRow[] {
    const found = new Map<string, { id: string; last: string | null; retired: 0 | 1 }>();
    for (const id of this.#joined.all({ id: nodeId }))
      for (const side of this.#about) for (const fact of side.iterate({ id, limit })) found.set(fact.id, fact);
    const newest = [...found.values()].sort(
      (a, b) => a.retired - b.retired || compare(b.last ?? '', a.last ?? '') || compare(a.id, b.id),
    );
    return this.#all(newest.slice(0, limit).map(({ id }) => id));
  }

  /** The fact with this id as it is shown: the one that stands for all that say the same once decisions are applied. */
  get(id: string): FactRow | undefined {
    return this.#all([id]).at(0);
  }

  /** The same of many, by the ids that were asked for; of a rejected candidate's there is none. */
  many(ids: readonly string[]): ReadonlyMap<string, FactRow> {
    const rows = new Map(this.#untouched.all({ ids: JSON.stringify(ids) }).map((row) => [row.fact_id, row]));
    return new Map(
      ids.flatMap((id) => {
        const row = rows.get(id) ?? this.#shown.get({ id });
        return row === undefined ? [] : [[id, factRow(row)]];
      }),
    );
  }

  /** The same, in their order. */
  #all(ids: readonly string[]): FactRow[] {
    const rows = this.many(ids);
    return ids.flatMap((id) => rows.get(id) ?? []);
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}

/** A stored row as a fact. */
export function factRow(row: StoredFact): FactRow {
  return {
    id: row.fact_id,
    subject: {
      id: row.subject_id,
      kind: row.subject_kind,
      name: row.subject,
      isCandidate: row.subject_is_candidate === 1,
      decision: row.subject_decision,
    },
    predicate: row.predicate,
    label: row.label,
    inverse: row.inverse ?? `${row.label} (of)`,
    exclusive: row.exclusive,
    object:
      row.object_id === null
        ? { value: row.object }
        : {
            id: row.object_id,
            kind: row.object_kind,
            name: row.object,
            isCandidate: row.object_is_candidate === 1,
            decision: row.object_decision,
          },
    status: row.status,
    claims: row.claims,
    articles: row.articles,
    sources: row.sources,
    firstSeen: row.first_seen,
    lastSeen: row.last_seen,
    retired: row.retired === 1,
    byDecision: row.by_decision === 1,
  };
}
