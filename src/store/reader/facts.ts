/** @module Questions about facts and the citations that support them. */
import type { Database } from 'better-sqlite3';
import type { Antecedent, EntityKind, Status } from '../../model.js';
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

/** What one article says, in which words, and where they stand. */
export interface CitationRow {
  readonly claimId: string;
  readonly factId: string;
  readonly status: Status;
  readonly attributedTo: string | null;
  readonly qualifiers: Readonly<Record<string, string>>;
  readonly frame: string;
  readonly quote: string;
  readonly start: number;
  readonly end: number;
  /** What names its two outside the quote. */
  readonly antecedents: readonly Antecedent[];
  readonly articleId: string;
  /** The text in which the quote stands, and whether it is the article's current one. */
  readonly versionId: string;
  readonly isCurrent: boolean;
  readonly url: string;
  readonly host: string;
  readonly site: string | null;
  readonly headline: string;
  readonly published: string | null;
  readonly fetchedAt: string;
  readonly snapshotId: string;
  readonly snapshotSha256: string;
  /** The article from which this one was reprinted; its own address when it was not. */
  readonly originalUrl: string;
}

/** A status with which a fact is stated now. */
export interface StatusRow {
  readonly status: Status;
  /** ISO days on which it was reported; null where no article is dated. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly claims: number;
  readonly sources: number;
}

/** A value that is given for a role of a fact. */
export interface ValueRow {
  readonly role: string;
  /** What the words amount to, else the words in small letters. */
  readonly value: string;
  readonly words: string;
  /** Of a measure, with the bounds between which it can be; null for other words. */
  readonly unit: string | null;
  readonly low: number | null;
  readonly high: number | null;
  /** What it is of: a period, a category. Empty where nothing is said of that. */
  readonly scope: string;
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
  readonly claims: number;
  readonly sources: number;
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

/** A row of {@link CITATION}. */
export type StoredCitation = Omit<CitationRow, 'qualifiers' | 'antecedents' | 'isCurrent'> & {
  qualifiers: string;
  antecedents: string;
  isCurrent: 0 | 1;
};

/** What is selected of `v_facts v` for a {@link FactRow}. */
export const FACT = 'SELECT v.*, p.inverse, p.exclusive';

/** Newest first, retired ones last: of one side, in the order of its index. */
const aboutAs = (side: 'subject_id' | 'object_id') => `
  SELECT id, last_published AS last, retired FROM shown_facts WHERE ${side} = @id
  ORDER BY retired, last_published DESC, id LIMIT @limit`;

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
      FROM (SELECT DISTINCT newsroom FROM claims WHERE fact_id = f.id AND current = 1) r
      LEFT JOIN newsrooms w ON w.host = r.newsroom) AS sources,
    coalesce(f.first_published, (
      SELECT substr(min(s.fetched_at), 1, 10) FROM claims c
      JOIN article_versions v ON v.id = c.version_id JOIN snapshots s ON s.id = v.snapshot_id
      WHERE c.fact_id = f.id)) AS first_seen,
    coalesce(f.last_published, (
      SELECT substr(max(s.fetched_at), 1, 10) FROM claims c
      JOIN article_versions v ON v.id = c.version_id JOIN snapshots s ON s.id = v.snapshot_id
      WHERE c.fact_id = f.id)) AS last_seen,
    f.retired, 0 AS by_decision, p.inverse, p.exclusive
  FROM json_each(@ids) i
  CROSS JOIN facts f ON f.id = i.value
  JOIN nodes n ON n.id = f.subject_id
  LEFT JOIN nodes o ON o.id = f.object_id
  LEFT JOIN predicates p ON p.id = f.predicate
  WHERE NOT ${TOUCHED}`;

/** The view `v_values` for a fact that says the same as no other, and is shown. */
const OWN_VALUES = `(
  SELECT c.fact_id, c.role, c.value, c.scope, c.unit, c.low, c.high, min(c.words) AS words,
    min(c.published) AS first_seen, max(c.published) AS last_seen,
    count(*) AS claims, count(DISTINCT coalesce(w.owner, c.newsroom)) AS sources
  FROM claim_values c LEFT JOIN newsrooms w ON w.host = c.newsroom
  WHERE c.fact_id = @id AND c.current = 1 AND c.status <> 'denied'
  GROUP BY c.role, c.value, c.scope)`;

/** The fact with those that say the same once decisions are applied. */
export const SAME = 'SELECT same_id FROM same_facts WHERE fact_id = @id';

/** A claim's antecedents as JSON, in the order of the text. @param claim SQL for its id */
export const antecedentsOf = (claim: string) => `(
  SELECT json_group_array(json_object('start', a.start, 'end', a."end", 'quote', a.quote))
  FROM (SELECT * FROM antecedents WHERE claim_id = ${claim} ORDER BY start) a)`;

/** What is selected of `cited_claims c` for a {@link CitationRow}; @id is the fact's, or null for the claim's own. */
export const CITATION = `
  SELECT c.claim_id AS claimId, coalesce(@id, c.fact_id) AS factId, c.status, c.attributed_to AS attributedTo, c.qualifiers, c.frame,
    c.quote, c.start, c."end", ${antecedentsOf('c.claim_id')} AS antecedents,
    c.article_id AS articleId, c.version_id AS versionId, c.current AS isCurrent, c.url, c.host, c.site, c.headline, c.published, c.fetched_at AS fetchedAt,
    c.snapshot_id AS snapshotId, c.snapshot_sha256 AS snapshotSha256,
    coalesce((SELECT original_url FROM v_articles a WHERE a.article_id = c.article_id), c.url) AS originalUrl`;

export class FactRows {
  readonly #filter;
  readonly #joined;
  readonly #about;
  readonly #untouched;
  readonly #shown;
  readonly #touched;
  readonly #newest;
  readonly #newestOfAll;
  readonly #lastCitations;
  readonly #variants;
  readonly #citation;
  readonly #statuses;
  readonly #values;
  readonly #valuesOfAll;

  constructor(db: Database) {
    this.#filter = new FactFilter(db);
    this.#joined = db.prepare<{ id: string }, string>(counting('SELECT @id')).pluck();
    this.#about = (['subject_id', 'object_id'] as const).map((side) =>
      db.prepare<{ id: string; limit: number }, { id: string; last: string | null; retired: 0 | 1 }>(aboutAs(side)),
    );
    this.#untouched = db.prepare<{ ids: string }, StoredFact>(UNTOUCHED);
    this.#touched = db.prepare<{ id: string }, number>(`SELECT 1 FROM facts f WHERE f.id = @id AND ${TOUCHED}`).pluck();
    this.#shown = db.prepare<{ id: string }, StoredFact>(
      `${FACT} FROM same_facts t JOIN v_facts v ON v.fact_id = t.same_id
       LEFT JOIN predicates p ON p.id = v.predicate WHERE t.fact_id = @id`,
    );
    // Of one fact the index gives the newest; of several that say the same, all have to be sorted.
    const [newest, newestOfAll] = ['= @id', `IN (${SAME})`].map((facts) =>
      db.prepare<{ id: string; limit: number }, StoredCitation>(
        `${CITATION} FROM (SELECT id, published FROM claims WHERE fact_id ${facts} AND current = 1
           ORDER BY published DESC, id DESC LIMIT @limit) n
         JOIN cited_claims c ON c.claim_id = n.id ORDER BY n.published DESC, n.id DESC`,
      ),
    );
    this.#newest = newest;
    this.#newestOfAll = newestOfAll;
    // With max() alone beside them, SQLite takes the bare columns from the row of the maximum (lang_select.html).
    this.#variants = db.prepare<{ id: string }, StoredCitation>(
      `${CITATION} FROM (SELECT id, max(coalesce(published, '') || id) AS newest FROM claims
         WHERE fact_id IN (${SAME}) AND current = 1 GROUP BY status, qualifiers) n
       JOIN cited_claims c ON c.claim_id = n.id ORDER BY n.newest DESC`,
    );
    this.#citation = db.prepare<{ id: null; claim: string }, StoredCitation>(
      `${CITATION} FROM cited_claims c WHERE c.claim_id = @claim LIMIT 1`,
    );
    this.#statuses = db.prepare<[string], StatusRow>(
      `SELECT status, first_seen AS firstSeen, last_seen AS lastSeen, claims, sources FROM v_statuses
       WHERE fact_id = ? ORDER BY first_seen, status`,
    );
    const [valuesOfOne, valuesOfAll] = [OWN_VALUES, 'v_values'].map((values) =>
      db.prepare<{ id: string }, ValueRow>(
        `SELECT role, value, words, unit, low, high, scope, first_seen AS firstSeen, last_seen AS lastSeen, claims, sources
         FROM ${values} WHERE fact_id = @id ORDER BY role, first_seen, value, scope`,
      ),
    );
    this.#values = valuesOfOne;
    this.#valuesOfAll = valuesOfAll;
    this.#lastCitations = db.prepare<{ id: string; limit: number }, StoredCitation>(
      `${CITATION} FROM cited_claims c WHERE c.fact_id IN (${SAME}) ORDER BY c.fetched_at DESC, c.claim_id LIMIT @limit`,
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

  /** Whether it says the same as no other fact, for no decision touches it. */
  #isUntouched(id: string): boolean {
    return this.#touched.get({ id }) === undefined;
  }

  /** The citations of a fact in the articles as they stand now, newest first; for a retired fact, in the last versions that stated it. */
  citations(fact: Pick<FactRow, 'id' | 'retired'>, limit: number): CitationRow[] {
    const ofThis = this.#isUntouched(fact.id) ? this.#newest : this.#newestOfAll;
    const statement = fact.retired ? this.#lastCitations : ofThis;
    return statement.all({ id: fact.id, limit }).map(citationRow);
  }

  /** What supports a claim; undefined where there is no such claim. */
  citation(claimId: string): CitationRow | undefined {
    const row = this.#citation.get({ id: null, claim: claimId });
    return row === undefined ? undefined : citationRow(row);
  }

  /** The statuses with which a fact is stated now, by their first day: planned in March, asserted in June. */
  statuses(factId: string): StatusRow[] {
    return this.#statuses.all(factId);
  }

  /** The values that are given for a fact now, by role and first day. */
  values(factId: string): ValueRow[] {
    return (this.#isUntouched(factId) ? this.#values : this.#valuesOfAll).all({ id: factId });
  }

  /** For each status and set of qualifiers with which a fact is stated now, the newest citation; newest first. */
  variants(factId: string): CitationRow[] {
    return this.#variants.all({ id: factId }).map(citationRow);
  }
}

export function citationRow(row: StoredCitation): CitationRow {
  const qualifiers = JSON.parse(row.qualifiers) as Record<string, string>;
  const antecedents = JSON.parse(row.antecedents) as Antecedent[];
  return { ...row, isCurrent: row.isCurrent === 1, qualifiers, antecedents };
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
