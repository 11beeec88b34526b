/** @module Questions about how facts are stated: with which status when, and with which figures. */
import type { Database } from 'better-sqlite3';
import type { Status } from '../../model.js';
import { boundsOf, type Bounds } from './bounds.js';
import { NUMBER, type FactRow } from './facts.js';

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

/**
 * The view `v_values` for a fact that says the same as no other, and is shown; without the bounds, see {@link boundsOf}. By the
 * claims of the days of the newest @limit.
 */
const OWN_VALUES = `(
  SELECT c.role, c.value, c.scope, min(c.words) AS words,
    min(c.published) AS first_seen, max(c.published) AS last_seen,
    count(*) AS claims, count(DISTINCT coalesce(w.owner, c.newsroom)) AS sources
  FROM claim_values c LEFT JOIN newsrooms w ON w.host = c.newsroom
  WHERE c.fact_number = ${NUMBER} AND c.current = 1 AND c.status <> 'denied'
    AND coalesce(c.published, '') >= coalesce((
      SELECT published FROM claims WHERE fact_number = ${NUMBER} AND current = 1 AND qualifiers <> '{}'
      ORDER BY published DESC LIMIT 1 OFFSET @limit - 1), '')
  GROUP BY c.role, c.value, c.scope)`;

/** Qualifiers that say how much. Two dates or roles of a fact may both hold; two of these hardly can. */
export const MEASURES = ['amount', 'grade', 'share'] as const;

export class SupportRows {
  readonly #statuses;
  readonly #values;
  readonly #valuesOfAll;
  readonly #denied;
  readonly #deniedOfAll;

  constructor(db: Database) {
    this.#statuses = db.prepare<[string], StatusRow>(
      `SELECT status, first_seen AS firstSeen, last_seen AS lastSeen, claims, sources FROM v_statuses
       WHERE fact_id = ? ORDER BY first_seen, status`,
    );
    const [ofOne, ofAll] = [OWN_VALUES, '(SELECT * FROM v_values WHERE fact_id = @id)'].map((values) =>
      db.prepare<{ id: string; limit: number }, Omit<ValueRow, keyof Bounds>>(
        `SELECT role, value, words, scope, first_seen AS firstSeen, last_seen AS lastSeen, claims, sources
         FROM ${values} ORDER BY role, first_seen, value, scope`,
      ),
    );
    const [denied, deniedOfAll] = [`= ${NUMBER}`, 'IN (SELECT same_number FROM same_facts WHERE fact_id = @id)'].map(
      (facts) =>
        db.prepare<{ id: string }, number>(
          `SELECT 1 FROM claims INDEXED BY claims_denials
           WHERE fact_number ${facts} AND current = 1 AND status = 'denied' LIMIT 1`,
        ),
    );
    this.#denied = denied;
    this.#deniedOfAll = deniedOfAll;
    this.#values = ofOne;
    this.#valuesOfAll = ofAll;
  }

  /** Whether an article says, as it stands now, that a fact does not hold. */
  isDenied({ id, byDecision }: Pick<FactRow, 'id' | 'byDecision'>): boolean {
    return (byDecision ? this.#deniedOfAll : this.#denied).get({ id }) !== undefined;
  }

  /** The statuses with which a fact is stated now, by their first day: planned in March, asserted in June. */
  statuses(factId: string): StatusRow[] {
    return this.#statuses.all(factId);
  }

  /**
   * The values that are given for a fact now, by role and first day.
   *
   * @param limit by how many claims at least, the newest; of a fact that says the same as others, by all
   */
  values({ id, byDecision }: Pick<FactRow, 'id' | 'byDecision'>, limit: number): ValueRow[] {
    const given = (byDecision ? this.#valuesOfAll : this.#values).all({ id, limit });
    return given.map(({ role, value, words, ...rest }) => ({ role, value, words, ...boundsOf(value), ...rest }));
  }
}
